"""The words of the interface."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from hypothesis import given
from hypothesis import strategies as st

from bot.wording.locale_file import WordingError
from bot.wording.wording import Words, load
from tests.kit.content import LOCALES, content


def written(folder: Path, text: str, name: str = "xx") -> Path:
    (folder / f"{name}.ftl").write_text(text, encoding="utf-8")
    return folder


def read(folder: Path, text: str) -> Words:
    return load(written(folder, text), ("xx",)).of("xx")


def test_a_message_is_filled_in(tmp_path: Path) -> None:
    words = read(tmp_path, "shown = Page { $page } of { $pages }\n")
    assert words("shown", page=2, pages=3) == "Page 2 of 3"


def test_a_value_that_is_missing_leaves_its_name_standing(tmp_path: Path) -> None:
    words = read(tmp_path, "shown = 100 % of { $pages }\n")
    assert words("shown") == "100 % of {$pages}"


SPECIAL = """
lines =
    One line
    and { $more }
# A choice by number, in another language's own way.
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
-brand = Magnolia
about = About { -brand }: { plain }
plain = A guide
"""


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("lines", "One line\nand more"),
        ("days", "2 days"),
        ("about", "About Magnolia: A guide"),
        ("plain", "A guide"),
    ],
)
def test_all_that_fluent_can_say_may_be_used(tmp_path: Path, message: str, text: str) -> None:
    words = read(tmp_path, SPECIAL)
    assert message in words.messages and words(message, count=2, more="more") == text


ENTRIES = st.sampled_from([
    "one = Text", "two=  Text with spaces  ", "three = { $value } in front", "four = 100 %s of {$value} and %",
    "five =", "  a line more", "    .more = An attribute", "six = { one }", "seven = {value}", "-eight = A term",
    "nine = { -eight } here", "ten = { $value ->", " *[other] One", "}", "", " ", "# a comment", "#no comment",
    "### a comment for all", "eleven = [not] a choice", 'twelve = { "{" }', "thirteen text", "fourteen = Text\r",
])  # fmt: skip


@given(st.lists(ENTRIES, unique=True))
def test_every_file_is_read_as_fluent_itself_reads_it(lines: list[str]) -> None:
    source = "".join(f"{line}\n" for line in lines)
    resource = FluentResource(source)
    bundle = FluentBundle(["xx"], use_isolating=False)
    bundle.add_resource(resource)
    broken = any(type(entry).__name__ == "Junk" for entry in resource.body) or any(map(bundle_errors(bundle), NAMES))
    with tempfile.TemporaryDirectory() as folder:
        if broken:
            with pytest.raises(WordingError, match=r"xx\.ftl:[0-9]+: "):
                read(Path(folder), source)
        else:
            words = read(Path(folder), source)
            assert {name: said(words, name) for name in NAMES} == {name: told(bundle, name) for name in NAMES}


NAMES = ("one", "two", "three", "four", "five", "six", "seven", "nine", "ten", "eleven", "twelve", "fourteen")


def said(words: Words, name: str) -> str | None:
    try:
        return words(name, value="X")
    except KeyError:
        return None


def told(bundle: FluentBundle, name: str) -> str | None:
    pattern = bundle.get_message(name).value if bundle.has_message(name) else None
    return None if pattern is None else str(bundle.format_pattern(pattern, {"value": "X"})[0])


def bundle_errors(bundle: FluentBundle) -> Callable[[str], list[Exception]]:
    """The errors that Fluent's runtime has with a message, such as a reference to what there is not."""

    def found(name: str) -> list[Exception]:
        pattern = bundle.get_message(name).value if bundle.has_message(name) else None
        return [] if pattern is None else list(bundle.format_pattern(pattern, {"value": "X"})[1])

    return found


def test_no_marks_end_up_in_a_number_that_is_copied(tmp_path: Path) -> None:
    words = read(tmp_path, "call = Call { $number }\n")
    assert words("call", number="+1 888-373-7888") == "Call +1 888-373-7888"


def test_a_message_that_is_missing_is_an_error_and_never_its_own_id(tmp_path: Path) -> None:
    words = read(tmp_path, "one = One\n")
    assert ("one" in words.messages, "two" in words.messages) == (True, False)
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
    languages = content().guide.languages
    assert {load(LOCALES, languages).of(language)("language-name") for language in languages} >= {
        "English",
        "العربية",
    }
