"""`python -m bot check`."""

import sys

import click

from bot.check.check import check
from bot.commands.errors import exit_on_user_error
from bot.commands.read_settings import read_settings
from bot.guide.yaml_field import ContentError
from bot.wording.locale_file import WordingError


@click.command("check")
def command() -> None:
    """Check content and locales for what is missing, too long, stale, unsourced, hard to read or unreachable.

    Prints file:line: message for each finding. Exit code 1 when there is any, 2 when a folder cannot be read at all.
    """
    with exit_on_user_error(ContentError, WordingError):
        settings = read_settings()
        findings = check(settings.content_dir, settings.locales_dir)
    for finding in findings:
        click.echo(str(finding))
    count = f"{len(findings)} finding{'s' * (len(findings) > 1)}"
    click.echo(count if findings else "Nothing to complain about.", err=bool(findings))
    sys.exit(1 if findings else 0)
