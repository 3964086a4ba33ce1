"""The state of the simulated Telegram: the bot, its chats, unconfirmed updates, and queries that await an answer."""

import itertools
import logging
import re
import time
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.chat import Chat, Message, chat_id, new_user
from bot.simulator.errors import ApiError, bad_request
from bot.simulator.inline import InlineAnswers
from bot.simulator.limits import RateLimit, Times
from bot.simulator.parameters import Parameters
from bot.simulator.types import Clock, Json
from bot.simulator.updates import Polling, UpdateQueue
from bot.simulator.webhook import Webhook

log = logging.getLogger(__name__)
_MOST_UNKNOWN_METHODS = 100  # named on the page; the page is open to anybody who can call methods


@dataclass(frozen=True, slots=True)
class Query:
    """A press or an inline query that the bot may still answer; `text` and `offset` are those of an inline query."""

    chat: Chat
    asked: float
    text: str = ""
    offset: str = ""


@dataclass(slots=True)
class Profile:
    """The bot's public profile: `texts` by kind and language code, `commands` by scope and language code.

    The language code "" is the default.
    """

    id: int
    username: str
    texts: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)

    def user(self) -> Json:
        """The Bot API's User, as in the `from` of messages."""
        name = self.text("name", "") or self.username
        return {"id": self.id, "is_bot": True, "first_name": name, "username": self.username}

    def text(self, kind: str, language: str) -> str:
        """A text, for instance of kind "short_description", in that language, else the default."""
        texts = self.texts[kind]
        return texts.get(language) or texts.get("", "")

    def for_page(self, language: str, *, private: bool = True) -> Json:
        """What the person's page shows of the bot."""
        return {
            "id": self.id,
            "username": self.username,
            "first_name": self.text("name", language) or self.username,
            "description": self.text("description", language),
            "short_description": self.text("short_description", language),
            "commands": self._commands_for(language, private=private),
        }

    def _commands_for(self, language: str, *, private: bool) -> list[Json]:
        """The commands of the person's menu: the narrowest scope that is set wins, then the person's language."""
        scopes = ("all_private_chats" if private else "all_group_chats", "default")
        found = (self.commands.get((scope, code)) for scope in scopes for code in (language, ""))
        return next(filter(None, found), [])


