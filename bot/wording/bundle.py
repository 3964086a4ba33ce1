"""Messages that choose between texts, hold other messages or go over several lines: Fluent's own runtime."""

from collections.abc import Mapping

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast


class NotFluent(Exception):
    """What begins at `line` is no Fluent message."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


class Bundle:
    """Raises NotFluent."""

    def __init__(self, source: str, language: str) -> None:
        resource = FluentResource(source)
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                raise _refusal(source, entry)
        # Isolation marks would end up in copied numbers; right-to-left screens set them where they belong.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(resource)

    def has(self, message_id: str, /) -> bool:
        return bool(self._bundle.has_message(message_id))

    def format(self, message_id: str, values: Mapping[str, str | int], /) -> str:
        """Raises KeyError for a message that is not here, or has no text of its own."""
        message = self._bundle.get_message(message_id)
        if message.value is None:
            raise KeyError(message_id)
        text, _errors = self._bundle.format_pattern(message.value, dict(values))
        return str(text)


def _refusal(source: str, entry: ast.Junk) -> NotFluent:
    start = entry.span.start if entry.span else 0
    reason = str(entry.annotations[0].message) if entry.annotations else "not a Fluent message"
    return NotFluent(source.count("\n", 0, start) + 1, reason)
