"""The test run as a whole: its options, the real parts that tests ask for, and what it says at the end."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import hypothesis.configuration
import pytest
import structlog

from tests.kit import chromium as chromium_of_this_machine
from tests.kit.redis_server import RedisServer, redis_server

CI = os.environ.get("CI") == "true"
MARKED_BY_FIXTURE = {"chromium": "browser", "redis": "redis", "image": "slow"}
SLOW = tuple(
    Path(__file__).parent / path
    for path in ("benchmarks", "faults", "messenger/test_floods.py", "test_app.py", "test_catalog.py")
)
"""Folders and files whose tests start whole bots or build search indexes."""

LEFT_OUT = "browser test, left out by BROWSER=no"

hypothesis.configuration.set_hypothesis_home_dir(".cache/hypothesis")
# No deadline: machines that share two cores are slow at times. CI repeats the same examples, so a red run stays red.
hypothesis.settings.register_profile("magnolia", deadline=None, derandomize=CI, print_blob=True)
hypothesis.settings.load_profile("magnolia")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--browser", choices=("yes", "no"), default="yes", help="no: leave the browser tests out")


def pytest_configure() -> None:
    if gone := [str(path) for path in SLOW if not path.exists()]:
        raise pytest.UsageError(f"tests/conftest.py: SLOW names what is not there: {', '.join(gone)}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by what they ask for; before pytest picks those that `-m` names."""
    for item in items:
        for fixture, mark in MARKED_BY_FIXTURE.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(mark)
        if any(item.path.is_relative_to(path) for path in SLOW):
            item.add_marker("slow")
    if config.getoption("browser") == "no":
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=LEFT_OUT))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Path]:
    """The browser's program, for Playwright's `executable_path`; ask for it before Playwright starts.

    Tests that need it are marked `browser`.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name, value in chromium_of_this_machine.playwright_environment().items():
            patch.setenv(name, value)
        yield chromium_of_this_machine.find()


@pytest.fixture(scope="session")
def redis() -> Iterator[RedisServer]:
    """A server for all tests of one worker: who needs it empty empties it."""
    with redis_server() as server:
        yield server


@pytest.fixture(autouse=True)
def _same_logging_afterwards() -> Iterator[None]:
    """Commands that run within a test configure logging for the whole process."""
    before, root = structlog.get_config(), logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    yield
    structlog.configure(**before)
    root.setLevel(level)
    root.handlers[:] = handlers


def _report_met(terminalreporter: pytest.TerminalReporter) -> None:
    for report in terminalreporter.stats.get("passed", []):
        for name, met in report.user_properties:
            if name == "met" and report.when == "call":
                terminalreporter.write_line(f"{report.nodeid.split('::')[-1]} looked at {met}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many tests were left out. For CI and with -v also how much each walking test met: too little is a fault."""
    if CI or terminalreporter.verbosity > 0:
        _report_met(terminalreporter)
    skipped = terminalreporter.stats.get("skipped", [])
    left_out = sum(LEFT_OUT in str(report.longrepr) for report in skipped)
    if left_out:
        terminalreporter.write_line(f"Left out by BROWSER=no: browser tests, {left_out} of them", yellow=True)
    if CI and skipped:
        terminalreporter.write_line(f"{len(skipped)} skipped: in CI every test runs", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failure: there a missing part must not go unnoticed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if CI and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
