"""Updates as people and strangers send them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Message, Update
from telegram.ext import CommandHandler

from bot.messenger.handlers.attachments import USER_ATTACHMENT
from bot.messenger.handlers.context import GuideContext
from bot.messenger.transport.bot import make_bot
from bot.messenger.transport.incoming import read_update, update_id
from bot.screens.telegram_limits import MAX_TEXT
from tests.kit.odd_texts import CANARY
from tests.kit.odd_updates import WRONG_VALUES
from tests.messenger.fakes import TOKEN, ScriptedRequest, asked_inline, incoming, pressed, wrote

BOT = make_bot(TOKEN, "http://127.0.0.1", ScriptedRequest())
NAMES = dict.fromkeys(("first_name", "last_name", "username"), CANARY)
PERSON = {"id": 7, "is_bot": False, "language_code": "ar", **NAMES}
CHAT = {"id": 7, "type": "private", "first_name": CANARY, "username": CANARY}

ATTACHMENTS: dict[str, object] = {
    "photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}],
    "voice": {"file_id": "a", "file_unique_id": "b", "duration": 1},
    "video_note": {"file_id": "a", "file_unique_id": "b", "length": 1, "duration": 1},
    "document": {"file_id": "a", "file_unique_id": "b"},
    "location": {"latitude": 32.3, "longitude": -90.2},
    "contact": {"phone_number": CANARY, "first_name": CANARY, "last_name": CANARY, "vcard": CANARY},
    "dice": {"emoji": "🎲", "value": 1},
    "story": {"id": 1, "chat": {"id": 8, "type": "private", "first_name": CANARY}},
    "checklist": {"title": "x", "tasks": [{"id": 1, "text": "x", "completed_by_user": {"first_name": CANARY}}]},
}  # fmt: skip


def message(**fields: object) -> dict[str, Any]:
    base = {"message_id": 3, "date": 1_800_000_000, "chat": CHAT, "from": PERSON}
    return {"update_id": 1, "message": base | fields}


def press(data: object, **fields: object) -> dict[str, Any]:
    shown = {"message_id": 5, "date": 1, "chat": CHAT, "text": CANARY}
    return {"update_id": 2, "callback_query": {"id": "99", "from": PERSON, "message": shown, "data": data} | fields}


def parsed(raw: dict[str, Any]) -> Message:
    """The message as handlers see it."""
    update = incoming(raw).update
    assert update is not None and update.message is not None
    return update.message


def test_a_text_is_read_with_the_language_of_the_persons_telegram() -> None:
    found = incoming(message(text="they took my passport"))
    assert parsed(message(text="they took my passport")).text == "they took my passport"
    assert (found.chat_id, found.message_id, found.language_code, found.sent) == (7, 3, "ar", 1_800_000_000)
    assert found.is_private and found.has_text and found.flood_exempt is None


@pytest.mark.parametrize(
    ("text", "exempt"),
    [("/hotline", "hotline"), ("/HOTLINE@magnolia_bot", "hotline"), ("/clear", "clear"), ("/start", None)],
)
def test_hotline_and_clear_by_command_are_exempt_in_a_flood(text: str, exempt: str | None) -> None:
    assert wrote(text).flood_exempt == exempt


@pytest.mark.parametrize(("screen", "exempt"), [("leave", "leave"), ("clear", "clear"), ("home", None)])
def test_close_and_clear_by_press_are_exempt_in_a_flood(screen: str, exempt: str | None) -> None:
    assert pressed(screen).flood_exempt == exempt


def test_only_a_press_on_close_closes_the_chat() -> None:
    assert pressed("leave").is_close_press
    assert not pressed("clear").is_close_press and not wrote("/clear").is_close_press


@pytest.mark.parametrize("name", ATTACHMENTS)
def test_an_attachment_without_words_is_seen_as_one(name: str) -> None:
    found = incoming(message(**{name: ATTACHMENTS[name]}))
    assert not found.has_text
    assert USER_ATTACHMENT.check_update(found.update or Update(0))


def test_a_caption_counts_as_words() -> None:
    assert incoming(message(photo=ATTACHMENTS["photo"], caption="my contract")).has_text


def test_a_press_names_its_data_and_the_message_it_is_on() -> None:
    found = incoming(press("ar/topic/passport-kept~home"))
    assert (found.message_id, found.callback_query_id, found.chat_id) == (5, "99", 7)
    assert found.update and found.update.callback_query
    assert found.update.callback_query.data == "ar/topic/passport-kept~home"
    message = {"message_id": 5, "chat": CHAT, "reply_to_message": {"message_id": 4, "text": CANARY}}
    assert (found.quoted_id, incoming(press("ar/home", message=message)).quoted_id) == (None, 4)


def test_a_press_whose_message_is_gone_is_answered_in_the_persons_chat() -> None:
    found = incoming(press("ar/home", message=None))
    assert (found.chat_id, found.message_id, found.is_private) == (7, None, True)


def test_an_inline_query_is_answered_apart_from_the_persons_chat() -> None:
    query, text = asked_inline("wages", person=7), wrote("x", chat=7)
    assert query.chat_id == text.chat_id and query.queue_key != text.queue_key


def test_a_topic_of_a_group_is_answered_in_that_topic() -> None:
    group = {"id": -5, "type": "supergroup"}
    assert incoming(message(text="x", chat=group, message_thread_id=9, is_topic_message=True)).thread_id == 9
    assert incoming(message(text="x", chat=group, message_thread_id=9)).thread_id is None


def test_an_anonymous_administrator_of_a_group_is_a_person() -> None:
    group = {"id": -5, "type": "supergroup"}
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    assert incoming(message(text="x", chat=group, sender_chat=group, **{"from": anonymous})).chat_id == -5


def test_what_comes_from_no_person_or_cannot_be_answered_is_nobodys() -> None:
    nobodys: list[object] = [
        message(text="x", chat={"id": -5, "type": "channel"}),
        message(text="x", **{"from": {"id": 8, "is_bot": True}}),
        {"update_id": 1, "inline_query": {"id": "", "from": PERSON, "query": "x", "offset": ""}},
        {"message": {}},
        None,
        [],
    ]
    assert [read_update(raw, BOT) for raw in nobodys] == [None] * 6


def test_a_new_kind_of_update_is_read_for_whoever_adds_a_handler() -> None:
    answer = {"poll_id": "p", "user": PERSON, "option_ids": [1]}
    found = incoming({"update_id": 4, "poll_answer": answer | {"option_persistent_ids": ["1"]}})
    assert (found.update_id, found.chat_id, found.is_private) == (4, 7, True)
    assert found.update and found.update.poll_answer and found.update.poll_answer.option_ids == (1,)
    assert found.language_code == "ar" and CANARY not in str(found.update)


def test_a_new_kind_of_update_that_is_nested_too_deeply_is_nobodys() -> None:
    nested: list[object] = []
    for _ in range(3_000):
        nested = [nested]
    assert read_update({"update_id": 1, "poll_answer": nested}, BOT) is None


def test_updates_of_nobody_in_particular_do_not_wait_for_one_another() -> None:
    poll = {
        "id": "p", "question": "x", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
        "type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
    }  # fmt: skip
    first, second = (incoming({"update_id": number, "poll": poll}) for number in (1, 2))
    assert first.queue_key != second.queue_key


@pytest.mark.parametrize("name", ["bot", "number", "self", "data", "update_id_"])
def test_a_kind_that_nobody_knows_is_no_exception_whatever_its_name(name: str) -> None:
    found = read_update({"update_id": 1, name: {}}, BOT)
    assert found is None or found.update_id == 1


@pytest.mark.parametrize("kind", ["edited_message", "channel_post"])
@pytest.mark.parametrize("chat_id", ["7", [7], 2**80, True, None])
def test_a_new_kind_of_update_in_a_chat_without_a_number_is_nobodys(kind: str, chat_id: object) -> None:
    raw = {"update_id": 1, kind: {"message_id": 1, "date": 1, "chat": {"id": chat_id, "type": "private"}, "text": "x"}}
    assert read_update(raw, BOT) is None


def test_an_edited_message_in_no_chat_is_nobodys() -> None:
    raw = {"update_id": 1, "edited_message": {"message_id": 1, "date": 1, "chat": {}, "from": PERSON, "text": "x"}}
    assert read_update(raw, BOT) is None


def test_lone_surrogates_become_what_utf8_can_carry() -> None:
    assert parsed(message(text="a\ud800b")).text == "a?b"


def test_no_text_is_longer_than_telegram_allows() -> None:
    assert len(parsed(message(text="x" * 100_000)).text or "") == MAX_TEXT


@pytest.mark.parametrize("part", ["entities", "from", "date", "message_id", "photo", "message_thread_id", "caption"])
def test_an_odd_part_of_a_message_does_not_cost_its_text(part: str) -> None:
    texts = {repr(wrong): parsed(message(text="my boss has my papers", **{part: wrong})).text for wrong in WRONG_VALUES}
    assert set(texts.values()) == {"my boss has my papers"}


@pytest.mark.parametrize("name", ATTACHMENTS)
def test_an_odd_attachment_is_still_seen_as_one(name: str) -> None:
    found = {repr(wrong): incoming(message(**{name: wrong})).update for wrong in WRONG_VALUES if wrong is not None}
    assert [wrong for wrong, update in found.items() if not USER_ATTACHMENT.check_update(update or Update(0))] == []


@pytest.mark.parametrize(
    "entities",
    [
        None,
        5,
        [5],
        [{"type": "bot_command"}],
        [{"type": "bot_command", "offset": "0", "length": 8}],
        [{"type": "bold", "offset": 0, "length": 8}, {"type": "bot_command", "offset": 0, "length": 8}],
    ],
)
async def test_a_command_is_one_however_its_entities_look(entities: object) -> None:
    bot = make_bot(TOKEN, "http://127.0.0.1", ScriptedRequest())
    await bot.initialize()
    found = incoming(message(text="/hotline", entities=entities), bot=bot)

    async def callback(_update: Update, _context: GuideContext) -> None: ...

    assert CommandHandler("hotline", callback).check_update(found.update)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("/help, he hit me", 5),
        ("/help@magnolia_bot now", 18),
        ("/help", 5),
        ("/helpñ", 0),
        ("/a/b", 0),
        ("help /help", 0),
    ],
)
def test_a_command_ends_where_telegram_says(text: str, length: int) -> None:
    lengths = [entity.length for entity in parsed(message(text=text)).entities]
    assert lengths == [length] * bool(length)


@pytest.mark.parametrize(
    "raw",
    [
        message(text="x"),
        message(text="x", entities=[{"type": "text_mention", "offset": 0, "length": 1, "user": PERSON}]),
        message(text="x", forward_origin={"type": "hidden_user", "sender_user_name": CANARY, "date": 1}),
        message(text="x", reply_to_message={"message_id": 1, "date": 1, "chat": CHAT, "text": CANARY}),
        message(text="x", quote={"text": CANARY, "position": 0}, via_bot=PERSON, author_signature=CANARY),
        message(text="x", chat=CHAT | {"title": CANARY}, sender_chat={"id": 1, "type": "channel", "title": CANARY}),
        *(message(**{name: value}) for name, value in ATTACHMENTS.items()),
        message(voice=5, **{"from": PERSON}),
        press("ar/home"),
        {"update_id": 1, "inline_query": {"id": "1", "from": PERSON, "query": "x", "offset": ""}},
    ],
    ids=lambda raw: "-".join([key for key in raw if key != "update_id"] + [*next(reversed(raw.values()))][-1:]),
)
def test_nobodys_name_phone_or_forwarded_text_stays_in_a_parsed_update(raw: dict[str, Any]) -> None:
    found = incoming(raw)
    assert found.update is not None
    assert CANARY in json.dumps(raw)
    assert CANARY not in found.update.to_json() + repr(found)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
names = st.sampled_from(
    ["update_id", "message", "callback_query", "inline_query", "chat", "from", "id", "type", "date", "text", "data",
     "message_id", "is_bot", "language_code", "media_group_id", "entities", "photo", "contact", "poll_answer", "user",
     "edited_message", "offset", "length", "query", "poll", "my_chat_member", "first_name", "caption",
     "reply_to_message"]
)  # fmt: skip
telegramish = st.recursive(
    json_values, lambda inner: st.dictionaries(names, inner, max_size=8) | st.lists(inner, max_size=2), max_leaves=20
)


@given(telegramish)
def test_any_json_at_all_is_an_update_or_none(raw: object) -> None:
    found = read_update(raw, BOT)
    assert found is None or found.update_id == update_id(raw)


@given(
    st.sampled_from(["message", "callback_query", "inline_query", "edited_message", "poll_answer", "my_chat_member"]),
    telegramish,
)
def test_whatever_an_update_holds_it_is_read_and_its_chat_is_a_number(kind: str, raw: object) -> None:
    found = read_update({"update_id": 1, kind: raw}, BOT)
    assert found is None or type(found.chat_id) is int


@given(st.dictionaries(names, json_values, max_size=6))
def test_a_text_is_read_whatever_stands_beside_it(fields: dict[str, object]) -> None:
    own = {"chat": CHAT, "text": "x", "from": PERSON | {"is_bot": False}}
    found = read_update({"update_id": 1, "message": fields | own}, BOT)
    assert found is not None and found.update is not None and found.update.message is not None
    assert found.update.message.text == "x"


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_callback_data_is_read(data: str) -> None:
    found = incoming(press(data))
    assert found.update and found.update.callback_query
    assert found.update.callback_query.data == data
