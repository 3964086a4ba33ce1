"""Photos, voice, files, places: 'only words, please'. What Telegram itself writes into a chat gets no answer."""

from typing import Any

import pytest

from bot.messenger.transport import incoming
from tests.messenger.chat import Chat, open_chat

FILE = {"file_id": "x", "file_unique_id": "y"}
SIZED = FILE | {"width": 90, "height": 90}
PHOTO = [SIZED]
PLACE = {"latitude": 32.3, "longitude": -90.2}
STICKER = SIZED | {"type": "regular", "is_animated": False, "is_video": False}
POLL = {
    "id": "1",
    "question": "Is this right?",
    "options": [{"text": "Yes", "voter_count": 0, "persistent_id": "1"}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": True,
    "members_only": False,
}

SENT_BY_PERSON: dict[str, Any] = {
    "photo": PHOTO,
    "voice": FILE | {"duration": 4},
    "audio": FILE | {"duration": 60},
    "live_photo": SIZED | {"duration": 3, "photo": PHOTO},
    "video": SIZED | {"duration": 9},
    "video_note": FILE | {"length": 240, "duration": 5},
    "animation": SIZED | {"duration": 3},
    "document": FILE | {"file_name": "paper.pdf"},
    "sticker": STICKER,
    "story": {"id": 1, "chat": {"id": 7, "type": "private", "first_name": "Ana"}},
    "contact": {"phone_number": "+16015550100", "first_name": "Ana"},
    "location": PLACE,
    "venue": {"location": PLACE, "title": "Library", "address": "Main Street"},
    "poll": POLL,
    "dice": {"emoji": "🎲", "value": 4},
    "game": {"title": "Game", "description": "A game", "photo": PHOTO},
    "paid_media": {"star_count": 1, "paid_media": [{"type": "preview"}]},
    "checklist": {"title": "To do", "tasks": [{"id": 1, "text": "Pack"}]},
}

PERSON = {"id": 7, "is_bot": False, "first_name": "Ana"}
SERVICE: dict[str, Any] = {
    "pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}, "photo": PHOTO},
    "forum_topic_created": {"name": "Questions", "icon_color": 0x6FB9F0},
    "forum_topic_edited": {"name": "More questions"},
    "forum_topic_closed": {},
    "gift": {"gift": {"id": "1", "sticker": STICKER, "star_count": 15}},
    "unique_gift": {"gift": {"base_name": "Rose", "name": "Rose-1", "number": 1}, "origin": "transfer"},
    "boost_added": {"boost_count": 1},
    "giveaway": {"chats": [], "winners_selection_date": 1_800_000_000, "winner_count": 1},
    "giveaway_created": {},
    "giveaway_completed": {"winner_count": 1},
    "message_auto_delete_timer_changed": {"message_auto_delete_time": 86_400},
    "write_access_allowed": {"from_request": True},
    "chat_background_set": {"type": {"type": "chat_theme", "theme_name": "🏠"}},
    "connected_website": "example.org",
    "users_shared": {"request_id": 1, "users": [{"user_id": 8}]},
    "chat_shared": {"request_id": 1, "chat_id": -5},
    "paid_message_price_changed": {"paid_message_star_count": 0},
    "video_chat_started": {},
    "proximity_alert_triggered": {"traveler": PERSON, "watcher": PERSON, "distance": 5},
    "new_chat_members": [PERSON],
    "left_chat_member": PERSON,
    "checklist_tasks_done": {"marked_as_done_task_ids": [1]},
    "a_service_message_of_the_future": {"photo": PHOTO, "text": "x"},
}

CAPTIONED = ("photo", "live_photo", "voice", "audio", "video", "animation", "document", "paid_media")


@pytest.fixture
async def chat() -> Chat:
    return await open_chat()


@pytest.mark.parametrize("kind", SENT_BY_PERSON)
async def test_whatever_a_person_sends_without_words_gets_the_page_that_asks_for_words(chat: Chat, kind: str) -> None:
    [(method, sent)] = await chat.sends(**{kind: SENT_BY_PERSON[kind]})
    assert method == "sendMessage" and chat.words("received-title") in sent["text"]
    labels = [button["text"] for row in sent["reply_markup"]["inline_keyboard"] for button in row]
    assert chat.words("received-delete") in labels


def test_no_kind_of_attachment_is_forgotten_here() -> None:
    assert {*SENT_BY_PERSON, "invoice"} == set(incoming._ATTACHMENTS)  # invoices are sent by bots alone


@pytest.mark.parametrize("kind", SERVICE)
async def test_what_telegram_writes_into_a_chat_gets_no_answer(chat: Chat, kind: str) -> None:
    assert await chat.sends(**{kind: SERVICE[kind]}) == []
    assert chat.metrics.fallbacks.value == 0


async def test_a_topic_created_in_a_private_chat_gets_no_answer_and_what_is_written_there_gets_one(chat: Chat) -> None:
    topic = {"message_thread_id": 77, "is_topic_message": True}
    assert await chat.sends(forum_topic_created={"name": "Me", "icon_color": 1}, message_id=77, **topic) == []
    [(_, sent)] = await chat.says("hello", **topic)
    assert sent["message_thread_id"] == 77


@pytest.mark.parametrize("kind", CAPTIONED)
async def test_a_caption_is_read_like_a_text(chat: Chat, kind: str) -> None:
    [(_, sent)] = await chat.sends(**{kind: SENT_BY_PERSON[kind]}, caption="I want to kill myself")
    assert chat.asked == [("I want to kill myself", "en")]
    assert chat.words("received-title") not in sent["text"]


async def test_a_caption_that_is_a_command_opens_its_screen(chat: Chat) -> None:
    [(_, sent)] = await chat.sends(photo=PHOTO, caption="/hotline")
    assert chat.words("hotline-title") in sent["text"]


async def test_an_album_is_answered_once(chat: Chat) -> None:
    calls = [await chat.sends(photo=PHOTO, media_group_id="a") for _ in range(4)]
    assert [len(made) for made in calls] == [1, 0, 0, 0]


async def test_every_picture_of_an_album_is_recorded_for_a_later_clear(chat: Chat) -> None:
    for number in (11, 12, 13):
        await chat.sends(photo=PHOTO, media_group_id="a", message_id=number)
    assert {11, 12, 13} <= set(await chat.store.recorded_messages(chat.id))


async def test_the_caption_of_an_albums_second_picture_is_read(chat: Chat) -> None:
    await chat.sends(photo=PHOTO, media_group_id="a")
    [_] = await chat.sends(photo=PHOTO, media_group_id="a", caption="I want to kill myself")
    assert await chat.sends(photo=PHOTO, media_group_id="a") == []
    assert chat.asked == [("I want to kill myself", "en")]


async def test_two_albums_are_answered_each(chat: Chat) -> None:
    calls = [await chat.sends(photo=PHOTO, media_group_id=album) for album in ("a", "b")]
    assert [len(made) for made in calls] == [1, 1]


@pytest.mark.parametrize("kind", sorted(SENT_BY_PERSON.keys() - {"photo"}))
async def test_an_attachment_that_cannot_be_read_is_answered_like_any_other(chat: Chat, kind: str) -> None:
    [(_, sent)] = await chat.sends(**{kind: {"a_shape": "of the future"}})
    assert chat.words("received-title") in sent["text"]


async def test_the_caption_of_a_photo_that_cannot_be_read_is_read(chat: Chat) -> None:
    await chat.sends(photo=[{"a_shape": "of the future"}], caption="they took my passport")
    assert chat.asked == [("they took my passport", "en")]
