"""Scores become an answer: what comes first, what is refused, and what is only offered."""

import pytest

from bot.guide.model import Intent, Urgency
from bot.search.classes import CALM, INTENT, URGENT, Classes
from bot.search.rank import CONTROL_MARGIN, MOST, URGENT_MARGIN, certain, chance, found_in, urgent_in
from bot.search.result import SearchResult, Tier

DANGER, GREETING = f"{URGENT}{Urgency.DANGER}", f"{INTENT}{Intent.GREETING}"
CONTROL, CLEAR = f"{INTENT}{Intent.CONTROL}", f"{INTENT}{Intent.CLEAR}"

TOPICS = ("papers-taken", "my-rights", "unpaid-wages", *(f"topic-{number}" for number in range(12)))
CLASSES = Classes.of(TOPICS, ("en",))
LOW = -20.0


def weighed(exact: str | None = None, **given: float) -> SearchResult:
    """Scores over LOW; names of classes with '_' for what Python does not take in a keyword."""
    named = {"danger": DANGER, "greeting": GREETING, "control": CONTROL, "clear": CLEAR, "calm": CALM}
    by_label = {named.get(name, name.replace("_", "-")): score for name, score in given.items()}
    place = CLASSES.labels.index(exact) if exact else None
    scores = certain(CLASSES, [by_label.get(label, LOW) for label in CLASSES.labels], place)
    urgent = urgent_in(CLASSES, scores, URGENT_MARGIN)
    return found_in(CLASSES, scores, exact=place, urgent=urgent, language="en", confident_language=True)


def test_a_clear_lead_opens_the_topic() -> None:
    found = weighed(papers_taken=0.0)
    assert found.tier is Tier.ANSWER
    assert found.results[0].topic == "papers-taken"


def test_topics_that_are_close_are_offered_best_first() -> None:
    found = weighed(papers_taken=-1.0, my_rights=-1.1, unpaid_wages=-1.2)
    assert found.tier is Tier.CHOICES
    assert [hit.topic for hit in found.results[:3]] == ["papers-taken", "my-rights", "unpaid-wages"]


def test_danger_that_leads_is_urgent_and_keeps_its_topics() -> None:
    found = weighed(danger=0.0, papers_taken=-URGENT_MARGIN - 0.1)
    assert found.urgent is Urgency.DANGER
    assert found.results[0].topic == "papers-taken"


def test_danger_that_hardly_leads_is_not_urgent() -> None:
    assert weighed(danger=0.0, papers_taken=-URGENT_MARGIN + 0.1).urgent is None


def test_calm_talk_of_danger_is_not_urgent() -> None:
    assert weighed(danger=0.0, calm=0.0).urgent is None


def test_a_greeting_is_no_topic() -> None:
    found = weighed(greeting=0.0)
    assert (found.intent, found.tier, found.results) == (Intent.GREETING, Tier.NONE, ())


def test_nobody_is_refused_on_a_narrow_lead() -> None:
    assert weighed(control=0.0, papers_taken=-CONTROL_MARGIN + 0.1).intent is None
    assert weighed(control=0.0, papers_taken=-CONTROL_MARGIN - 0.1).intent is Intent.CONTROL


def test_to_delete_takes_exact_words() -> None:
    assert weighed(clear=0.0).intent is None
    assert weighed(exact=CLEAR, clear=0.0).intent is Intent.CLEAR


def test_a_text_that_is_an_emergency_word_for_word_is_urgent_whatever_it_resembles() -> None:
    assert weighed(exact=DANGER, papers_taken=0.0).urgent is Urgency.DANGER


def test_never_more_than_five_topics() -> None:
    assert len(weighed(topic_1=-1.0, topic_2=-1.0, topic_3=-1.0).results) == MOST == 5


def test_chances_of_topics_and_wishes_sum_to_one_and_keep_the_order() -> None:
    scores = [0.5, -1.0, 0.3, -7.0]
    chances = [chance(place, scores) for place in range(4)]
    assert sum(chances) == pytest.approx(1.0)
    assert sorted(range(4), key=chances.__getitem__) == sorted(range(4), key=scores.__getitem__)
