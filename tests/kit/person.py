"""A person at the simulator: acts over HTTP, and sees the events that the page would show."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp

from tests.kit.events import Button, Event, InlineList, InlineResult, Json, Message

LOOKED = "looked"
"""The event that marks the end of what a look should return."""


class NoSuchButton(LookupError):
    """No message of the person's chats has a button with that label."""


class NoSuchResult(LookupError):
    """The inline list shows no result with that title."""


CHATS = {"this chat": None, "a friend": "friend", "a group": "group"}
"""Chats to which an inline result can be sent, and their types in the simulator."""


@dataclass(slots=True)
class Person:
    """One person in a chat with the bot. Actions return the events that followed, once the guide has handled them.

    `chat_type` is "private", "group" or "supergroup"; in a supergroup, `thread_id` is the topic in which the person
    writes. An `anonymous` person writes as an administrator under the name of the group. `settled` waits until the
    guide has handled everything, and `mark` sends an event to the person's own event stream.
    """

    number: int
    language: str | None
    chat_type: str
    settled: Callable[[], Awaitable[None]]
    mark: Callable[[Json], None]
    _http: aiohttp.ClientSession = field(repr=False)
    _stream: aiohttp.StreamReader = field(repr=False)
    chat: dict[int, Message] = field(default_factory=dict)
    thread_id: int | None = None
    anonymous: bool = False
    inline_list: InlineList = field(default_factory=lambda: InlineList(""))
    sent: dict[int, Message] = field(default_factory=dict)  # to other chats

    async def says(self, *texts: str) -> list[Event]:
        """Sends texts, one right after the other."""
        for text in texts:
            await self._act("say", text=text)
        return await self.looks()

    async def corrects(self, text: str) -> list[Event]:
        """Changes the text of the person's newest message."""
        newest = max(number for number, message in self.chat.items() if message.mine)
        await self._act("edit", message_id=newest, text=text)
        return await self.looks()

    async def sends(self, kind: str, *, caption: str = "") -> list[Event]:
        """Sends an attachment, for instance "photo", "voice" or "location"."""
        await self._act("attach", kind=kind, caption=caption)
        return await self.looks()

    async def receives(self, kind: str) -> list[Event]:
        """Receives a service message, for instance "gift" or "pinned_message"."""
        await self._act("receive", kind=kind)
        return await self.looks()

    async def creates_topic(self) -> list[Event]:
        """Creates a topic in the supergroup and writes there from now on."""
        self.thread_id = (await self._act("receive", kind="forum_topic_created"))["message_id"]
        return await self.looks()

    async def follows(self, link: str) -> list[Event]:
        """Follows a link to the bot."""
        async with self._http.get(f"/person/{self.number}/open", params={"url": link}) as response:
            target = await response.json()
        await self._act("start", payload=target["payload"])
        return await self.looks()

    async def asks_inline(self, text: str) -> InlineList:
        """Types `@bot text`; returns the list, once the guide has answered."""
        query_id = (await self._act("inline", query=text))["query_id"]
        self.inline_list = InlineList(query_id)
        await self.looks()
        return self.inline_list

    async def chooses(self, title: str, *, to: str = "a friend") -> list[Event]:
        """Sends the result with that title to one of the CHATS; the first event is the message there.

        Raises NoSuchResult.
        """
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
        """Presses the button above the inline list, which starts the bot in the private chat."""
        await self._act("start", payload=self.inline_list.start_parameter)
        return await self.looks()

    async def presses(self, label: str, *, oldest: bool = False) -> list[Event]:
        """Presses the button with that label, in the newest message that has it (or the oldest).

        Raises NoSuchButton.
        """
        message, button = self._find(label, oldest=oldest)
        place = {"row": button.row, "column": button.column}
        done = await self._act("press", message_id=message.id, chat_type=message.chat_type, **place)
        if "copy_text" in done:
            return [Event("copied", done["copy_text"])]
        if "url" in done:
            return [Event("opened", done["url"])]
        return await self.looks()

    async def forges(self, data: str) -> list[Event]:
        """Presses with any data at all on the newest message, as a modified client could."""
        await self._act("press", message_id=max(self.chat), callback_data=data)
        return await self.looks()

    async def deletes_all(self) -> list[Event]:
        """Deletes everything in the chat, on the person's side only, as clients do in a chat with a bot."""
        await self._act("delete", message_ids=list(self.chat))
        return await self.looks()

    async def looks(self) -> list[Event]:
        """The events since the last look, once the guide has handled everything (or is stopped)."""
        await self.settled()
        self.mark({"type": LOOKED})
        return [seen async for event in self._until_mark() if (seen := self._seen(event))]

    @property
    def newest(self) -> Message:
        """The newest message of the guide."""
        return max((message for message in self.chat.values() if not message.mine), key=lambda message: message.id)

    async def _act(self, action: str, **body: object) -> Json:
        body = {"language_code": self.language, "chat_type": self.chat_type, "anonymous": self.anonymous} | body
        body |= {} if self.thread_id is None else {"message_thread_id": self.thread_id}
        async with self._http.post(f"/person/{self.number}/{action}", json=body) as response:
            done: Json = await response.json()
        assert response.status == 200, f"{action}: {done}"
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
        """Applies an event of the simulator; returns it as an Event, None for one that shows nothing new."""
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
    """A person at the simulator at `url`, who sees everything from now on."""
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
    return Message(shown["message_id"], shown["outgoing"], _text_with_urls(shown), rows, chat_type)


def _text_with_urls(shown: Json) -> str:
    """Entities have offsets in UTF-16 code units, hence the encoding."""
    units = shown.get("text", "").encode("utf-16-le")
    for entity in sorted(shown.get("entities", []), key=lambda entity: -int(entity["offset"])):
        if entity["type"] == "text_link":
            end = (entity["offset"] + entity["length"]) * 2
            units = units[:end] + f" <{entity['url']}>".encode("utf-16-le") + units[end:]
    return str(units.decode("utf-16-le"))
