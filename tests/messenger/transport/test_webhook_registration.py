"""Giving Telegram the webhook's address until it takes it, or never will."""

import asyncio
import itertools
from typing import Any

import pytest

from bot.messenger.transport.source import LONGEST_DELAY
from bot.messenger.transport.startup import StartError
from bot.messenger.transport.webhook import PERMANENT_REFUSALS, Endpoint, Webhook
from tests.kit import fast_forward
from tests.messenger.fakes import Outcome, Refused, ScriptedRequest, scripted_bot, unreachable

URL, SECRET = "https://bot.example/hook", "a-secret-of-the-tests"
KINDS = ("message", "callback_query", "inline_query")
UNRESOLVED = Refused(400, "Bad Request: bad webhook: Failed to resolve host: Temporary failure in name resolution")

PERMANENT = (
    "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
    "Bad Request: bad webhook: IP address 192.168.0.1 is reserved",
    "Bad Request: bad webhook: URL host is empty",
    "Bad Request: invalid webhook URL specified",
    "Bad Request: secret token contains unallowed characters",
    "Bad Request: wrong HTTP URL specified",
)
"""As Telegram words them."""


class Registration(ScriptedRequest):
    """Answers `setWebhook` by script, and notes when it was asked."""

    def __init__(self, *outcomes: Outcome) -> None:
        super().__init__(script={"setWebhook": [*outcomes]})
        self.moments: list[float] = []

    async def do_request(self, url: str, *arguments: Any, **more: Any) -> tuple[int, bytes]:
        if url.endswith("/setWebhook"):
            self.moments.append(asyncio.get_running_loop().time())
        return await super().do_request(url, *arguments, **more)


def register(*outcomes: Outcome, seconds: float = 600) -> Registration:
    """Give Telegram the address for so long, in no time. Raises what the webhook raises."""

    async def main() -> Registration:
        request = Registration(*outcomes)
        bot = await scripted_bot(request)
        task = asyncio.create_task(
            Webhook(bot, _no_queue(), Endpoint(URL, SECRET, "127.0.0.1", 0), allowed_updates=KINDS).run()
        )
        done, _ = await asyncio.wait([task], timeout=seconds)
        for each in done:
            each.result()
        task.cancel()
        await asyncio.wait([task])
        return request

    return fast_forward.run(main())


def _no_queue() -> Any:
    """Nothing is queued before Telegram knows the address."""
    return None


def test_telegram_is_told_the_address_and_keeps_what_waits() -> None:
    assert register().sent("setWebhook") == [
        {
            "url": URL,
            "secret_token": SECRET,
            "max_connections": 100,
            "allowed_updates": list(KINDS),
            "drop_pending_updates": False,
        }
    ]


@pytest.mark.parametrize("refusal", [UNRESOLVED, unreachable(), Refused(502, "Bad Gateway"), Refused(403, "Forbidden")])
def test_the_address_is_told_again_with_growing_delays_until_telegram_takes_it(refusal: Outcome) -> None:
    moments = register(*[refusal] * 12).moments
    pauses = [after - before for before, after in itertools.pairwise(moments)]
    long = [pause for pause in pauses if pause > 0.3]
    assert len(moments) == 13
    assert long[0] < 2 and 5 < max(long) <= 1.5 * LONGEST_DELAY + 1
    assert max(long[:2]) < min(long[-2:])


def test_what_keeps_telegram_from_taking_the_address_is_logged(log: list[dict[str, Any]]) -> None:
    register(UNRESOLVED)
    assert [(entry["log_level"], entry["event"]) for entry in log] == [
        ("warning", "webhook not set yet; trying again"),
        ("info", "webhook set"),
    ]
    assert "failed to resolve host" in log[0]["reason"].lower()


def test_the_address_is_told_again_after_as_long_a_wait_as_telegram_asks_for() -> None:
    first, second = register(Refused(429, "Too Many Requests", 100)).moments
    assert second - first == pytest.approx(100, abs=1)


@pytest.mark.parametrize("description", PERMANENT)
def test_an_address_that_telegram_will_never_take_ends_the_program_with_one_sentence(description: str) -> None:
    with pytest.raises(StartError, match=r"^WEBHOOK_URL: Telegram does not take it \(.+\)$") as caught:
        register(Refused(400, description))
    assert "\n" not in str(caught.value)


def test_every_permanent_refusal_is_one_that_telegram_gives() -> None:
    assert [text for text in PERMANENT_REFUSALS if not any(text in said.lower() for said in PERMANENT)] == []
