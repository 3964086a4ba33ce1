"""Content of twelve languages' size, made from the languages that there are.

A copy would add nothing to the search, which keeps every piece of a word once. So each made language writes its letters
in places of its own, in scripts that weigh what the real ones do.
"""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import yaml

from bot.settings import ROOT

SIZE = 12

FIRST_LETTERS = {
    "vi": "a", "pt": "a", "tl": "a", "ht": "a", "fr": "a",
    "zh": "一", "ko": "가", "ar": "ن", "hi": "क", "ru": "а", "th": "ก", "de": "a",
}  # fmt: skip
"""Where the alphabet of each made language begins."""

KEPT = frozenset({"sources", "translation", "contact", "avoid"})
"""Keys whose values are not words of the language."""

_NAMED = re.compile(r"(\{[^{}]*\})")


@dataclass(frozen=True, slots=True)
class Folders:
    """Where made content and made locales lie."""

    content: Path
    locales: Path


def twelve_languages(folder: Path) -> Folders:
    """Copy content and locales into `folder`, with as many languages added as twelve need."""
    made = Folders(folder / "content", folder / "locales")
    shutil.copytree(ROOT / "content", made.content)
    shutil.copytree(ROOT / "locales", made.locales)
    plan = _read(made.content / "guide.yaml")
    real: list[str] = plan["languages"]
    added = [language for language in FIRST_LETTERS if language not in real][: SIZE - len(real)]
    for number, language in enumerate(added):
        origin = real[number % len(real)]
        shutil.copy(made.locales / f"{origin}.ftl", made.locales / f"{language}.ftl")
        _write_edition(made.content / origin, made.content / language, _letters(language, number + 1))
    plan["languages"] = [*real, *added]
    _write(made.content / "guide.yaml", plan)
    return made


def _letters(language: str, shift: int) -> Mapping[int, str]:
    """Each letter's place in the language's own alphabet; Latin ones are turned, so that their words differ."""
    first = ord(FIRST_LETTERS[language])
    turned = ascii_lowercase[shift:] + ascii_lowercase[:shift]
    return {
        ord(form): chr(first + ascii_lowercase.index(other))
        for letter, other in zip(ascii_lowercase, turned, strict=True)
        for form in (letter, letter.upper())
    }


def _write_edition(origin: Path, made: Path, letters: Mapping[int, str]) -> None:
    made.mkdir()
    for file in origin.glob("*.yaml"):
        _write(made / file.name, _in_letters(_read(file), letters))


def _in_letters(value: object, letters: Mapping[int, str]) -> object:
    if isinstance(value, dict):
        return {key: entry if key in KEPT else _in_letters(entry, letters) for key, entry in value.items()}
    if isinstance(value, list):
        return [_in_letters(entry, letters) for entry in value]
    return _text(value, letters) if isinstance(value, str) else value


def _text(text: str, letters: Mapping[int, str]) -> str:
    """All but the names of contacts."""
    return "".join(part if _NAMED.fullmatch(part) else part.translate(letters) for part in _NAMED.split(text))


def _read(file: Path) -> Any:
    return yaml.load(file.read_bytes(), yaml.CSafeLoader)


def _write(file: Path, value: object) -> None:
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    file.write_text(text, encoding="utf-8")
