"""Many people who write and press at once, and what each of them was shown for it."""

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, fields

from bot.screens.address import parse
from bot.simulator.chat import Chat
from bot.simulator.person import Person
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json

TEXTS = ("/start", "/hotline", "/topics", "/privacy", "/language")
"""Each has an answer of its own, so that a doubled answer cannot hide a missing one."""

ROUNDS = 5
"""What each person does: a text, a press on its answer, a text, a press, and then one or the other."""

FIRST = 1_000_000
MAX_UNCONFIRMED = 80
"""Updates under way at once: a crowd that never waits would only fill the queue."""

NOT_PRESSED = frozenset({"leave", "clear", "set"})
"""They delete messages or change the language of what comes after; other tests do that."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of many updates. `doubled`: answers beyond the first; `unexpected`: screens that nobody asked for."""

    texts: int = 0
    presses: int = 0
    unanswered: int = 0
    doubled: int = 0
    unexpected: int = 0
    unacknowledged: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


class SeenScreens:
    """What a phone showed in a chat since this was made; `update` takes in what happened meanwhile.

    `sent` counts the texts of new messages, `edited` those of edited ones, by message.
    """

    def __init__(self, chat: Chat) -> None:
        self._events: asyncio.Queue[Json | None] = asyncio.Queue()
        chat.watchers.add(self._events)
        self.sent: Counter[str] = Counter()
        self.edited: dict[int, Counter[str]] = defaultdict(Counter)
        self.newest: int | None = None
        self.acknowledged = 0

    @property
    def count(self) -> int:
        """How many screens of the bot there were."""
        return self.sent.total() + sum(texts.total() for texts in self.edited.values())

    def times(self, text: str, *, edited: int | None) -> int:
        """How often a screen was shown: in a new message, or in that edited one."""
        return (self.sent if edited is None else self.edited[edited])[text]

    def update(self) -> None:
        while not self._events.empty():
            event = self._events.get_nowait()
            if event is not None:
                self._take_in(event)

    def _take_in(self, event: Json) -> None:
        message = event.get("message", {})
        if event["type"] == "callback_answer":
            self.acknowledged += 1
        elif event["type"] == "edited":
            self.edited[message["message_id"]][message["text"]] += 1
        elif event["type"] == "message" and not message["outgoing"]:
            self.newest = message["message_id"]
            self.sent[message["text"]] += 1


@dataclass(frozen=True, slots=True)
class Act:
    """`asked` is a text, whose answer is a new message, or the data of a press, which edits `message`."""

    asked: str
    message: int | None = None


@dataclass(slots=True)
class Member:
    """One of the crowd, with a phone."""

    person: Person
    seen: SeenScreens
    acts: list[Act] = field(default_factory=list)

    def act(self, round_: int) -> bool:
        """Do what comes next. False when that is a press, and what is to be pressed is not there yet."""
        if round_ in (1, 3) or (round_ == ROUNDS - 1 and self.person.user_id % 2):
            return self._press_something()
        self.say(TEXTS[(self.person.user_id + round_) % len(TEXTS)])
        return True

    def say(self, text: str) -> None:
        self.person.say(text)
        self.acts.append(Act(text))

    def press(self, message: int, data: str) -> None:
        self.person.press_with_data(message, data)
        self.acts.append(Act(data, message))

    def tally(self, expected: Mapping[str, str]) -> Tally:
        """`expected` is the screen for each text and each press."""
        self.seen.update()
        got = [self.seen.times(expected[act.asked], edited=act.message) for act in self.acts]
        presses = len(self.acts) - self._texts()
        return Tally(
            texts=self._texts(),
            presses=presses,
            unanswered=got.count(0),
            doubled=sum(max(times - 1, 0) for times in got),
            unexpected=self.seen.count - sum(got),
            unacknowledged=presses - self.seen.acknowledged,
        )

    def _texts(self) -> int:
        return sum(act.message is None for act in self.acts)

    def _press_something(self) -> bool:
        self.seen.update()
        message, last = self.seen.newest, self.acts[-1]
        if message is None or self.seen.sent.total() < self._texts():
            return False
        if last.message is not None and not self.seen.edited[last.message]:
            return False
        choices = self._pressable(message)
        self.press(message, choices[self.person.user_id // 2 % len(choices)])
        return True

    def _pressable(self, message: int) -> list[str]:
        """The data of those buttons that lead where none before them led."""
        rows = self.person.chat.messages[message].json["reply_markup"]["inline_keyboard"]
        addresses = [parse(button["callback_data"]) for row in rows for button in row if "callback_data" in button]
        pressed = [parse(act.asked) for act in self.acts if act.message == message]
        been = {address.path for address in pressed if address}
        return [str(one) for one in addresses if one and one.screen not in NOT_PRESSED and one.path not in been]


class Crowd:
    """So many people at the simulator's Telegram."""

    def __init__(self, telegram: Telegram, people: int) -> None:
        self._telegram = telegram
        self.members = [self.member(FIRST + index) for index in range(people)]

    def member(self, number: int) -> Member:
        person = Person(self._telegram, number)
        return Member(person, SeenScreens(person.chat))

    async def acts(self) -> AsyncIterator[int]:
        """All that they do, round by round; gives after each act how many there were so far."""
        done = 0
        for round_ in range(ROUNDS):
            waiting = deque(self.members)
            while waiting:
                member = waiting.popleft()
                if len(self._telegram.updates) < MAX_UNCONFIRMED and member.act(round_):
                    done += 1
                    yield done
                    await asyncio.sleep(0)
                else:
                    waiting.append(member)
                    await asyncio.sleep(0.005)

    def tally(self, expected: Mapping[str, str]) -> Tally:
        return sum((member.tally(expected) for member in self.members), Tally())
