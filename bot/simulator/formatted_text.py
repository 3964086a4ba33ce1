"""Text with its entities, put in order and trimmed as Telegram does before it keeps a message."""

from dataclasses import dataclass

from bot.simulator import utf16
from bot.simulator.errors import bad_request
from bot.simulator.types import Json

_BLANK = " \n"
_ORDER = {kind: place for place, kind in enumerate(("blockquote", "expandable_blockquote", "pre", "code"))}


@dataclass(frozen=True, slots=True)
class FormattedText:
    """`entities` are Bot API MessageEntity objects; offsets and lengths in UTF-16 units."""

    text: str
    entities: tuple[Json, ...] = ()

    def trimmed(self) -> "FormattedText":
        """Without blank space at the end, nor at the beginning before the first entity."""
        text = self.text.rstrip(_BLANK)
        first = min((entity["offset"] for entity in self.entities), default=utf16.length(text))
        blank = min(len(text) - len(text.lstrip(_BLANK)), first)
        end = utf16.length(text)
        return FormattedText(
            text[blank:],
            tuple(_moved(entity, back=blank, end=end) for entity in self.entities if entity["offset"] < end),
        )

    def fields(self, name: str = "text") -> Json:
        """The `text` or `caption` with its entities, as fields of a Message object; nothing where it is empty."""
        entities = "entities" if name == "text" else "caption_entities"
        fields: Json = {name: self.text} if self.text else {}
        return fields | ({entities: list(self.entities)} if self.entities else {})

    def ordered(self) -> "FormattedText":
        """Entities by place, the outer before the inner; one inside another of its own kind is dropped."""
        entities = sorted(
            self.entities, key=lambda one: (one["offset"], -one["length"], _ORDER.get(one["type"], len(_ORDER)))
        )
        kept: list[Json] = []
        ends: dict[str, int] = {}
        for entity in entities:
            end = entity["offset"] + entity["length"]
            if end > ends.get(entity["type"], 0):
                kept.append(entity)
                ends[entity["type"]] = end
        return FormattedText(self.text, tuple(kept))

    def within(self, limit: int, *, what: str) -> "FormattedText":
        """Itself, or a refusal when it is longer than `limit` units."""
        if utf16.length(self.text) > limit:
            raise bad_request(f"{what} is too long")
        return self


def _moved(entity: Json, *, back: int, end: int) -> Json:
    length = min(entity["length"], end - entity["offset"])
    return {**entity, "offset": entity["offset"] - back, "length": length}
