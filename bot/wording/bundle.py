"""Fluent's own runtime, for locales with messages that select between texts or refer to others."""

from collections.abc import Mapping

from fluent.runtime import FluentBundle
from fluent.syntax import ast


class Bundle:
    """All messages of a locale."""

    def __init__(self, resource: ast.Resource, language: str) -> None:
        # Isolation marks would end up in copied numbers; right-to-left screens set them where they belong.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(resource)

    def has(self, message_id: str, /) -> bool:
        return bool(self._bundle.has_message(message_id))

    def format(self, message_id: str, values: Mapping[str, str | int], /) -> str:
        """The text of a message. Raises KeyError for a message that does not exist or has no value."""
        message = self._bundle.get_message(message_id)
        if message.value is None:
            raise KeyError(message_id)
        text, _errors = self._bundle.format_pattern(message.value, dict(values))
        return str(text)
