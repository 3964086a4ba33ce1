"""What a person can put right ends with one sentence and exit code 2, never with a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from bot.settings import SettingError


@contextmanager
def exit_on_user_error(*errors: type[Exception]) -> Iterator[None]:
    """For settings, and for `errors` whose text is that sentence."""
    known: tuple[type[Exception], ...] = (SettingError, *errors)
    try:
        yield
    except known as error:
        click.echo(str(error), err=True)
        sys.exit(2)
