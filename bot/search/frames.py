"""Sentences composed from frames: 'i work in {place} and {boss} pays me late', with words of fields filled in.

They teach the classifiers contrast: the same words with danger and without, of which nobody types examples enough.
"""

import re
from collections.abc import Iterator, Mapping
from random import Random

SENTENCES = 10
"""At most so many sentences a frame. Twice as many take longer to learn, and fewer emergencies are recognized."""

_FIELD = re.compile(r"\{([^{}]*)\}")


def sentences(frame: str, fields: Mapping[str, tuple[str, ...]], most: int = SENTENCES) -> Iterator[str]:
    """Different sentences of a frame, at most `most`. The same frame and fields always give the same ones."""
    random, seen = Random(frame), set[str]()  # noqa: S311 - the same sentences at every build
    for _ in range(2 * most):
        sentence = _FIELD.sub(lambda found: random.choice(fields[found[1]]), frame)
        if sentence not in seen:
            seen.add(sentence)
            yield sentence
        if len(seen) == most or not is_composed(frame):
            return


def is_composed(frame: str) -> bool:
    """Whether a frame has fields; one without is a sentence as somebody typed it."""
    return "{" in frame
