"""The labels of the classifier: everything that a text may mean, in the order in which scores are listed."""

from dataclasses import dataclass

from bot.guide.model import Intent, Urgency

NON_URGENT = "not urgent"
"""Label of phrases that resemble urgent ones but are not ('how many years in prison for kidnapping')."""

_INTENTS, _URGENCIES = tuple(Intent), tuple(Urgency)


def intent_label(intent: Intent) -> str:
    return f"intent {intent}"


def urgency_label(kind: Urgency) -> str:
    return f"urgent {kind}"


def language_label(language: str) -> str:
    return f"language {language}"


@dataclass(frozen=True, slots=True)
class Labels:
    """Label names by index: topics | intents | NON_URGENT | kinds of urgency | languages.

    A topic's label is its id; all other labels contain a space, which no id does. `non_urgent` and `first_language`
    are indices. A text has two labels, a language and one of the others; scores of the two groups are never compared.
    """

    names: tuple[str, ...]
    topic_count: int
    non_urgent: int
    first_language: int

    @classmethod
    def build(cls, topics: tuple[str, ...], languages: tuple[str, ...]) -> "Labels":
        intents = map(intent_label, _INTENTS)
        urgencies = map(urgency_label, _URGENCIES)
        names = (*topics, *intents, NON_URGENT, *urgencies, *map(language_label, languages))
        non_urgent = len(topics) + len(_INTENTS)
        return cls(names, len(topics), non_urgent, first_language=non_urgent + 1 + len(_URGENCIES))

    def __len__(self) -> int:
        return len(self.names)

    @property
    def topics(self) -> tuple[str, ...]:
        """The topic ids, in the order of their labels."""
        return self.names[: self.topic_count]

    def intent(self, index: int) -> Intent | None:
        """The intent with this label index; None if another kind of label has it."""
        return _INTENTS[index - self.topic_count] if self.topic_count <= index < self.non_urgent else None

    def urgency(self, index: int) -> Urgency | None:
        """The kind of urgency with this label index; None if another kind of label has it."""
        return _URGENCIES[index - self.non_urgent - 1] if self.non_urgent < index < self.first_language else None
