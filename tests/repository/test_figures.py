"""Figures and metrics in the docs are those of the code."""

import re
from collections.abc import Callable

import pytest

from benchmarks import memory, steady_load
from benchmarks.driver import CONCURRENCY
from benchmarks.targets import TARGETS
from bot.check import topics
from bot.guide.yaml_field import MAX_ID
from bot.messenger.delivery import delivery, message_cache
from bot.messenger.handlers import update_handler
from bot.messenger.transport import flood_guard, retries, telegram_clock, update_context, update_queue, webhook
from bot.operations import health, web_connection
from bot.operations.metrics import Metrics, exposition
from bot.screens import inline
from bot.screens.telegram_limits import MAX_WEBHOOK_CONNECTIONS
from bot.store import memory as memory_store
from bot.store import redis_breaker, store
from tests.repository import tracked

README, CONTRIBUTING = "README.md", "CONTRIBUTING.md"
TRAVELS, SCALING, PERFORMANCE = (f"docs/{name}.md" for name in ("how-an-update-travels", "scaling", "performance"))

HOUR, DAY = 3600, 24 * 3600

Say = Callable[[str, object], None]

SAID = [
    (README, f"the language that a chat chose: {store.LANGUAGE_SECONDS // DAY} days"),
    (README, f"may delete: {store.MESSAGES_SECONDS // HOUR} hours"),
    (README, f"by which update: {store.UPDATES_SECONDS // HOUR} hours"),
    (README, f"for {store.CLAIM_SECONDS} seconds at a time"),
    (README, f"or 503 after {webhook.HOLD_SECONDS:.0f} seconds"),
    (CONTRIBUTING, f"at most {MAX_ID} letters"),
    (CONTRIBUTING, f"pages of at most {topics.PAGE_WORDS} words"),
    (CONTRIBUTING, f"{topics.ASKS} or more `asks`"),
    (TRAVELS, f"After {webhook.HOLD_SECONDS:.0f} seconds it gives 503"),
    (TRAVELS, f"answered at once ({update_queue.MAX_AT_ONCE})"),
    (TRAVELS, f"may take ({update_context.UPDATE_SECONDS:.0f} seconds)"),
    (TRAVELS, f"more than {flood_guard.BURST} updates in {flood_guard.WINDOW_SECONDS:.0f} seconds"),
    (TRAVELS, f"keeps the last {message_cache.MAX_MESSAGES}"),
    (TRAVELS, f"begun more than {update_handler.MAX_ATTEMPTS} times"),
    (TRAVELS, f"older than {update_queue.LATE_SECONDS // 60:.0f} minutes"),
    (
        TRAVELS,
        f"given up after {redis_breaker.CALL_SECONDS * 1000:.0f} ms; after {redis_breaker.FAILURE_THRESHOLD} in a row",
    ),
    (TRAVELS, f"| The language that a chat chose | {store.LANGUAGE_SECONDS // DAY} days |"),
    (TRAVELS, f"at most {store.MAX_MESSAGES_IN_CHAT} a chat | {store.MESSAGES_SECONDS // HOUR} hours |"),
    (TRAVELS, f"by which update | {store.UPDATES_SECONDS // HOUR} hours |"),
    (TRAVELS, f"whether answered | {store.UPDATES_SECONDS // HOUR} hours |"),
    (TRAVELS, f"or 'polling' | {store.CLAIM_SECONDS} seconds"),
    (TRAVELS, f"at most {inline.MAX_CARDS} cards"),
    (TRAVELS, f"same person for {delivery.INLINE_CACHE_SECONDS} seconds"),
    (TRAVELS, f"more than {telegram_clock.TOLERANCE:.0f} seconds off"),
    (TRAVELS, f"when {retries.CHATS_FOR_GLOBAL_WAIT} chats wait at once"),
    (SCALING, f"{message_cache.MAX_MESSAGES} finished messages"),
    (SCALING, f"{memory_store.MAX_BYTES // 1_000_000} MB for chats"),
    (SCALING, f"{memory_store.MAX_UPDATES:,} updates in the memory store"),
    (SCALING, f"{flood_guard.MAX_CHATS:,} chats in the flood guard"),
    (SCALING, f"{update_queue.MAX_QUEUED:,} updates in the queue"),
    (SCALING, f"over {update_queue.MAX_QUEUED:,} updates wait"),
    (SCALING, f"at most {memory.MAX_MEGABYTES} MB, with twelve languages, after {memory.UPDATES:,} updates"),
    (SCALING, f"claims an update for {store.CLAIM_SECONDS} seconds"),
    (SCALING, f"idle connections after {web_connection.IDLE_SECONDS:.0f} seconds"),
    (SCALING, f"at most {MAX_WEBHOOK_CONNECTIONS} connections"),
    (SCALING, f"at most every {health.CACHE_SECONDS:.0f} seconds"),
    (PERFORMANCE, f"keeps {CONCURRENCY} updates in flight"),
    (
        PERFORMANCE,
        f"| CPU at {steady_load.RATE} updates a second | at most {steady_load.MAX_CPU_SHARE:.0%} of a core |",
    ),
    (PERFORMANCE, f"| memory in {memory.UPDATES:,} updates | at most {memory.MAX_MEGABYTES} MB |"),
    (PERFORMANCE, f"| memory that their second half adds | at most {memory.MAX_GROWTH:.0%} |"),
]
"""Sentences of the docs with a figure of the code in them."""


def test_the_docs_show_every_target_of_the_benchmark() -> None:
    limits = {target: f"at {'most' if target.is_upper else 'least'} {target.limit:g} times" for target in TARGETS}
    rows = [f"| {target.what}, beside {target.peer.name} | {limit} |" for target, limit in limits.items()]
    assert len(rows) > 5
    assert [row for row in rows if row not in text(PERFORMANCE)] == []


def text(doc: str) -> str:
    return " ".join((tracked.ROOT / doc).read_text(encoding="utf-8").split())


@pytest.mark.parametrize(("doc", "sentence"), SAID)
def test_a_figure_in_the_docs_is_that_of_the_code(doc: str, sentence: str) -> None:
    assert sentence in text(doc)


def test_the_docs_say_of_each_metric_what_it_tells_and_name_no_other(record_property: Say) -> None:
    metrics = Metrics()
    metrics.clock_offset.set(0.0)
    metrics.store_up = lambda: True
    shown = set(re.findall(r"^# HELP (\w+) ", exposition(metrics).decode(), re.MULTILINE))
    explained = set(
        re.findall(r"^\| `(magnolia_\w+)` \|", (tracked.ROOT / SCALING).read_text(encoding="utf-8"), re.MULTILINE)
    )
    record_property("met", f"{len(shown)} metrics")
    assert explained == shown
    named = {name for path in tracked.files("*.md") for name in re.findall(r"magnolia_\w+_\w+", path.read_text())}
    assert named - shown == set()


async def test_the_docs_explain_what_readyz_says() -> None:
    readiness = health.Readiness(no_info, lambda: True)
    explained = re.findall(r"`(\w+)`", text(SCALING).partition("| In `/readyz` |")[2].partition("`/metrics`")[0])
    assert {name for name in await readiness.state() if name != "ready"} <= set(explained)


async def no_info() -> None:
    """Telegram is out of reach."""
