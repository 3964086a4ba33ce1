"""The person's side over HTTP: what the page and the tests call. JSON in and out, errors as {"error": ...}."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiohttp import web

from bot.simulator import events
from bot.simulator.chat import CHAT_TYPES, chat_id
from bot.simulator.person import InvalidAction, Person
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json

_PAGE = Path(__file__).parent / "page"
_NO_CACHE = {"Cache-Control": "no-cache"}


class PersonSide:
    """The routes under /person/<chat>, and the page itself."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def routes(self) -> list[web.RouteDef]:
        person = r"/person/{chat:[1-9][0-9]{0,11}}"
        return [
            web.get("/", self._index),
            web.get(r"/page/{file:[\w-][\w.-]*}", self._asset),
            web.get(person + "/state", self._state),
            web.get(person + "/events", self._events),
            web.get(person + "/open", self._open),
            web.post(person + "/update", self._update),
            web.post(person + "/{act}", self._act),
        ]

    async def _index(self, _: web.Request) -> web.StreamResponse:
        return _sent(_PAGE / "index.html")

    async def _asset(self, request: web.Request) -> web.StreamResponse:
        return _sent(_PAGE / request.match_info["file"])

    async def _state(self, request: web.Request) -> web.Response:
        chat = self._person(request, request.query).chat
        language = request.query.get("language_code", chat.person.get("language_code", ""))
        state = {
            "bot": self._telegram.profile.shown(language[:2], private=chat.private),
            "chat": chat.json(),
            "messages": [message.shown() for message in chat.visible()],
            "methods_unknown": self._telegram.unknown_methods,
            "blocked": chat.blocked,
        }
        return web.json_response(state)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        return await events.stream(request, self._person(request, request.query).chat)

    async def _open(self, request: web.Request) -> web.Response:
        """What a link to this bot means to a client."""
        parts = urlsplit(request.query.get("url", ""))
        name = parse_qs(parts.query).get("domain", [""])[0] if parts.scheme == "tg" else parts.path.strip("/")
        ours = parts.scheme == "tg" or parts.hostname in ("t.me", "telegram.me", "telegram.dog")
        if not ours or name.lower() != self._telegram.profile.username.lower():
            return _wrong("not a link to this bot")
        return web.json_response({"payload": parse_qs(parts.query).get("start", [""])[0]})

    async def _update(self, request: web.Request) -> web.Response:
        body = await _body(request)
        return (
            _wrong("a JSON object is expected")
            if body is None
            else web.json_response(self._person(request, {}).push(body))
        )

    async def _act(self, request: web.Request) -> web.Response:
        act, body = _ACTS.get(request.match_info["act"]), await _body(request)
        if act is None:
            return _wrong("there is no such act", status=404)
        if body is None:
            return _wrong("a JSON object is expected")
        try:
            return web.json_response(act(self._person(request, body).become(body), body))
        except InvalidAction as wrong:
            return _wrong(str(wrong))

    def _person(self, request: web.Request, options: Any) -> Person:
        """The person of the path, in the chat that the options name, else in the chat of the message they name."""
        number = int(request.match_info["chat"])
        chat_type = options.get("chat_type")
        if chat_type not in CHAT_TYPES:
            message = options.get("message_id")
            chat_type = self._chat_type_of(number, message) if isinstance(message, int) else "private"
        thread = options.get("message_thread_id")
        anonymous = options.get("anonymous") is True
        return Person(self._telegram, number, chat_type, thread if isinstance(thread, int) else None, anonymous)

    def _chat_type_of(self, number: int, message: int) -> str:
        """The type of the person's chat in which the message is; "private" where it is in none."""
        known = self._telegram.chats
        for chat_type in CHAT_TYPES:
            chat = known.get(chat_id(number, chat_type))
            if chat is not None and message in chat.messages:
                return chat_type
        return "private"


def _press(person: Person, body: Json) -> Json:
    number = _number(body, "message_id")
    if "callback_data" in body:
        return person.send_data(number, _text(body, "callback_data"))
    return person.press(number, row=_number(body, "row"), column=_number(body, "column"))


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


def _numbers(body: Json) -> list[int]:
    values = body.get("message_ids")
    if not isinstance(values, list) or not all(isinstance(value, int) for value in values):
        raise InvalidAction("message_ids must be a list of numbers")
    return values


async def _body(request: web.Request) -> Json | None:
    try:
        body = await request.json() if request.can_read_body else {}
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def _sent(path: Path) -> web.StreamResponse:
    if re.fullmatch(r"\.+", path.name) or not path.is_file():
        return _wrong("there is no such file", status=404)
    return web.FileResponse(path, headers=_NO_CACHE)


def _wrong(text: str, *, status: int = 400) -> web.Response:
    return web.json_response({"error": text}, status=status)


_ACTS: dict[str, Callable[[Person, Json], Json]] = {
    "say": lambda person, body: person.say(_text(body, "text"), date=_date(body)),
    "start": lambda person, body: person.start(str(body.get("payload") or "")),
    "press": _press,
    "attach": lambda person, body: person.attach(_text(body, "kind"), caption=str(body.get("caption") or "")),
    "receive": lambda person, body: person.receive(_text(body, "kind")),
    "edit": lambda person, body: person.edit(_number(body, "message_id"), _text(body, "text")),
    "delete": lambda person, body: {"message_ids": person.delete(_numbers(body), for_both=bool(body.get("for_both")))},
    "block": lambda person, _: person.set_blocked(blocked=True),
    "unblock": lambda person, _: person.set_blocked(blocked=False),
    "inline": lambda person, body: person.ask_inline(_text(body, "query"), offset=str(body.get("offset") or "")),
    "choose": lambda person, body: person.choose(_text(body, "query_id"), _text(body, "result_id")),
}
