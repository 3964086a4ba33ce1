"""What Telegram and strangers get for a request; real HTTP."""

import asyncio
import io
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
import pytest

from bot.messenger.transport.incoming import IncomingUpdate
from bot.messenger.transport.startup import StartError
from bot.messenger.transport.update_context import WebhookReply
from bot.messenger.transport.webhook import MAX_BODY, SECRET_HEADER, Endpoint, Webhook
from tests.messenger.fakes import ScriptedRequest, scripted_bot
from tests.messenger.transport.telegram_queue import text_update

Confirmed = asyncio.Future[WebhookReply | None]

SECRET = "a-secret-of-the-tests"
URL = "https://bot.example/hook/one"
PATH = "/hook/one"
KINDS = ("message", "callback_query", "inline_query")


@dataclass
class Queue:
    """An update queue whose updates are done when the test says so, or at once."""

    at_once: bool = True
    full: bool = False
    confirmed: dict[int, Confirmed] = field(default_factory=dict)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, incoming: IncomingUpdate, *, can_reply_in_response: bool = False) -> Confirmed | None:
        assert can_reply_in_response
        if self.full:
            return None
        future = self.confirmed.setdefault(incoming.update_id, asyncio.get_running_loop().create_future())
        if self.at_once and not future.done():
            future.set_result(None)
        self.came.set()
        return future


@dataclass
class Sender:
    """A webhook at work, and whoever sends to it. `body` and `retry_after` are of the last response."""

    webhook: Webhook
    queue: Queue
    http: aiohttp.ClientSession
    retry_after: str | None = None
    body: bytes = b""

    async def sends(
        self, body: bytes, *, method: str = "POST", path: str = PATH, secret: str = SECRET, **headers: str
    ) -> int:
        """The status that comes back."""
        url = f"http://127.0.0.1:{self.webhook.port}{path}"
        headers |= {SECRET_HEADER: secret}
        async with self.http.request(method, url, data=io.BytesIO(body), headers=headers) as response:
            self.retry_after = response.headers.get("Retry-After")
            self.body = await response.read()
            return response.status


@asynccontextmanager
async def listening(
    queue: Queue | None = None, *, hold: float = 20.0, host: str = "127.0.0.1", url: str = URL
) -> AsyncIterator[Sender]:
    queue, endpoint = queue or Queue(), Endpoint(url, SECRET, host, 0)
    webhook = Webhook(await scripted_bot(ScriptedRequest()), queue, endpoint, allowed_updates=KINDS, hold=hold)
    await webhook.start()
    try:
        async with aiohttp.ClientSession() as http:
            yield Sender(webhook, queue, http)
    finally:
        await webhook.close()
        await webhook.finish()


def update(number: int = 1) -> bytes:
    return json.dumps(text_update(number)).encode()


async def test_an_update_is_confirmed_only_after_its_answer() -> None:
    async with listening(Queue(at_once=False)) as sender:
        sending = asyncio.create_task(sender.sends(update(7)))
        await sender.queue.came.wait()
        assert not sending.done()
        sender.queue.confirmed[7].set_result(None)
        assert (await sending, sender.body) == (200, b"")


async def test_a_call_goes_to_telegram_with_the_response() -> None:
    async with listening(Queue(at_once=False)) as sender:
        sending = asyncio.create_task(sender.sends(update(7)))
        await sender.queue.came.wait()
        sender.queue.confirmed[7].set_result({"method": "answerCallbackQuery"})
        assert (await sending, json.loads(sender.body)) == (200, {"method": "answerCallbackQuery"})


async def test_what_takes_long_is_asked_for_again_and_goes_on() -> None:
    async with listening(Queue(at_once=False), hold=0.01) as sender:
        assert (await sender.sends(update(7)), sender.retry_after) == (503, "2")
        assert not sender.queue.confirmed[7].cancelled()
        sender.queue.confirmed[7].set_result(None)
        assert await sender.sends(update(7)) == 200


async def test_what_another_process_answers_is_asked_for_again() -> None:
    async with listening(Queue(at_once=False)) as sender:
        sending = asyncio.create_task(sender.sends(update(7)))
        await sender.queue.came.wait()
        sender.queue.confirmed[7].cancel()
        assert await sending == 503


async def test_what_there_is_no_room_for_is_asked_for_again() -> None:
    async with listening(Queue(full=True)) as sender:
        assert (await sender.sends(update()), sender.retry_after) == (503, "2")


async def test_a_client_that_goes_away_ends_no_answer() -> None:
    async with listening(Queue(at_once=False)) as sender:
        sending = asyncio.create_task(sender.sends(update(7)))
        await sender.queue.came.wait()
        sending.cancel()
        await asyncio.wait([sending])
        assert await sender.sends(b"{}") == 400
        assert not sender.queue.confirmed[7].cancelled()
        sender.queue.confirmed[7].set_result(None)


async def test_an_update_of_nobody_is_confirmed() -> None:
    async with listening() as sender:
        assert await sender.sends(b'{"update_id": 5, "my_chat_member": {}}') == 200


def _has_ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


