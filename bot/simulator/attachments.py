"""What a person may send that is no text, as the Bot API shows it."""

import hashlib
from collections.abc import Callable

from bot.simulator.types import Json


def attachment(kind: str, *, person: Json) -> Json | None:
    """The fields of a Message object for that kind; None for a kind that is not known."""
    make = _KINDS.get(kind)
    return None if make is None else make(person)


def _file(kind: str, **details: object) -> Json:
    unique = hashlib.sha256(kind.encode()).hexdigest()[:16]
    return {"file_id": f"AgAD{unique}", "file_unique_id": unique, "file_size": 24_000, **details}


def sticker() -> Json:
    return _file("sticker", type="regular", width=512, height=512, is_animated=False, is_video=False, emoji="🙂")


def _document() -> Json:
    return _file("document", file_name="paper.pdf", mime_type="application/pdf")


def _animation() -> Json:
    """An animation carries a document too, for clients that know none."""
    moving = _file("animation", width=320, height=240, duration=3, file_name="wave.mp4", mime_type="video/mp4")
    return {"animation": moving, "document": _file("animation", file_name="wave.mp4", mime_type="video/mp4")}


def _poll() -> Json:
    options = [
        {"text": text, "voter_count": 0, "persistent_id": str(place)} for place, text in enumerate(("Yes", "No"))
    ]
    return {
        "id": "5000000000000000001",
        "question": "Is this right?",
        "options": options,
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    }


def _place() -> Json:
    return {"latitude": 32.2988, "longitude": -90.1848}


def _venue() -> Json:
    """A venue carries its location beside it."""
    return {"venue": {"location": _place(), "title": "Library", "address": "Main Street"}, "location": _place()}


_KINDS: dict[str, Callable[[Json], Json]] = {
    "photo": lambda _: {"photo": [_file("small", width=90, height=90), _file("large", width=800, height=800)]},
    "voice": lambda _: {"voice": _file("voice", duration=4, mime_type="audio/ogg")},
    "sticker": lambda _: {"sticker": sticker()},
    "document": lambda _: {"document": _document()},
    "video": lambda _: {"video": _file("video", width=640, height=480, duration=9, mime_type="video/mp4")},
    "video_note": lambda _: {"video_note": _file("video_note", length=240, duration=5)},
    "animation": lambda _: _animation(),
    "audio": lambda _: {"audio": _file("audio", duration=60, title="Song", mime_type="audio/mpeg")},
    "poll": lambda _: {"poll": _poll()},
    "location": lambda _: {"location": _place()},
    "venue": lambda _: _venue(),
    "contact": lambda user: {
        "contact": {"phone_number": "+16015550100", "first_name": user["first_name"], "user_id": user["id"]}
    },
    "dice": lambda _: {"dice": {"emoji": "🎲", "value": 4}},
}
KINDS = tuple(_KINDS)
