"""The command line: what it lists, and what it does not import."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from bot.cli import COMMANDS, main
from bot.settings import ROOT

NOT_IMPORTED = {
    *("bot.simulator", "bot.dev_server", "bot.check", "bot.search.evaluation", "bot.commands.publish"),
    *("redis", "watchfiles", "textstat", "fluent.runtime", "babel", "httpcore"),
}
"""What a bot on Telegram with STORE_URL=memory:// does without: imports take time at start, and memory."""


def test_help_has_a_line_for_every_command() -> None:
    lines = CliRunner().invoke(main, ["--help"]).output.splitlines()
    printed = [line.split()[0] for line in lines[lines.index("Commands:") + 1 :] if len(line.split()) > 3]
    assert printed == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help_page_under_its_own_name(command: str) -> None:
    printed = CliRunner().invoke(main, [command, "--help"])
    assert printed.exit_code == 0 and printed.output.startswith(f"Usage: main {command}")


def test_an_unknown_command_is_an_error_that_names_it() -> None:
    printed = CliRunner().invoke(main, ["runn"])
    assert printed.exit_code == 2 and "'runn'" in printed.output


@pytest.mark.parametrize("faults", ["5xx", "5xx=7", "429=-1", "cut=1.2", "6xx=0.1", "5xx=nan", "seed=inf"])
def test_faults_that_are_no_shares_get_one_sentence(faults: str) -> None:
    printed = CliRunner().invoke(main, ["simulate", "--port", "0", "--faults", faults])
    assert printed.exit_code == 2 and printed.output.startswith("--faults ") and printed.output.count("\n") == 1


def test_a_running_bot_imports_nothing_that_it_does_not_need() -> None:
    program = "import sys, bot.cli, bot.commands.run; print(*sys.modules, sep='\\n')"
    imported = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "bot.messenger.messenger" in imported.stdout.split()
    assert NOT_IMPORTED & set(imported.stdout.split()) == set()
