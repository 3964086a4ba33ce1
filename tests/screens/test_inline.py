"""Cards to send to another chat: the right ones for what is typed, and none gives the subject away at first sight."""

import re
from dataclasses import replace

import pytest

from bot.check.avoid import read_avoided_words
from bot.check.contacts import numbers_in
from bot.guide.model import Intent, TopicRoles, Urgency
from bot.messenger.delivery.rendering import render
from bot.screens.address import Address, parse_payload, payload
from bot.screens.contacts import label
from bot.screens.content import Content, ScreenContext
from bot.screens.decision import AddressSource, Languages, Query
from bot.screens.inline import (
    MAX_CARDS,
    MAX_DESCRIPTION,
    InlineAnswer,
    InlineCard,
    build_card,
    card_paths,
    inline_answer,
)
from bot.screens.screen import ChooseChat, CopyText, Kind, Visit
from bot.search.result import SearchResult, Tier
from bot.simulator import html
from tests.kit.content import CONTENT, FakeIndex, content, found, real_content
from tests.kit.screens import open_address, texts

REGION = content()
LANGUAGES = REGION.guide.languages
MAX_CARD_TEXT = 1_500
MAX_ID_BYTES = 64
PAYLOAD = r"[A-Za-z0-9_-]{1,64}"

HOTLINE = "hotline"
HOME = ["topic/passport-kept", "topic/wages-owed", "topic/moving-out", "hotline", "topic/signs-of-control"]


def ask(text: str, result: SearchResult | None = None, *, languages: Languages | None = None) -> InlineAnswer:
    """The cards for `text` when the search brings back `result`."""
    return inline_answer(content(result), Query(text, languages or Languages()))


def listed(answer: InlineAnswer) -> list[str]:
    """The ids of its cards, without their language."""
    return [card.id.partition("/")[2] for card in answer.cards]


def cards(language: str, whole: Content = REGION) -> list[InlineCard]:
    return [build_card(whole, language, path) for path in card_paths(whole)]


def test_a_text_lists_the_topics_that_it_may_mean_then_those_related_to_the_first() -> None:
    answer = ask("unpaid wages", found("wages-owed", "work-debt", tier=Tier.CHOICES))
    assert listed(answer) == [
        "topic/wages-owed", "topic/work-debt", "topic/passport-kept",
    ]  # fmt: skip


def test_a_topic_is_listed_once() -> None:
    answer = ask("unpaid wages", found("wages-owed", "passport-kept"))
    assert listed(answer) == ["topic/wages-owed", "topic/passport-kept", "topic/work-debt"]


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_without_a_text_the_situations_of_home_are_listed(text: str) -> None:
    assert listed(ask(text)) == HOME


def test_urgent_wording_lists_the_hotline_first() -> None:
    answer = ask("he hits me", found("moving-out", urgent=Urgency.DANGER))
    assert listed(answer) == ["hotline", "topic/moving-out"]


@pytest.mark.parametrize("kind", Urgency)
def test_with_urgent_wording_the_button_above_the_list_opens_the_urgent_screen(kind: Urgency) -> None:
    answer = ask("x", found(urgent=kind, tier=Tier.NONE, language="ar"))
    opened = open_address(REGION, parse_payload(answer.open_payload), source=AddressSource.LINK)
    assert opened.screen.address == Address(("hotline", "now", kind), "ar")
    assert re.fullmatch(PAYLOAD, answer.open_payload)


@pytest.mark.parametrize("intent", [None, *Intent])
def test_where_no_topic_is_meant_the_hotline_and_the_situations_of_home_are_listed(intent: Intent | None) -> None:
    answer = ask("pizza", found(tier=Tier.NONE, intent=intent))
    assert listed(answer) == [HOTLINE, *(path for path in HOME if path != HOTLINE)]


def test_at_most_ten_cards_are_listed() -> None:
    real = real_content()
    (hit,) = found("x").results
    many = tuple(replace(hit, topic=topic) for topic in tuple(real.guide.codes)[: MAX_CARDS + 5])
    index = FakeIndex(replace(found(), results=many), [])
    answer = inline_answer(replace(real, index=index), Query("work", Languages()))
    assert len(answer.cards) == MAX_CARDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_query_of_a_share_screen_lists_its_topic_first_in_its_language(language: str) -> None:
    for topic_id, code in REGION.guide.codes.items():
        query = payload(ScreenContext(REGION, language, Address(("share", code))).short_address(("topic", topic_id)))
        assert query == f"{language}_{code}"
        assert ask(query).cards[0].id == f"{language}/topic/{topic_id}"


@pytest.mark.parametrize("text", ["k1p", "K1P", " ar_k1p ", "AR_K1P"])
def test_a_code_lists_its_topic_without_a_search(text: str) -> None:
    index = FakeIndex(found("permits-to-stay"), [])
    answer = inline_answer(replace(REGION, index=index), Query(text, Languages(hinted="ar")))
    assert (answer.cards[0].id, index.asked) == ("ar/topic/passport-kept", [])


