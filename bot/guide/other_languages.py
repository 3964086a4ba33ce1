"""The languages that people write in and the guide is not written in yet, from other_languages.yaml."""

from collections.abc import Collection
from pathlib import Path

from bot.guide.model import OtherLanguage, SpokenLanguage
from bot.guide.yaml_field import Field, identifier
from bot.guide.yaml_file import read_yaml

OTHER_LANGUAGES = "other_languages.yaml"
"""A guide may lack this file."""


def read_other_languages(file: Path, spoken_languages: tuple[SpokenLanguage, ...]) -> tuple[OtherLanguage, ...]:
    """The languages that the guide is not written in yet. Raises ContentError."""
    known = [spoken.id for spoken in spoken_languages]
    return tuple(_other_language(entry, known) for entry in read_yaml(file).entries().values())


def _other_language(entry: Field, spoken_languages: Collection[str]) -> OtherLanguage:
    entry.only("spoken", "script", "note", "asks")
    return OtherLanguage(
        identifier(entry, entry.name),
        entry["spoken"].one_of(spoken_languages, "'{}' is not one of the spoken languages"),
        entry.optional("script", lambda field: field.text()),
        entry["note"].text(),
        entry["asks"].texts(),
    )
