"""docs/operating.md: what an operator types at night works, and every line that the log may warn with is explained."""

import ast
import configparser
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.messenger.transport import startup
from bot.search import index_cache
from tests.messenger.transport.test_update_log import FIELDS
from tests.repository import locks, tracked
from tests.repository.documents import section

OPERATING = (tracked.ROOT / "docs/operating.md").read_text(encoding="utf-8")
CLONE = "/opt/magnolia"

BLOCK = re.compile(r"(?:^ {4}\S.*\n)(?:^ {4,}\S.*\n)*", re.MULTILINE)
ROW = re.compile(r"^\| (`.+?`) \|", re.MULTILINE)
LEVELS = ("warning", "error", "critical")
TEST_TOOLS = {"pytest", "mypy", "ruff", "playwright", "redis-server"}

Say = Callable[[str, object], None]


def commands(text: str) -> list[str]:
    """What its blocks say to type, one command each."""
    blocks = "".join(BLOCK.findall(text)).replace("\\\n", "")
    return [" ".join(line.split()) for line in blocks.splitlines()]


def unit() -> Callable[[str], str]:
    """The last value that the unit gives to a name under [Service]."""
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.read_string((tracked.ROOT / "deploy/magnolia.service").read_text(encoding="utf-8"))
    return parser["Service"].__getitem__


def test_a_server_runs_after_ten_commands_at_most() -> None:
    first = section(OPERATING, "From nothing to running").partition("Then tell Telegram")[0]
    assert 5 < len(commands(first)) <= 10


def test_every_command_is_one_that_a_shell_can_read(record_property: Say) -> None:
    typed = "\n".join(re.sub(r"<.*?>", "x", command) for command in commands(OPERATING))
    record_property("met", f"{len(typed.splitlines())} commands")
    assert len(typed.splitlines()) > 20
    read = subprocess.run(["bash", "-n"], input=typed, capture_output=True, text=True, check=False)
    assert (read.returncode, read.stderr) == (0, "")


def test_every_file_that_it_names_in_the_clone_exists() -> None:
    named = {name.rstrip(".") for name in re.findall(rf"{CLONE}/([\w./-]+)", OPERATING)}
    assert "deploy/magnolia.service" in named
    made = {name for name in named if name.partition("/")[0] == ".venv"}
    assert [name for name in sorted(named - made) if not (tracked.ROOT / name).exists()] == []


def test_the_unit_expects_everything_where_the_commands_put_it() -> None:
    value = unit()
    assert value("WorkingDirectory") == CLONE
    assert f"install -m 600 {CLONE}/.env.example {value('EnvironmentFile')}\n" in OPERATING
    assert f"install -m 644 {CLONE}/deploy/magnolia.service /etc/systemd/system/\n" in OPERATING
    assert f"`/var/cache/{value('CacheDirectory')}`" in OPERATING
    python = value("ExecStart").split()[0]
    assert [command for command in commands(OPERATING) if f" {python} -m bot publish" in command]


def test_the_packages_of_the_unit_hold_no_test_tools() -> None:
    assert f"sudo make -C {CLONE} packages-index" in commands(section(OPERATING, "From nothing to running"))
    assert TEST_TOOLS & {pin.name for pin in locks.pins("requirements-index.lock")} == set()


def test_root_runs_git_for_it_refuses_to_read_a_clone_of_somebody_else() -> None:
    typed = [command for command in commands(OPERATING) if "git -C" in command]
    assert len(typed) > 4
    assert [command for command in typed if not command.startswith("sudo ")] == []


