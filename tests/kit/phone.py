"""The simulator's page in a real Chromium, with the actions of a person at a phone."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Locator, Page, expect

SMALL = (360, 740)
DESKTOP = (1280, 800)
CLIPBOARD = ["clipboard-read", "clipboard-write"]

MARGIN = 64  # pixels, enough for a short message of the person
SCROLL_TO_TOP = """(text, margin) => {
  const log = document.getElementById("log");
  const moved = text.closest(".message").getBoundingClientRect().top - log.getBoundingClientRect().top;
  log.scrollTop += moved - margin;
}"""
IN_VIEW = """(message, text) => {
  const nodes = document.createTreeWalker(message, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const start = nodes.currentNode.data.indexOf(text);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(nodes.currentNode, start);
    range.setEnd(nodes.currentNode, start + text.length);
    const [shown, log] = [range.getBoundingClientRect(), document.getElementById("log").getBoundingClientRect()];
    return shown.top >= log.top && shown.bottom <= log.bottom;
  }
  return false;
}"""


MOST_TABS = 40
FOCUSED_LABEL = (
    "document.activeElement.matches('.key') && document.activeElement.querySelector('.key-label').textContent"
)
IN_START = "document.activeElement.id === 'start' ? 'Start' : ''"
FOCUS_IS_VISIBLE = """() => {
  const focused = document.activeElement, style = getComputedStyle(focused);
  return focused === document.body || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
}"""


@dataclass(frozen=True, slots=True)
class Phone:
    """One open page; `screenshots` is the folder for pictures, None for none."""

    page: Page
    screenshots: Path | None = None

    async def open(self, url: str, *, person: int = 31, language: str = "en") -> None:
        await self.page.goto(f"{url}/#{person}/{language}")

    async def start(self) -> None:
        await self.page.get_by_test_id("start").click()

    async def says(self, text: str) -> None:
        await self.page.get_by_test_id("composer").fill(text)
        await self.page.get_by_test_id("send").click()

    async def types(self, text: str) -> None:
        """Types into the composer, without sending."""
        await self.page.get_by_test_id("composer").fill(text)

    async def chooses(self, title: str) -> None:
        """Chooses the inline result with that title."""
        await self.results.get_by_role("button", name=title).click()

    async def sends_to(self, chat: str) -> None:
        """Chooses a chat to send to: "This chat", "A friend" or "A group"."""
        await self.page.get_by_test_id("targets").get_by_role("button", name=chat).click()

    async def presses(self, label: str) -> None:
        """Presses the newest button with that label."""
        await self.key(label).click()

    async def starts_by_keyboard(self) -> None:
        await expect(self.page.get_by_test_id("start")).to_be_visible()
        await self._tabs_to("Start", IN_START)
        await self.page.keyboard.press("Enter")

    async def tabs_to_and_presses(self, label: str, *, key: str = "Enter") -> None:
        """Presses the button with that label by keyboard alone."""
        await expect(self.key(label)).to_be_visible()
        await self._tabs_to(label, FOCUSED_LABEL)
        await self.page.keyboard.press(key)

    async def _tabs_to(self, label: str, focused: str) -> None:
        """Presses Tab until the button with that label has the focus; people see where they are all the way."""
        for _ in range(MOST_TABS):
            await self.page.keyboard.press("Tab")
            found, visible = await self.page.evaluate(focused), await self.page.evaluate(FOCUS_IS_VISIBLE)
            assert visible, "the focus cannot be seen"
            if found == label:
                return
        raise AssertionError(f"{label} is not reached by the keyboard")

    async def reads(self, *texts: str) -> None:
        """Waits until the guide's newest message shows these texts, in this order."""
        await expect(self.newest).to_have_text(re.compile(".*".join(map(re.escape, texts)), re.DOTALL))

    def key(self, label: str) -> Locator:
        exact = re.compile(rf"^\s*{re.escape(label)}\s*(\((copies|opens a link|opens the choice of a chat)\))?\s*$")
        return self.page.get_by_test_id("key").filter(has_text=exact).last

    @property
    def results(self) -> Locator:
        """The list of inline results."""
        return self.page.get_by_test_id("results")

    @property
    def title(self) -> Locator:
        """The name of the open chat."""
        return self.page.get_by_role("heading", level=1)

    @property
    def messages(self) -> Locator:
        return self.page.get_by_test_id("message")

    @property
    def newest(self) -> Locator:
        """The text of the guide's newest message."""
        return self.page.locator('[data-testid="message"][data-outgoing="false"] .text').last

    async def sees(self, text: str) -> bool:
        """Whether the text in the guide's newest message is visible without scrolling."""
        return bool(await self.newest.evaluate(IN_VIEW, text))

    async def screenshot(self, name: str) -> None:
        """Takes a picture of the top of the guide's newest message and what is above it, without toasts."""
        if self.screenshots:
            await expect(self.page.get_by_test_id("toast")).to_have_count(0)
            await self.newest.evaluate(SCROLL_TO_TOP, MARGIN)
            await self.page.screenshot(path=self.screenshots / f"{name}.png", animations="disabled")
