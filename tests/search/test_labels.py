"""The order of labels, their groups, and what each index stands for."""

from itertools import chain

from bot.guide.model import Intent, Urgency
from bot.search.labels import (
    ALERT,
    CALM,
    Labels,
    intent_label,
    language_label,
    screen_label,
    urgency_label,
)

TOPICS, SCREENS, LANGUAGES = ("papers-taken", "my-rights"), ("share", "hotline/lawyer"), ("en", "es")
LABELS = Labels.build(TOPICS, SCREENS, LANGUAGES)


def names(group: range) -> tuple[str, ...]:
    return tuple(LABELS.names[index] for index in group)


def test_there_are_three_groups_of_labels() -> None:
    assert names(LABELS.meanings) == (*TOPICS, *map(intent_label, Intent), *map(screen_label, SCREENS))
    assert names(LABELS.dangers) == (CALM, ALERT, *map(urgency_label, Urgency))
    assert names(LABELS.kinds) == tuple(map(urgency_label, Urgency))
    assert names(LABELS.languages) == tuple(map(language_label, LANGUAGES))


def test_each_label_is_in_one_group_and_has_one_name() -> None:
    assert list(chain(*LABELS.groups)) == list(range(len(LABELS)))
    assert len(set(LABELS.names)) == len(LABELS)


def test_no_label_can_be_mistaken_for_the_id_of_a_topic() -> None:
    assert LABELS.topics == TOPICS
    assert all(" " in name for name in LABELS.names[len(TOPICS) :])


def test_an_index_gives_its_intent_screen_or_kind_of_urgency() -> None:
    intents = {name: LABELS.intent(index) for index, name in enumerate(LABELS.names) if LABELS.intent(index)}
    urgencies = {name: LABELS.urgency(index) for index, name in enumerate(LABELS.names) if LABELS.urgency(index)}
    screens = {name: LABELS.screen(index) for index, name in enumerate(LABELS.names) if LABELS.screen(index)}
    assert screens == {screen_label(address): address for address in SCREENS}
    assert intents == {intent_label(intent): intent for intent in Intent}
    assert urgencies == {urgency_label(kind): kind for kind in Urgency}


def test_every_index_is_in_the_group_of_its_label() -> None:
    for group in LABELS.groups:
        assert {LABELS.group_of(index) for index in group} == {group}


def test_a_text_that_is_an_intent_or_a_screen_word_for_word_is_without_danger() -> None:
    labels = {
        name: tuple(LABELS.names[label] for label in LABELS.of_exact_match(LABELS.names.index(name)))
        for name in LABELS.names
    }
    assert labels[intent_label(Intent.CLEAR)] == (intent_label(Intent.CLEAR), CALM)
    assert labels[screen_label("share")] == (screen_label("share"), CALM)
    assert labels[urgency_label(Urgency.DANGER)] == (urgency_label(Urgency.DANGER),)
    assert labels["papers-taken"] == ("papers-taken",)
    assert LABELS.of_exact_match(None) == ()
