"""Every update gets its effects and what its content shows now, and nobody's words are kept."""

from dataclasses import dataclass, field, replace

import pytest

from bot.messenger.delivery.delivery import Delivery
from bot.messenger.handlers.responder import Responder
from bot.operations.metrics import Metrics
from bot.screens.address import Address
from bot.screens.content import Content
from bot.screens.decision import AddressSource, Languages
from bot.store.memory import MemoryStore
from bot.store.recent_answers import RecentAnswers
from tests.kit.content import content, found
from tests.messenger.fakes import (
    CHAT,
    InstantContext,
    ManualClock,
    ScriptedRequest,
    memory,
    pressed,
    scripted_bot,
    wrote,
)

CONTENT = content()


@dataclass
class Responding:
    """A responder whose content may be exchanged."""

    content: Content
    request: ScriptedRequest
    store: MemoryStore
    responder: Responder = field(init=False)

    async def opens(self, *path: str, update: int = 1) -> str:
        """The text that a press shows for this address."""
        context = InstantContext(pressed(*path, update=update))
        await self.responder.show_screen(context, Address(path, "en"), AddressSource.PRESS)
        return self.request.texts()[-1]

    async def understands(self, text: str, *, chosen: str | None = None, update: int = 1) -> str:
        """The text that answers this one."""
        context = InstantContext(wrote(text, update=update))
        context.languages = Languages(chosen, "en")
        await self.responder.reply_to_text(context, text)
        return self.request.texts()[-1]


async def responding(used: Content = CONTENT) -> Responding:
    request, store = ScriptedRequest(), memory()
    delivery = Delivery(await scripted_bot(request, store), store, Metrics())
    made = Responding(used, request, store)
    made.responder = Responder(lambda: made.content, delivery, RecentAnswers(ManualClock()))
    return made


async def test_when_the_content_was_read_again_nothing_old_is_shown() -> None:
    bot = await responding()
    before = await bot.opens("topic", "passport-kept")
    bot.content = retitled(CONTENT, "passport-kept", "A new title")
    after = await bot.opens("topic", "passport-kept", update=2)
    assert "A new title" not in before and "A new title" in after


def retitled(used: Content, topic: str, title: str) -> Content:
    localized = used.guide.localized("en")
    topics = {**localized.topics, topic: replace(localized.topics[topic], title=title)}
    return replace(used, guide=replace(used.guide, localizations={"en": replace(localized, topics=topics)}))


@pytest.mark.parametrize("screen", ["leave", "clear"])
async def test_a_cached_screen_deletes_what_is_recorded_every_time(screen: str) -> None:
    bot = await responding()
    for update in range(1, 4):
        await bot.store.record_message(CHAT, 300 + update)
        await bot.opens(screen, update=update)
        assert 300 + update not in await bot.store.recorded_messages(CHAT)


async def test_a_cached_screen_remembers_the_language_every_time() -> None:
    bot = await responding()
    for update in range(1, 4):
        await bot.store.remember_language(CHAT, "ar")
        await bot.opens("set", "home", update=update)
        assert await bot.store.language(CHAT) == "en"


async def test_a_language_is_remembered_though_the_screen_was_cached_for_somebody_who_had_chosen() -> None:
    bot = await responding(content(found("passport-kept", language="ar")))
    first = await bot.understands("x", chosen="ar")
    assert await bot.store.language(CHAT) is None
    assert await bot.understands("x", update=2) == first
    assert await bot.store.language(CHAT) == "ar"


async def test_the_cache_holds_no_word_of_what_was_typed() -> None:
    bot = await responding(content(found("passport-kept", "wages-owed")))
    await bot.understands("they took it")
    await bot.understands("my boss keeps it", update=2)
    assert bot.responder._cache.message.cache_info().currsize == 1


async def test_an_address_from_a_link_carries_no_effect() -> None:
    bot = await responding()
    await bot.store.record_message(CHAT, 300)
    await bot.responder.show_screen(InstantContext(wrote("/start clear")), Address(("clear",)), AddressSource.LINK)
    assert 300 in await bot.store.recorded_messages(CHAT)


async def test_a_broken_screen_deletes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    bot = await responding()
    await bot.store.record_message(CHAT, 300)
    monkeypatch.setattr("bot.messenger.delivery.message_cache.render", lambda screen: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        await bot.opens("leave")
    assert await bot.store.recorded_messages(CHAT) == [300] and bot.request.methods == []
