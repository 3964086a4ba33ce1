"""What people come for takes few taps on a small phone, and as few presses of Enter by keyboard alone."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from itertools import count

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.guide.phone_number import display_number
from bot.screens.content import Content
from bot.screens.crawl import crawl
from bot.screens.screen import Button, CopyText, Open, Screen
from bot.wording.language import isolate
from tests.browser.conftest import MODULE, OpenPhone
from tests.kit.phone import SMALL, Phone
from tests.kit.screens import texts
from tests.kit.ways import shortest_way
from tests.kit.world import World, real_catalog, world

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

MOST_TAPS = 4
"""With 'Start', and with the tap that copies."""

LANGUAGES = ("en", "es")
Press = Callable[[str], Awaitable[None]]
PEOPLE = count(4000)
CRIME = {"en": "crime", "es": "delito"}


@dataclass(frozen=True, slots=True)
class Task:
    """What somebody wants, and by which button of home they would begin."""

    first: str
    reached: Callable[[Content, str, Screen], bool]


def copies_hotline(content: Content, _language: str, screen: Screen) -> bool:
    phone = content.guide.contacts[content.guide.roles.hotline].phone
    return any(isinstance(button.action, CopyText) and button.action.text == phone for button in buttons_of(screen))


def says_papers_are_a_crime(_content: Content, language: str, screen: Screen) -> bool:
    on_papers = screen.address.path[:2] == ("topic", "papers-taken")
    return on_papers and any(CRIME[language] in text for text in texts(screen))


def names_child_protection(content: Content, language: str, screen: Screen) -> bool:
    role = content.guide.roles.child_protection
    number = display_number(content.guide.contacts[role or ""].phone or "")
    return any(number in text for text in texts(screen)) and screen.language == language


def offers_to_share(_content: Content, _language: str, screen: Screen) -> bool:
    return screen.address.path[0] == "share"


TASKS = {
    "copy the number of the hotline": Task("button-hotline", copies_hotline),
    "learn whether taken papers are a crime": Task("home-papers", says_papers_are_a_crime),
    "get help for the child of a friend": Task("home-helper", names_child_protection),
    "send a page to somebody": Task("home-pay", offers_to_share),
}


def buttons_of(screen: Screen) -> Iterator[Button]:
    return (button for row in screen.rows for button in row)


@pytest_asyncio.fixture(scope=MODULE, loop_scope=MODULE)
async def real_guide() -> AsyncIterator[World]:
    async with world(real_catalog()) as made:
        yield made


@pytest.mark.parametrize("by", ["tap", "keyboard"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TASKS)
async def test_a_task_takes_at_most_four_taps(
    real_guide: World, phone: OpenPhone, name: str, language: str, by: str
) -> None:
    content, task = real_guide.catalog.content, TASKS[name]
    words = content.wording.of(language)
    way = shortest_way(content, language, lambda screen: task.reached(content, language, screen), words(task.first))
    person = await phone(SMALL)
    await person.open(real_guide.simulator.url, person=next(PEOPLE), language=language)
    press = person.presses if by == "tap" else person.tabs_to_and_presses
    await (person.start() if by == "tap" else person.starts_by_keyboard())
    await expect(person.key(words(task.first))).to_be_visible()
    for label, after in zip(way, [*way[1:], None], strict=True):
        await press(label)
        await expect(person.key(after or words("button-close"))).to_be_visible()
    taps = 1 + len(way)
    if task.reached is copies_hotline:
        taps += 1
        await copies(person, content, language, press)
    assert taps <= MOST_TAPS
    await leaves(person, words("button-close"), press)


async def copies(person: Phone, content: Content, language: str, press: Press) -> None:
    hotline = content.guide.contacts[content.guide.roles.hotline].phone or ""
    number = isolate(display_number(hotline), language)
    await press(content.wording.of(language)("button-copy", number=number))
    await expect(person.page.get_by_test_id("toast")).to_be_visible()
    assert await person.page.evaluate("navigator.clipboard.readText()") == hotline


async def leaves(person: Phone, close: str, press: Press) -> None:
    """One press on the screen that is open leaves a single, everyday message."""
    await press(close)
    await expect(person.messages).to_have_count(1)
    await expect(person.key(close)).to_have_count(0)


async def test_one_tap_leaves_from_every_screen_that_tells_anything() -> None:
    screens = [step.screen for step in crawl(real_catalog().content)]
    cannot = {str(screen.address) for screen in screens if not any(map(leaves_chat, buttons_of(screen)))}
    assert len(screens) > 900
    assert cannot == {f"{language}/{path}" for language in LANGUAGES for path in ("leave", "clear", "private")}


def leaves_chat(button: Button) -> bool:
    return isinstance(button.action, Open) and button.action.address.path == ("leave",)
