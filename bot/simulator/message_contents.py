"""Sample contents of messages other than text, as fields of the Bot API's Message.

Attachments are what a person sends. Service messages are what Telegram itself writes into a chat.
"""

import hashlib
from collections.abc import Callable

from bot.simulator.types import Json

TOPIC_CREATED = "forum_topic_created"
"""The id of this service message is the `message_thread_id` of the topic that it creates."""


def attachment(kind: str, *, person: Json) -> Json | None:
    """The fields of an attachment, for instance of kind "photo"; None for an unknown kind."""
    make = _ATTACHMENTS.get(kind)
    return None if make is None else make(person)


def service_message(kind: str, *, person: Json, pinned: Json) -> Json | None:
    """The fields of a service message, for instance of kind "gift"; None for an unknown kind.

    `pinned` is the message that a "pinned_message" names.
    """
    if kind == "pinned_message":
        return {kind: pinned}
    make = _SERVICE_MESSAGES.get(kind)
    return None if make is None else {kind: make(person)}


def _file(kind: str, **details: object) -> Json:
    unique = hashlib.sha256(kind.encode()).hexdigest()[:16]
    return {"file_id": f"AgAD{unique}", "file_unique_id": unique, "file_size": 24_000, **details}


def _sticker() -> Json:
    return _file("sticker", type="regular", width=512, height=512, is_animated=False, is_video=False, emoji="🙂")


def _document() -> Json:
    return _file("document", file_name="paper.pdf", mime_type="application/pdf")


def _animation() -> Json:
    """Telegram adds a document to an animation, for clients that know no animations."""
    animation = _file("animation", width=320, height=240, duration=3, file_name="wave.mp4", mime_type="video/mp4")
    return {"animation": animation, "document": _file("animation", file_name="wave.mp4", mime_type="video/mp4")}


def _poll() -> Json:
    options = [{"text": text, "voter_count": 0, "persistent_id": text.lower()} for text in ("Yes", "No")]
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


def _location() -> Json:
    return {"latitude": 32.2988, "longitude": -90.1848}


def _venue() -> Json:
    """Telegram adds a location to a venue, for clients that know no venues."""
    venue = {"location": _location(), "title": "Library", "address": "Main Street"}
    return {"venue": venue, "location": _location()}


def _contact(person: Json) -> Json:
    return {"phone_number": "+16015550100", "first_name": person["first_name"], "user_id": person["id"]}


def _gift() -> Json:
    return {"gift": {"id": "5170145012310081615", "sticker": _sticker(), "star_count": 15}, "owned_gift_id": "1"}


def _background() -> Json:
    fill = {"type": "solid", "color": 0x8FBF8F}
    return {"type": {"type": "fill", "fill": fill, "dark_theme_dimming": 0}}


_ATTACHMENTS: dict[str, Callable[[Json], Json]] = {
    "photo": lambda _: {"photo": [_file("small", width=90, height=90), _file("large", width=800, height=800)]},
    "voice": lambda _: {"voice": _file("voice", duration=4, mime_type="audio/ogg")},
    "sticker": lambda _: {"sticker": _sticker()},
    "document": lambda _: {"document": _document()},
    "video": lambda _: {"video": _file("video", width=640, height=480, duration=9, mime_type="video/mp4")},
    "video_note": lambda _: {"video_note": _file("video_note", length=240, duration=5)},
    "animation": lambda _: _animation(),
    "audio": lambda _: {"audio": _file("audio", duration=60, title="Song", mime_type="audio/mpeg")},
    "poll": lambda _: {"poll": _poll()},
    "location": lambda _: {"location": _location()},
    "venue": lambda _: _venue(),
    "contact": lambda person: {"contact": _contact(person)},
    "dice": lambda _: {"dice": {"emoji": "🎲", "value": 4}},
}
ATTACHMENT_KINDS = tuple(_ATTACHMENTS)
CAPTIONED_KINDS = frozenset({"photo", "voice", "document", "video", "animation", "audio"})

_SERVICE_MESSAGES: dict[str, Callable[[Json], object]] = {
    TOPIC_CREATED: lambda _: {"name": "Questions", "icon_color": 0x6FB9F0},
    "forum_topic_edited": lambda _: {"name": "More questions"},
    "forum_topic_closed": lambda _: {},
    "forum_topic_reopened": lambda _: {},
    "gift": lambda _: _gift(),
    "message_auto_delete_timer_changed": lambda _: {"message_auto_delete_time": 86_400},
    "write_access_allowed": lambda _: {"from_request": True},
    "chat_background_set": lambda _: _background(),
    "connected_website": lambda _: "example.org",
    "users_shared": lambda _: {"request_id": 1, "users": [{"user_id": 4_000_000_001}]},
    "chat_shared": lambda _: {"request_id": 1, "chat_id": -1_004_000_000_001},
    "paid_message_price_changed": lambda _: {"paid_message_star_count": 0},
    "new_chat_members": lambda person: [person],
    "left_chat_member": lambda person: person,
    "new_chat_title": lambda _: "Another title",
}
SERVICE_KINDS = frozenset({"pinned_message", *_SERVICE_MESSAGES})
