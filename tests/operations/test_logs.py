"""What may reach a log."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.operations import logs
from bot.operations.failure import failure


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    made = io.StringIO()
    logs.configure("DEBUG", "json", made)
    yield made
    structlog.reset_defaults()
    logging.getLogger().handlers.clear()


def breaks() -> None:
    raise ValueError("canary")


def lines(stream: io.StringIO) -> list[dict[str, str]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_is_one_json_line(stream: io.StringIO) -> None:
    structlog.get_logger().info("started", place="live")
    [entry] = lines(stream)
    assert (entry["event"], entry["place"], entry["level"]) == ("started", "live", "info")


def test_the_console_form_is_for_people(stream: io.StringIO) -> None:
    logs.configure("INFO", "console", stream)
    structlog.get_logger().info("started", place="live")
    assert "started" in stream.getvalue() and "place=live" in stream.getvalue()


@pytest.mark.parametrize("name", ["telegram.Bot", "telegram.request", "aiohttp.access", "asyncio"])
def test_libraries_that_log_bodies_are_quiet_at_every_level(stream: io.StringIO, name: str) -> None:
    logging.getLogger(name).debug("canary")
    logging.getLogger(name).info("canary")
    assert stream.getvalue() == ""


def test_an_exception_shows_its_class_alone(stream: io.StringIO) -> None:
    try:
        breaks()
    except ValueError:
        structlog.get_logger().exception("broken")
        logging.getLogger("aiohttp.server").exception("canary %s", "canary")
    assert "canary" not in stream.getvalue()
    assert [("ValueError" in json.dumps(entry)) for entry in lines(stream)] == [True, True]


def test_a_failure_is_a_class_and_a_line() -> None:
    try:
        breaks()
    except ValueError as error:
        told = failure(error)
    assert told["error"] == "ValueError" and told["at"].startswith("test_logs.py:")
    assert failure(ValueError("canary")) == {"error": "ValueError", "at": "unknown"}
