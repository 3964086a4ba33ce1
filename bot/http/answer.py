"""What comes of a call: an answer, or why there is none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    body: bytes


class NoAnswer(Exception):
    """The call may have arrived or not. The text is a few words or an error's name, never an address or a body."""


class TimedOut(NoAnswer):
    """Nothing came in time."""
