"""Random hostile texts: all planes of Unicode, noncharacters and lone surrogates, markup and injection attempts."""

import random
from collections.abc import Callable

CANARY = "canarino"
"""A word in every text, which tests look for where no user text may appear, such as in logs."""

PLANES = 17
"""Unicode has 17 planes of 65,536 code points. The first contains the surrogates, which JSON can carry unpaired."""

TRAPS = (
    "\x00", "\ud800", "\udfff\ud800", "\ufffe", "\U0010ffff", "\ufeff", "\x1b[2J", "\r\n\r\n", "\u2028",  # not letters
    "\u202e", "\u2066\u2066", "\u2069\u2069", "\u200f", "\u061c", "\u202a" * 100, "\u200b", "\u0301" * 300,  # invisible
    "<b>", "</a><a href=x>", "&amp;#0;", "{ $number }", "{{", "%s%n", "../../etc", "\\u0000", "'; --", "${x}",  # code
)  # fmt: skip

COMMANDS = ("/start", "/hotline", "/clear", "/start@", "/", "//", "/start\x00", "/START", "/hotline@someone_else")


def odd_text(chance: random.Random) -> str:
    """A random text of any kind, with the canary in it."""
    return chance.choice(_SHAPES)(chance)


def _of_all_planes(chance: random.Random) -> str:
    points = (chance.randrange(PLANES) * 0x10000 + chance.randrange(0x10000) for _ in range(chance.randrange(40)))
    return f"{CANARY} {''.join(map(chr, points))}"


def _with_traps(chance: random.Random) -> str:
    traps = chance.choices(TRAPS, k=chance.randrange(1, 4))
    return chance.choice([CANARY, f"my boss {CANARY} took my passport"]).join(["", *traps])


def _long(chance: random.Random) -> str:
    letter = chance.choice([" ", "a", "\u4eba", "\U0001f600", "\ud800"])
    return f"{CANARY}{letter}" * chance.choice([400, 2_000])


def _command(chance: random.Random) -> str:
    return f"{chance.choice(COMMANDS)} {_with_traps(chance)}"


_SHAPES: tuple[Callable[[random.Random], str], ...] = (
    _of_all_planes, _of_all_planes, _with_traps, _with_traps, _with_traps, _command, _long,
)  # fmt: skip
