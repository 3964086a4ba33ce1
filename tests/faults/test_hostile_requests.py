"""Thousands of hostile requests over real HTTP to the real bot; then an honest person writes."""

import asyncio
import io
import json
import random
from collections import Counter
from collections.abc import Callable

from tests.faults.webhook_bot import TARGET, webhook_bot
from tests.kit.hostile_requests import hostile_requests
from tests.kit.odd_texts import CANARY
from tests.kit.raw_requests import CUT_OFF, Sender

SHORT, LONG = 5_000, 20_000
AT_ONCE = 16
PATIENCE = 20.0

RecordProperty = Callable[[str, object], None]


async def test_no_request_breaks_anything_or_reaches_a_log(
    stream: io.StringIO, *, long: bool, record_property: RecordProperty
) -> None:
    async with webhook_bot() as bot:
        answers = await sent(bot.port, LONG if long else SHORT)
        answer = await bot.answer_to("/hotline", seconds=PATIENCE)
    record_property("met", ", ".join(f"{status}: {count}" for status, count in sorted(answers.items())))
    assert set(answers) - {CUT_OFF} == {200, 400, 401, 404, 405, 413, 431}
    assert "+44 808 157 0123" in answer
    entries = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert {entry["level"] for entry in entries} <= {"info", "debug"}
    assert CANARY not in stream.getvalue()


async def sent(port: int, count: int) -> Counter[int]:
    """How often each status came back."""
    answers, waiting = Counter[int](), hostile_requests(random.Random(7), count, TARGET)  # noqa: S311 - the same in each run

    async def send_in_turn() -> None:
        sender = Sender(port)
        for request in waiting:
            answers[await sender.send(request)] += 1
        sender.close()

    await asyncio.gather(*(send_in_turn() for _ in range(AT_ONCE)))
    assert answers.total() == count
    return answers
