"""The order of labels, and what each index stands for."""

from bot.guide.model import Intent, Urgency
from bot.search.labels import NON_URGENT, Labels, intent_label, language_label, urgency_label

LABELS = Labels.build(("papers-taken", "my-rights"), ("en", "es"))


def test_labels_are_topics_intents_non_urgent_urgency_and_languages_in_this_order() -> None:
    assert LABELS.names == (
        "papers-taken",
        "my-rights",
        *map(intent_label, Intent),
        NON_URGENT,
        *map(urgency_label, Urgency),
        language_label("en"),
        language_label("es"),
    )


def test_indices_mark_where_each_kind_begins() -> None:
    assert LABELS.topics == ("papers-taken", "my-rights")
    assert LABELS.names[LABELS.non_urgent] == NON_URGENT
    assert LABELS.names[LABELS.first_language] == language_label("en")


def test_an_index_gives_its_intent_or_kind_of_urgency() -> None:
    intents = {name: LABELS.intent(index) for index, name in enumerate(LABELS.names) if LABELS.intent(index)}
    urgencies = {name: LABELS.urgency(index) for index, name in enumerate(LABELS.names) if LABELS.urgency(index)}
    assert intents == {intent_label(intent): intent for intent in Intent}
    assert urgencies == {urgency_label(kind): kind for kind in Urgency}
