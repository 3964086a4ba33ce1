"""An index as one file, made to be mapped into memory: building one takes seconds, opening one some milliseconds.

a line of JSON: the key, and which arrays follow        the arrays        the known words, a line each
"""

import json
import mmap
import os
import sys
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import chain
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.guide.loader import load
from bot.guide.text_file import read_bytes
from bot.guide.yaml_field import ContentError
from bot.guide.yaml_file import yaml_files
from bot.search.bayes import Bayes
from bot.search.classes import Classes
from bot.search.exact_matches import ExactMatches
from bot.search.index import Index
from bot.search.lexicon import Lexicon
from bot.search.spelling import Spelling

KEPT = 4
"""Files that stay in the folder, the newest: others are of content or code that has changed since."""

ALIGNED = 8
"""Bytes; numbers that lie across such a border are slow to read."""

READABLE = 0o644
"""Whoever builds it, perhaps into an image, is seldom the one who runs."""

_SOURCES = (Path(__file__).parent, Path(__file__).parents[1] / "guide")
"""An index is of the code that made it."""


def key_of(content: Path) -> str:
    """What decides an index: the content, the code that reads and learns it, and how this machine writes numbers.

    Raises ContentError.
    """
    found = sha256(f"{sys.version_info[:2]} {sys.byteorder} {unicodedata.unidata_version}".encode())
    for file in sorted(chain(yaml_files(content), *(folder.glob("*.py") for folder in _SOURCES))):
        found.update(f"{file.parent.name}/{file.name}\n".encode())
        found.update(read_bytes(file, ContentError))
    return found.hexdigest()


def is_there(folder: Path, key: str) -> bool:
    """Whether the index of this key is saved, where it can be seen."""
    return os.path.exists(_file(folder, key))  # noqa: PTH110 - Path's raises where it may not look


def opened(content: Path, folder: Path, key: str) -> Index:
    """The saved index of this content, whose key it is, or a new one, which is saved if it can be.

    Raises ContentError.
    """
    index = read(folder, key)
    if index is None:
        index = Index.build(load(content))
        if key_of(content) == key:  # else somebody is at work on it
            with suppress(OSError):
                write(index, folder, key)
    return index


def write(index: Index, folder: Path, key: str) -> None:
    """Save an index, whole or not at all. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, prefix=".", delete=False) as file:
        unfinished = Path(file.name)
        try:
            os.fchmod(file.fileno(), READABLE)
            file.writelines(_written(index, key))
            file.close()
            unfinished.replace(_file(folder, key))
        finally:
            unfinished.unlink(missing_ok=True)
    for old in sorted(folder.glob("*.index"), key=os.path.getmtime)[:-KEPT]:
        old.unlink(missing_ok=True)


def read(folder: Path, key: str) -> Index | None:
    """The saved index of this key; None when there is none that can be used."""
    try:
        with _file(folder, key).open("rb") as file:
            return _index(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), key)
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _file(folder: Path, key: str) -> Path:
    return folder / f"{key[:32]}.index"


def _written(index: Index, key: str) -> Iterator[bytes]:
    arrays = [array(form, values).tobytes() for form, values in _arrays(index)]
    header = {
        "key": key,
        "topics": index.classes.labels[: index.classes.topics],
        "languages": index.languages,
        "arrays": [(form, len(written)) for (form, _), written in zip(_arrays(index), arrays, strict=True)],
    }
    line = json.dumps(header)
    yield f"{line:{_aligned(len(line) + 1) - 1}}\n".encode()
    for written in arrays:
        yield written.ljust(_aligned(len(written)), b"\0")
    yield "\n".join(index.lexicon.numbers).encode()


def _arrays(index: Index) -> Iterator[tuple[str, Sequence[float]]]:
    """All arrays, each with the form of its numbers as `array` names it, in the order in which `_index` takes them."""
    bayes, lexicon, whole = index.bayes, index.lexicon, index.whole
    yield from (("f", bayes.floors), ("f", bayes.rarity), ("I", bayes.starts), ("B", bayes.columns))
    yield from (("H", bayes.weights), ("h", lexicon.rows), ("H", lexicon.sizes), ("B", lexicon.tells))
    yield from (("Q", whole.hashes), ("B", whole.columns))


def _index(mapped: mmap.mmap, key: str) -> Index:
    """Raises ValueError, LookupError or TypeError for what is no index of this key."""
    begin = mapped.find(b"\n") + 1
    header = json.loads(mapped[:begin])
    if header["key"] != key:
        raise ValueError("an index of another key")
    arrays = []
    for form, size in header["arrays"]:
        arrays.append(memoryview(mapped)[begin : begin + size].cast(form))
        begin += _aligned(size)
    numbers = {word: number for number, word in enumerate(mapped[begin:].decode().split("\n"))}
    classes = Classes.of(tuple(header["topics"]), tuple(header["languages"]))
    bayes = Bayes(*arrays[:5])
    lexicon = Lexicon(numbers, len(classes) + 1, *arrays[5:8])
    if len(numbers) != len(lexicon.sizes):
        raise ValueError("words are missing")
    return Index(tuple(header["languages"]), classes, bayes, lexicon, Spelling.of(numbers), ExactMatches(*arrays[8:]))


def _aligned(size: int) -> int:
    return -(-size // ALIGNED) * ALIGNED
