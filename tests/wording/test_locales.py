"""Every message is asked for by the code, and every message that the code asks for exists."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.check.locales import read_messages
from bot.screens.content import Content
from tests.kit.content import LOCALES, REAL_LOCALES, ROOT, content, real_content


@pytest.mark.parametrize("locales", [LOCALES, REAL_LOCALES], ids=["frozen", "real"])
def test_no_message_is_left_that_nothing_asks_for(
    locales: Path, record_property: Callable[[str, object], None]
) -> None:
    ids = [message.key for message in read_messages(locales / "en.ftl")[0]]
    beside_topics = ["-".join(path) for group in real_content().guide.groups for path in group.screens]
    asked = [*strings(), *map(re.compile, beside_topics)]
    unused = [name for name in ids if not any(pattern.fullmatch(name) for pattern in asked)]
    record_property("met", f"{len(ids)} messages")
    assert unused == []
    assert len(ids) > 150


@pytest.mark.parametrize("whole", [content(), real_content()], ids=["frozen", "real"])
def test_what_guide_yaml_names_has_words_in_every_language(whole: Content) -> None:
    guide = whole.guide
    names = [f"home-{name}" for name in guide.home] + [f"need-{name}" for name in guide.needs]
    names += [f"group-{group.id}" for group in guide.groups]
    missing = [
        (code, name) for code in guide.languages for name in names if name not in whole.wording.of(code).messages
    ]
    assert missing == []


def strings() -> Iterator[re.Pattern[str]]:
    """Every text in the code as a pattern; what an f-string fills in may be any id."""
    for file in sorted((ROOT / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.compile(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr) and any(says_something(part) for part in node.values):
                yield re.compile("".join(piece(part) for part in node.values))


def says_something(part: ast.expr) -> bool:
    """Whether a piece of an f-string is a word; two filled-in pieces with a hyphen between would fit any id."""
    return isinstance(part, ast.Constant) and re.search("[a-z]{3}", str(part.value)) is not None


def piece(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9-]+"
