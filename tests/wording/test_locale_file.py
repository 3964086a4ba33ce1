"""Locale files that cannot be used are refused, with the line of what is wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wording.locale_file import WordingError, errors, parse_locale
from bot.wording.wording import load


def written(folder: Path, text: str) -> Path:
    file = folder / "xx.ftl"
    file.write_bytes(text.encode())
    return file


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("one = 1\n\ntwo { $x\n", 3, "not Fluent: Expected token"),
        ("one = 1\ntwo = { $x\n\nthree = 3\n", 2, "not Fluent: Expected token"),
        ("one =\n    fine\n    not { fine\n    more\n", 3, "not Fluent: Expected token"),
        ("one = 1\n!!! two\nthree = 3\n", 2, "not Fluent: Expected an entry start"),
        ("one = 1\n [two] 2\n", 2, "not Fluent: Expected an entry start"),
        ("one = 1\r\ntwo\r\n", 2, "not Fluent: Expected token"),
        ("one = 1\ntwo = 2\n# one\none = 3\n", 3, "'one' is defined twice, first in line 1"),
        ("one = { one }\n", 1, "'one' refers to itself"),
        ("one = 1\n\ntwo = A { three }\nthree = { two }\n", 3, "'two' refers to itself"),
        ("-one = { -one }\ntwo = { -one }\n", 1, "'-one' refers to itself"),
        ("one = { $x ->\n    [a] { one }\n   *[b] c\n}\n", 1, "'one' refers to itself"),
        ("one = 1\ntwo =\n    Ask\n    { -brand }\n", 4, "'two' refers to '-brand', which does not exist"),
        ("one = 1\ntwo = { three }\n", 2, "'two' refers to 'three', which does not exist"),
        ("one =\n    .title = x\ntwo = { one }\n", 3, "'two' refers to 'one', which does not exist"),
        ("one = 1\ntwo = { one.title }\n", 2, "'two' refers to 'one.title', which does not exist"),
        ("-one = 1\ntwo = { -one.case ->\n   *[a] b\n}\n", 2, "'two' refers to '-one.case', which does not exist"),
        ("one = { LIST($x) }\n", 1, "'one' calls LIST(), which does not exist"),
        ('one = { "\\u202E" }\n', 1, "'one' cannot be shown: the character U+202E"),
        ("one = 1\ntwo = a\x00b\n", 2, "the character U+0000 is not allowed in text"),
        ("one = 1\rtwo = 2\n", 1, "the character U+000D is not allowed in text"),
        ("one = " + "{" * 5000, 1, "not Fluent: braces are nested too deeply"),
    ],
)
def test_what_would_not_be_shown_as_it_looks_is_refused_in_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    written(tmp_path, text)
    with pytest.raises(WordingError) as refusal:
        load(tmp_path, ("xx",))
    assert str(refusal.value).startswith(f"{tmp_path}/xx.ftl:{line}: {said}")


@pytest.mark.parametrize(
    "text",
    [
        "-brand = Magnolia\n    .gender = f\none = { -brand.gender ->\n   *[f] { -brand }\n}\n",
        "one = { NUMBER($x) } and { DATETIME($y) }\n",
        "one = 1\n    .title = { one }\ntwo = { one.title }\n",
        "one = { two } { two }\ntwo = { three }\nthree = 3\n",
        "\ufeffone = 1\r\n",
    ],
)
def test_what_fluent_can_show_is_taken(tmp_path: Path, text: str) -> None:
    assert list(errors(parse_locale(written(tmp_path, text)))) == []
    assert "one" in load(tmp_path, ("xx",)).of("xx").messages


def test_bytes_of_another_encoding_are_refused_in_their_line(tmp_path: Path) -> None:
    (tmp_path / "xx.ftl").write_bytes(b"one = 1\ntwo = caf\xe9\n")
    with pytest.raises(WordingError, match=r"xx\.ftl:2: this line is not UTF-8 text"):
        parse_locale(tmp_path / "xx.ftl")


PIECES = st.sampled_from([
    "one", "-two", " = ", "{ one }", "{ -two }", "{ one.a }", "\n", "\n    .a = ", "{ $x ->", "[a] b", "*[c] d", "}",
    '{ "" }', "{ $x }", "{ FOO() }", "text", "# ", "{",
])  # fmt: skip


@given(st.lists(PIECES, max_size=20).map("".join))
def test_whatever_a_file_says_its_messages_have_texts_or_it_is_refused(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    written(folder, text)
    said = text_or_refusal(folder)
    assert "{one" not in said and "{-two" not in said and "{FOO" not in said


def text_or_refusal(folder: Path) -> str:
    try:
        words = load(folder, ("xx",)).of("xx")
    except WordingError as refusal:
        return refusal.problem.partition(":")[0]
    return words("one", x="x") if "one" in words.messages else ""
