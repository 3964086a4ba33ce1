"""What Telegram and strangers get for a request; real HTTP."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest

from bot.messenger.incoming import Incoming
from bot.messenger.startup import CannotStart
from bot.messenger.webhook import MAX_BODY, SECRET_HEADER, Endpoint, Webhook
from tests.messenger.fakes import ScriptedApi, refusal, unreachable

SECRET = "a-secret-of-the-tests"
URL = "https://bot.example/hook/one?a=b"
PATH = "/hook/one?a=b"


@dataclass
class Desk:
    """An inbox whose updates are done when the test says so, or at once."""

    at_once: bool = True
    full: bool = False
    futures: dict[int, asyncio.Future[bytes]] = field(default_factory=dict)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    def take(self, incoming: Incoming, *, carries: bool = False) -> asyncio.Future[bytes] | None:
        if self.full:
            return None
        future = self.futures.setdefault(incoming.update, asyncio.get_running_loop().create_future())
        if self.at_once and not future.done():
            future.set_result(b"")
        self.came.set()
        return future


@dataclass
class Hook:
    """A webhook at work, and whoever sends to it."""

    webhook: Webhook
    desk: Desk
    http: aiohttp.ClientSession

    async def sends(self, body: bytes, *, method: str = "POST", path: str = PATH, secret: str = SECRET) -> int:
        """The status that comes back."""
        url = f"http://127.0.0.1:{self.webhook.port}{path}"
        async with self.http.request(method, url, data=io.BytesIO(body), headers={SECRET_HEADER: secret}) as response:
            self.retry_after = response.headers.get("Retry-After")
            self.along = await response.read()
            return response.status

    retry_after: str | None = None
    along: bytes = b""


@asynccontextmanager
async def hooked(desk: Desk | None = None, *, hold: float = 20.0) -> AsyncIterator[Hook]:
    desk = desk or Desk()
    endpoint = Endpoint(URL, SECRET, "127.0.0.1", 0)
    webhook = Webhook(ScriptedApi(), desk, endpoint, bot="magnolia_bot", hold=hold)
    await webhook.start()
    try:
        async with aiohttp.ClientSession() as http:
            yield Hook(webhook, desk, http)
    finally:
        await webhook.close()
        await webhook.finish()


def update(number: int = 1) -> bytes:
    chat = {"id": 1, "type": "private"}
    return json.dumps({"update_id": number, "message": {"message_id": 1, "chat": chat, "text": "x"}}).encode()


async def test_an_update_is_confirmed_only_after_its_answer() -> None:
    async with hooked(Desk(at_once=False)) as hook:
        sending = asyncio.create_task(hook.sends(update(7)))
        await hook.desk.came.wait()
        assert not sending.done()
        hook.desk.futures[7].set_result(b"")
        assert await sending == 200


async def test_a_call_goes_to_telegram_with_the_answer() -> None:
    async with hooked(Desk(at_once=False)) as hook:
        sending = asyncio.create_task(hook.sends(update(7)))
        await hook.desk.came.wait()
        hook.desk.futures[7].set_result(b'{"method":"answerCallbackQuery"}')
        assert (await sending, hook.along) == (200, b'{"method":"answerCallbackQuery"}')


async def test_what_takes_long_is_asked_for_again_and_goes_on() -> None:
    async with hooked(Desk(at_once=False), hold=0.01) as hook:
        assert (await hook.sends(update(7)), hook.retry_after) == (503, "2")
        assert not hook.desk.futures[7].cancelled()
        hook.desk.futures[7].set_result(b"")
        assert await hook.sends(update(7)) == 200


async def test_what_another_process_answers_is_asked_for_again() -> None:
    async with hooked(Desk(at_once=False)) as hook:
        sending = asyncio.create_task(hook.sends(update(7)))
        await hook.desk.came.wait()
        hook.desk.futures[7].cancel()
        assert await sending == 503


async def test_what_there_is_no_room_for_is_asked_for_again() -> None:
    async with hooked(Desk(full=True)) as hook:
        assert (await hook.sends(update()), hook.retry_after) == (503, "2")


async def test_a_client_that_goes_away_ends_no_answer() -> None:
    async with hooked(Desk(at_once=False)) as hook:
        sending = asyncio.create_task(hook.sends(update(7)))
        await hook.desk.came.wait()
        sending.cancel()
        await asyncio.wait([sending])
        assert await hook.sends(b"{}") == 400
        assert not hook.desk.futures[7].cancelled()


async def test_what_needs_no_answer_is_confirmed() -> None:
    async with hooked() as hook:
        assert await hook.sends(b'{"update_id": 5, "my_chat_member": {}}') == 200


STRANGERS: dict[str, tuple[dict[str, Any], int]] = {
    "a wrong secret": ({"secret": SECRET + "x"}, 401),
    "no secret": ({"secret": ""}, 401),
    "a secret in foreign letters": ({"secret": "señal\udcff"}, 401),
    "a wrong path": ({"path": "/"}, 404),
    "a path that goes on": ({"path": PATH + "c"}, 404),
    "a wrong method": ({"method": "GET"}, 405),
}


@pytest.mark.parametrize("stranger", STRANGERS)
async def test_strangers_are_refused_before_their_body_is_read(stranger: str) -> None:
    how, status = STRANGERS[stranger]
    headers = {SECRET_HEADER: how.get("secret", SECRET)}
    async with hooked() as hook:
        reader, writer = await asyncio.open_connection("127.0.0.1", hook.webhook.port)
        lines = [f"{how.get('method', 'POST')} {how.get('path', PATH)} HTTP/1.1", "Host: x", "Content-Length: 1000"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape"))
        assert f" {status} ".encode() in await asyncio.wait_for(reader.readline(), 5)
        writer.close()
    assert hook.desk.futures == {}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[]", 400),
        (b"null", 400),
        (b'{"update_id": "1"}', 400),
        (b"[" * 500_000, 400),
        (b"1" * 10_000, 400),
        (b" " * (MAX_BODY + 1), 413),
    ],
)
async def test_what_is_no_update_is_refused(body: bytes, status: int) -> None:
    async with hooked() as hook:
        assert await hook.sends(body) == status


async def test_a_body_that_does_not_tell_its_length_may_not_be_longer_either() -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b" " * 65536

    async with hooked() as hook:
        url = f"http://127.0.0.1:{hook.webhook.port}{PATH}"
        async with hook.http.post(url, data=endless(), headers={SECRET_HEADER: SECRET}) as response:
            assert response.status == 413


async def test_at_the_end_nothing_more_is_taken_and_what_waits_is_answered() -> None:
    async with hooked(Desk(at_once=False)) as hook:
        await hook.sends(b"{}")
        sending = asyncio.create_task(hook.sends(update(7)))
        await hook.desk.came.wait()
        await hook.webhook.close()
        hook.desk.futures[7].set_result(b"")
        assert await sending == 200
        assert await hook.sends(update(8)) == 503


async def test_a_port_in_use_is_one_sentence() -> None:
    async with hooked() as hook:
        endpoint = Endpoint(URL, SECRET, "127.0.0.1", hook.webhook.port)
        with pytest.raises(
            CannotStart, match=r"PORT: cannot listen on 127\.0\.0\.1, port [0-9]+ \(Address already in use\)"
        ):
            await Webhook(ScriptedApi(), Desk(), endpoint, bot="x").start()


async def test_a_host_that_nobody_knows_is_one_sentence() -> None:
    endpoint = Endpoint(URL, SECRET, "no-such-host.invalid", 0)
    with pytest.raises(CannotStart, match=r"HOST, PORT: cannot listen on no-such-host\.invalid"):
        await Webhook(ScriptedApi(), Desk(), endpoint, bot="x").start()


@pytest.mark.parametrize(("url", "path"), [("https://b.example", "/"), (URL, PATH), ("http://b.example/é", "/%C3%A9")])
def test_the_path_is_that_of_the_address(url: str, path: str) -> None:
    assert Endpoint(url, SECRET, "127.0.0.1", 0).path == path


async def registered(api: ScriptedApi) -> None:
    """A webhook that gives its address to Telegram, until Telegram took it."""
    webhook = Webhook(api, Desk(), Endpoint(URL, SECRET, "127.0.0.1", 0), bot="magnolia_bot")
    task = asyncio.create_task(webhook.run())
    async with asyncio.timeout(20):
        while (api.script.get("setWebhook") or not api.calls) and not task.done():  # noqa: ASYNC110 - it sets no event
            await asyncio.sleep(0.01)
    if task.done():
        task.result()
    task.cancel()
    await asyncio.wait([task])


async def test_telegram_is_told_the_address_and_keeps_what_waits() -> None:
    api = ScriptedApi()
    await registered(api)
    [(method, told)] = api.calls
    assert method == "setWebhook" and told["url"] == URL and told["secret_token"] == SECRET
    assert told["drop_pending_updates"] is False and told["max_connections"] == 100
    assert told["allowed_updates"] == ["message", "callback_query"]


async def test_the_address_is_told_until_telegram_takes_it() -> None:
    api = ScriptedApi({"setWebhook": [unreachable(), refusal(429, "Too Many Requests", 0.0), True]})
    await registered(api)
    assert api.methods == ["setWebhook"] * 3


async def test_an_address_that_telegram_will_not_take_ends_the_program_with_one_sentence() -> None:
    api = ScriptedApi({"setWebhook": [refusal(400, "Bad Request: bad webhook: an HTTPS URL must be provided")]})
    with pytest.raises(CannotStart, match=r"WEBHOOK_URL.*HTTPS URL"):
        await registered(api)
