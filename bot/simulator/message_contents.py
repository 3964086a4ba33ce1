"""Sample contents of messages other than text, as fields of the Bot API's Message.

Attachments are what a person sends. Service messages are what Telegram itself writes into a chat.
"""

import hashlib

from bot.simulator.types import Json

TOPIC_CREATED = "forum_topic_created"
"""The id of this service message is the `message_thread_id` of the topic that it creates."""


def attachment(kind: str, *, person: Json) -> Json | None:
    """The fields of an attachment, for instance of kind "photo"; None for an unknown kind."""
    if kind == "contact":
        return {kind: {"phone_number": "+16015550100", "first_name": person["first_name"], "user_id": person["id"]}}
    if kind not in _ATTACHMENTS:
        return None
    return {kind: _ATTACHMENTS[kind]} | _FOR_OLD_CLIENTS.get(kind, {})


def service_message(kind: str, *, person: Json, pinned: Json) -> Json | None:
    """The fields of a service message, for instance of kind "gift"; None for an unknown kind.

    `pinned` is the message that a "pinned_message" names.
    """
    contents = _SERVICE_MESSAGES | {"pinned_message": pinned, "new_chat_members": [person], "left_chat_member": person}
    return {kind: contents[kind]} if kind in contents else None


def _file(kind: str, **details: object) -> Json:
    unique = hashlib.sha256(kind.encode()).hexdigest()[:16]
    return {"file_id": f"AgAD{unique}", "file_unique_id": unique, "file_size": 24_000, **details}


_STICKER = _file("sticker", type="regular", width=512, height=512, is_animated=False, is_video=False, emoji="🙂")
_ANIMATION = _file("animation", file_name="wave.mp4", mime_type="video/mp4")
_LOCATION = {"latitude": 32.2988, "longitude": -90.1848}
_POLL = {
    "id": "5000000000000000001",
    "question": "Is this right?",
    "options": [{"text": text, "voter_count": 0, "persistent_id": text.lower()} for text in ("Yes", "No")],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": True,
    "members_only": False,
}
_BACKGROUND = {"type": "fill", "fill": {"type": "solid", "color": 0x8FBF8F}, "dark_theme_dimming": 0}

_ATTACHMENTS: Json = {
    "photo": [_file("small", width=90, height=90), _file("large", width=800, height=800)],
    "voice": _file("voice", duration=4, mime_type="audio/ogg"),
    "sticker": _STICKER,
    "document": _file("document", file_name="paper.pdf", mime_type="application/pdf"),
    "video": _file("video", width=640, height=480, duration=9, mime_type="video/mp4"),
    "video_note": _file("video_note", length=240, duration=5),
    "animation": _ANIMATION | {"width": 320, "height": 240, "duration": 3},
    "audio": _file("audio", duration=60, title="Song", mime_type="audio/mpeg"),
    "poll": _POLL,
    "location": _LOCATION,
    "venue": {"location": _LOCATION, "title": "Library", "address": "Main Street"},
    "dice": {"emoji": "🎲", "value": 4},
}
_FOR_OLD_CLIENTS = {"animation": {"document": _ANIMATION}, "venue": {"location": _LOCATION}}
ATTACHMENT_KINDS = ("contact", *_ATTACHMENTS)
CAPTIONED_KINDS = ("photo", "voice", "document", "video", "animation", "audio")

_SERVICE_MESSAGES: Json = {
    TOPIC_CREATED: {"name": "Questions", "icon_color": 0x6FB9F0},
    "forum_topic_edited": {"name": "More questions"},
    "forum_topic_closed": {},
    "forum_topic_reopened": {},
    "gift": {"gift": {"id": "5170145012310081615", "sticker": _STICKER, "star_count": 15}, "owned_gift_id": "1"},
    "message_auto_delete_timer_changed": {"message_auto_delete_time": 86_400},
    "write_access_allowed": {"from_request": True},
    "chat_background_set": {"type": _BACKGROUND},
    "connected_website": "example.org",
    "users_shared": {"request_id": 1, "users": [{"user_id": 4_000_000_001}]},
    "chat_shared": {"request_id": 1, "chat_id": -1_004_000_000_001},
    "paid_message_price_changed": {"paid_message_star_count": 0},
    "new_chat_title": "Another title",
}
SERVICE_KINDS = frozenset({"pinned_message", "new_chat_members", "left_chat_member", *_SERVICE_MESSAGES})