class Telegram:
    """All state of the simulator, in memory and for one bot. Bot API methods and the person's actions change it."""

    def __init__(self, *, token: str, bot_username: str, clock: Clock = time.time, times: Times | None = None) -> None:
        self.token = token
        self.clock = clock
        self.times = times or Times()
        self.inline_mode = True  # off by default on Telegram, until /setinline
        self.privacy_mode = True  # in groups the bot hears only commands, mentions and replies
        self.profile = Profile(int(token.partition(":")[0]), bot_username)
        self.rate_limit = RateLimit()
        self.chats: dict[int, Chat] = {}
        self.presses: OrderedDict[str, Query] = OrderedDict()
        self.inline_queries: OrderedDict[str, Query] = OrderedDict()
        self.inline_answers = InlineAnswers(clock)
        self.inline_messages: dict[str, tuple[Chat, Message]] = {}  # by inline_message_id
        self.updates = UpdateQueue(clock)
        self.polling = Polling(self.updates)
        self.webhook = Webhook(self.updates, clock, self.times)
        self.calls: deque[tuple[str, Json]] | None = None
        self.succeeded: Counter[str] = Counter()  # calls by method
        self.rejected: Counter[str] = Counter()  # calls by the description of the error
        self.unknown_methods: list[str] = []
        self._scripted_errors: dict[str, deque[ApiError]] = {}
        self._message_ids = itertools.count(1)  # one sequence for the private chats and groups of an account
        self._query_ids = itertools.count(4_000_000_000_000_001)

    def refuse_next(
        self, method: str, *, status: int, description: str, retry_after: int | None = None, times: int = 1
    ) -> None:
        """For tests: makes the next `times` calls of a method fail with this error and without any effect.

        `retry_after` is in seconds. Several errors for one method come in the order in which they were scripted.
        """
        error = ApiError(status, description, retry_after=retry_after)
        self._scripted_errors.setdefault(method.lower(), deque()).extend([error] * times)

    def raise_scripted_error(self, method: str) -> None:
        """Raises the ApiError that a test scripted for this call, if there is one."""
        if scripted := self._scripted_errors.get(method.lower()):
            raise scripted.popleft()

    def record_calls(self, size: int = 10_000) -> None:
        """For tests: keeps the last `size` calls in `calls`, as pairs of method and parameters."""
        self.calls = deque(maxlen=size)

    def chat(self, user_id: int, chat_type: str = "private") -> Chat:
        """The person's chat of one of the CHAT_TYPES, created on first use."""
        identity = chat_id(user_id, chat_type)
        if identity not in self.chats:
            self.chats[identity] = Chat(identity, new_user(user_id), has_bot=chat_type != "friend")
        return self.chats[identity]

    def chat_for_bot(self, parameters: Parameters) -> Chat:
        """The chat that a method names by its chat_id. Raises ApiError where the bot cannot write."""
        name = parameters.text("chat_id")
        if not name:
            raise bad_request("chat_id is empty")
        chat = self.chats.get(int(name)) if re.fullmatch(r"-?[0-9]{1,18}", name) else None
        if chat is None or not chat.has_bot or not chat.started:
            raise bad_request("chat not found")
        if chat.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return chat

    def add_message(self, chat: Chat, content: Json, *, by_person: bool, date: int | None = None) -> Message:
        """Adds a message to the chat; `content` is everything but its id, sender, chat and date."""
        head = {
            "message_id": next(self._message_ids),
            "from": chat.person if by_person else self.profile.user(),
            "chat": chat.json(),
            "date": date or int(self.clock()),
        }
        message = Message(head | content, by_person)
        chat.messages[message.id] = message
        chat.notify_message("message", message)
        return message

    def queue_update(
        self, kind: str, content: Json, *, queue: tuple[str, int], lifetime: float | None = None
    ) -> int | None:
        """Queues an update for the bot; returns its id, or None where the bot did not ask for that kind."""
        if not self.updates.allows(kind):
            return None
        return self.queue_any_update({kind: content}, queue=queue, lifetime=lifetime)

    def queue_any_update(self, fields: Json, *, queue: tuple[str, int], lifetime: float | None = None) -> int:
        """Queues an update whatever it holds; returns its id."""
        seconds = self.times.message_lifetime if lifetime is None else lifetime
        update = self.updates.add(fields, queue=queue, lifetime=seconds)
        self.webhook.push(update)
        return update.id

    def open_query(self, queries: OrderedDict[str, Query], query: Query) -> str:
        """Adds a press or an inline query under a new id, which is returned; drops those that nobody can answer."""
        while queries and next(iter(queries.values())).asked < query.asked - self.times.press_lifetime:
            queries.popitem(last=False)
        query_id = str(next(self._query_ids))
        queries[query_id] = query
        return query_id

    def close_query(self, queries: OrderedDict[str, Query], query_id: str, *, within: float) -> Query:
        """Takes a query that is answered `within` so many seconds. Raises ApiError for any other."""
        query = queries.pop(query_id, None)
        if query is None or self.clock() - query.asked > within:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return query

    def notify_all(self, event: Json | None) -> None:
        """Sends an event to every open page; None ends its event stream."""
        for chat in self.chats.values():
            chat.notify(event)

    def report_unknown_method(self, method: str) -> None:
        """Names a method that is not simulated, in the log, and once on every page."""
        name = re.sub(r"[^A-Za-z0-9_]", "?", method)[:64]
        log.warning("unknown method %s", name)
        if name not in self.unknown_methods and len(self.unknown_methods) < _MOST_UNKNOWN_METHODS:
            self.unknown_methods.append(name)
            self.notify_all({"type": "unknown_method", "method": name})


Method = Callable[[Telegram, Parameters], Awaitable[Any]]
"""A Bot API method: what it returns becomes the `result` of the answer. Raises ApiError."""
