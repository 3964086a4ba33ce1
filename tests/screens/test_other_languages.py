"""Who writes in a language that the guide is not in gets the hotline, with a note in that language."""

from dataclasses import replace

import pytest

from bot.guide.model import OtherLanguage
from bot.screens.address import Address
from bot.screens.content import Content
from bot.screens.decision import Languages, Query, understand
from bot.screens.screen import Screen
from bot.search.result import Tier
from tests.kit.content import content, found, real_content
from tests.kit.screens import open_address, texts, type_text

NOTE = "说 “Island” 然后等一下。"


def region(*others: OtherLanguage) -> Content:
    guide = content(found("wages-owed"))
    return replace(guide, guide=replace(guide.guide, other_languages=others))


ISLAND = OtherLanguage("zh", "mam", "CJK", NOTE, ("wo yao bangzhu",))


def shown(guide: Content, text: str) -> Screen:
    return type_text(guide, Query(text, Languages("en"))).screen


def test_the_note_stands_above_the_number() -> None:
    screen = shown(region(ISLAND), "我要帮助")
    assert screen.address.path == ("hotline", "in", "zh")
    lines = texts(screen)
    assert lines.index(NOTE) < lines.index("+44 808 157 0123")


def test_letters_that_no_language_here_has_get_the_hotline() -> None:
    assert shown(region(ISLAND), "ช่วยด้วย").address.path == ("hotline",)


@pytest.mark.parametrize("text", ["they keep my wages", "لا يدفعون أجري", "911", "tôi cần giúp"])
def test_other_texts_are_searched_for(text: str) -> None:
    assert understand(region(ISLAND), Query(text, Languages("en"))).spec.address.path == ("topic", "wages-owed")


def test_from_right_to_left_latin_words_are_isolated() -> None:
    arabic = OtherLanguage("fa", "mam", None, "بگویید “Farsi” یا 911", ())
    screen = open_address(region(arabic), Address(("hotline", "in", "fa"), "en")).screen
    assert "بگویید “\u2068Farsi\u2069” یا \u2068911\u2069" in texts(screen)


def test_the_screen_may_be_found_by_its_phrases() -> None:
    guide = region(ISLAND)
    found_by_words = replace(guide, index=content(found(tier=Tier.NONE, screen="hotline/in/zh")).index)
    assert shown(found_by_words, "wo yao bangzhu").address.path == ("hotline", "in", "zh")


def test_the_real_guide_has_notes_without_a_number_but_911_and_with_what_to_say() -> None:
    guide = real_content().guide
    spoken = {one.id: one.names["en"] for one in guide.spoken_languages}
    assert len(guide.other_languages) == 10
    for other in guide.other_languages:
        assert other.code not in guide.languages
        assert spoken[other.spoken] in other.note and "911" in other.note
        assert set(filter(str.isdigit, other.note)) <= {"9", "1"}
