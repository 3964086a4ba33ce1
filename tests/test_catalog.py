"""Content that changes while the bot runs."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot import catalog as catalog_module
from bot.catalog import Catalog
from bot.guide.yaml_field import ContentError
from bot.search.result import Tier
from tests.kit.content import CONTENT, LOCALES
from tests.kit.small_guide import write_guide


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Copies of both folders of the frozen guide, to be edited."""
    return copied(CONTENT, LOCALES, tmp_path)


def copied(content: Path, locales: Path, folder: Path) -> tuple[Path, Path]:
    return Path(shutil.copytree(content, folder / "content")), Path(shutil.copytree(locales, folder / "locales"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_who_waits_for_the_index_sees_that_it_is_still_being_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalog_module, "PROGRESS_INTERVAL", 0.2)
    with structlog.testing.capture_logs() as log:
        Catalog.open(write_guide(tmp_path / "content"), LOCALES, tmp_path / "cache")
        Catalog.open(tmp_path / "content", LOCALES, tmp_path / "cache")
    first, *others = log
    assert first["event"] == "building the search index, once for these texts; it takes a minute or two"
    assert others and {entry["event"] for entry in others} == {"still building the search index"}


async def test_an_edit_is_read_and_the_bots_name_stays(folders: tuple[Path, Path]) -> None:
    content, locales = folders
    catalog = Catalog.open(content, locales)
    catalog.set_bot_name("magnolia_bot")
    edit(content / "guide.yaml", "name: Tidewell", "name: Camellia")
    edit(locales / "en.ftl", "fallback-title = ", "fallback-title = Edited. ")
    await catalog.reload()
    assert (catalog.content.guide.name, catalog.content.bot) == ("Camellia", "magnolia_bot")
    assert catalog.fallback.text("en").startswith("Edited.")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("content/guide.yaml", "groups:", "groups: ["), ("locales/en.ftl", "home-ask = ", "home-ask ")],
)
async def test_a_broken_edit_changes_nothing_and_is_one_line_with_its_place(
    folders: tuple[Path, Path], file: str, old: str, new: str
) -> None:
    catalog = Catalog.open(*folders)
    content = catalog.content
    path = folders[0].parent / file
    edit(path, old, new)
    with structlog.testing.capture_logs() as log:
        await catalog.reload()
    assert catalog.content is content
    [entry] = log
    problem: Any = entry["problem"]
    assert problem.startswith(f"{path}:") and "\n" not in problem


def test_what_is_broken_at_start_is_an_error(folders: tuple[Path, Path]) -> None:
    (folders[0] / "contacts.yaml").unlink()
    with pytest.raises(ContentError, match=r"contacts\.yaml:1: this file is missing"):
        Catalog.open(*folders)


async def test_watching_notices_an_edit(folders: tuple[Path, Path]) -> None:
    catalog = Catalog.open(*folders)
    async with watched(catalog) as changed:
        edit(folders[0] / "guide.yaml", "name: Tidewell", "name: Camellia")
        await asyncio.wait_for(changed.wait(), 20)
    assert catalog.content.guide.name == "Camellia"


