"""Messages on the page: their direction, the lines around a block, and buttons under a short text."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPhone
from tests.kit.phone import SMALL
from tests.kit.world import World

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

ARABIC = "أخذوا جواز سفري my boss"
LINE = 22
"""Pixels, rounded up."""

MEASURE = """async ([html, labels]) => {
  const [{ buildMessage }, { wordsFor }] = [await import("/page/message.js"), await import("/page/words.js")];
  await document.fonts.load("500 15px Roboto");
  const inline_keyboard = labels.map((row) => row.map((text) => ({ text, callback_data: "en/home" })));
  const message = buildMessage({ message_id: 1, date: 0, html, reply_markup: { inline_keyboard } },
    { botName: "Bot", words: wordsFor("en"), locale: "en" });
  const next = message.cloneNode(true);
  document.getElementById("log").append(message, next);
  const box = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };
  const text = message.querySelector(".text");
  return {
    toNext: next.getBoundingClientRect().top - message.getBoundingClientRect().bottom,
    betweenRows: parseFloat(getComputedStyle(message.querySelector(".keys") ?? message).rowGap),
    gap: box(text.lastChild).bottom - (text.querySelector("pre, blockquote")?.getBoundingClientRect().bottom ?? 0),
    margins: [...message.querySelectorAll(".key")].map((key) =>
      key.clientWidth - box(key.querySelector(".key-label")).width),
  };
}"""


@pytest.mark.parametrize(("language", "other", "direction"), [("en", "العربية", "rtl"), ("ar", "English", "ltr")])
async def test_a_text_has_its_own_direction_whatever_that_of_the_phone(
    guide: World, phone: OpenPhone, language: str, other: str, direction: str
) -> None:
    person = await phone(SMALL)
    await person.open(guide.simulator.url, person=70, language=language)
    await person.start()
    await expect(person.key(other).locator(".key-label")).to_have_css("direction", direction)
    await person.types(ARABIC)
    await expect(person.page.get_by_test_id("composer")).to_have_css("direction", "rtl")
    await person.page.get_by_test_id("send").click()
    sent = person.messages.filter(has_text=ARABIC)
    await expect(sent.locator(".bubble")).to_have_css("direction", "rtl")


@pytest.mark.parametrize("block", ["<pre>A link</pre>", "<blockquote>A quote</blockquote>"])
async def test_an_empty_line_after_a_block_is_one_line(guide: World, phone: OpenPhone, block: str) -> None:
    seen = await measured(guide, phone, f"Before\n\n{block}\n\nAfter", [])
    assert 2 * LINE <= seen["gap"] < 3 * LINE


async def test_labels_under_a_short_message_do_not_touch_the_edge_of_their_button(
    guide: World, phone: OpenPhone
) -> None:
    seen = await measured(guide, phone, "Done.", [["Talk to someone tonight"], ["Back", "Home"]])
    assert min(seen["margins"]) >= 2 * 8 - 1


async def test_the_next_message_is_not_taken_for_one_more_row_of_buttons(guide: World, phone: OpenPhone) -> None:
    seen = await measured(guide, phone, "Done.", [["Talk to someone"], ["Back", "Home"]])
    assert seen["toNext"] >= 2 * seen["betweenRows"] > 0


async def measured(guide: World, phone: OpenPhone, html: str, labels: list[list[str]]) -> dict[str, Any]:
    person = await phone(SMALL)
    await person.open(guide.simulator.url, person=71)
    await expect(person.page.get_by_test_id("start")).to_be_visible()
    seen: dict[str, Any] = await person.page.evaluate(MEASURE, [html, labels])
    return seen
