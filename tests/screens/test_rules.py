"""Rules that hold on every screen a person can reach, in every language, of the frozen guide and of the real one."""

import json
import re
from collections import deque
from collections.abc import Callable, Sequence

from bot.check.avoid import read_avoided_words
from bot.check.contacts import contact_numbers, numbers_in
from bot.check.screens import HOME_WORDS, URGENT_WORDS, count_words
from bot.guide.model import Contact
from bot.guide.phone_number import display_number
from bot.messenger.delivery.rendering import render
from bot.screens.address import Address
from bot.screens.contacts import label
from bot.screens.content import Content, ScreenContext
from bot.screens.crawl import Step, crawl, linked_addresses
from bot.screens.keyboard import MAX_ROWS
from bot.screens.screen import Block, Kind, Screen, Style
from bot.screens.telegram_limits import MAX_TEXT, utf16_length
from bot.screens.topic import TOPICS_ON_SCREEN
from bot.simulator import html, keyboard
from bot.simulator.parameters import Parameters
from bot.wording.language import is_right_to_left, isolate
from tests.screens.conftest import CrawledGuide

EVERYDAY = ("leave",)
PRIVATE = ("private",)
"""Shown in groups, where everybody would see the hotline opened."""

POLICE = {"en": "police", "es": "policía", "ar": "شرطة"}

TAP = r"""(?:\b[Tt]ap|\b[Tt]oque) ["']([^"']+)["']"""

BESIDE = 2
"""Blocks before and after a number among which its label stands."""


def test_the_crawl_meets_about_as_many_screens_as_the_guide_has(
    crawled: CrawledGuide, record_property: Callable[[str, object], None]
) -> None:
    met = len(crawled.steps)
    record_property("met", f"{met} screens")
    each = len(crawled.content.guide.languages) * len(crawled.content.guide.codes)
    assert 8 * each < met < 25 * each


def test_every_screen_but_the_everyday_page_has_the_hotline(crawled: CrawledGuide) -> None:
    without = {
        step.address.path for step in crawled.steps if not leads_to(step.screen, "hotline") and not at_hotline(step)
    }
    assert without == {EVERYDAY, PRIVATE}


def test_the_button_to_the_hotline_is_red_and_first(crawled: CrawledGuide) -> None:
    first = [
        step.screen.rows[0][0] for step in crawled.steps if leads_to(step.screen, "hotline") and not at_hotline(step)
    ]
    late = [button for button in first if button.style is not Style.DANGER]
    assert late == []


def test_every_screen_has_a_home_button(crawled: CrawledGuide) -> None:
    without = {step.screen.address.path for step in crawled.steps if not leads_to(step.screen, "home")}
    assert without == {("home",), PRIVATE}


def test_every_screen_has_a_back_button(crawled: CrawledGuide) -> None:
    words = {language: crawled.content.wording.of(language) for language in crawled.content.guide.languages}
    screens = [step.screen for step in crawled.steps]
    without = {screen.address.path for screen in screens if words[screen.language]("button-back") not in labels(screen)}
    assert without == {("home",), EVERYDAY, PRIVATE, ("late",)}


def test_no_button_leads_to_a_notice(crawled: CrawledGuide, record_property: Callable[[str, object], None]) -> None:
    met, whole = 0, crawled.content
    for step in crawl(whole, origins=True):
        words = whole.wording.of(step.screen.language)
        assert step.screen.blocks[0].text not in {words("notice-gone"), words("notice-broken")}, step
        assert all(address.language in whole.guide.languages for address, _ in linked_addresses(step.screen))
        met += 1
    record_property("met", f"{met} buttons' addresses")
    assert met > 15 * len(crawled.steps)


def test_telegram_takes_every_screen_whole(crawled: CrawledGuide) -> None:
    for step in crawled.steps:
        message = render(step.screen)
        for text in (message.text, message.sent_text):
            shown = html.parse(text).text
            assert 0 < utf16_length(shown) <= MAX_TEXT
            assert all(block.text.strip() in shown for block in step.screen.blocks), step.address
            markup = json.loads(json.dumps(message.keyboard.to_dict() if message.keyboard else None))
            assert keyboard.inline(Parameters({"reply_markup": markup})) is not None


