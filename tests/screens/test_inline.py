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
from bot.screens.screen import ChooseChat, Kind, Visit
from bot.search.result import SearchResult, Tier
from bot.simulator import html
from tests.kit.content import CONTENT, FakeIndex, content, found
from tests.kit.screens import open_address, texts

REAL = content()
LANGUAGES = REAL.guide.languages
MAX_CARD_TEXT = 1_500
MAX_ID_BYTES = 64
PAYLOAD = r"[A-Za-z0-9_-]{1,64}"

HOTLINE = "hotline"
HOME = ["topic/papers-taken", "topic/unpaid-wages", "topic/leaving-safely", "hotline", "topic/warning-signs"]


def ask(text: str, result: SearchResult | None = None, *, languages: Languages | None = None) -> InlineAnswer:
    """The cards for `text` when the search brings back `result`."""
    return inline_answer(content(result), Query(text, languages or Languages()))


def listed(answer: InlineAnswer) -> list[str]:
    """The ids of its cards, without their language."""
    return [card.id.partition("/")[2] for card in answer.cards]


def cards(language: str, whole: Content = REAL) -> list[InlineCard]:
    return [build_card(whole, language, path) for path in card_paths(whole)]


def test_a_text_lists_the_topics_that_it_may_mean_then_those_related_to_the_first() -> None:
    answer = ask("unpaid wages", found("unpaid-wages", "recruitment-fees", tier=Tier.CHOICES))
    assert listed(answer) == [
        "topic/unpaid-wages", "topic/recruitment-fees", "topic/my-rights", "topic/labor-trafficking",
    ]  # fmt: skip


def test_a_topic_is_listed_once() -> None:
    answer = ask("unpaid wages", found("unpaid-wages", "my-rights"))
    assert listed(answer) == ["topic/unpaid-wages", "topic/my-rights", "topic/labor-trafficking"]


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_without_a_text_the_situations_of_home_are_listed(text: str) -> None:
    assert listed(ask(text)) == HOME


def test_urgent_wording_lists_the_hotline_first() -> None:
    answer = ask("he hits me", found("leaving-safely", urgent=Urgency.DANGER))
    assert listed(answer) == ["hotline", "topic/leaving-safely"]


@pytest.mark.parametrize("kind", Urgency)
def test_with_urgent_wording_the_button_above_the_list_opens_the_urgent_screen(kind: Urgency) -> None:
    answer = ask("x", found(urgent=kind, tier=Tier.NONE, language="es"))
    opened = open_address(REAL, parse_payload(answer.open_payload), source=AddressSource.LINK)
    assert opened.screen.address == Address(("hotline", "now", kind), "es")
    assert re.fullmatch(PAYLOAD, answer.open_payload)


@pytest.mark.parametrize("intent", [None, *Intent])
def test_where_no_topic_is_meant_the_hotline_and_the_situations_of_home_are_listed(intent: Intent | None) -> None:
    answer = ask("pizza", found(tier=Tier.NONE, intent=intent))
    assert listed(answer) == [HOTLINE, *(path for path in HOME if path != HOTLINE)]


def test_at_most_ten_cards_are_listed() -> None:
    many = tuple(REAL.guide.codes)[:15]
    result = replace(found(), results=tuple(replace(found("x").results[0], topic=topic) for topic in many))
    assert len(ask("work", result).cards) == MAX_CARDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_query_of_a_share_screen_lists_its_topic_first_in_its_language(language: str) -> None:
    for topic_id, code in REAL.guide.codes.items():
        query = payload(ScreenContext(REAL, language, Address(("share", topic_id))).short_address(topic_id))
        assert query == f"{language}_{code}"
        assert ask(query).cards[0].id == f"{language}/topic/{topic_id}"


@pytest.mark.parametrize("text", ["p7d", "P7D", " es_p7d ", "ES_P7D"])
def test_a_code_lists_its_topic_without_a_search(text: str) -> None:
    index = FakeIndex(found("my-rights"), [])
    answer = inline_answer(replace(REAL, index=index), Query(text, Languages(hinted="es")))
    assert (answer.cards[0].id, index.asked) == ("es/topic/papers-taken", [])


