"""A chat with the whole messenger, from the update queue to the calls that it makes; the Bot API answers by script."""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.messenger.delivery.fallback import make_fallback
from bot.messenger.messenger import Messenger, build_messenger
from bot.messenger.transport.bot import GuideBot
from bot.messenger.transport.incoming import IncomingUpdate, read_update
from bot.operations.metrics import Metrics
from bot.screens.content import Content
from bot.store.memory import MemoryStore
from bot.wording.wording import Words
from tests.kit import content as kit
from tests.messenger.fakes import ME, Json, ManualClock, Outcome, ScriptedRequest, memory, scripted_bot

Call = tuple[str, Json]

_COMMAND = re.compile(r"/\w{1,64}(?:@\w{1,32})?(?!\w)", re.ASCII)

PERSON, GROUP = 7_001, -1_000_000_000_005
ANONYMOUS_ADMINISTRATOR = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


@dataclass
class Chat:
    """One chat. Everything that happens in it returns the calls that the bot made for it, in order."""

    bot: GuideBot
    request: ScriptedRequest
    messenger: Messenger
    store: MemoryStore
    metrics: Metrics
    clock: ManualClock
    content: Content
    asked: list[tuple[str, str]]
    type: str
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def id(self) -> int:
        return PERSON if self.type == "private" else GROUP

    async def says(self, text: str, **fields: Any) -> list[Call]:
        """A text, with the entity of a command; `fields` are further ones of the message."""
        return await self.sends(text=text, **entities(text), **fields)

    async def sends(self, **fields: Any) -> list[Call]:
        """A message with these fields."""
        return await self.gets(message=self.message(**fields))

    async def presses(self, data: str, **fields: Any) -> list[Call]:
        """A button with this callback data; `fields` are further ones of the pressed message."""
        number = next(self.numbers)
        pressed = self.message(**{"message_id": 200, "text": "A page", "from": ME} | fields)
        query = {"id": f"press-{number}", "from": person(), "chat_instance": "1", "message": pressed, "data": data}
        return await self.gets(callback_query=query)

    async def asks_inline(self, text: str) -> list[Call]:
        """Types `@magnolia_bot` and this text into the field of any chat."""
        query = {"id": f"query-{next(self.numbers)}", "from": person(), "query": text, "offset": ""}
        return await self.gets(inline_query=query)

    async def gets(self, **update: Any) -> list[Call]:
        """An update of any kind, as JSON."""
        incoming = read_update({"update_id": next(self.numbers), **update}, self.bot)
        return [] if incoming is None else await self.takes(incoming)

    async def takes(self, incoming: IncomingUpdate) -> list[Call]:
        """An update that was read already."""
        before = len(self.request.calls)
        done = self.messenger.queue.put(incoming)
        assert done is not None
        await done
        await self.messenger.delivery.acknowledgements.drain()
        return self.request.calls[before:]

    def message(self, **fields: Any) -> Json:
        """A message in this chat, written now."""
        named = {"title": "Neighbors"} if self.id < 0 else {"first_name": "Ana"}
        chat = {"id": self.id, "type": self.type, **named}
        number = next(self.numbers)
        return {"message_id": number, "date": int(self.clock()), "chat": chat, "from": person(), **fields}

    @property
    def words(self) -> Words:
        """The interface in English."""
        return self.content.wording.of("en")

    @property
    def link_alone(self) -> Json:
        """What a group may see: a neutral sentence and the link into a private chat."""
        button = {"text": self.words("private-open"), "url": "https://t.me/magnolia_bot?start=home"}
        return {"text": self.words("private-text"), "reply_markup": {"inline_keyboard": [[button]]}}


def person() -> Json:
    return {"id": PERSON, "is_bot": False, "first_name": "Ana", "language_code": "en"}


def entities(text: str) -> Json:
    """The entity by which Telegram marks a command at the start of a text."""
    command = _COMMAND.match(text)
    return {"entities": [{"type": "bot_command", "offset": 0, "length": command.end()}]} if command else {}


async def open_chat(
    kind: str = "private",
    *,
    content: Content | None = None,
    script: dict[str, list[Outcome]] | None = None,
    prepare: Callable[[Messenger], object] = lambda _: None,
) -> Chat:
    """A chat of that type. `prepare` gets the messenger before it starts, for instance to add a handler."""
    request, clock, metrics = ScriptedRequest(script or {}), ManualClock(), Metrics()
    store, used = memory(clock), content or kit.content()
    bot = await scripted_bot(request, store, metrics)
    ready = make_fallback(used)
    messenger = build_messenger(bot, store, content=lambda: used, fallback=lambda: ready, metrics=metrics, clock=clock)
    prepare(messenger)
    await messenger.application.initialize()
    asked = used.index.asked if isinstance(used.index, kit.FakeIndex) else []
    return Chat(bot, request, messenger, store, metrics, clock, used, asked, kind)
