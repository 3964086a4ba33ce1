"""Many people who write and press at once, and what each of them was shown for it."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

from bot.screens.address import parse
from bot.simulator.person import Person
from bot.simulator.telegram import Telegram
from tests.faults.sight import Sight
from tests.faults.tally import Tally

ASKED = ("/start", "/hotline", "/topics", "/privacy", "/language")
"""Each has an answer of its own, so a doubled answer cannot hide a missing one."""

TURNS = 5
"""What each person does: a text, a press on its answer, a text, a press, and then one or the other."""

FIRST = 1_000_000
IN_HAND = 80
"""Asked and not yet confirmed, at most: a crowd that never waits would only fill the queue."""

NOT_PRESSED = frozenset({"leave", "clear", "set"})
"""They take messages away or change the language of what comes after; other tests do that."""


@dataclass(frozen=True, slots=True)
class Act:
    """`asked` is a text, whose answer is a new message, or the data of a press, which changes `message`."""

    asked: str
    message: int | None = None


@dataclass(slots=True)
class Somebody:
    """One of them, with a phone in hand."""

    person: Person
    sight: Sight
    acts: list[Act] = field(default_factory=list)

    def takes(self, turn: int) -> bool:
        """Do what comes next; False when that is a press, and what is to be pressed is not there yet."""
        if turn in (1, 3) or (turn == TURNS - 1 and self.person.user_id % 2):
            return self._presses_something()
        self.says(ASKED[(self.person.user_id + turn) % len(ASKED)])
        return True

    def says(self, text: str) -> None:
        self.person.say(text)
        self.acts.append(Act(text))

    def presses(self, message: int, data: str) -> None:
        self.person.press_with_data(message, data)
        self.acts.append(Act(data, message))

    def tally(self, expected: Mapping[str, str]) -> Tally:
        """`expected` is the screen for each text and each press."""
        self.sight.look()
        got = [self.sight.times(expected[act.asked], changed=act.message) for act in self.acts]
        presses = len(self.acts) - self._texts()
        return Tally(
            texts=self._texts(),
            presses=presses,
            unanswered=got.count(0),
            doubled=sum(max(times - 1, 0) for times in got),
            strange=self.sight.shown - sum(got),
            unacknowledged=presses - self.sight.acknowledged,
        )

    def _texts(self) -> int:
        return sum(act.message is None for act in self.acts)

    def _presses_something(self) -> bool:
        self.sight.look()
        message, last = self.sight.newest, self.acts[-1]
        if message is None or self.sight.sent.total() < self._texts():
            return False
        if last.message is not None and not self.sight.changed[last.message]:
            return False
        choices = self._pressable(message)
        self.presses(message, choices[self.person.user_id // 2 % len(choices)])
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
        self.people = [self.somebody(FIRST + place) for place in range(people)]

    def somebody(self, number: int) -> Somebody:
        person = Person(self._telegram, number)
        return Somebody(person, Sight(person.chat))

    async def acts(self) -> AsyncIterator[int]:
        """All that they do, in turns; gives how many updates there were so far, after each."""
        done = 0
        for turn in range(TURNS):
            waiting = deque(self.people)
            while waiting:
                somebody = waiting.popleft()
                if len(self._telegram.updates) < IN_HAND and somebody.takes(turn):
                    done += 1
                    yield done
                    await asyncio.sleep(0)
                else:
                    waiting.append(somebody)
                    await asyncio.sleep(0.005)

    def tally(self, expected: Mapping[str, str]) -> Tally:
        return sum((somebody.tally(expected) for somebody in self.people), Tally())