STRANGERS: dict[str, tuple[dict[str, str], int]] = {
    "a wrong secret": ({"secret": SECRET + "x"}, 401),
    "no secret": ({"secret": ""}, 401),
    "a secret in foreign letters": ({"secret": "señal\udcff"}, 401),
    "a wrong path": ({"path": "/"}, 404),
    "a path that goes on": ({"path": PATH + "/more"}, 404),
    "a wrong method": ({"method": "GET"}, 405),
}


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("expects", [(), ("Expect: 100-continue",)])
async def test_strangers_are_refused_before_their_body_is_read(stranger: str, expects: tuple[str, ...]) -> None:
    how, status = STRANGERS[stranger]
    lines = [
        f"{how.get('method', 'POST')} {how.get('path', PATH)} HTTP/1.1",
        *("Host: x", "Content-Length: 1000", f"{SECRET_HEADER}: {how.get('secret', SECRET)}", *expects),
    ]
    async with listening() as sender:
        assert f" {status} " in await first_line(sender.webhook.port, lines)
    assert sender.queue.confirmed == {}


async def first_line(port: int, lines: list[str], body: bytes = b"") -> str:
    """The beginning of the response to a request that is sent as it is."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write("\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape") + body)
    async with asyncio.timeout(5):
        line = await reader.readline()
    writer.close()
    return line.decode()


async def test_an_update_may_come_in_any_form_that_http_allows() -> None:
    body = update(7)
    head = [f"POST {PATH} HTTP/1.1", "Host: x", f"{SECRET_HEADER}: {SECRET}"]
    async with listening() as sender:
        port = sender.webhook.port
        in_chunks = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
        assert " 200 " in await first_line(port, [*head, "Transfer-Encoding: chunked"], in_chunks)
        with_query = [f"POST {PATH}?a=b HTTP/1.1", *head[1:], f"Content-Length: {len(body)}"]
        assert " 200 " in await first_line(port, with_query, body)


async def test_an_offer_of_http_2_is_answered_by_http_1() -> None:
    """As some proxies send it with every request."""
    body = update(7)
    lines = [
        *(f"POST {PATH} HTTP/1.1", "Host: x", f"{SECRET_HEADER}: {SECRET}", f"Content-Length: {len(body)}"),
        *("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__"),
    ]
    async with listening() as sender:
        assert await first_line(sender.webhook.port, lines, body) == "HTTP/1.1 200 OK\r\n"
    assert set(sender.queue.confirmed) == {7}


@pytest.mark.skipif(not _has_ipv6(), reason="this machine has no IPv6")
async def test_every_address_means_ipv4_and_ipv6() -> None:
    async with listening(host="::") as sender:
        for number, address in enumerate(("127.0.0.1", "[::1]")):
            url = f"http://{address}:{sender.webhook.port}{PATH}"
            async with sender.http.post(url, data=update(number), headers={SECRET_HEADER: SECRET}) as response:
                assert response.status == 200
    assert set(sender.queue.confirmed) == {0, 1}


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
    async with listening() as sender:
        assert await sender.sends(body) == status


async def test_a_body_that_does_not_tell_its_length_may_not_be_longer_either() -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b" " * 65536

    async with listening() as sender:
        url = f"http://127.0.0.1:{sender.webhook.port}{PATH}"
        async with sender.http.post(url, data=endless(), headers={SECRET_HEADER: SECRET}) as response:
            assert response.status == 413


async def test_at_the_end_nothing_more_is_taken_and_what_waits_is_answered() -> None:
    async with listening(Queue(at_once=False)) as sender:
        sending = asyncio.create_task(sender.sends(update(7)))
        await sender.queue.came.wait()
        await sender.webhook.close()
        with pytest.raises(aiohttp.ClientError):
            await sender.sends(update(8))
        sender.queue.confirmed[7].set_result(None)
        assert await sending == 200
    assert set(sender.queue.confirmed) == {7}


async def test_a_port_in_use_is_one_sentence() -> None:
    async with listening() as sender:
        endpoint = Endpoint(URL, SECRET, "127.0.0.1", sender.webhook.port)
        second = Webhook(await scripted_bot(ScriptedRequest()), Queue(), endpoint, allowed_updates=KINDS)
        with pytest.raises(
            StartError, match=r"PORT: cannot listen on 127\.0\.0\.1, port [0-9]+ \(Address already in use\)"
        ):
            await second.start()


async def test_a_host_that_nobody_knows_is_one_sentence() -> None:
    with pytest.raises(StartError, match=r"HOST, PORT: cannot listen on no-such-host\.invalid"):
        async with listening(host="no-such-host.invalid"):
            raise AssertionError


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://b.example", "/"),
        (URL, PATH),
        (f"{URL}?a=b", PATH),
        ("http://b.example/é", "/%C3%A9"),
        ("http://b.example/%C3%A9", "/%C3%A9"),
    ],
)
def test_the_path_is_that_of_the_address_as_telegram_asks_for_it(url: str, path: str) -> None:
    assert Endpoint(url, SECRET, "127.0.0.1", 0).path == path


async def test_a_path_may_have_any_letters() -> None:
    async with listening(url="https://bot.example/señal") as sender:
        assert await sender.sends(update(), path="/se%C3%B1al") == 200
