"""Hostile updates straight into the messenger: none breaks anything, reaches a log or stays unanswered."""

import asyncio
import io
import itertools
import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.faults.offline_messenger import OfflineMessenger, offline_messenger
from tests.kit.odd_texts import CANARY
from tests.kit.odd_updates import corrupted_updates, odd_update

SHORT, LONG = 2_000, 70_000
SHORT_EXAMPLES, LONG_EXAMPLES = 200, 6_000
HONEST = 900_000_001

RecordProperty = Callable[[str, object], None]


def test_every_update_of_a_person_is_answered_and_leaves_no_trace(
    stream: io.StringIO, capfd: pytest.CaptureFixture[str], *, long: bool, record_property: RecordProperty
) -> None:
    with asyncio.Runner() as runner:
        messenger = runner.run(offline_messenger())
        spoilt = list(corrupted_updates(1))
        chance, count = random.Random(11), LONG if long else SHORT  # noqa: S311 - the same in each run
        odd = (odd_update(chance, number) for number in itertools.count(len(spoilt) + 1))
        silent = runner.run(messenger.takes(itertools.chain(spoilt, itertools.islice(odd, count))))
        silent += runner.run(messenger.takes([_honest()]))
        record_property("met", f"{len(spoilt)} spoilt and {count} odd updates, {messenger.answered} answered")
        assert silent == []
        assert _unwanted(messenger, stream, capfd) == []


TEXTS = st.text(st.characters(exclude_categories=()), max_size=40) | st.just(CANARY)
NAMES = st.sampled_from(["id", "type", "chat", "from", "text", "date", "data", "message", "message_id", "update_id"])
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | TEXTS, inner, max_size=4),
    max_leaves=10,
)
MESSAGES = st.fixed_dictionaries(
    {},
    optional={
        "message_id": JSON, "date": JSON, "from": JSON, "text": TEXTS | JSON, "caption": JSON, "photo": JSON,
        "media_group_id": JSON, "entities": JSON, "pinned_message": JSON, "poll": JSON, "voice": JSON,
    },
)  # fmt: skip
PRESSES = st.fixed_dictionaries({}, optional={"id": TEXTS | JSON, "from": JSON, "message": JSON, "data": TEXTS | JSON})
INLINE_QUERIES = st.fixed_dictionaries(
    {}, optional={"id": TEXTS | JSON, "from": JSON, "query": TEXTS | JSON, "offset": TEXTS | JSON}
)
UPDATES = st.one_of(
    JSON,
    st.fixed_dictionaries({"message": MESSAGES}),
    st.fixed_dictionaries({"callback_query": PRESSES}),
    st.fixed_dictionaries({"inline_query": INLINE_QUERIES}),
    st.dictionaries(TEXTS | NAMES, JSON, max_size=3),
)


def test_any_json_at_all_breaks_nothing(
    stream: io.StringIO, capfd: pytest.CaptureFixture[str], *, long: bool, record_property: RecordProperty
) -> None:
    numbers = itertools.count(1)
    with asyncio.Runner() as runner:
        messenger = runner.run(offline_messenger())

        @settings(
            max_examples=LONG_EXAMPLES if long else SHORT_EXAMPLES,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        )
        @given(st.lists(UPDATES, min_size=4, max_size=4))
        def breaks_nothing(updates: list[Any]) -> None:
            assert runner.run(messenger.takes(_numbered(update, next(numbers)) for update in updates)) == []

        breaks_nothing()
        record_property("met", f"{next(numbers) - 1} updates, {messenger.answered} answered")
        assert runner.run(messenger.takes([_honest()])) == []
        assert _unwanted(messenger, stream, capfd) == []


def _numbered(update: Any, number: int) -> Any:
    """A number for the update and, where it has a message or a press, the same for its chat and person."""
    if not isinstance(update, dict):
        return update
    place = {"chat": {"id": number, "type": "private"}}
    message = update.get("message")
    press = update.get("callback_query")
    with_message = {"message": message | place} if isinstance(message, dict) else {}
    with_press = {"callback_query": press | {"from": {"id": number}}} if isinstance(press, dict) else {}
    return {**update, **with_message, **with_press, "update_id": number}


def _honest() -> dict[str, Any]:
    chat = {"id": HONEST, "type": "private"}
    return {"update_id": HONEST, "message": {"message_id": 1, "date": 4_000_000_000, "chat": chat, "text": "/hotline"}}


def _unwanted(messenger: OfflineMessenger, stream: io.StringIO, capfd: pytest.CaptureFixture[str]) -> list[object]:
    """Faults, unhandled errors, answers and log lines that quote what was sent, and anything above DEBUG in the log."""
    logged = stream.getvalue()
    return [
        *messenger.faults().items(),
        *messenger.troubles,
        *messenger.telegram.quoting,
        *(line for line in logged.splitlines() if json.loads(line)["level"] != "debug" or CANARY in line),
        *capfd.readouterr().err.splitlines(),
    ]
