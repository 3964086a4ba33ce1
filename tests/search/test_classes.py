"""One order of everything that a text may mean."""

from bot.guide.model import Intent, Urgency
from bot.search.classes import CALM, INTENT, LANGUAGE, URGENT, Classes

CLASSES = Classes.of(("papers-taken", "my-rights"), ("en", "es"))


def test_topics_come_first_then_wishes_calm_talk_emergencies_and_languages() -> None:
    kinds = [label.split(" ", 1)[0] for label in CLASSES.labels]
    assert list(dict.fromkeys(kinds)) == ["papers-taken", "my-rights", "intent", "calm", "urgent", "language"]
    assert CLASSES.labels[CLASSES.calm] == CALM
    assert CLASSES.labels[CLASSES.meant :] == (f"{LANGUAGE}en", f"{LANGUAGE}es")


def test_every_place_tells_its_wish_or_emergency() -> None:
    told = {
        label: CLASSES.intent(place) or CLASSES.urgency(place)
        for place, label in enumerate(CLASSES.labels)
        if CLASSES.intent(place) or CLASSES.urgency(place)
    }
    wishes = {f"{INTENT}{intent}": intent for intent in Intent}
    assert told == wishes | {f"{URGENT}{kind}": kind for kind in Urgency}
