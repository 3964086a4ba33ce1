"""The index cache: trained indexes as files that are mapped into memory. Training takes seconds, loading milliseconds.

A file holds one line of JSON (key, topics, languages, type and size of each array, size of the words), then the arrays,
then the known words, one a line.
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

from bot.guide.loader import load as load_guide
from bot.guide.text_file import read_bytes
from bot.guide.yaml_field import ContentError
from bot.guide.yaml_file import yaml_files
from bot.search.index import Index
from bot.search.labels import Labels
from bot.search.lexicon import ExactMatches, Lexicon
from bot.search.linear_model import LinearModel
from bot.search.spelling import Spelling

MAX_FILES = 4
"""Files that stay in the folder, those read or written last; others are of content or code that has changed since."""

ALIGNMENT = 8
"""Bytes. Each array begins at a multiple of this: unaligned numbers are slow to read."""

FILE_MODE = 0o644
"""Readable by everybody: the user who builds an image is seldom the one who runs it."""

ARRAYS = {
    "model": {"biases": "f", "idf": "f", "row_starts": "I", "class_indices": "B", "weights": "h"},
    "lexicon": {"sums": "h", "squares": "f", "feature_counts": "H", "distinctive_of": "B"},
    "exact_matches": {"hashes": "Q", "labels": "B"},
}
"""The arrays of each part of an index, with their type codes (see the module `array`)."""

SOURCE_FOLDERS = (Path(__file__).parent, Path(__file__).parents[1] / "guide")
"""The code that reads content and trains an index; a change to it is a change of the key."""


class IndexBuildError(Exception):
    """An index cannot be built here, because the packages for it are missing. One sentence says what to do."""


def cache_key(content_dir: Path) -> str:
    """Hash of all that an index depends on: content, code, versions of Python and Unicode, byte order.

    It does not depend on where content and code lie: a package has its content inside, a clone beside the code.
    Raises ContentError if a file cannot be read.
    """
    key = sha256(f"{sys.version_info[:2]} {sys.byteorder} {unicodedata.unidata_version}".encode())
    files = chain(yaml_files(content_dir), *(folder.glob("*.py") for folder in SOURCE_FOLDERS))
    for file in sorted(files, key=lambda file: (file.parent.name, file.name)):
        key.update(f"{file.parent.name}/{file.name}\n".encode())
        key.update(read_bytes(file, ContentError))
    return key.hexdigest()


def is_cached(cache_dir: Path, key: str) -> bool:
    """Whether there is a file for this key; False if the folder may not be read."""
    return os.path.exists(_file(cache_dir, key))  # noqa: PTH110 - Path.exists raises PermissionError


def load_or_build(content_dir: Path, cache_dir: Path, key: str | None = None) -> Index:
    """The index of this content, from the cache or new. A new one is saved if the folder can be written.

    `key` is the content's `cache_key`, where the caller has it. Raises ContentError and IndexBuildError.
    """
    key = key or cache_key(content_dir)
    index = load(cache_dir, key)
    if index is None:
        index = build(content_dir)
        if cache_key(content_dir) == key:  # else the content was edited meanwhile
            with suppress(OSError):
                save(index, cache_dir, key)
    return index


def build(content_dir: Path) -> Index:
    """A new index. Needs scikit-learn and much memory for seconds. Raises ContentError and IndexBuildError."""
    guide = load_guide(content_dir)
    try:
        from bot.search.training import build_index  # noqa: PLC0415 - a running bot never imports scikit-learn
    except ModuleNotFoundError as error:
        raise IndexBuildError(
            "the search index is not built, and building it needs packages that are not installed: "
            "pip install 'magnolia[index]'"
        ) from error
    return build_index(guide)


def save(index: Index, cache_dir: Path, key: str) -> None:
    """Write an index atomically, and delete the files that were used longest ago. Raises OSError."""
    cache_dir.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=cache_dir, prefix=".", delete=False) as file:
        unfinished = Path(file.name)
        try:
            os.fchmod(file.fileno(), FILE_MODE)
            file.writelines(_encode(index, key))
            file.close()
            unfinished.replace(_file(cache_dir, key))
        finally:
            unfinished.unlink(missing_ok=True)
    for old in sorted(cache_dir.glob("*.index"), key=os.path.getmtime)[:-MAX_FILES]:
        old.unlink(missing_ok=True)


def load(cache_dir: Path, key: str) -> Index | None:
    """The index that was saved with this key; None if there is none, or if its file is damaged."""
    path = _file(cache_dir, key)
    try:
        with path.open("rb") as file:
            index = _decode(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), key)
    except (OSError, ValueError, LookupError, TypeError):
        return None
    with suppress(OSError):  # somebody else's file
        os.utime(path)
    return index


def _file(cache_dir: Path, key: str) -> Path:
    return cache_dir / f"{key[:32]}.index"


def _encode(index: Index, key: str) -> Iterator[bytes]:
    arrays = {
        (part, name, code): array(code, getattr(getattr(index, part), name)).tobytes()
        for part, codes in ARRAYS.items()
        for name, code in codes.items()
    }
    words = "\n".join(index.lexicon.word_ids).encode()
    header = json.dumps(
        {
            "key": key,
            "topics": index.labels.topics,
            "screens": index.labels.screens,
            "languages": index.languages,
            "arrays": [(*described, len(encoded)) for described, encoded in arrays.items()],
            "words": len(words),
        }
    )
    yield f"{header:{_aligned(len(header) + 1) - 1}}\n".encode()
    for encoded in arrays.values():
        yield encoded.ljust(_aligned(len(encoded)), b"\0")
    yield words


def _decode(mapped: mmap.mmap, key: str) -> Index:
    """Raises ValueError, LookupError or TypeError if this is no index with that key."""
    start = mapped.find(b"\n") + 1
    header = json.loads(mapped[:start])
    if header["key"] != key:
        raise ValueError("the index has another key")
    arrays: dict[str, dict[str, Sequence[int]]] = {part: {} for part in ARRAYS}
    for part, name, code, size in header["arrays"]:
        arrays[part][name] = memoryview(mapped)[start : start + size].cast(code)
        start += _aligned(size)
    words = mapped[start:]
    if len(words) != header["words"]:
        raise ValueError("the end of the file is missing")
    languages = tuple(header["languages"])
    labels = Labels.build(tuple(header["topics"]), tuple(header["screens"]), languages)
    word_ids = {word: number for number, word in enumerate(words.decode().split("\n"))}
    # A tuple, because each search reads all of these.
    model = LinearModel(tuple(arrays["model"].pop("biases")), **arrays["model"])
    lexicon = Lexicon(word_ids, len(labels), **arrays["lexicon"])
    exact_matches = ExactMatches(**arrays["exact_matches"])
    spelling = Spelling.build(word_ids, lexicon.common_words())
    return Index(languages, labels, model, lexicon, spelling, exact_matches)


def _aligned(size: int) -> int:
    return -(-size // ALIGNMENT) * ALIGNMENT
