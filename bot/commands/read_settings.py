"""The settings as every command reads them. A misspelt name is said first: else the guide would go on without it.

In `.env`, which is ours, it is an error: whoever wrote it is at hand, and with BOT_TOKENS a simulator would start in
place of the bot. In the environment, which systemd, Docker and the shell fill as well, it is a warning: another
program's variable must not keep the guide from starting.
"""

import os
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

import click

from bot import settings
from bot.settings import SettingError, Settings

NAMES = tuple(setting.name for setting in settings.SETTINGS)

OF_OTHERS = frozenset({"DOMAIN"})
"""Names in .env.example that somebody else reads: deploy/compose.yaml."""

LIKENESS = 0.75
"""What difflib must give, so that PROT is taken for PORT."""

SLIP = 2
"""Characters by which a misspelt name is longer or shorter; with more it is another word, such as UV_CACHE_DIR."""


def read_settings(*, env_file: Path | None = None) -> Settings:
    """The environment's settings; what it leaves out may stand in `env_file`. Raises SettingError."""
    if env_file:
        _look_at_file(env_file)
    for name, meant in _misspelt(os.environ):
        _warn(f"{name} in the environment is no setting; did you mean {meant}?")
    return Settings.from_environment(env_file=env_file)


def nearest(name: str) -> str | None:
    """The setting that a name was probably meant to be; None for a setting itself, and for any other word."""
    of_its_length = [setting for setting in NAMES if abs(len(setting) - len(name)) <= SLIP]
    found = get_close_matches(name.upper(), of_its_length, n=1, cutoff=LIKENESS)
    return found[0] if found and name not in NAMES else None


def _look_at_file(file: Path) -> None:
    names = settings.read_file(file)
    for name, meant in _misspelt(names):
        raise SettingError(f"{file.name}: {name} is no setting; did you mean {meant}?")
    for name in names:
        if name not in NAMES and name not in OF_OTHERS:
            _warn(f"{file.name}: {name} is no setting, so it does nothing here.{_did_you_mean(name)}")


def _misspelt(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((name, meant) for name in names if (meant := nearest(name)))


def _did_you_mean(name: str) -> str:
    """With less likeness: TOKEN may be BOT_TOKEN."""
    found = get_close_matches(name.upper(), NAMES, n=1)
    return f" Did you mean {found[0]}?" if found else ""


def _warn(sentence: str) -> None:
    click.echo(f"Warning: {sentence}", err=True)
