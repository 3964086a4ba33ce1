"""The guide on the simulator's page, 360 pixels wide like a phone and as wide as a desktop."""

import asyncio
import shutil
from pathlib import Path

import pytest
from playwright.async_api import Route, expect

from bot.catalog import Catalog
from tests.browser.conftest import OpenPhone
from tests.kit.content import CONTENT, LOCALES
from tests.kit.phone import DESKTOP, SMALL, Phone
from tests.kit.slow_proxy import slow_proxy
from tests.kit.world import World, world

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

HOTLINE = "+44 808 157 0123"
SIZES = {"phone": SMALL, "desktop": DESKTOP}


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_visit(guide: World, phone: OpenPhone, size: str) -> None:
    person = await phone(SIZES[size])
    await person.open(guide.simulator.url)
    await person.start()
    await person.reads("Welcome", "nobody reads along")
    await person.screenshot(f"{size}-home")
    await person.presses("العربية")
    await person.reads("مرحبًا")
    await from_signs_to_hotline(person, size)
    await person.presses("البداية")
    await person.reads("مرحبًا")
    await person.says("أخذوا جواز سفري")
    await person.reads("صاحب العمل يحتفظ بجواز سفرك")
    await person.screenshot(f"{size}-topic")
    await expect(person.page.get_by_test_id("connection")).to_be_hidden()
    await from_danger_to_close(person, size)


async def from_signs_to_hotline(person: Phone, size: str) -> None:
    """Reads the warning signs, then copies the number of the hotline."""
    for label in ("مواضيع أخرى", "مساعدة غيري", "علامات تنتبه لها", "قراءة الصفحات"):
        await person.presses(label)
    await person.reads("الجزء 1 من")
    await person.presses("التالي ›")
    await person.reads("الجزء 2 من")
    await person.presses("التحدث مع شخص")
    await person.reads("خط المرفأ", HOTLINE)
    await person.screenshot(f"{size}-hotline")
    await person.presses("نسخ \u2068+44 808 157 0123\u2069")
    await expect(person.page.get_by_text("Copied")).to_be_visible()
    assert await person.page.evaluate("navigator.clipboard.readText()") == "+448081570123"


async def from_danger_to_close(person: Phone, size: str) -> None:
    """Gets the emergency number and the hotline; then closes, which leaves nothing but an everyday page."""
    await person.says("حبسني في الغرفة وهو يضربني")
    await person.reads("555", HOTLINE)
    await person.screenshot(f"{size}-danger")
    await person.presses("إغلاق")
    await expect(person.messages).to_have_count(1)
    await expect(person.newest).not_to_contain_text("555")
    await person.screenshot(f"{size}-closed")


async def test_urgent_numbers_are_in_sight_on_a_small_phone(guide: World, phone: OpenPhone) -> None:
    person = await phone(SMALL)
    await person.open(guide.simulator.url)
    await person.start()
    await person.reads("Welcome")
    await person.says("he locked me in help")
    await person.reads("555", HOTLINE)
    assert await person.sees("555") and await person.sees(HOTLINE)
    await expect(person.key("Speak to a person")).to_be_in_viewport()


async def test_everything_can_be_done_by_keyboard(guide: World, phone: OpenPhone) -> None:
    person = await phone(DESKTOP)
    keyboard = person.page.keyboard
    await person.open(guide.simulator.url)
    await person.starts_by_keyboard()
    await person.reads("Welcome")
    await keyboard.type("my boss took my passport")
    await keyboard.press("Enter")
    await person.reads("A boss holds your passport")
    await person.screenshot("desktop-topic-in-english")
    await person.tabs_to_and_presses("Open the pages")
    await person.reads("Part 1 of")
    await person.tabs_to_and_presses("Speak to a person", key="Space")
    await person.reads(HOTLINE)
    await person.tabs_to_and_presses("Shut")
    await expect(person.messages).to_have_count(1)


async def test_a_phone_that_reads_from_right_to_left(guide: World, phone: OpenPhone) -> None:
    person = await phone(SMALL)
    await person.open(guide.simulator.url, language="ar")
    await expect(person.page.locator("html")).to_have_attribute("dir", "rtl")
    await person.start()
    await person.reads("مرحبًا")
    await person.screenshot("phone-right-to-left-home")
    await person.says("/hotline")
    await person.reads("خط المرفأ", HOTLINE)
    await expect(person.newest.get_by_role("link", name=HOTLINE)).to_have_attribute("dir", "ltr")
    await person.screenshot("phone-right-to-left-hotline")
    await person.says("/language")
    await person.reads("اللغات")
    await person.presses("English")
    await person.reads("Welcome")
    await expect(person.newest).to_have_css("direction", "ltr")


