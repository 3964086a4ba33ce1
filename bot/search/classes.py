"""Everything a text may mean, in one order, so that scores are plain lists.

topics | wishes | calm talk | emergencies | languages
"""

from dataclasses import dataclass

from bot.guide.model import Intent, Urgency

INTENT, URGENT, LANGUAGE = "intent ", "urgent ", "language "
"""How classes that are no topics are named; ids of topics hold no space."""

CALM = "calm talk"

INTENTS, URGENCIES = tuple(Intent), tuple(Urgency)


@dataclass(frozen=True, slots=True)
class Classes:
    """Labels of all classes, and where each kind of them ends: topics begin at 0, `calm` is the place of calm talk."""

    labels: tuple[str, ...]
    topics: int
    calm: int
    meant: int

    @classmethod
    def of(cls, topics: tuple[str, ...], languages: tuple[str, ...]) -> "Classes":
        intents = [f"{INTENT}{intent}" for intent in INTENTS]
        urgent = [f"{URGENT}{kind}" for kind in URGENCIES]
        labels = (*topics, *intents, CALM, *urgent, *(f"{LANGUAGE}{language}" for language in languages))
        calm = len(topics) + len(intents)
        return cls(labels, topics=len(topics), calm=calm, meant=calm + 1 + len(urgent))

    def __len__(self) -> int:
        return len(self.labels)

    def intent(self, place: int) -> Intent | None:
        """The wish at a place, if it is one."""
        return INTENTS[place - self.topics] if self.topics <= place < self.calm else None

    def urgency(self, place: int) -> Urgency | None:
        """The emergency at a place, if it is one."""
        return URGENCIES[place - self.calm - 1] if self.calm < place < self.meant else None
