"""The script of a text is that of most of its letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wording.script import main_script


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("help", "LATIN"),
        ("tôi cần giúp", "LATIN"),
        ("我要帮助", "CJK"),
        ("도와주세요", "HANGUL"),
        ("мне нужна помощь", "CYRILLIC"),
        ("أحتاج مساعدة", "ARABIC"),
        ("मदद चाहिए", "DEVANAGARI"),
        ("我要 visa", "LATIN"),
        ("我要帮助办 U visa", "CJK"),
        ("911 🆘 ?!", None),
        ("", None),
    ],
)
def test_the_script_is_named_as_in_unicode(text: str, script: str | None) -> None:
    assert main_script(text) == script


@given(st.text())
def test_any_text_may_be_asked_about(text: str) -> None:
    main_script(text)