def test_keyboards_fit_a_small_phone(crawled: CrawledGuide) -> None:
    assert max(len(step.screen.rows) for step in crawled.steps) <= MAX_ROWS
    assert max(len(row) for step in crawled.steps for row in step.screen.rows) <= 3


def test_every_label_has_words_for_screen_readers(crawled: CrawledGuide) -> None:
    assert all(any(letter.isalpha() for letter in name) for step in crawled.steps for name in labels(step.screen))


def test_every_number_has_its_label_beside_it(
    crawled: CrawledGuide, record_property: Callable[[str, object], None]
) -> None:
    met = 0
    for step in crawled.steps:
        for index, block in enumerate(step.screen.blocks):
            if block.kind is Kind.PHONE:
                assert labelled(crawled.content, step.screen, index), (step.address, block.text)
                met += 1
    record_property("met", f"{met} numbers")
    assert met > 3 * len(crawled.content.guide.codes) * len(crawled.content.guide.languages)


def test_every_number_stands_in_contacts(crawled: CrawledGuide) -> None:
    guide = crawled.content.guide
    known = contact_numbers(guide.contacts)
    texts = [block.text for step in crawled.steps for block in step.screen.blocks]
    shown = {number for text in texts for number in numbers_in(text, guide.country)}
    assert {found for found in shown if found.number not in known} == set()
    phones = {contact.phone for contact in guide.contacts.values() if contact.phone and contact.phone.startswith("+")}
    assert phones <= {found.number for found in shown}


def test_numbers_in_right_to_left_sentences_and_labels_are_isolated(crawled: CrawledGuide) -> None:
    """Without isolates, 'نسخ +44 808 157 0123' shows its groups of digits from right to left."""
    contacts = crawled.content.guide.contacts.values()
    numbers = [display_number(number) for contact in contacts for number in (contact.phone, contact.text_to) if number]
    spaced = [number for number in numbers if " " in number]
    for step in crawled.steps:
        language = step.screen.language
        if is_right_to_left(language):
            sentences = [block.text for block in step.screen.blocks if block.kind not in {Kind.PHONE, Kind.COPYABLE}]
            for text in (*sentences, *labels(step.screen)):
                reversed_numbers = [
                    number for number in spaced if number in text.replace(isolate(number, language), "")
                ]
                assert reversed_numbers == [], (step.address, text)


def test_home_and_urgent_screens_are_short(crawled: CrawledGuide) -> None:
    home = [count_words(step.screen) for step in crawled.steps if step.address.path == ("home",)]
    urgent = [count_words(step.screen) for step in crawled.steps if step.address.path[:2] == ("hotline", "now")]
    assert max(home) <= HOME_WORDS
    assert max(urgent) <= URGENT_WORDS


def test_home_has_at_most_seven_situations_and_every_topic_within_three_taps(crawled: CrawledGuide) -> None:
    home = next(step.screen for step in crawled.steps if step.address.path == ("home",))
    assert sum(len(row) for row in home.rows[1:-1]) <= 7
    distances = taps(crawled)
    assert len(distances) == len(crawled.content.guide.codes) * len(crawled.content.guide.languages)
    assert {topic: count for topic, count in distances.items() if count > 3} == {}


def test_no_group_needs_a_second_screen(crawled: CrawledGuide) -> None:
    """Its topics would be a fourth tap away, behind a button that says nothing of them."""
    counts = {group.id: len(group.topics) for group in crawled.content.guide.groups}
    assert {group: count for group, count in counts.items() if count > TOPICS_ON_SCREEN} == {}


def test_a_locked_phone_shows_nothing_of_the_subject(crawled: CrawledGuide) -> None:
    for language in crawled.content.guide.languages:
        avoid = read_avoided_words(crawled.content_dir / language / "avoid.yaml")
        for step in crawled.steps:
            if step.screen.language == language and step.screen.address.path[:2] != ("hotline", "now"):
                first = html.parse(render(step.screen).sent_text).text.splitlines()[0]
                assert avoid.subject.findall(first) == []


