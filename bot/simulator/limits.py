"""Telegram's limits, written down here on their own.

Sharing the bot's constants would let one mistake agree with itself. Lengths of texts are in UTF-16 units, times in
seconds.
Source: core.telegram.org/bots/api and the public sources of Telegram's own Bot API server.
"""

import string
from dataclasses import dataclass

TEXT = 4096
CAPTION = 1024
CALLBACK_DATA_BYTES = 64
COPY_TEXT = 256
BUTTONS = 100
BUTTON_STYLES = frozenset({"danger", "success", "primary"})
CALLBACK_ANSWER = 200
DELETE_AT_ONCE = 100
INLINE_QUERY = 256
INLINE_RESULTS = 50
INLINE_OFFSET_BYTES = 64
INLINE_CACHE = 86_400  # seconds, at most
INLINE_CACHE_DEFAULT = 300
RESULT_ID_BYTES = 64
START_PARAMETER = 64
START_PARAMETER_CHARACTERS = frozenset(string.ascii_letters + string.digits + "_-")
COMMANDS = 100
COMMAND_DESCRIPTION = 256
NAME = 64
DESCRIPTION = 512
SHORT_DESCRIPTION = 120
SECRET_TOKEN = 256

UPDATES_AT_ONCE = 100
LONG_POLL = 50
REPEATED_OFFSET = 0.5  # an offset asked for again within this time gives one update
FUTURE_OFFSET = 10  # an offset further than this past the newest update is taken for a mistake
WEBHOOK_CONNECTIONS = 40


@dataclass(frozen=True, slots=True)
class Times:
    """How long Telegram keeps and allows things, in seconds; tests shorten them."""

    deletion: float = 48 * 3600
    message_kept: float = 24 * 3600
    press_kept: float = 150
    press_answer: float = 15
    inline_kept: float = 30
    webhook_answer: float = 60
    webhook_delay: float = 2  # doubles after each failure but the first, which is retried at once
    webhook_longest_delay: float = 120
