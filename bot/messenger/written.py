"""A Screen as the fields of `sendMessage` or `editMessageText`, written down. A message that is sent is silent."""

import json

from bot.messenger.render import keyboard_row, render
from bot.screens.screen import Row, Screen

_EDITED = {"parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
_SENT = {**_EDITED, "disable_notification": True}

_write = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def written(screen: Screen, *, sent: bool) -> bytes:
    """The whole message as a JSON object."""
    message = render(screen, sent=sent)
    fields = {"text": message.text, **(_SENT if sent else _EDITED), "reply_markup": message.keyboard}
    return _write(fields).encode()


def split(screen: Screen, *, sent: bool) -> tuple[bytes, bytes]:
    """The same in two, before its last row, where others may be joined in: all with commas between them."""
    after = row_written(screen.rows[-1]) + _END
    return written(screen, sent=sent).removesuffix(b"," + after), after


def row_written(row: Row) -> bytes:
    """One row of a keyboard."""
    return _write(keyboard_row(row)).encode()


_END = b"]}}"
"""What closes the list of rows, the keyboard and the message."""
