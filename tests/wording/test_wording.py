"""The words of the interface."""

from pathlib import Path

import pytest

from bot.wording.wording import WordingError, load
from tests.kit.library import LOCALES, library


def written(folder: Path, text: str, name: str = "xx") -> Path:
    (folder / f"{name}.ftl").write_text(text, encoding="utf-8")
    return folder


def test_a_message_is_filled_in(tmp_path: Path) -> None:
    words = load(written(tmp_path, "shown = Page { $page } of { $pages }\n"), ("xx",)).of("xx")
    assert words("shown", page=2, pages=3) == "Page 2 of 3"


def test_no_marks_end_up_in_a_number_that_is_copied(tmp_path: Path) -> None:
    words = load(written(tmp_path, "call = Call { $number }\n"), ("xx",)).of("xx")
    assert words("call", number="+1 888-373-7888") == "Call +1 888-373-7888"


def test_a_message_that_is_missing_is_an_error_and_never_its_own_id(tmp_path: Path) -> None:
    words = load(written(tmp_path, "one = One\n"), ("xx",)).of("xx")
    assert (words.has("one"), words.has("two")) == (True, False)
    with pytest.raises(LookupError):
        words("two")


def test_what_is_not_fluent_is_refused_with_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(WordingError, match=r"xx\.ftl:3: "):
        load(written(tmp_path, "one = One\n\ntwo { $x\n"), ("xx",))


def test_a_locale_that_is_missing_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WordingError, match=r"xx\.ftl:1: "):
        load(tmp_path, ("xx",))


def test_a_locale_that_is_not_utf_8_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "xx.ftl").write_bytes(b"caf\xe9 = x")
    with pytest.raises(WordingError, match="UTF-8"):
        load(tmp_path, ("xx",))


def test_every_language_of_the_guide_has_its_words() -> None:
    languages = library().guide.languages
    assert {load(LOCALES, languages).of(language)("language-name") for language in languages} >= {"English", "Español"}
