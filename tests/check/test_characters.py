"""Characters that a reader sees otherwise than their writer meant."""

from pathlib import Path

import pytest

from bot.check.characters import character_findings
from bot.check.finding import Passage


def found(text: str, language: str = "en") -> list[str]:
    passage = Passage(Path("page.yaml"), 3, "points", text)
    findings = list(character_findings([passage], language))
    assert all(finding.line == 3 for finding in findings)
    return [finding.message.removeprefix("'points': ") for finding in findings]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One\ttwo", "a tab: write a space"),
        ("One  two", "two spaces"),
        ("Call <b>first</b>.", "'<b>' would be shown literally: texts have no HTML"),
        ("Call first.<br/>", "'<br/>' would be shown literally: texts have no HTML"),
        ("Wage &amp; Hour", "'&amp;' would be shown literally: texts have no HTML"),
        ("Call **first**.", "'**' would be shown literally: texts have no Markdown"),
        ("Call *first*.", "'*first*' would be shown literally: texts have no Markdown"),
        ("Call _the line_.", "'_the line_' would be shown literally: texts have no Markdown"),
        ("See [the page](https://example.org).", "'[the page](https://example.org)' would be shown literally"),
        ("- Call first.", "'-' at the start of a line would be shown literally: screens add their own bullets"),
        ("One\n• Two", "'•' at the start of a line would be shown literally: screens add their own bullets"),
        ("## One", "'##' at the start of a line would be shown literally: screens add their own bullets"),
        ("Llame a un lÃ©gal.", "'Ã©' is a letter in another encoding: save the file as UTF-8"),
        ("Donâ€™t sign.", "'â€' is a letter in another encoding: save the file as UTF-8"),
        ("Call the h\u043etline.", "letters of two scripts in one word, at 'h'"),
        ('He said "sign.', "unbalanced quotation mark"),
        ("He said “sign.", "unbalanced quotation mark"),
        ("Il dit «signez.", "unbalanced quotation mark"),
        ("sign\u200bnothing", "the invisible character U+200B (zero width space) does not belong here"),
        ("sign\u00adnothing", "the invisible character U+00AD (soft hyphen) does not belong here"),
        ("sign\u00a0nothing", "the invisible character U+00A0 (no-break space) does not belong here"),
        ("sign\u2003nothing", "the invisible character U+2003 (em space) does not belong here"),
        ("sign\u200dnothing", "the invisible character U+200D (zero width joiner) does not belong here"),
        ("sign\u200enothing", "the invisible character U+200E (left-to-right mark) does not belong here"),
        ("sign\ufe0f", "the invisible character U+FE0F (variation selector-16) does not belong here"),
        ("sign\u3164nothing", "the invisible character U+3164 (hangul filler) does not belong here"),
        ("sign\ue000nothing", "the invisible character U+E000 (private use) does not belong here"),
        ("sign\U000e0041nothing", "the invisible character U+E0041 (tag latin capital letter a) does not belong here"),
    ],
)
def test_what_is_not_seen_as_it_is_meant_is_found(text: str, said: str) -> None:
    [message] = found(text)
    assert message.startswith(said)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Don’t sign. Wage & Hour: 5 * 3 = 15, and 1 < 2. Use A_B_C, or a@b.org!", "en"),
        ('He said "sign" – “now”. It is 5 feet.', "en"),
        ("{national-hotline} [sic]", "en"),
        ("Appelez\u00a0: «\u00a0ligne\u00a0», 24\u202fh\u00a0!", "fr"),
        ("می\u200cخواهم", "fa"),
        ("क्\u200dष", "hi"),
        ("اتصل على \u2066911\u2069 الآن\u200f", "ar"),
        ('צה"ל', "he"),
        ("โทร\u200bได้", "th"),
        ("打电话\u3000免费", "zh"),
        ("📞 ❤️ 👩\u200d👧 ⚠\ufe0f 1\ufe0f", "en"),
        ("U-виза, H-2A виза", "ru"),
        ("Gọi điện miễn phí", "vi"),
        ("São Paulo, NÃO", "pt"),
    ],
)
def test_signs_that_a_language_writes_are_left_alone(text: str, language: str) -> None:
    assert found(text, language) == []


def test_an_isolate_that_nothing_closes_is_found() -> None:
    assert found("اتصل على \u2066911 الآن", "ar") == ["unbalanced direction isolate"]
