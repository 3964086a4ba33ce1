"""Updates as people and strangers send them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messenger.incoming import PRIVATE, Incoming, Typed
from bot.messenger.receive import receive, update_id
from bot.screens.address import Address
from bot.screens.decision import AddressSource

BOT = "magnolia_bot"


def message(**fields: Any) -> dict[str, Any]:
    person = {"id": 7, "is_bot": False, "first_name": "A", "language_code": "es"}
    base = {"message_id": 3, "date": 1_800_000_000, "chat": {"id": 7, "type": "private"}, "from": person}
    return {"update_id": 1, "message": base | fields}


def press(data: str, **fields: Any) -> dict[str, Any]:
    shown = {"message_id": 5, "date": 1, "chat": {"id": 7, "type": "private"}}
    query = {"id": "99", "from": {"id": 7, "language_code": "es"}, "message": shown, "data": data}
    return {"update_id": 2, "callback_query": query | fields}


def got(update: object) -> Incoming:
    incoming = receive(update, bot=BOT)
    assert incoming is not None
    return incoming


def test_a_text_is_typed_words_with_the_language_of_the_persons_telegram() -> None:
    incoming = got(message(text="they took my passport"))
    assert incoming.wants == Typed("they took my passport")
    assert (incoming.chat, incoming.message, incoming.hinted, incoming.sent) == (7, 3, "es", 1_800_000_000)


@pytest.mark.parametrize(
    ("text", "wants", "way"),
    [
        ("/start", Address(("home",)), AddressSource.COMMAND),
        ("/start es_topic_papers-taken", Address(("topic", "papers-taken"), "es"), AddressSource.LINK),
        ("/start p7d__church", Address(("p7d",)), AddressSource.LINK),
        ("/start ÄÖ..", None, AddressSource.LINK),
        ("/hotline", Address(("hotline",)), AddressSource.COMMAND),
        ("/HOTLINE@magnolia_bot", Address(("hotline",)), AddressSource.COMMAND),
        ("/clear", Address(("clear",)), AddressSource.COMMAND),
        ("/help me", Address(("about",)), AddressSource.COMMAND),
        ("/nonsense", Address(("home",)), AddressSource.COMMAND),
        ("/ what now", Typed("/ what now"), AddressSource.COMMAND),
    ],
)
def test_commands_open_their_screens(text: str, wants: Address | Typed | None, way: AddressSource) -> None:
    incoming = got(message(text=text))
    assert (incoming.wants, incoming.way) == (wants, way)


@pytest.mark.parametrize(
    ("field", "kind"),
    [("photo", "photo"), ("voice", "voice"), ("location", "place"), ("document", "file"), ("poll", "poll"),
     ("contact", "contact"), ("sticker", "sticker"), ("checklist", "other")],
)  # fmt: skip
def test_what_is_no_text_is_received_by_its_kind(field: str, kind: str) -> None:
    assert got(message(**{field: {}})).wants == Address(("received", kind))


def test_a_press_names_an_address_and_the_message_it_is_on() -> None:
    incoming = got(press("es/topic/papers-taken~home"))
    assert incoming.wants == Address(("topic", "papers-taken"), "es", ("home",))
    assert (incoming.way, incoming.message, incoming.press) == (AddressSource.PRESS, 5, "99")


def test_a_press_with_foreign_data_names_no_address() -> None:
    assert got(press("DROP TABLE; --")).wants is None


def test_a_press_whose_message_is_gone_is_answered_in_the_persons_chat() -> None:
    incoming = got(press("es/home", message=None))
    assert (incoming.chat, incoming.message) == (7, None)


@pytest.mark.parametrize("text", ["/hotline", "/start@Magnolia_Bot", "hey @magnolia_bot help"])
def test_in_a_group_it_answers_with_a_private_link_when_addressed(text: str) -> None:
    assert got(message(text=text, chat={"id": -5, "type": "supergroup"})).wants == PRIVATE


@pytest.mark.parametrize("text", ["they took my passport", "/start@other_bot", ""])
def test_in_a_group_it_is_silent_when_not_addressed(text: str) -> None:
    assert receive(message(text=text, chat={"id": -5, "type": "group"}), bot=BOT) is None


def test_notices_and_channels_and_bots_get_no_answer() -> None:
    quiet = [
        message(pinned_message={}),
        message(text="x", chat={"id": -5, "type": "channel"}),
        message(text="x", **{"from": {"id": 8, "is_bot": True}}),
        {"update_id": 3, "my_chat_member": {}},
    ]
    assert [receive(update, bot=BOT) for update in quiet] == [None] * 4


def test_lone_surrogates_become_what_utf8_can_carry() -> None:
    assert got(message(text="a\ud800b")).wants == Typed("a?b")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
names = st.sampled_from(
    ["update_id", "message", "callback_query", "chat", "from", "id", "type", "date", "text", "data", "photo",
     "message_id", "is_bot", "language_code", "media_group_id"]
)  # fmt: skip
telegramish = st.recursive(
    json_values, lambda inner: st.dictionaries(names, inner, max_size=8) | st.lists(inner, max_size=2), max_leaves=20
)


@given(telegramish)
def test_any_json_at_all_is_read_without_complaint(update: object) -> None:
    incoming = receive(update, bot=BOT)
    assert incoming is None or incoming.update == update_id(update)


@given(telegramish, telegramish)
def test_any_message_and_any_press_is_read_without_complaint(first: object, second: object) -> None:
    received = [
        receive({"update_id": 1, "message": first}, bot=BOT),
        receive({"update_id": 2, "callback_query": second}, bot=BOT),
    ]
    assert all(incoming is None or isinstance(incoming.chat, int) for incoming in received)


@given(st.text(max_size=80))
def test_any_payload_and_any_callback_data_is_an_address_or_none(text: str) -> None:
    assert isinstance(got(message(text=f"/start {text}")).wants, Address | None)
    assert isinstance(got(press(text)).wants, Address | None)