def git(*arguments: str, folder: Path) -> str:
    identity = ("-c", "user.name=operator", "-c", "user.email=operator@example.org")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def typed_git(text: str, clone: Path, commit: str) -> Iterator[str]:
    """Do what a part of the page says to type for git. Gives what git answers to each."""
    for arguments in re.findall(rf"git -C {CLONE} ([^\n`]+)", text):
        yield git(*arguments.replace("<commit>", commit).split(), folder=clone)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone that lacks the last of three commits of its origin."""
    origin = tmp_path / "origin"
    git("init", "--quiet", "--initial-branch=main", str(origin), folder=tmp_path)
    for subject in ("first", "second"):
        git("commit", "--quiet", "--allow-empty", "-m", subject, folder=origin)
    git("clone", "--quiet", str(origin), "clone", folder=tmp_path)
    git("commit", "--quiet", "--allow-empty", "-m", "third", folder=origin)
    return tmp_path / "clone"


def test_git_shows_what_is_new_takes_it_goes_back_and_forward_again(clone: Path) -> None:
    _, shown, _ = typed_git(section(OPERATING, "Update"), clone, "")
    assert shown.split()[1:] == ["third"]
    assert git("log", "-1", "--format=%s", folder=clone) == "third\n"
    back = typed_git(section(OPERATING, "Go back to the version before"), clone, "HEAD~1")
    assert "second" in next(back)
    next(back)
    assert git("log", "-1", "--format=%s", folder=clone) == "second\n"
    list(back)
    assert git("log", "-1", "--format=%s", folder=clone) == "third\n"


def warnings() -> set[str]:
    """What the program may log from WARNING on, its simulator aside, which a server does not run."""
    found = set()
    for path in set(tracked.files("bot/*.py")) - set(tracked.files("bot/simulator/*.py", "bot/dev_server.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(ast.Name("log"), level), args=[ast.Constant(str(event))]):
                    found |= {event} if level in LEVELS else set()
    return found


def test_every_line_from_warning_on_is_explained_and_no_other(record_property: Say) -> None:
    table = section(OPERATING, "What to watch").partition("| The log says |")[2]
    explained = {event for row in ROW.findall(table) for event in re.findall("`(.+?)`", row)}
    record_property("met", f"{len(explained)} lines")
    assert len(explained) > 20
    assert explained == warnings()


def logged(log_format: str, *calls: str) -> list[str]:
    """The lines that these calls of a logger leave."""
    start = f"import structlog; from bot.operations import logs; logs.configure('DEBUG', '{log_format}')\n"
    code = start + "\n".join(f"structlog.get_logger().{call}" for call in calls)
    ran = subprocess.run([sys.executable, "-c", code], cwd=tracked.ROOT, capture_output=True, text=True, check=True)
    return ran.stderr.splitlines()


@pytest.mark.parametrize("log_format", ["console", "json"])
def test_what_it_says_to_search_for_finds_every_level_from_warning_on(log_format: str) -> None:
    searched = re.findall("--grep '(.+?)'", OPERATING)[0]
    lines = logged(log_format, *(f"{level}('it happened')" for level in ("debug", "info", *LEVELS)))
    assert [bool(re.search(searched, line)) for line in lines] == [False, False, True, True, True]


@pytest.mark.parametrize("log_format", ["console", "json"])
def test_what_it_says_to_search_for_finds_the_lines_about_updates_alone(log_format: str) -> None:
    searched = re.findall("--grep '(.+?)'", OPERATING)[1]
    lines = logged(log_format, "debug('update', kind='message', got='topic')", "debug('update', got='x')", "info('y')")
    assert [bool(re.search(searched, line)) for line in lines] == [True, True, False]


def test_the_fields_of_the_line_about_an_update_are_explained() -> None:
    told = set(re.findall(r"`(\w+)`", section(OPERATING, "What to watch").partition("### Why did it not answer?")[2]))
    assert {"text", "press", "command", "inline"} <= told
    assert FIELDS - {"event", "log_level", "waited_ms", "taken_ms"} <= told


@pytest.mark.parametrize(
    "sentence",
    [
        f"It tries {startup.ATTEMPTS} times, then systemd starts it again every {unit()('RestartSec')} seconds.",
        f"The last {index_cache.MAX_FILES} search indexes are kept",
    ],
)
def test_its_figures_are_those_of_the_program_and_the_unit(sentence: str) -> None:
    assert sentence in " ".join(OPERATING.split())
