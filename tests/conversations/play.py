"""Plays the acts of a conversation against the real guide."""

from collections.abc import Awaitable, Callable

from tests.conversations.script import Step
from tests.kit.events import Event
from tests.kit.person import Person
from tests.kit.world import Clock, World

BETWEEN_ACTS = 5.0
"""Seconds: the pace of a human, so that a long conversation is no flood."""

Outcome = list[Event] | None
Act = Callable[["Player", str], Awaitable[Outcome]]


class Unknown(ValueError):
    """A line of a conversation that no act is called by."""


class Player:
    """One person and the world around."""

    def __init__(self, world: World, clock: Clock, person: Person) -> None:
        self.world, self.clock, self.person = world, clock, person

    async def play(self, steps: list[Step]) -> list[tuple[Step, Outcome]]:
        """Each step with what the person then saw."""
        return [(step, await self._step(step)) for step in steps]

    async def _step(self, step: Step) -> Outcome:
        if step.remark:
            return None
        if step.act not in ACTS:
            raise Unknown(f"{step.line!r}: the acts are {', '.join(ACTS)}")
        self.clock.move(BETWEEN_ACTS)
        return await ACTS[step.act](self, step.words)


async def _phone_language(player: Player, words: str) -> None:
    player.person.language = None if words == "none" else words


async def _says_many(player: Player, words: str) -> Outcome:
    count, _, text = words.partition(" times ")
    return await player.person.says(*[text] * int(count))


async def _asks_inline(player: Player, words: str) -> Outcome:
    return [Event("listed", listed=await player.person.asks_inline(words))]


async def _minutes(player: Player, words: str) -> None:
    player.clock.move(60 * float(words))


async def _stops(player: Player, _: str) -> None:
    await player.world.stop_guide()


async def _starts(player: Player, _: str) -> Outcome:
    await player.world.start_guide()
    return await player.person.looks() or None


ACTS: dict[str, Act] = {
    "Phone language": _phone_language,
    "says": lambda player, words: player.person.says(words),
    "says at once": _says_many,
    "corrects it to": lambda player, words: player.person.corrects(words),
    "presses": lambda player, words: player.person.presses(words),
    "presses in the oldest message": lambda player, words: player.person.presses(words, oldest=True),
    "sends": lambda player, words: player.person.sends(words),
    "follows": lambda player, words: player.person.follows(words),
    "asks inline": _asks_inline,
    "chooses": lambda player, words: player.person.chooses(words),
    "presses the button above the list": lambda player, _: player.person.presses_above_list(),
    "forges a button": lambda player, words: player.person.forges(words),
    "deletes the chat": lambda player, _: player.person.deletes_all(),
    "minutes pass": _minutes,
    "the guide stops": _stops,
    "the guide starts anew": _starts,
}