def test_the_share_screen_has_a_button_that_finds_its_topic() -> None:
    screen = open_address(REAL, Address(("share", "papers-taken"), "es")).screen
    queries = [button.action.query for row in screen.rows for button in row if isinstance(button.action, ChooseChat)]
    assert queries == ["es_p7d"]


@pytest.mark.parametrize(
    ("language", "sure", "chosen", "hinted", "shown"),
    [
        ("es", True, "en", "en", "es"),
        ("es", False, "en", "es", "en"),
        ("es", False, None, "es-MX", "es"),
        ("es", False, None, None, "en"),
    ],
)
def test_cards_are_in_the_language_of_the_text_else_the_chosen_else_the_hinted(
    language: str, sure: bool, chosen: str | None, hinted: str | None, shown: str
) -> None:
    result = found("papers-taken", language=language, sure=sure)
    answer = ask("x", result, languages=Languages(chosen, hinted))
    assert answer.language == shown
    assert {card.screen.language for card in answer.cards} == {shown}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_button_above_the_list_opens_home_in_the_same_language(language: str) -> None:
    answer = ask("", languages=Languages(chosen=language))
    assert answer.open_label == REAL.wording.of(language)("private-open")
    assert re.fullmatch(PAYLOAD, answer.open_payload)
    opened = open_address(REAL, parse_payload(answer.open_payload), source=AddressSource.LINK)
    assert opened.screen.address == Address(("home",), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_line_of_every_card_gives_nothing_away(language: str) -> None:
    avoid = read_avoided_words(CONTENT / language / "avoid.yaml")
    for card in cards(language):
        first = html.parse(render(card.screen).sent_text).text.splitlines()[0]
        assert first == REAL.wording.of(language)("inline-first-line")
        assert avoid.subject.findall(first) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_shows_the_hotlines_number_with_its_label(language: str) -> None:
    hotline = REAL.guide.contacts[REAL.guide.roles.hotline]
    for card in cards(language):
        context = ScreenContext(REAL, language, card.screen.address)
        blocks = card.screen.blocks
        (index,) = [index for index, block in enumerate(blocks) if block.kind is Kind.PHONE]
        assert blocks[index].text == "+1 888-373-7888"
        assert label(context, hotline) in blocks[index + 1].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_topics_card_shows_its_short_text_date_and_state_of_review(language: str) -> None:
    words = REAL.wording.of(language)
    for topic in REAL.guide.localized(language).topics.values():
        card = build_card(REAL, language, ("topic", topic.id))
        whole = open_address(REAL, Address(("topic", topic.id), language)).texts
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
    assert len({card.id for card in cards(language)}) == len(REAL.guide.codes) + 1


def test_a_description_is_cut_after_a_whole_word() -> None:
    summary = " ".join(REAL.guide.localized("en").topics["papers-taken"].summary)
    description = build_card(REAL, "en", ("topic", "papers-taken")).description
    assert description.endswith("…")
    assert summary.startswith(f"{description.removesuffix('…')} ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_only_button_of_a_card_is_a_link_to_its_topic_that_says_nothing_of_it(language: str) -> None:
    for topic_id, code in REAL.guide.codes.items():
        card = build_card(REAL, language, ("topic", topic_id))
        ((button,),) = card.screen.rows
        assert isinstance(button.action, Visit)
        payload = button.action.url.removeprefix("https://t.me/magnolia_bot?start=")
        assert payload == f"{language}_{code}"
        opened = open_address(REAL, parse_payload(payload), source=AddressSource.LINK)
        assert opened.screen.address == Address(("topic", topic_id), language)


def test_the_hotlines_card_links_to_home_where_no_topic_tells_of_calling() -> None:
    whole = replace(REAL, guide=replace(REAL.guide, topic_roles=TopicRoles()))
    ((with_topic,),) = build_card(REAL, "es", ("hotline",)).screen.rows
    ((without,),) = build_card(whole, "es", ("hotline",)).screen.rows
    assert with_topic.action == Visit("https://t.me/magnolia_bot?start=es_c2h")
    assert without.action == Visit("https://t.me/magnolia_bot?start=es_home")


def test_every_number_on_a_card_is_the_hotlines_or_911() -> None:
    numbers = {found.number for card in cards("en") for text in texts(card.screen) for found in numbers_in(text, "US")}
    assert numbers <= {"+18883737888", "911", "233733"}
