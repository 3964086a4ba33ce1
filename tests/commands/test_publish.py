"""`python -m bot publish` as an operator calls it."""

from pathlib import Path

from bot.settings import ROOT
from bot.simulator import server
from tests.kit.content import CONTENT, LOCALES
from tests.kit.program import Program, program

TOKEN = "42:made-for-tests"
FOLDERS = {"PYTHONPATH": str(ROOT), "CONTENT_DIR": str(CONTENT), "LOCALES_DIR": str(LOCALES)}


async def ended(folder: Path, **settings: str) -> tuple[int, Program]:
    async with program(folder, "publish", **FOLDERS, **settings) as publish:
        return await publish.exit_code(), publish


async def test_it_says_a_line_for_each_language(tmp_path: Path) -> None:
    telegram = await server.start(token=TOKEN)
    try:
        code, told = await ended(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url)
    finally:
        await telegram.stop()
    assert (code, len(told.lines)) == (0, 3) and "readers of ar: " in told.text


async def test_without_a_token_it_says_so_in_one_sentence(tmp_path: Path) -> None:
    code, told = await ended(tmp_path)
    assert (code, len(told.lines)) == (2, 1) and told.text.startswith("BOT_TOKEN")


async def test_nobody_at_the_address_is_one_sentence(tmp_path: Path) -> None:
    code, told = await ended(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL="http://127.0.0.1:1")
    assert (code, len(told.lines)) == (2, 1) and told.text.startswith("TELEGRAM_API_URL")
