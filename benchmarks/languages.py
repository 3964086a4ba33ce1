"""Synthetic content of the size of twelve languages, made from the languages that the guide has.

A plain copy would add nothing to the search index, which holds every fragment of a word once. So each synthetic
language replaces all letters by those of another alphabet, whose UTF-8 is as long as that of a real language.
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

LANGUAGES = 12

FIRST_LETTERS = {
    "vi": "a", "pt": "a", "tl": "a", "ht": "a", "fr": "a",
    "zh": "一", "ko": "가", "ar": "ن", "hi": "क", "ru": "а", "th": "ก", "de": "a",
}  # fmt: skip
"""The first letter of the alphabet of each synthetic language."""

UNTRANSLATED = frozenset({"sources", "translation", "contact", "avoid"})
"""Keys whose values are not words of the language."""

_CONTACT_NAME = re.compile(r"(\{[^{}]*\})")


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the synthetic content and locales are."""

    content: Path
    locales: Path


def write_twelve_languages(folder: Path) -> Folders:
    """Copy content and locales into `folder`, and add synthetic languages until there are twelve."""
    folders = Folders(folder / "content", folder / "locales")
    shutil.copytree(ROOT / "content", folders.content)
    shutil.copytree(ROOT / "locales", folders.locales)
    guide = _read(folders.content / "guide.yaml")
    real: list[str] = guide["languages"]
    added = [language for language in FIRST_LETTERS if language not in real][: LANGUAGES - len(real)]
    for number, language in enumerate(added):
        origin = real[number % len(real)]
        shutil.copy(folders.locales / f"{origin}.ftl", folders.locales / f"{language}.ftl")
        _write_language(folders.content / origin, folders.content / language, _letters(language, number + 1))
    guide["languages"] = [*real, *added]
    _write(folders.content / "guide.yaml", guide)
    return folders


def _letters(language: str, shift: int) -> Mapping[int, str]:
    """What stands for each letter; `shift` rotates the alphabet, so that languages in Latin letters differ."""
    first = ord(FIRST_LETTERS[language])
    rotated = ascii_lowercase[shift:] + ascii_lowercase[:shift]
    return {
        ord(case): chr(first + ascii_lowercase.index(other))
        for letter, other in zip(ascii_lowercase, rotated, strict=True)
        for case in (letter, letter.upper())
    }


def _write_language(origin: Path, folder: Path, letters: Mapping[int, str]) -> None:
    folder.mkdir()
    for file in origin.glob("*.yaml"):
        _write(folder / file.name, _replace_letters(_read(file), letters))


def _replace_letters(value: object, letters: Mapping[int, str]) -> object:
    if isinstance(value, dict):
        return {key: entry if key in UNTRANSLATED else _replace_letters(entry, letters) for key, entry in value.items()}
    if isinstance(value, list):
        return [_replace_letters(entry, letters) for entry in value]
    return _replace_in_text(value, letters) if isinstance(value, str) else value


def _replace_in_text(text: str, letters: Mapping[int, str]) -> str:
    """All but names of contacts, such as `{national-hotline}`."""
    return "".join(
        part if _CONTACT_NAME.fullmatch(part) else part.translate(letters) for part in _CONTACT_NAME.split(text)
    )


def _read(file: Path) -> Any:
    return yaml.load(file.read_bytes(), yaml.CSafeLoader)


def _write(file: Path, value: object) -> None:
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    file.write_text(text, encoding="utf-8")
