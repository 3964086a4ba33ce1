"""The labels of the classifiers: everything that a text may mean, in the order in which scores are listed."""

from dataclasses import dataclass

from bot.guide.model import Intent, Urgency

CALM = "no danger"
"""Label of texts without danger, however many of an emergency's words they have ('prison for kidnapping')."""

ALERT = "danger in doubt"
"""Label of texts that may be near danger: their page is shown with the way to help on top."""

_INTENTS, _URGENCIES = tuple(Intent), tuple(Urgency)


def intent_label(intent: Intent) -> str:
    return f"intent {intent}"


def urgency_label(kind: Urgency) -> str:
    return f"urgent {kind}"


def screen_label(address: str) -> str:
    return f"screen {address}"


def language_label(language: str) -> str:
    return f"language {language}"


@dataclass(frozen=True, slots=True)
class Labels:
    """Label names by index, in three groups: meanings | dangers | languages.

    Meanings are topics, intents and screens; dangers are CALM, ALERT and the kinds of urgency. A topic's label is its
    id; all other labels contain a space, which no id does. A text has at most one label of each group; each group has a
    classifier of its own, and scores of different groups are never compared.
    """

    names: tuple[str, ...]
    topic_count: int
    screens: tuple[str, ...]

    @classmethod
    def build(cls, topics: tuple[str, ...], screens: tuple[str, ...], languages: tuple[str, ...]) -> "Labels":
        """`screens` are the addresses of screens that are no topics, such as "hotline/lawyer"."""
        meanings = (*topics, *map(intent_label, _INTENTS), *map(screen_label, screens))
        dangers = (CALM, ALERT, *map(urgency_label, _URGENCIES))
        return cls((*meanings, *dangers, *map(language_label, languages)), len(topics), screens)

    def __len__(self) -> int:
        return len(self.names)

    @property
    def topics(self) -> tuple[str, ...]:
        """The topic ids, in the order of their labels."""
        return self.names[: self.topic_count]

    @property
    def meanings(self) -> range:
        """Topics, intents and screens."""
        return range(self.topic_count + len(_INTENTS) + len(self.screens))

    @property
    def dangers(self) -> range:
        """CALM, ALERT, and the kinds of urgency."""
        return range(self.meanings.stop, self.kinds.stop)

    @property
    def kinds(self) -> range:
        """The kinds of urgency."""
        return range(self.meanings.stop + 2, self.meanings.stop + 2 + len(_URGENCIES))

    @property
    def languages(self) -> range:
        return range(self.kinds.stop, len(self.names))

    @property
    def groups(self) -> tuple[range, ...]:
        return self.meanings, self.dangers, self.languages

    def group_of(self, index: int) -> range:
        return next(group for group in self.groups if index in group)

    def of_exact_match(self, index: int | None) -> tuple[int, ...]:
        """All labels of a text that has the one with this index word for word.

        An intent or a screen is without danger.
        """
        if index is None:
            return ()
        return (index, self.dangers[0]) if index in self.meanings and index >= self.topic_count else (index,)

    def intent(self, index: int) -> Intent | None:
        """The intent with this label index; None if another kind of label has it."""
        position = index - self.topic_count
        return _INTENTS[position] if 0 <= position < len(_INTENTS) else None

    def screen(self, index: int) -> str | None:
        """The address of the screen with this label index; None if another kind of label has it."""
        position = index - self.topic_count - len(_INTENTS)
        return self.screens[position] if 0 <= position < len(self.screens) else None

    def urgency(self, index: int) -> Urgency | None:
        """The kind of urgency with this label index; None if another kind of label has it."""
        return _URGENCIES[index - self.kinds.start] if index in self.kinds else None
