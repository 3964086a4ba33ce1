"""Whoever types what a button or a title says gets what a press would have opened."""

from collections import defaultdict
from dataclasses import replace

import pytest

from bot.screens.address import Address, Path
from bot.screens.button_words import HOME, button_words
from bot.screens.content import Content, normalized
from bot.screens.crawl import crawl, linked_addresses
from bot.screens.decision import AddressSource, Languages, Leave, Query, decide, understand
from tests.kit.content import content, real_content

GUIDES = {"frozen": content(), "real": real_content()}


@pytest.fixture(params=GUIDES)
def guide(request: pytest.FixtureRequest) -> Content:
    found = GUIDES[request.param]
    return replace(found, button_words=button_words(found))


def test_every_label_opens_what_its_button_opens(guide: Content) -> None:
    """Labels that open several screens, such as 'Back', mean nothing without their screen: they open home."""
    paths: dict[tuple[str, str], set[Path]] = defaultdict(set)
    for step in crawl(guide):
        for address, label in linked_addresses(step.screen):
            paths[step.screen.language, normalized(label)].add(address.path)
    for (language, label), opened in paths.items():
        path = next(iter(opened)) if len(opened) == 1 else HOME
        pressed = decide(guide.guide, Address(path, language), languages=Languages(), source=AddressSource.PRESS)
        typed = understand(guide, Query(label, Languages(hinted=language)))
        assert typed.spec.address.path in {pressed.spec.address.path, HOME}, label


def test_every_title_of_a_topic_opens_it(guide: Content) -> None:
    for language in guide.guide.languages:
        for topic in guide.guide.localized(language).topics.values():
            decision = understand(guide, Query(topic.title.upper(), Languages(hinted=language)))
            assert decision.spec.address.path == ("topic", topic.id)
            assert decision.spec.language == language


def test_the_word_on_the_button_that_closes_the_chat_closes_it(guide: Content) -> None:
    for language in guide.guide.languages:
        close = guide.wording.of(language)("button-close")
        decision = understand(guide, Query(close, Languages(hinted=language)))
        assert decision.effects == (Leave(),)


def test_a_chosen_language_stays() -> None:
    guide = replace(GUIDES["frozen"], button_words=button_words(GUIDES["frozen"]))
    arabic = guide.guide.localized("ar").topics["wages-owed"].title
    decision = understand(guide, Query(arabic, Languages(chosen="en")))
    assert (decision.spec.language, decision.spec.address.path) == ("en", ("topic", "wages-owed"))
