"""A misspelt setting as an operator meets it: in a file .env, and in the environment."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.commands.read_settings import NAMES, OF_OTHERS, nearest
from tests.repository import tracked

SLIPS = {
    "PROT": "PORT",
    "BOT_TOKENS": "BOT_TOKEN",
    "STORE_URI": "STORE_URL",
    "bot_token": "BOT_TOKEN",
    "LOGLEVEL": "LOG_LEVEL",
    "LOCALE_DIR": "LOCALES_DIR",
    "METRIC_PORT": "METRICS_PORT",
}

OTHER_PROGRAMS = (
    *("PATH", "HOME", "HOSTNAME", "HOSTTYPE", "LOGNAME", "DISPLAY", "TZ", "http_proxy", "HTTPS_PROXY", "no_proxy"),
    *("CACHE_DIRECTORY", "LOGS_DIRECTORY", "INVOCATION_ID", "JOURNAL_STREAM", "NOTIFY_SOCKET"),
    *("PIP_CACHE_DIR", "UV_CACHE_DIR", "XDG_CACHE_HOME", "XDG_CACHE_DIR", "MAKELEVEL", "MAKEFLAGS", "SSH_CLIENT"),
    *("KUBERNETES_PORT", "KUBERNETES_SERVICE_HOST", "REDIS_PORT", "REDIS_URL", "COMPOSE_PROJECT_NAME", "DOCKER_HOST"),
)
"""What shells, systemd, Docker, make and pip set."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command is called; LOG_LEVEL is wrong, so that nothing starts when the names are right."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOG_LEVEL", "LOUD")
    return tmp_path


def run_with(folder: Path, text: str) -> Result:
    (folder / ".env").write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["run"])


@pytest.mark.parametrize(("slip", "meant"), SLIPS.items())
def test_a_slip_in_the_file_is_an_error_that_names_the_setting(folder: Path, slip: str, meant: str) -> None:
    said = run_with(folder, f"LOG_FORMAT=json\n{slip}=canary\n")
    assert (said.exit_code, said.output) == (2, f".env: {slip} is no setting; did you mean {meant}?\n")


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_the_environment_is_a_warning(folder: Path, monkeypatch: pytest.MonkeyPatch, slip: str) -> None:
    monkeypatch.setenv(slip, "canary")
    warning = f"Warning: {slip} in the environment is no setting; did you mean {SLIPS[slip]}?\n"
    for command in ("run", "index"):
        said = CliRunner().invoke(main, [command])
        assert said.output.startswith(warning) and "LOG_LEVEL must be" in said.output
        assert "canary" not in said.output


def test_a_file_shared_with_docker_may_hold_more_and_is_told_what_does_nothing(folder: Path) -> None:
    said = run_with(folder, "COMPOSE_PROJECT_NAME=canary\nDOMAIN=canary\nTOKEN=canary\n")
    assert said.output.splitlines() == [
        "Warning: .env: COMPOSE_PROJECT_NAME is no setting, so it does nothing here.",
        "Warning: .env: TOKEN is no setting, so it does nothing here. Did you mean BOT_TOKEN?",
        "LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR",
    ]


@pytest.mark.parametrize("name", [*NAMES, *OTHER_PROGRAMS])
def test_settings_and_other_programs_names_are_no_slips(name: str) -> None:
    assert nearest(name) is None


def test_every_name_in_the_example_is_known() -> None:
    lines = (tracked.ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = {line.lstrip("#").partition("=")[0] for line in lines if "=" in line and " " not in line}
    assert named and named <= {*NAMES, *OF_OTHERS} and named >= OF_OTHERS
