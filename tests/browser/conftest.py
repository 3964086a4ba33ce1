"""A Chromium, and the simulator with the guide for it to open."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from tests.kit.phone import CLIPBOARD, Phone
from tests.kit.world import World, region_catalog, world

expect.set_options(timeout=20_000)  # milliseconds; two busy cores take longer than the usual five seconds at times

OpenPhone = Callable[..., Awaitable[Phone]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshots", type=Path, default=None, help="folder for screenshots")


MODULE: Final = "module"  # starting a browser takes seconds, so the tests of a file share one, and its event loop


@pytest_asyncio.fixture(scope=MODULE, loop_scope=MODULE)
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=chromium)
        yield launched
        await launched.close()


@pytest_asyncio.fixture(loop_scope=MODULE)
async def guide() -> AsyncIterator[World]:
    """With the real clock, because the page shows the time of day."""
    async with world(region_catalog()) as made:
        yield made


@pytest_asyncio.fixture(loop_scope=MODULE)
async def phone(browser: Browser, request: pytest.FixtureRequest) -> AsyncIterator[OpenPhone]:
    """Opens pages of a given size; an error in a script of a page fails the test."""
    screenshots: Path | None = request.config.getoption("screenshots", default=None)
    errors: list[str] = []
    async with AsyncExitStack() as stack:

        async def opened(size: tuple[int, int]) -> Phone:
            width, height = size
            context = await browser.new_context(
                viewport={"width": width, "height": height}, permissions=CLIPBOARD, locale="en-US"
            )
            stack.push_async_callback(context.close)
            page = await context.new_page()
            page.on("pageerror", lambda error: errors.append(str(error)))
            return Phone(page, screenshots)

        yield opened
    assert errors == []
