"""The program as a process of its own: killed, its log read, started with content that has mistakes."""

import re
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.kit.person import Person
from tests.kit.program import program, scratch_copy
from tests.kit.world import TOKEN, World, region_catalog, world

pytestmark = pytest.mark.slow

Change = Callable[[Path], None]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of the project without an .env, which a test may change."""
    return scratch_copy(tmp_path / "magnolia")


async def test_buttons_of_a_killed_program_work_with_the_next_one(clone: Path) -> None:
    async with world(region_catalog()) as around:
        await around.stop_guide()
        settings = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": around.simulator.url}
        person = await around.person(3107, language="ar")
        async with program(clone, "run", **settings) as guide:
            await guide.prints("started")
            await person.follows("https://t.me/magnolia_sim_bot?start=ar_topic_passport-kept")
            await around.quiet()
            guide.process.send_signal(signal.SIGKILL)
        async with program(clone, "run", **settings) as guide:
            await guide.prints("started")
            await person.looks()
            await person.presses("قراءة الصفحات")
            await around.quiet()
            await person.looks()
    assert "الجزء 1 من" in person.newest.text


CHAT = 726_183_455_091
NAME, WORD = "Zyxwilhelmina", "quetzalmark"


async def test_the_log_at_debug_level_tells_of_nobody(clone: Path) -> None:
    async with world(region_catalog()) as around:
        await around.stop_guide()
        settings = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": around.simulator.url, "LOG_LEVEL": "DEBUG"}
        async with program(clone, "run", **settings) as guide:
            await guide.prints("started")
            await talk(await around.person(CHAT), around)
            guide.process.terminate()
            assert await guide.exit_code() == 0
    assert "started" in guide.text and "stopped" in guide.text
    assert [mark for mark in (str(CHAT), NAME, WORD, TOKEN) if mark in guide.text] == []


async def talk(person: Person, around: World) -> None:
    """Texts, a photo, a link, buttons real and forged, a language, an inline query: NAME or WORD is in each."""
    around.simulator.telegram.chat(CHAT).person["first_name"] = NAME
    acts: list[Callable[[], Awaitable[object]]] = [
        lambda: person.says(f"my boss {WORD} took my passport", f"call me {WORD} 601 555 0123 4567"),
        lambda: person.sends("photo"),
        lambda: person.follows("https://t.me/magnolia_sim_bot?start=ar_k1p"),
        lambda: person.forges(f"en/topic/{WORD}"),
        lambda: person.forges(f"{WORD}!{NAME}"),
        lambda: person.says("/language"),
        lambda: person.presses("العربية"),
        lambda: person.asks_inline(f"my boss {WORD}"),
    ]
    for act in acts:
        await act()
        await around.quiet()
        await person.looks()


def rewritten(name: str, old: str, new: str) -> Change:
    """A change that replaces the first line of file `name` that begins with `old`."""

    def change(clone: Path) -> None:
        file = clone / name
        text = file.read_text(encoding="utf-8")
        changed = re.sub(rf"^{re.escape(old)}.*$", new, text, count=1, flags=re.MULTILINE)
        assert changed != text
        file.write_text(changed, encoding="utf-8")

    return change


TOPIC, LOCALE = "content/en/passport-kept.yaml", "locales/ar.ftl"
MISTAKES = {
    "broken YAML": (rewritten(TOPIC, "title:", 'title: "no end'), rf"{TOPIC}:[0-9]+: "),
    "no summary": (rewritten(TOPIC, "summary:", "sumary:"), rf"{TOPIC}:[0-9]+: .*sum"),
    "an id twice": (
        rewritten("content/guide.yaml", "codes:", "codes:\n  permits-to-stay: z9z"),
        r"content/guide\.yaml:[0-9]+: .*permits-to-stay",
    ),
    "broken words": (rewritten(LOCALE, "button-home =", "button-home"), rf"{LOCALE}:[0-9]+: "),
}


@pytest.mark.parametrize("mistake", MISTAKES)
async def test_a_broken_file_ends_with_one_sentence_that_names_its_line(clone: Path, mistake: str) -> None:
    change, sentence = MISTAKES[mistake]
    change(clone)
    async with program(clone, "run", PORT="0") as ended:
        assert await ended.exit_code() == 2, ended.text
    assert re.search(sentence, ended.text) and len(ended.lines) == 1, ended.text


@pytest.mark.parametrize("line", ["button-home = { $place }", "about-title = عن هذا"], ids=["too many", "missing"])
async def test_a_wrong_placeholder_is_found_by_check(clone: Path, line: str) -> None:
    name = line.split(" ", maxsplit=1)[0]
    rewritten(LOCALE, f"{name} =", line)(clone)
    async with program(clone, "check") as check:
        assert await check.exit_code() == 1, check.text
    assert re.search(rf"{LOCALE}:[0-9]+: .*{name}", check.text) and "Traceback" not in check.text
