"""A Chromium, and the guide in a world for it to meet."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from tests.kit.phone import CLIPBOARD, Phone
from tests.kit.world import World, real_shelf, world

OpenPhone = Callable[..., Awaitable[Phone]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshots", type=Path, default=None, help="folder for pictures of the best moments")


@pytest.fixture
async def guide() -> AsyncIterator[World]:
    """The page shows times of day, so the clock is the real one."""
    async with world(real_shelf()) as made:
        yield made


@pytest.fixture
async def phone(chromium: Path, request: pytest.FixtureRequest) -> AsyncIterator[OpenPhone]:
    """Opens a page of that size; wherever a script of the page fails, the test fails."""
    pictures: Path | None = request.config.getoption("screenshots", default=None)
    errors: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium)

        async def opened(size: tuple[int, int]) -> Phone:
            context = await browser.new_context(
                viewport={"width": size[0], "height": size[1]}, permissions=CLIPBOARD, locale="en-US"
            )
            page = await context.new_page()
            page.on("pageerror", lambda error: errors.append(str(error)))
            return Phone(page, pictures)

        yield opened
        await browser.close()
    assert errors == []