def test_the_share_screen_has_a_button_that_finds_its_topic() -> None:
    screen = open_address(REGION, Address(("share", "passport-kept"), "ar")).screen
    queries = [button.action.query for row in screen.rows for button in row if isinstance(button.action, ChooseChat)]
    assert queries == ["ar_k1p"]


@pytest.mark.parametrize(
    ("language", "sure", "chosen", "hinted", "shown"),
    [
        ("ar", True, "en", "en", "ar"),
        ("ar", False, "en", "ar", "en"),
        ("ar", False, None, "ar-EG", "ar"),
        ("ar", False, None, None, "en"),
    ],
)
def test_cards_are_in_the_language_of_the_text_else_the_chosen_else_the_hinted(
    language: str, sure: bool, chosen: str | None, hinted: str | None, shown: str
) -> None:
    result = found("passport-kept", language=language, sure=sure)
    answer = ask("x", result, languages=Languages(chosen, hinted))
    assert answer.language == shown
    assert {card.screen.language for card in answer.cards} == {shown}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_button_above_the_list_opens_home_in_the_same_language(language: str) -> None:
    answer = ask("", languages=Languages(chosen=language))
    assert answer.open_label == REGION.wording.of(language)("private-open")
    assert re.fullmatch(PAYLOAD, answer.open_payload)
    opened = open_address(REGION, parse_payload(answer.open_payload), source=AddressSource.LINK)
    assert opened.screen.address == Address(("home",), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_line_of_every_card_gives_nothing_away(language: str) -> None:
    avoid = read_avoided_words(CONTENT / language / "avoid.yaml")
    for card in cards(language):
        first = html.parse(render(card.screen).sent_text).text.splitlines()[0]
        assert first == REGION.wording.of(language)("inline-first-line")
        assert avoid.subject.findall(first) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_shows_the_hotlines_number_with_its_label(language: str) -> None:
    hotline = REGION.guide.contacts[REGION.guide.roles.hotline]
    for card in cards(language):
        context = ScreenContext(REGION, language, card.screen.address)
        blocks = card.screen.blocks
        (index,) = [index for index, block in enumerate(blocks) if block.kind is Kind.PHONE]
        assert blocks[index].text == "+44 808 157 0123"
        assert label(context, hotline) in blocks[index + 1].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_topics_card_shows_its_short_text_date_and_state_of_review(language: str) -> None:
    words = REGION.wording.of(language)
    for topic in REGION.guide.localized(language).topics.values():
        card = build_card(REGION, language, ("topic", topic.id))
        whole = open_address(REGION, Address(("topic", topic.id), language)).texts
        assert card.title == topic.title
        assert texts(card.screen)[1 : 3 + len(topic.summary)] == whole[: 2 + len(topic.summary)]
        is_unreviewed = topic.translation is not None and not topic.translation.reviewed
        assert (words("topic-not-reviewed") in texts(card.screen)) == is_unreviewed
        assert texts(card.screen)[-1] == whole[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_fits(language: str) -> None:
    for card in cards(language):
        text = html.parse(render(card.screen).sent_text).text
        assert len(text) < MAX_CARD_TEXT
        assert 0 < len(card.description) <= MAX_DESCRIPTION
        assert len(card.id.encode()) <= MAX_ID_BYTES
    assert len({card.id for card in cards(language)}) == len(REGION.guide.codes) + 1


def test_a_description_is_cut_after_a_whole_word() -> None:
    summary = " ".join(REGION.guide.localized("en").topics["passport-kept"].summary)
    description = build_card(REGION, "en", ("topic", "passport-kept")).description
    assert description.endswith("…")
    assert summary.startswith(f"{description.removesuffix('…')} ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_copies_the_hotlines_number_and_links_to_its_topic_without_saying_what_it_is(language: str) -> None:
    for topic_id, code in REGION.guide.codes.items():
        card = build_card(REGION, language, ("topic", topic_id))
        ((copy,), (button,)) = card.screen.rows
        assert copy.action == CopyText("+448081570123")
        assert isinstance(button.action, Visit)
        payload = button.action.url.removeprefix("https://t.me/magnolia_bot?start=")
        assert payload == f"{language}_{code}"
        opened = open_address(REGION, parse_payload(payload), source=AddressSource.LINK)
        assert opened.screen.address == Address(("topic", topic_id), language)


def test_the_hotlines_card_links_to_home_where_no_topic_tells_of_calling() -> None:
    whole = replace(REGION, guide=replace(REGION.guide, topic_roles=TopicRoles()))
    (_, (with_topic,)) = build_card(REGION, "ar", ("hotline",)).screen.rows
    (_, (without,)) = build_card(whole, "ar", ("hotline",)).screen.rows
    assert with_topic.action == Visit("https://t.me/magnolia_bot?start=ar_c6l")
    assert without.action == Visit("https://t.me/magnolia_bot?start=ar_home")


def test_every_number_on_a_card_is_the_hotlines_or_for_emergencies() -> None:
    numbers = {found.number for card in cards("en") for text in texts(card.screen) for found in numbers_in(text, "GB")}
    assert numbers <= {"+448081570123", "555", "+447700900142"}
