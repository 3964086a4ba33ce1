"""The page for those who type with an input method, need large letters, use the keyboard alone, or listen to it."""

from typing import Any

import pytest
from playwright.async_api import CDPSession, expect

from tests.browser.conftest import OpenPhone
from tests.kit.phone import DESKTOP, SMALL, Phone
from tests.kit.world import World

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

TWICE = {"fontSizes": {"standard": 32, "fixed": 26}}
"""In pixels; browsers begin with 16."""

BEYOND_THE_EDGE = """() => [...document.querySelectorAll("#phone *")].filter((element) => {
  const { left, right, width } = element.getBoundingClientRect();
  const hidden = element.closest(".visually-hidden, [hidden], .more, #menu-word");
  return width && !hidden && (left < -1 || right > innerWidth + 1);
}).map((element) => element.outerHTML.slice(0, 80))"""
CUT = "keys => keys.filter(key => key.scrollWidth > key.clientWidth + 1).map(key => key.textContent)"


async def test_enter_that_ends_a_composition_sends_nothing(guide: World, phone: OpenPhone) -> None:
    person = await started(phone, guide, person=51)
    devtools = await person.page.context.new_cdp_session(person.page)
    composer, keyboard = person.page.get_by_test_id("composer"), person.page.keyboard
    await composer.focus()
    await devtools.send("Input.imeSetComposition", {"text": "にほん", "selectionStart": 3, "selectionEnd": 3})
    await keyboard.press("Enter")
    await devtools.send("Input.insertText", {"text": "日本"})
    await composer.dispatch_event("keydown", {"key": "Enter", "keyCode": 229})  # as Safari ends a composition
    await expect(composer).to_have_value("日本\n")
    await expect(person.messages).to_have_count(2)
    await keyboard.press("Enter")
    await expect(person.messages.filter(has_text="日本")).to_have_count(1)


@pytest.mark.parametrize("size", [SMALL, DESKTOP], ids=["phone", "desktop"])
async def test_letters_of_twice_the_size_are_all_there(guide: World, phone: OpenPhone, size: tuple[int, int]) -> None:
    person = await phone(size)
    devtools = await person.page.context.new_cdp_session(person.page)
    await devtools.send("Page.enable")
    await devtools.send("Page.setFontSizes", TWICE)
    await person.open(guide.simulator.url, person=52 + size[0])
    await person.start()
    await person.reads("Welcome")
    await person.screenshot(f"{size[0]}-letters-of-twice-the-size")
    await expect(person.newest).to_have_css("font-size", "32px")
    assert await person.page.locator(".key-label").evaluate_all(CUT) == []
    await person.page.locator("#attach").click()
    await expect(person.page.get_by_test_id("attachments")).to_be_visible()
    assert await person.page.evaluate(BEYOND_THE_EDGE) == []


async def test_arrow_keys_move_between_the_buttons_of_a_message(guide: World, phone: OpenPhone) -> None:
    person = await started(phone, guide, person=54)
    await person.key("Speak to a person").focus()
    labels = []
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowLeft"):
        await person.page.keyboard.press(key)
        labels.append(await person.page.locator(".key:focus .key-label").text_content())
    home = await person.page.locator(".key-label").all_text_contents()
    assert labels == [home[1], home[3], home[2], home[0], home[0]]


async def test_arrow_keys_follow_what_one_sees_from_right_to_left(guide: World, phone: OpenPhone) -> None:
    person = await started(phone, guide, person=55, language="ar")
    await person.page.locator(".key").nth(0).focus()
    await person.page.keyboard.press("ArrowLeft")
    await expect(person.page.locator(".key").nth(1)).to_be_focused()


async def test_after_a_press_the_focus_is_on_the_message_that_changed(guide: World, phone: OpenPhone) -> None:
    person = await started(phone, guide, person=56)
    await person.tabs_to_and_presses("Speak to a person")
    await person.reads("Harbour")
    await expect(person.messages.last).to_be_focused()
    await person.page.keyboard.press("Tab")
    assert await person.messages.last.evaluate("message => message.contains(document.activeElement)")


async def test_a_screen_reader_hears_new_and_changed_messages(guide: World, phone: OpenPhone) -> None:
    person = await started(phone, guide, person=57)
    await person.presses("Speak to a person")
    await person.reads("Harbour")
    nodes = await accessible(await person.page.context.new_cdp_session(person.page))
    [log] = [node for node in nodes if role(node) == "log"]
    properties = {one["name"]: one["value"].get("value") for one in log["properties"]}
    assert (properties["live"], properties["relevant"]) == ("polite", "additions text")
    assert not properties.get("busy")
    assert [name(node) for node in nodes if role(node) == "article"] == ["You", "Tidewell"]
    assert any("edited" in name(node) for node in nodes if role(node) == "StaticText")


async def test_everything_to_press_has_a_name_of_its_own(guide: World, phone: OpenPhone) -> None:
    person = await started(phone, guide, person=58)
    nodes = await accessible(await person.page.context.new_cdp_session(person.page))
    pressed = [name(node) for node in nodes if role(node) in ("button", "link", "textbox", "combobox")]
    assert len(pressed) > 15 and all(pressed)
    buttons = [one for one in pressed if one != "Message options"]
    assert len(buttons) == len(set(buttons))


async def started(phone: OpenPhone, guide: World, *, person: int, language: str = "en") -> Phone:
    opened = await phone(SMALL)
    await opened.open(guide.simulator.url, person=person, language=language)
    await opened.start()
    await expect(opened.messages).to_have_count(2)
    return opened


async def accessible(devtools: CDPSession) -> list[dict[str, Any]]:
    """What a screen reader gets to know, without what is hidden from it."""
    tree = await devtools.send("Accessibility.getFullAXTree")
    return [node for node in tree["nodes"] if not node["ignored"]]


def role(node: dict[str, Any]) -> str:
    return str(node["role"]["value"])


def name(node: dict[str, Any]) -> str:
    return str(node.get("name", {}).get("value", ""))
