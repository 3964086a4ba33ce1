"""The person's side over HTTP, for the page and the tests: JSON in and out, errors as {"error": ...}."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiohttp import web

from bot.simulator.chat import CHAT_TYPES, Chat, chat_id
from bot.simulator.person import InvalidAction, Person
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json

_PAGE = Path(__file__).parent / "page"
_EVENT_STREAM = {"Content-Type": "text/event-stream", "Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
_KEEP_ALIVE_SECONDS = 15  # between comments in an event stream, which show that the page is gone


class PersonRoutes:
    """The page, and everything under /person/<user id>: its chat's state, its events, and the person's actions."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def routes(self) -> list[web.RouteDef]:
        person = r"/person/{user_id:[1-9][0-9]{0,14}}"
        return [
            web.get("/", _asset),
            web.get(r"/page/{file:[\w-][\w.-]*}", _asset),
            web.get(person + "/state", self._state),
            web.get(person + "/events", self._events),
            web.get(person + "/open", self._open),
            web.post(person + "/{action}", self._act),
        ]

    async def _state(self, request: web.Request) -> web.Response:
        chat = self._person(request, request.query).chat
        language = request.query.get("language_code", chat.person.get("language_code", ""))
        state = {
            "bot": self._telegram.profile.for_page(language[:2], private=chat.private),
            "chat": chat.json(),
            "messages": [message.for_page() for message in chat.visible()],
            "methods_unknown": self._telegram.unknown_methods,
            "blocked": chat.blocked,
        }
        return web.json_response(state)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        return await _event_stream(request, self._person(request, request.query).chat)

    async def _open(self, request: web.Request) -> web.Response:
        """The payload of a link to this bot."""
        parts = urlsplit(request.query.get("url", ""))
        name = parse_qs(parts.query).get("domain", [""])[0] if parts.scheme == "tg" else parts.path.strip("/")
        telegram = parts.scheme == "tg" or parts.hostname in ("t.me", "telegram.me", "telegram.dog")
        if not telegram or name.lower() != self._telegram.profile.username.lower():
            return _error("not a link to this bot")
        return web.json_response({"payload": parse_qs(parts.query).get("start", [""])[0]})

    async def _act(self, request: web.Request) -> web.Response:
        action = _ACTIONS.get(request.match_info["action"])
        if action is None:
            return _error("there is no such action", status=404)
        try:
            body = await _json_body(request)
            return web.json_response(action(self._person(request, body).change_profile(body), body))
        except InvalidAction as error:
            return _error(str(error))

    def _person(self, request: web.Request, options: Any) -> Person:
        """The person of the path, in the chat that the options name, else in the chat of the message they name."""
        user_id = int(request.match_info["user_id"])
        chat_type = options.get("chat_type")
        if chat_type not in CHAT_TYPES:
            message_id = options.get("message_id")
            chat_type = self._chat_type_of(user_id, message_id) if isinstance(message_id, int) else "private"
        thread_id = options.get("message_thread_id")
        anonymous = options.get("anonymous") is True
        return Person(self._telegram, user_id, chat_type, thread_id if isinstance(thread_id, int) else None, anonymous)

    def _chat_type_of(self, user_id: int, message_id: int) -> str:
        """The type of the person's chat in which the message is; "private" where it is in none."""
        for chat_type in CHAT_TYPES:
            chat = self._telegram.chats.get(chat_id(user_id, chat_type))
            if chat is not None and message_id in chat.messages:
                return chat_type
        return "private"


async def _event_stream(request: web.Request, chat: Chat) -> web.StreamResponse:
    """Server-sent events: everything that happens in the chat, until the page goes away or the server stops."""
    response = web.StreamResponse(headers=_EVENT_STREAM)
    watcher: asyncio.Queue[Json | None] = asyncio.Queue()
    chat.watchers.add(watcher)
    try:
        await response.prepare(request)
        await response.write(b": open\n\n")
        await _write_events(response, watcher)
    except ConnectionError:
        return response
    finally:
        chat.watchers.discard(watcher)
    return response


async def _write_events(response: web.StreamResponse, watcher: asyncio.Queue[Json | None]) -> None:
    while True:
        try:
            event = await asyncio.wait_for(watcher.get(), _KEEP_ALIVE_SECONDS)
        except TimeoutError:
            await response.write(b": keep-alive\n\n")
            continue
        if event is None:
            return
        await response.write(f"data: {json.dumps(event)}\n\n".encode())


def _press(person: Person, body: Json) -> Json:
    message_id = _number(body, "message_id")
    if "callback_data" in body:
        return person.press_with_data(message_id, _text(body, "callback_data"))
    return person.press(message_id, row=_number(body, "row"), column=_number(body, "column"))


def _text(body: Json, field: str) -> str:
    value = body.get(field)
    if not isinstance(value, str):
        raise InvalidAction(f"{field} must be a text")
    return value


def _number(body: Json, field: str) -> int:
    value = body.get(field)
    if not isinstance(value, int) or value < 0:
        raise InvalidAction(f"{field} must be a number")
    return value


def _date(body: Json) -> int | None:
    return None if body.get("date") is None else _number(body, "date")


def _delete(person: Person, body: Json) -> Json:
    ids = body.get("message_ids")
    if not isinstance(ids, list) or not all(isinstance(one, int) for one in ids):
        raise InvalidAction("message_ids must be a list of numbers")
    return {"message_ids": person.delete(ids, for_both=bool(body.get("for_both")))}


async def _json_body(request: web.Request) -> Json:
    """The JSON object of the body, {} for an empty one. Raises InvalidAction."""
    try:
        body = await request.json() if request.can_read_body else {}
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise InvalidAction("a JSON object is expected")
    return body


async def _asset(request: web.Request) -> web.StreamResponse:
    """A file of the page; the route lets through only names without a folder."""
    return web.FileResponse(_PAGE / request.match_info.get("file", "index.html"), headers={"Cache-Control": "no-cache"})


def _error(text: str, *, status: int = 400) -> web.Response:
    return web.json_response({"error": text}, status=status)


_ACTIONS: dict[str, Callable[[Person, Json], Json]] = {
    "say": lambda person, body: person.say(_text(body, "text"), date=_date(body)),
    "start": lambda person, body: person.start(str(body.get("payload") or "")),
    "press": _press,
    "update": lambda person, body: person.push_update(body),
    "attach": lambda person, body: person.attach(_text(body, "kind"), caption=str(body.get("caption") or "")),
    "receive": lambda person, body: person.receive(_text(body, "kind")),
    "edit": lambda person, body: person.edit(_number(body, "message_id"), _text(body, "text")),
    "delete": _delete,
    "block": lambda person, _: person.set_blocked(blocked=True),
    "unblock": lambda person, _: person.set_blocked(blocked=False),
    "inline": lambda person, body: person.query_inline(_text(body, "query"), offset=str(body.get("offset") or "")),
    "choose": lambda person, body: person.choose(_text(body, "query_id"), _text(body, "result_id")),
}
