"""What Telegram knows: the bot, its chats, updates nobody confirmed, and presses that wait for an answer."""

import itertools
import logging
import re
import time
from collections import Counter, OrderedDict, deque
from dataclasses import dataclass
from typing import Any

from bot.simulator.chat import Chat, Message, chat_id, person
from bot.simulator.errors import Refusal, bad_request, forbidden
from bot.simulator.flood import Flood
from bot.simulator.inline import InlineAnswers
from bot.simulator.limits import Times
from bot.simulator.polling import Polling
from bot.simulator.profile import Profile
from bot.simulator.types import Clock, Json
from bot.simulator.updates import Updates
from bot.simulator.webhook import Webhook

log = logging.getLogger(__name__)
_UNKNOWN_METHODS = 100  # named on the page; a stranger may call any number of them


@dataclass(frozen=True, slots=True)
class Query:
    """A press or an inline query that the bot may still answer; `text` and `offset` belong to inline queries."""

    chat: Chat
    asked: float
    text: str = ""
    offset: str = ""


class Telegram:
    """The whole state, in memory and for one bot; methods and the person's side act on it."""

    def __init__(self, *, token: str, bot_username: str, clock: Clock = time.time, times: Times | None = None) -> None:
        self.token = token
        self.clock = clock
        self.times = times or Times()
        self.profile = Profile(int(token.partition(":")[0]), bot_username)
        self.updates = Updates(clock)
        self.flood = Flood()
        self.chats: dict[int, Chat] = {}
        self.presses: OrderedDict[str, Query] = OrderedDict()
        self.inline_queries: OrderedDict[str, Query] = OrderedDict()
        self.inline_answers = InlineAnswers(clock)
        self.inline_messages: dict[str, tuple[Chat, Message]] = {}  # by inline_message_id
        self.inline_mode = True  # off by default on Telegram, until /setinline
        self.privacy_mode = True  # in groups the bot sees only commands, mentions and answers to itself
        self.unknown_methods: list[str] = []
        self.calls: deque[tuple[str, dict[str, Any]]] | None = None
        self.answered: Counter[str] = Counter()  # methods that went well
        self.refused: Counter[str] = Counter()  # descriptions of those that did not
        self._scripted: dict[str, deque[Refusal]] = {}
        self.polling = Polling(self.updates)
        self.webhook = Webhook(self.updates, clock, self.times)
        self._message_ids = itertools.count(1)  # private chats and groups of one account share a sequence
        self._query_ids = itertools.count(4_000_000_000_000_001)

    def refuse_next(
        self, method: str, *, status: int, description: str, retry_after: int | None = None, times: int = 1
    ) -> None:
        """Makes the next `times` calls of a method fail with this answer and without effect, for tests.

        `retry_after` is in seconds. Refusals of one method are used up in the order in which they were scripted.
        """
        refusal = Refusal(status, description, retry_after=retry_after)
        self._scripted.setdefault(method.lower(), deque()).extend([refusal] * times)

    def raise_scripted_refusal(self, method: str) -> None:
        """Raises the Refusal that a test scripted for this call, if there is one."""
        if scripted := self._scripted.get(method.lower()):
            raise scripted.popleft()

    def record_calls(self, size: int = 10_000) -> None:
        """Keeps the last `size` calls in `calls`, for tests."""
        self.calls = deque(maxlen=size)

    def chat(self, person_id: int, chat_type: str = "private") -> Chat:
        """The person's chat of one of the CHAT_TYPES, created on first use."""
        identity = chat_id(person_id, chat_type)
        if identity not in self.chats:
            self.chats[identity] = Chat(identity, person(person_id), has_bot=chat_type != "friend")
        return self.chats[identity]

    def chat_for_bot(self, name: str) -> Chat:
        """The chat that a method named; raises where the bot cannot write."""
        if not name:
            raise bad_request("chat_id is empty")
        chat = self.chats.get(int(name)) if re.fullmatch(r"-?[0-9]{1,18}", name) else None
        if chat is None or not chat.has_bot or not chat.open:
            raise bad_request("chat not found")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def keep(self, chat: Chat, content: Json, *, by_person: bool, date: int | None = None) -> Message:
        """A new message in the chat; `content` is everything but its id, sender, chat and date."""
        sender = chat.person if by_person else self.profile.user()
        head = {
            "message_id": next(self._message_ids),
            "from": sender,
            "chat": chat.json(),
            "date": date or int(self.clock()),
        }
        message = Message(head | content, by_person)
        chat.messages[message.id] = message
        chat.show("message", message)
        return message

    def queue(self, kind: str, content: Json, *, queue: tuple[str, int], lifetime: float | None = None) -> int | None:
        """Queues an update; its id, or None where the bot did not ask for such updates."""
        return self.push({kind: content}, queue=queue, lifetime=lifetime) if self.updates.wants(kind) else None

    def push(self, fields: Json, *, queue: tuple[str, int], lifetime: float | None = None) -> int:
        """Queues an update whatever it holds, under an id of its own."""
        update = self.updates.add(
            fields, queue=queue, lifetime=self.times.message_kept if lifetime is None else lifetime
        )
        self.webhook.push(update)
        return update.id

    def new_query(self, queries: OrderedDict[str, Query], chat: Chat, *, text: str = "", offset: str = "") -> str:
        """Opens a press or an inline query; those too old to be answered are forgotten."""
        now = self.clock()
        while queries and next(iter(queries.values())).asked < now - self.times.press_kept:
            queries.popitem(last=False)
        identity = str(next(self._query_ids))
        queries[identity] = Query(chat, now, text, offset)
        return identity

    def take_query(self, queries: OrderedDict[str, Query], identity: str, *, within: float) -> Query:
        """Closes a query that is answered in time; raises for any other."""
        query = queries.pop(identity, None)
        if query is None or self.clock() - query.asked > within:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return query

    def tell_everybody(self, event: Json) -> None:
        for chat in self.chats.values():
            chat.tell(event)

    def note_unknown(self, method: str) -> None:
        """Names a method that is not simulated, in the log and on every page, once."""
        name = re.sub(r"[^A-Za-z0-9_]", "?", method)[:64]
        log.warning("unknown method %s", name)
        if name not in self.unknown_methods and len(self.unknown_methods) < _UNKNOWN_METHODS:
            self.unknown_methods.append(name)
            self.tell_everybody({"type": "unknown_method", "method": name})
