"""What is known of Telegram and the store, asked for no more often than needed."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.operations.readiness import KEPT, Readiness

INFO = {"pending_update_count": 3, "last_error_message": "Read timeout expired", "last_error_date": 1_800_000_000}


@dataclass
class Around:
    """Telegram and a clock, as the test sets them."""

    info: Mapping[str, object] | None
    asked: int = 0
    now: float = 100.0
    store_up: bool = True

    async def webhook_info(self) -> Mapping[str, object] | None:
        self.asked += 1
        return self.info

    def readiness(self) -> Readiness:
        return Readiness(self.webhook_info, lambda: self.store_up, clock=lambda: self.now)


async def test_it_tells_what_telegram_still_holds_and_its_last_complaint() -> None:
    assert await Around(INFO).readiness().state() == {
        "ready": True,
        "pending_updates": 3,
        "last_error": "Read timeout expired",
        "last_error_at": 1_800_000_000,
        "store": "up",
    }


async def test_without_telegram_it_is_not_ready() -> None:
    assert (await Around(None).readiness().state())["ready"] is False


async def test_without_memory_it_is_ready_and_says_so() -> None:
    state = await Around(INFO, store_up=False).readiness().state()
    assert state["ready"] is True and state["store"] == "down"


async def test_telegram_is_asked_once_in_a_while_however_many_ask() -> None:
    around = Around(INFO)
    readiness = around.readiness()
    for _ in range(10):
        await readiness.state()
    around.now += KEPT
    await readiness.state()
    assert around.asked == 2
