"""The simulator's page in a real Chromium, used as a person uses a phone."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Locator, Page, expect

SMALL = (360, 740)
DESKTOP = (1280, 800)
CLIPBOARD = ["clipboard-read", "clipboard-write"]

ABOVE = 64  # pixels: as much as a short message of the person takes
TO_TOP = """(text, above) => {
  const log = document.getElementById("log");
  const moved = text.closest(".message").getBoundingClientRect().top - log.getBoundingClientRect().top;
  log.scrollTop += moved - above;
}"""
IN_SIGHT = """(message, text) => {
  const nodes = document.createTreeWalker(message, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const start = nodes.currentNode.data.indexOf(text);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(nodes.currentNode, start);
    range.setEnd(nodes.currentNode, start + text.length);
    const [shown, room] = [range.getBoundingClientRect(), document.getElementById("log").getBoundingClientRect()];
    return shown.top >= room.top && shown.bottom <= room.bottom;
  }
  return false;
}"""


@dataclass(frozen=True, slots=True)
class Phone:
    """One open page. `pictures` is the folder for screenshots, None where nobody wants them."""

    page: Page
    pictures: Path | None = None

    async def open(self, url: str, *, person: int = 31, language: str = "en") -> None:
        await self.page.goto(f"{url}/#{person}/{language}")

    async def start(self) -> None:
        await self.page.get_by_test_id("start").click()

    async def says(self, text: str) -> None:
        await self.page.get_by_test_id("composer").fill(text)
        await self.page.get_by_test_id("send").click()

    async def types(self, text: str) -> None:
        """Into the composer, without sending it."""
        await self.page.get_by_test_id("composer").fill(text)

    async def chooses(self, title: str) -> None:
        """The inline result with that title."""
        await self.results.get_by_role("button", name=title).click()

    async def sends_to(self, chat: str) -> None:
        """The chat of that name, where the page asks for one: "This chat", "A friend" or "A group"."""
        await self.page.get_by_test_id("targets").get_by_role("button", name=chat).click()

    async def presses(self, label: str) -> None:
        """The newest button with that label."""
        await self.key(label).click()

    async def reads(self, *texts: str) -> None:
        """The guide's newest message comes to show these texts, in this order."""
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
        """Whose chat is open."""
        return self.page.get_by_role("heading", level=1)

    @property
    def messages(self) -> Locator:
        return self.page.get_by_test_id("message")

    @property
    def newest(self) -> Locator:
        """The text of the guide's newest message."""
        return self.page.locator('[data-testid="message"][data-outgoing="false"] .text').last

    async def sees(self, text: str) -> bool:
        """Whether the text stands in the guide's newest message where nothing must be scrolled to read it."""
        return bool(await self.newest.evaluate(IN_SIGHT, text))

    async def photograph(self, name: str) -> None:
        """When everything has come to rest, with the top of the guide's newest message in sight, and what led to it."""
        if self.pictures:
            await expect(self.page.get_by_test_id("toast")).to_have_count(0)
            await self.newest.evaluate(TO_TOP, ABOVE)
            await self.page.screenshot(path=self.pictures / f"{name}.png", animations="disabled")