async def test_watching_shows_texts_before_the_search_has_learned_them(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = Catalog.open(*folders)
    index, learned = catalog.content.index, asyncio.Event()
    monkeypatch.setattr(Catalog, "reload", lambda _catalog: learned.wait())
    async with watched(catalog) as changed:
        edit(folders[1] / "en.ftl", "fallback-title = ", "fallback-title = Edited. ")
        await asyncio.wait_for(changed.wait(), 5)
    assert catalog.fallback.text("en").startswith("Edited.")
    assert catalog.content.index is index


async def test_watching_waits_for_the_search_where_languages_change(folders: tuple[Path, Path]) -> None:
    catalog = Catalog.open(*folders)
    index = catalog.content.index
    async with watched(catalog) as changed:
        edit(folders[0] / "guide.yaml", "languages: [en, ar]", "languages: [ar, en]")
        await asyncio.wait_for(changed.wait(), 60)
    assert catalog.content.guide.languages == ("ar", "en")
    assert catalog.content.index is not index


async def test_watching_goes_on_after_a_broken_edit(folders: tuple[Path, Path]) -> None:
    catalog = Catalog.open(*folders)
    async with watched(catalog) as changed:
        edit(folders[1] / "en.ftl", "fallback-title = ", "fallback-title ")
        await asyncio.sleep(1)
        assert not changed.is_set()
        edit(folders[1] / "en.ftl", "fallback-title ", "fallback-title = Mended. ")
        await asyncio.wait_for(changed.wait(), 20)
    assert catalog.fallback.text("en").startswith("Mended.")


@asynccontextmanager
async def watched(catalog: Catalog) -> AsyncIterator[asyncio.Event]:
    """The catalog watches its files while the block runs; gives an event that is set when other texts are in use."""
    changed = asyncio.Event()

    async def set_changed() -> None:
        changed.set()

    watch = asyncio.create_task(catalog.watch(set_changed))
    await asyncio.sleep(0)
    try:
        yield changed
    finally:
        watch.cancel()
        await asyncio.wait([watch])


async def test_the_search_index_is_saved_and_holds_after_an_edit(folders: tuple[Path, Path], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    catalog = Catalog.open(*folders, cache)
    [first] = cache.iterdir()
    assert catalog.content.index.search("quokka zyzzyva", language="en").tier is Tier.NONE
    edit(folders[0] / "en" / "passport-kept.yaml", "asks:\n", "asks:\n  - quokka zyzzyva\n")
    await catalog.reload()
    assert catalog.content.index.search("quokka zyzzyva", language="en").results[0].topic == "passport-kept"
    assert len(list(cache.iterdir())) == 2
    assert first.exists()


async def test_where_no_index_can_be_saved_it_is_built_all_the_same(folders: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    catalog = Catalog.open(*folders, tmp_path / "file" / "cache")
    assert catalog.content.index.search("they took my passport", language="en").results[0].topic == "passport-kept"


def test_where_no_index_can_be_saved_the_operator_hears_of_it(folders: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with structlog.testing.capture_logs() as log:
        Catalog.open(*folders, tmp_path / "file" / "cache")
    assert [entry["event"].split(":")[0] for entry in log][-1:] == ["CACHE_DIR"]


async def test_a_file_that_cannot_be_read_is_one_line_with_its_name(folders: tuple[Path, Path]) -> None:
    catalog = Catalog.open(*folders)
    phrases = folders[0] / "en" / "talk.yaml"
    phrases.unlink()
    phrases.mkdir()
    with structlog.testing.capture_logs() as log:
        await catalog.reload()
    assert [entry["event"] for entry in log] == ["content not reloaded"]
    assert str(log[0]["problem"]).startswith(f"{phrases}:1: ")


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_a_word_that_is_missing_is_one_line_and_the_old_words_stay(
    folders: tuple[Path, Path], language: str
) -> None:
    catalog = Catalog.open(*folders)
    content = catalog.content
    edit(folders[1] / f"{language}.ftl", "home-ask = ", "home-aks = ")
    with structlog.testing.capture_logs() as log:
        await catalog.reload()
    assert catalog.content is content
    problem = f"the screen {language}/home cannot be shown: 'home-ask' is missing"
    assert [(entry["event"], entry["problem"]) for entry in log] == [("content not reloaded", problem)]


async def test_a_word_that_is_missing_keeps_nobody_from_starting(folders: tuple[Path, Path]) -> None:
    edit(folders[1] / "ar.ftl", "home-ask = ", "home-aks = ")
    with structlog.testing.capture_logs() as log:
        catalog = Catalog.open(*folders)
        await catalog.report_missing_screens()
    assert catalog.fallback.text("ar").startswith("هناك من يستمع إليك")
    assert [entry["problem"] for entry in log] == ["the screen ar/home cannot be shown: 'home-ask' is missing"]


async def test_of_two_reloads_the_later_one_stays(folders: tuple[Path, Path]) -> None:
    catalog = Catalog.open(*folders)
    edit(folders[0] / "guide.yaml", "name: Tidewell", "name: Wrong")  # no index of this is saved: it takes longer
    first = asyncio.create_task(catalog.reload())
    await asyncio.sleep(0.1)  # by then it has read the wrong name, and is far from done
    edit(folders[0] / "guide.yaml", "name: Wrong", "name: Tidewell")
    await asyncio.gather(first, catalog.reload())
    assert catalog.content.guide.name == "Tidewell"


async def test_a_bot_that_hears_its_name_while_content_is_read_keeps_it(folders: tuple[Path, Path]) -> None:
    catalog = Catalog.open(*folders)
    reload = asyncio.create_task(catalog.reload())
    await asyncio.sleep(0)  # it has begun
    catalog.set_bot_name("magnolia_bot")
    await reload
    assert catalog.content.bot == "magnolia_bot"


async def test_an_editors_own_files_are_no_content(folders: tuple[Path, Path]) -> None:
    catalog = Catalog.open(*folders)
    for place in ("guide.yaml", "en/permits-to-stay.yaml"):
        file = folders[0] / place
        file.with_name(f".#{file.name}").symlink_to("somebody@somewhere.123")
    edit(folders[0] / "guide.yaml", "name: Tidewell", "name: Camellia")
    await catalog.reload()
    assert catalog.content.guide.name == "Camellia"


def gone(*_: object, **__: object) -> None:
    raise KeyError


async def test_any_other_fault_leaves_the_old_content_in_use(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = Catalog.open(*folders)
    content = catalog.content
    monkeypatch.setattr(catalog_module, "load", gone)
    with structlog.testing.capture_logs() as log:
        await catalog.reload()
    assert catalog.content is content
    assert [(entry["event"], entry["error"]) for entry in log] == [("content not reloaded", "KeyError")]


def test_what_people_type_is_not_kept_beside_the_index(folders: tuple[Path, Path]) -> None:
    localizations = Catalog.open(*folders).content.guide.localizations.values()
    assert all(not topic.asks for edition in localizations for topic in edition.topics.values())
    assert all(not edition.urgent and not edition.talk and not edition.non_urgent for edition in localizations)
