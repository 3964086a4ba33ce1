"""The command line: what it lists, and what it leaves alone."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from bot.cli import COMMANDS, main
from bot.settings import ROOT

NEEDLESS = {
    *("bot.simulator", "bot.check", "bot.search.evaluation", "bot.messenger.publish"),
    *("telegram", "redis", "watchfiles", "textstat", "fluent.runtime", "babel"),
}
"""What a bot at work on Telegram, with its memory in itself, does without."""


def test_help_says_a_line_of_every_command() -> None:
    lines = CliRunner().invoke(main, ["--help"]).output.splitlines()
    told = [line.split()[0] for line in lines[lines.index("Commands:") + 1 :] if len(line.split()) > 3]
    assert told == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_under_its_own_name(command: str) -> None:
    told = CliRunner().invoke(main, [command, "--help"])
    assert told.exit_code == 0 and told.output.startswith(f"Usage: main {command}")


def test_a_word_that_is_no_command_is_an_error_that_names_it() -> None:
    told = CliRunner().invoke(main, ["runn"])
    assert told.exit_code == 2 and "'runn'" in told.output


@pytest.mark.parametrize("faults", ["5xx", "5xx=7", "429=-1", "cut=1.2", "6xx=0.1", "5xx=nan", "seed=inf"])
def test_faults_that_are_no_shares_are_one_sentence(faults: str) -> None:
    told = CliRunner().invoke(main, ["simulate", "--port", "0", "--faults", faults])
    assert told.exit_code == 2 and told.output.startswith("--faults ") and told.output.count("\n") == 1


def test_a_bot_at_work_imports_nothing_that_it_does_without() -> None:
    program = "import sys, bot.cli, bot.commands.run; print(*sys.modules, sep='\\n')"
    imported = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "bot.messenger.messenger" in imported.stdout.split()
    assert NEEDLESS & set(imported.stdout.split()) == set()
