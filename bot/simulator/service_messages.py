"""Service messages: what Telegram itself writes into a chat, as fields of the Bot API's Message."""

from collections.abc import Callable

from bot.simulator.attachments import sticker
from bot.simulator.types import Json

STARTS_TOPIC = "forum_topic_created"
"""The id of this message is the `message_thread_id` of the topic that it creates."""


def service_message(kind: str, *, person: Json, pinned: Json) -> Json | None:
    """The fields of a service message of that kind; None for an unknown kind.

    `kind` is the name of the field in the Bot API, for instance "gift". `pinned` is the message that pinned_message
    names.
    """
    if kind == "pinned_message":
        return {kind: pinned}
    make = _KINDS.get(kind)
    return None if make is None else {kind: make(person)}


def _gift() -> Json:
    return {"gift": {"id": "5170145012310081615", "sticker": sticker(), "star_count": 15}, "owned_gift_id": "1"}


def _background() -> Json:
    fill = {"type": "solid", "color": 0x8FBF8F}
    return {"type": {"type": "fill", "fill": fill, "dark_theme_dimming": 0}}


_KINDS: dict[str, Callable[[Json], object]] = {
    STARTS_TOPIC: lambda _: {"name": "Questions", "icon_color": 0x6FB9F0},
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
SERVICE_KINDS = frozenset({"pinned_message", *_KINDS})