async def test_the_page_works_through_a_forwarded_port(guide: World, phone: OpenPhone) -> None:
    """As with `ssh -L`, and over a line that takes its time."""
    target = int(guide.simulator.url.rsplit(":", 1)[1])
    async with slow_proxy(lambda: target) as line:
        line.delay = 0.1
        person = await phone(SMALL)
        await person.open(f"http://localhost:{line.port}", person=61)
        await person.start()
        await person.reads("Welcome")
        await person.presses("Speak to a person")
        await person.reads(HOTLINE)
        await person.presses(f"Copy {HOTLINE}")
        await expect(person.page.get_by_text("Copied")).to_be_visible()
        assert await person.page.evaluate("navigator.clipboard.readText()") == HOTLINE.replace(" ", "")
        await person.page.close()


async def test_before_the_chat_is_known_there_is_nothing_to_type_into(guide: World, phone: OpenPhone) -> None:
    person = await phone(SMALL)
    held = asyncio.Event()

    async def hold(route: Route) -> None:
        await held.wait()
        await route.continue_()

    await person.page.route("**/state?*", hold)
    await person.open(guide.simulator.url, person=62)
    await expect(person.title).to_have_text("Simulator")
    await expect(person.page.get_by_test_id("composer")).to_be_hidden()
    held.set()
    await expect(person.page.get_by_test_id("start")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
async def test_first_sight_is_what_the_guide_says_of_itself(guide: World, phone: OpenPhone, size: str) -> None:
    texts = guide.simulator.telegram.profile.texts
    texts["name"]["ar"], texts["description"]["ar"], texts["short_description"]["ar"] = "مَدّ", "دليل مجاني", "دليل"
    person = await phone(SIZES[size])
    await person.open(guide.simulator.url, person=63, language="ar")
    welcome = person.page.locator("#welcome")
    await expect(welcome.get_by_role("heading")).to_have_text("ماذا يمكن لهذا البوت أن يفعل؟")
    await expect(welcome).to_contain_text("دليل مجاني")
    name = person.page.get_by_role("button", name="مَدّ")
    await name.click()
    await expect(person.page.get_by_test_id("profile")).to_contain_text("دليل")
    await person.page.keyboard.press("Escape")
    await expect(person.page.get_by_test_id("profile")).to_be_hidden()
    await expect(name).to_be_focused()


async def test_a_link_from_a_flyer(guide: World, phone: OpenPhone) -> None:
    person = await phone(SMALL)
    await person.open(guide.simulator.url, language="ar")
    await person.page.locator("#panel-open").click()
    await person.page.get_by_test_id("deep-link").fill("https://t.me/magnolia_sim_bot?start=k1p")
    await person.page.keyboard.press("Enter")
    await person.reads("صاحب العمل يحتفظ بجواز سفرك")


async def test_a_changed_file_shows_without_a_restart(phone: OpenPhone, tmp_path: Path) -> None:
    content = tmp_path / "content"
    await asyncio.to_thread(shutil.copytree, CONTENT, content)
    catalog = await asyncio.to_thread(Catalog.open, content, LOCALES)
    async with world(catalog) as guide, asyncio.TaskGroup() as tasks:

        async def tell() -> None:
            guide.simulator.telegram.notify_all({"type": "texts_changed"})

        watch = tasks.create_task(catalog.watch(tell))
        person = await phone(SMALL)
        await person.open(guide.simulator.url)
        await person.page.locator("#panel-open").click()
        await person.page.get_by_test_id("deep-link").fill("en_k1p")
        await person.page.keyboard.press("Enter")
        await person.reads("A boss holds your passport")
        await asyncio.to_thread(retitle, content / "en" / "passport-kept.yaml", "They hold my papers")
        note = person.page.get_by_test_id("texts-changed")
        await expect(note).to_contain_text("The texts have changed", timeout=5_000)
        await person.screenshot("phone-texts-changed")
        await note.get_by_role("button", name="Repeat my last step").click()
        await person.reads("They hold my papers")
        await expect(note).to_be_hidden()
        await person.presses("Open the pages")
        await person.reads("Part 1 of")
        heading = content / "en" / "passport-kept.yaml"
        await asyncio.to_thread(replace_in, heading, "  - heading: ", "  - heading: Edited. ")
        await note.get_by_role("button", name="Repeat my last step").click()
        await person.reads("Edited.", "Part 1 of")
        await expect(person.messages).to_have_count(4)
        watch.cancel()


def replace_in(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def retitle(file: Path, title: str) -> None:
    _, rest = file.read_text(encoding="utf-8").split("\n", maxsplit=1)
    file.write_text(f"title: {title}\n{rest}", encoding="utf-8")
