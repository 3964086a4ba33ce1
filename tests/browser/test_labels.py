"""Buttons of the real guide on a screen 360 pixels wide, in the font of Telegram on Android: no label is cut."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from telegram import InlineKeyboardMarkup

from bot.check.text_size import max_label_width, width
from bot.messenger.delivery.rendering import render, render_card
from bot.screens.content import Content
from bot.screens.crawl import crawl
from bot.screens.inline import build_card, card_paths
from bot.simulator import server
from tests.browser.conftest import OpenPhone
from tests.kit.content import content as region_content
from tests.kit.content import real_content
from tests.kit.phone import SMALL, Phone

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

MEASURE = """async keyboards => {
  const { buildKeyboard } = await import("/page/keyboard.js");
  await document.fonts.load("500 15px Roboto");
  const message = document.createElement("article");
  message.className = "message incoming";
  document.getElementById("log").append(message);
  return keyboards.map((keyboard) => {
    const bubble = document.createElement("div");
    bubble.className = "bubble";
    bubble.textContent = "A text of several lines. ".repeat(9);
    message.replaceChildren(bubble, buildKeyboard(keyboard, () => {}));
    return [...message.querySelectorAll(".key-label")].map((label) => {
      const text = document.createRange();
      text.selectNodeContents(label);
      const { width, height } = text.getBoundingClientRect();
      const row = label.closest(".keys-row").children.length;
      return { label: label.textContent, row, room: label.clientWidth, width, height };
    });
  }).flat();
}"""
ONE_LINE = 30
"""Pixels; two lines take 44."""

TOO_LITTLE, TOO_MUCH = 0.98, 1.12
"""How far the estimate of `make check` may be from the width in the browser. Arabic letters it takes for wider."""


@dataclass(frozen=True, slots=True)
class Label:
    label: str
    row: int  # buttons in its row
    room: float
    width: float
    height: float


@pytest.mark.parametrize("guide", [real_content, region_content], ids=["mississippi", "region"])
async def test_no_label_of_any_screen_is_cut_or_takes_two_lines(phone: OpenPhone, guide: Any) -> None:
    labels = await measured(await phone(SMALL), guide())
    assert len(labels) > 150
    assert {one for one in labels if one.width > one.room or one.height > ONE_LINE} == set()


async def test_a_label_has_the_room_that_the_check_of_the_content_gives_it(phone: OpenPhone) -> None:
    labels = await measured(await phone(SMALL), real_content())
    assert {(one.row, one.room) for one in labels} == {(row, max_label_width(row)) for row in (1, 2, 3)}


async def test_the_check_of_the_content_guesses_widths_as_the_browser_measures_them(phone: OpenPhone) -> None:
    labels = await measured(await phone(SMALL), real_content())
    wrong = {one for one in labels if not TOO_LITTLE < width(one.label) / one.width < TOO_MUCH}
    assert wrong == set()


async def test_a_label_that_is_too_long_is_found(phone: OpenPhone) -> None:
    row = [{"text": text, "callback_data": "en/home"} for text in ("Someone keeps my passport", "Short")]
    [long, short] = await measured_keyboards(await phone(SMALL), [[row]])
    assert long.width > long.room and short.width < short.room


async def measured(phone: Phone, content: Content) -> set[Label]:
    return set(await measured_keyboards(phone, list(keyboards(content))))


async def measured_keyboards(phone: Phone, rows: list[Any]) -> list[Label]:
    simulator = await server.start(token="1000000001:made-for-tests")
    try:
        await phone.open(simulator.url)
        return [Label(**one) for one in await phone.page.evaluate(MEASURE, rows)]
    finally:
        await simulator.stop()


def keyboards(content: Content) -> Iterator[Any]:
    """The keyboard of every screen, of every inline card, and a typed emergency, as Telegram gets it."""
    for step in crawl(content):
        if keyboard := render(step.screen).keyboard:
            yield keyboard.to_dict()["inline_keyboard"]
    for language, localized in content.guide.localizations.items():
        urgent = content.wording.of(language)("now-not-emergency")
        yield [[{"text": f"{urgent}: {topic.button}", "callback_data": "-"}] for topic in localized.topics.values()]
        for path in card_paths(content):
            markup = render_card(build_card(content, language, path)).reply_markup
            if isinstance(markup, InlineKeyboardMarkup):
                yield markup.to_dict()["inline_keyboard"]
