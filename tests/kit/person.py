"""A person with a phone: says, presses, attaches and follows links over HTTP, and sees what the page would show."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp

Json = dict[str, Any]
LOOKED = "looked"


@dataclass(frozen=True, slots=True)
class Button:
    """A button as it is seen, and where it stands."""

    label: str
    row: int
    column: int
    action: Json

    @property
    def red(self) -> bool:
        return self.action.get("style") == "danger"


@dataclass(frozen=True, slots=True)
class Message:
    """A bubble of the chat. `text` is what is read, with the address behind each link after it.

    `chat_type` names the person's chat in which it stands, for instance "friend".
    """

    id: int
    mine: bool
    text: str
    rows: tuple[tuple[Button, ...], ...]
    chat_type: str = "private"

    def buttons(self) -> Iterator[Button]:
        for row in self.rows:
            yield from row

    def labels(self) -> list[str]:
        return [button.label for button in self.buttons()]


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One entry of an inline list."""

    id: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class InlineList:
    """What rises above the composer after `@bot words`; without results and button where the guide did not answer.

    `button` is the label of the button above the results, "" without one; it starts the bot with `start_parameter`.
    """

    query_id: str
    results: tuple[InlineResult, ...] = ()
    button: str = ""
    start_parameter: str = ""

    def titles(self) -> list[str]:
        return [result.title for result in self.results]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on the phone, which the person did not do.

    `kind` is written, changed, gone, sent (to another chat), listed (inline results), box (over the chat), toast (a
    line that fades), copied or opened.
    """

    kind: str
    text: str = ""
    message: Message | None = None
    gone: tuple[Message, ...] = ()
    listed: InlineList | None = None


class NoSuchButton(LookupError):
    """No message of the person's chats has a button with that label."""


class NoSuchResult(LookupError):
    """The inline list shows no result with that title."""


CHATS = {"this chat": None, "a friend": "friend", "a group": "group"}
"""Where an inline result may be sent, as a person would say it."""


