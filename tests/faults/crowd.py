"""Many people who each ask for the same few screens, and what they got."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass

from bot.simulator.person import Person
from bot.simulator.telegram import Telegram

ASKED = ("/start", "/hotline", "/topics", "/privacy", "/language")
"""Each has an answer of its own, so a doubled answer cannot hide a missing one."""

FIRST = 1_000_000
IN_HAND = 80
"""Written and not yet confirmed, at most: a crowd that never waits would only fill the queue."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of updates. `doubled`: answers beyond the first."""

    written: int
    unanswered: int
    doubled: int
    strange: int


@dataclass(frozen=True, slots=True)
class Crowd:
    """`chats` people at the simulator's Telegram."""

    telegram: Telegram
    chats: int

    async def writes(self) -> AsyncIterator[int]:
        """All that they ask for; gives how many updates were written so far, after each."""
        written = 0
        for text in ASKED:
            for number in range(FIRST, FIRST + self.chats):
                while len(self.telegram.updates) >= IN_HAND:  # noqa: ASYNC110 - the queue sets no event when it shrinks
                    await asyncio.sleep(0.005)
                Person(self.telegram, number).say(text)
                written += 1
                yield written
                await asyncio.sleep(0)

    def tally(self, expected: list[str]) -> Tally:
        """`expected` holds the answer to each of ASKED."""
        unanswered = doubled = strange = 0
        for number in range(FIRST, FIRST + self.chats):
            got = Counter(answers(self.telegram, number))
            unanswered += sum(got[text] == 0 for text in expected)
            doubled += sum(max(got[text] - 1, 0) for text in expected)
            strange += sum(count for text, count in got.items() if text not in expected)
        return Tally(self.chats * len(ASKED), unanswered, doubled, strange)


def answers(telegram: Telegram, number: int) -> list[str]:
    """All that the bot wrote in a chat."""
    messages = telegram.chat(number).messages.values()
    return [message.json["text"] for message in messages if not message.by_person]
