"""Telegram's limits, written down once for everything that makes messages. A test holds them against the library's.

The simulator writes its own down: if it shared these, one mistake would agree with itself.
"""

MAX_TEXT = 4096
"""Length of a message in UTF-16 units, counted without the markup."""

MAX_ALERT = 200
"""Characters of the text that answers a press."""

MAX_COPY_TEXT = 256
"""UTF-16 units of the text that a button copies."""

MAX_CALLBACK_DATA = 64
"""Bytes."""

MAX_START_PAYLOAD = 64
"""Characters of a deep link's payload."""

MAX_DELETIONS = 100
"""Messages in one call of `deleteMessages`."""

MAX_UPDATES = 100
"""Updates in one answer to `getUpdates`, which never looks further past its offset."""

MAX_WEBHOOK_CONNECTIONS = 100
"""Connections that Telegram opens to a webhook at most."""


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 units, as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