@dataclass(slots=True)
class Person:
    """One person in a chat with the bot. Acts return what then happened, once the guide is done.

    `chat_type` is "private", "group" or "supergroup"; in a supergroup `thread` is the topic in which the person writes.
    An `anonymous` person writes as an administrator who shows the group instead of a name.
    """

    number: int
    language: str | None
    chat_type: str
    settled: Callable[[], Awaitable[None]]
    mark: Callable[[Json], None]
    _http: aiohttp.ClientSession = field(repr=False)
    _stream: aiohttp.StreamReader = field(repr=False)
    chat: dict[int, Message] = field(default_factory=dict)
    thread: int | None = None
    anonymous: bool = False
    inline_list: InlineList = InlineList("")
    sent: dict[int, Message] = field(default_factory=dict)  # to other chats

    async def says(self, *texts: str) -> list[Event]:
        """Several texts go one right after the other, without a look between."""
        for text in texts:
            await self._act("say", text=text)
        return await self.looks()

    async def sends(self, kind: str, *, caption: str = "") -> list[Event]:
        """A photo, voice, location, document, poll, ..."""
        await self._act("attach", kind=kind, caption=caption)
        return await self.looks()

    async def receives(self, kind: str) -> list[Event]:
        """A service message in the chat, for instance "gift" or "pinned_message"."""
        await self._act("receive", kind=kind)
        return await self.looks()

    async def creates_topic(self) -> list[Event]:
        """A topic in the supergroup, in which the person writes from now on."""
        self.thread = (await self._act("receive", kind="forum_topic_created"))["message_id"]
        return await self.looks()

    async def follows(self, link: str) -> list[Event]:
        """A link to the bot, wherever it was found."""
        async with self._http.get(f"/person/{self.number}/open", params={"url": link}) as response:
            target = await response.json()
        await self._act("start", payload=target["payload"])
        return await self.looks()

    async def asks_inline(self, text: str) -> InlineList:
        """Types `@bot text`; returns what the list shows, once the guide has answered."""
        query_id = (await self._act("inline", query=text))["query_id"]
        self.inline_list = InlineList(query_id)
        await self.looks()
        return self.inline_list

    async def chooses(self, title: str, *, to: str = "a friend") -> list[Event]:
        """The result with that title, sent to one of the CHATS; what is seen there comes first."""
        result = next((result for result in self.inline_list.results if result.title == title), None)
        if result is None:
            raise NoSuchResult(f"{title!r} is none of {self.inline_list.titles()}")
        chat_type = CHATS[to] or self.chat_type
        done = await self._act("choose", query_id=self.inline_list.query_id, result_id=result.id, chat_type=chat_type)
        message = _message(done["message"], chat_type)
        if chat_type == self.chat_type:
            return await self.looks()
        self.sent[message.id] = message
        return [Event("sent", message.text, message), *await self.looks()]

    async def presses_above_list(self) -> list[Event]:
        """The button above the inline list, which opens the private chat."""
        await self._act("start", payload=self.inline_list.start_parameter)
        return await self.looks()

    async def presses(self, label: str, *, oldest: bool = False) -> list[Event]:
        """The button with that label; of several, the one in the newest message (or the oldest)."""
        message, button = self._find(label, oldest=oldest)
        place = {"row": button.row, "column": button.column}
        done = await self._act("press", message_id=message.id, chat_type=message.chat_type, **place)
        if "copy_text" in done:
            return [Event("copied", done["copy_text"])]
        if "url" in done:
            return [Event("opened", done["url"])]
        return await self.looks()

    async def forges(self, data: str) -> list[Event]:
        """A press with any data at all, on the newest message, as a changed client could send it."""
        await self._act("press", message_id=max(self.chat), callback_data=data)
        return await self.looks()

    async def deletes_all(self) -> list[Event]:
        """Everything in the chat, on this side only, as clients do in a chat with a bot."""
        await self._act("delete", message_ids=list(self.chat))
        return await self.looks()

    async def looks(self) -> list[Event]:
        """What happened since the last look, once the guide is done with everything (or stopped)."""
        await self.settled()
        self.mark({"type": LOOKED})
        return [seen async for event in self._until_mark() if (seen := self._seen(event))]

    @property
    def newest(self) -> Message:
        """The guide's newest message."""
        return max((message for message in self.chat.values() if not message.mine), key=lambda message: message.id)

    async def _act(self, act: str, **body: object) -> Json:
        body = {"language_code": self.language, "chat_type": self.chat_type, "anonymous": self.anonymous} | body
        body |= {} if self.thread is None else {"message_thread_id": self.thread}
        async with self._http.post(f"/person/{self.number}/{act}", json=body) as response:
            done: Json = await response.json()
        assert response.status == 200, f"{act}: {done}"
        return done

    async def _until_mark(self) -> AsyncIterator[Json]:
        async for line in self._stream:
            if line.startswith(b"data: "):
                event: Json = json.loads(line.removeprefix(b"data: "))
                if event["type"] == LOOKED:
                    return
                yield event

    def _find(self, label: str, *, oldest: bool) -> tuple[Message, Button]:
        seen = self.chat | self.sent
        for message in sorted(seen.values(), key=lambda message: message.id, reverse=not oldest):
            for button in message.buttons():
                if button.label == label:
                    return message, button
        raise NoSuchButton(f"{label!r} is none of {[message.labels() for message in seen.values()]}")

    def _seen(self, event: Json) -> Event | None:
        """The event as it is told, after the chat was changed by it; None for what needs no telling."""
        if event["type"] in ("message", "edited"):
            message = _message(event["message"], self.chat_type)
            self.chat[message.id] = message
            kind = "written" if event["type"] == "message" else "changed"
            return None if message.mine else Event(kind, message.text, message)
        if event["type"] == "deleted":
            gone = tuple(self.chat.pop(number) for number in event["message_ids"])
            return Event("gone", gone=gone)
        if event["type"] == "inline_results" and event["query_id"] == self.inline_list.query_id:
            self.inline_list = _inline_list(event)
            return None
        if event["type"] == "callback_answer" and event["text"]:
            return Event("box" if event["show_alert"] else "toast", event["text"])
        return None


@asynccontextmanager
async def person(
    url: str,
    number: int,
    *,
    language: str | None,
    chat_type: str,
    settled: Callable[[], Awaitable[None]],
    mark: Callable[[Json], None],
) -> AsyncIterator[Person]:
    """A person at the simulator at `url`, with the phone in hand. `mark` sends an event to the person's open pages."""
    options = {"chat_type": chat_type}
    async with (
        aiohttp.ClientSession(url) as http,
        http.get(f"/person/{number}/events", params=options, timeout=aiohttp.ClientTimeout(total=None)) as response,
    ):
        await response.content.readline()
        yield Person(number, language, chat_type, settled, mark, http, response.content)


def _inline_list(event: Json) -> InlineList:
    results = (InlineResult(result["id"], result["title"], result["description"]) for result in event["results"])
    button = event["button"] or {}
    return InlineList(event["query_id"], tuple(results), button.get("text", ""), button.get("start_parameter", ""))


def _message(shown: Json, chat_type: str) -> Message:
    keyboard = shown.get("reply_markup", {}).get("inline_keyboard", [])
    rows = tuple(
        tuple(Button(button["text"], row, column, button) for column, button in enumerate(buttons))
        for row, buttons in enumerate(keyboard)
    )
    return Message(shown["message_id"], shown["outgoing"], _with_addresses(shown), rows, chat_type)


def _with_addresses(shown: Json) -> str:
    """Offsets of entities count in UTF-16 units."""
    units = shown.get("text", "").encode("utf-16-le")
    for entity in sorted(shown.get("entities", []), key=lambda entity: -int(entity["offset"])):
        if entity["type"] == "text_link":
            end = (entity["offset"] + entity["length"]) * 2
            units = units[:end] + f" <{entity['url']}>".encode("utf-16-le") + units[end:]
    return str(units.decode("utf-16-le"))
