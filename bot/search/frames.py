"""Sentences composed from frames: 'i work in {place} and {boss} pays me late', with words of fields filled in.

They teach the classifiers contrast: the same words with danger and without, of which nobody types examples enough.
"""

import re
from collections.abc import Iterator, Mapping
from random import Random

from bot.guide.model import Frames

SENTENCES = 20
"""At most so many sentences a frame."""

_FIELD = re.compile(r"\{([^{}]*)\}")


def sentences(frame: str, fields: Mapping[str, tuple[str, ...]], most: int = SENTENCES) -> Iterator[str]:
    """Different sentences of a frame, at most `most`. The same frame and fields always give the same ones."""
    random, seen = Random(frame), set[str]()  # noqa: S311 - the same sentences at every build
    for _ in range(2 * most):
        sentence = _FIELD.sub(lambda found: random.choice(fields[found[1]]), frame)
        if sentence not in seen:
            seen.add(sentence)
            yield sentence
        if len(seen) == most or "{" not in frame:
            return


def all_sentences(frames: Frames, of: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, bool]]:
    """Each key of `of`, a section of `frames`, with the sentences of its frames, and whether they are composed.

    A frame without fields is a sentence as somebody typed it.
    """
    for key, listed in of.items():
        for frame in listed:
            yield from ((key, sentence, "{" in frame) for sentence in sentences(frame, frames.fields))