def test_a_sentence_that_begins_with_a_contact_begins_with_a_capital(crawled: CrawledGuide) -> None:
    met = 0
    for step in crawled.steps:
        names = {words.in_text for words in crawled.content.guide.localized(step.screen.language).contacts.values()}
        for text in (block.text for block in step.screen.blocks):
            for name in names:
                capital = name[:1].upper() + name[1:]
                met += capital != name and text.startswith(capital)
                assert capital == name or not re.search(rf"(?:^|[.?!][\"”»]? ){re.escape(name)}", text), text
    assert met > 0


def test_every_button_that_a_text_tells_to_tap_exists(crawled: CrawledGuide) -> None:
    told = 0
    for language in crawled.content.guide.languages:
        screens = [step.screen for step in crawled.steps if step.screen.language == language]
        labels = {button.label for screen in screens for row in screen.rows for button in row}
        for text in {block.text for screen in screens for block in screen.blocks}:
            for named in re.findall(TAP, text):
                told += 1
                assert named in labels, text
    assert told > 0 or crawled.content.guide.name == "Tidewell"


def test_no_placeholder_is_left(crawled: CrawledGuide) -> None:
    texts = [*(block.text for step in crawled.steps for block in step.screen.blocks), *all_labels(crawled.steps)]
    assert [text for text in texts if "{" in text or "}" in text] == []


def test_no_sentence_is_left_untranslated(crawled: CrawledGuide) -> None:
    first, *others = crawled.content.guide.languages
    in_other_languages = [step.screen for step in crawled.steps if step.address.path[1:2] == ("in",)]
    notes = {screen.blocks[0].text for screen in in_other_languages}
    original = prose(crawled.steps, first) - notes
    for language in others:
        translated = prose(crawled.steps, language) - notes
        assert original & translated == set()
        assert len(translated) > 20 * len(crawled.content.guide.codes)


def test_no_two_buttons_of_a_screen_say_the_same(crawled: CrawledGuide) -> None:
    for step in crawled.steps:
        names = labels(step.screen)
        assert len(names) == len(set(names)), step.address


def leads_to(screen: Screen, name: str) -> bool:
    return any(address.screen == name for address, _ in linked_addresses(screen))


def at_hotline(step: Step) -> bool:
    return step.address.path == ("hotline",)


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.rows for button in row]


def all_labels(steps: Sequence[Step]) -> list[str]:
    return [name for step in steps for name in labels(step.screen)]


def labelled(whole: Content, screen: Screen, index: int) -> bool:
    """Whether the number's own label stands near; urgent screens say it in their own words, with police named."""
    near = screen.blocks[max(0, index - BESIDE) : index + BESIDE + 1]
    contacts = with_number(whole, screen.blocks[index])
    context = ScreenContext(whole, screen.language, screen.address)
    has_label = any(label(context, contact) in block.text for contact in contacts for block in near)
    urgent = screen.address.path[:2] == ("hotline", "now")
    return has_label or (urgent and any(POLICE[screen.language] in block.text.lower() for block in near))


def with_number(whole: Content, block: Block) -> list[Contact]:
    return [contact for contact in whole.guide.contacts.values() if display_number(contact.phone or "") == block.text]


def taps(crawled: CrawledGuide) -> dict[Address, int]:
    """Presses from home to each topic's first screen, in each language."""
    screens = {step.address.without_origin(): step.screen for step in crawled.steps}
    counts = {Address(("home",), language): 0 for language in crawled.content.guide.languages}
    queue = deque(counts)
    while queue:
        address = queue.popleft()
        for link in (linked.without_origin() for linked, _ in linked_addresses(screens[address])):
            if link not in counts:
                counts[link] = counts[address] + 1
                queue.append(link)
    return {address: count for address, count in counts.items() if address.screen == "topic" and len(address.path) == 2}


def prose(steps: Sequence[Step], language: str) -> set[str]:
    """Sentences of a language's screens and its labels; names of sources and both sides of a card are not its own."""
    own = [step for step in steps if step.screen.language == language and step.address.screen != "more"]
    texts = {
        block.text
        for step in own
        for block in step.screen.blocks
        if block.kind not in {Kind.PHONE, Kind.COPYABLE} and step.address.path[:2] != ("hotline", "card")
    }
    return {text for text in texts | set(all_labels(own)) if len(text.split()) > 1}
