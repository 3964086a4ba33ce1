"""What may reach a log: that something happened, and nothing about anybody."""

import asyncio
import gc
import io
import json
import logging
import sys
import warnings
from collections.abc import Callable, Iterator

import aiohttp
import pytest
import structlog
from telegram import Bot
from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData

from bot.operations import logs
from bot.operations.logs import WITHHELD, exception_fields
from bot.process import signals

CANARY = "canary-1f2e"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """All that is logged at the level that says most."""
    made, excepthook = io.StringIO(), sys.excepthook
    logs.configure("DEBUG", "json", made)
    yield made
    structlog.reset_defaults()
    logging.getLogger().handlers.clear()
    sys.excepthook = excepthook


def entries(stream: io.StringIO) -> list[dict[str, str]]:
    assert CANARY not in stream.getvalue()
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def breaks() -> None:
    raise ValueError(CANARY)


def broken() -> ValueError:
    try:
        breaks()
    except ValueError as error:
        return error
    raise AssertionError


def test_an_event_is_one_json_line(stream: io.StringIO) -> None:
    structlog.get_logger().info("started", server="live")
    [entry] = entries(stream)
    assert (entry["event"], entry["server"], entry["level"]) == ("started", "live", "info")


def test_the_console_form_is_for_people(stream: io.StringIO) -> None:
    logs.configure("INFO", "console", stream)
    structlog.get_logger().info("started", server="live")
    assert "started" in stream.getvalue() and "server=live" in stream.getvalue()


@pytest.mark.parametrize("name", ["telegram.ext", "aiohttp.access", "asyncio", "httpx", "redis", "watchfiles", "other"])
def test_of_a_librarys_message_the_template_is_shown_without_what_goes_in(stream: io.StringIO, name: str) -> None:
    logging.getLogger(name).debug("text %s of %%", CANARY)
    logging.getLogger(name).error(
        "several lines in the code, %s"
        " and one text",
        CANARY,
    )  # fmt: skip
    shown = [(entry["level"], entry["logger"], entry["event"]) for entry in entries(stream)]
    assert shown == [
        ("debug", name, "text %s of %%"),
        ("error", name, "several lines in the code, %s and one text"),
    ]


library = logging.getLogger("library")
TEMPLATE_ELSEWHERE = f"from elsewhere {CANARY}"

MADE_MESSAGES: dict[str, Callable[[], None]] = {
    "f-string": lambda: library.error(f"text {CANARY}"),
    "format": lambda: library.error("text {}".format(CANARY)),  # noqa: UP032 - as libraries do
    "percent": lambda: library.error("text %s" % CANARY),  # noqa: UP031 - as libraries do
    "joined": lambda: library.error("\n".join(["text", *[CANARY]])),
    "added": lambda: library.error("text " + CANARY),
    "a variable from elsewhere": lambda: library.error(TEMPLATE_ELSEWHERE),
    "an exception": lambda: library.error(broken()),
    "an object": lambda: library.error({"event": CANARY}),
    "with another stack level": lambda: library.error(f"text {CANARY}", stacklevel=2),
}


@pytest.mark.parametrize("make", MADE_MESSAGES.values(), ids=list(MADE_MESSAGES))
def test_a_message_that_is_no_constant_is_withheld(stream: io.StringIO, make: Callable[[], None]) -> None:
    make()
    [entry] = entries(stream)
    assert (entry["event"], entry["logger"], entry["level"]) == (WITHHELD, "library", "error")


def test_stacks_and_extra_fields_are_withheld(stream: io.StringIO) -> None:
    library.error("text", stack_info=True, extra={"chat": CANARY})
    [entry] = entries(stream)
    assert set(entry) == {"event", "level", "logger", "timestamp"}


@pytest.mark.parametrize("level", [logging.DEBUG, logging.CRITICAL])
def test_of_an_exception_the_class_and_the_line_are_shown(stream: io.StringIO, level: int) -> None:
    error = broken()
    library.log(level, "failed for %s", CANARY, exc_info=error)
    structlog.get_logger().error("failed", exc_info=error)
    for entry in entries(stream):
        assert entry["error"] == "ValueError" and entry["at"].startswith("test_logs.py:")


def test_an_exception_in_an_except_block_is_found(stream: io.StringIO) -> None:
    try:
        breaks()
    except ValueError:
        structlog.get_logger().exception("broken")
        library.exception("broken %s", CANARY)
    assert [entry["error"] for entry in entries(stream)] == ["ValueError", "ValueError"]


def test_the_fields_of_an_exception_are_its_class_and_line() -> None:
    told = exception_fields(broken())
    assert told["error"] == "ValueError" and told["at"].startswith("test_logs.py:")
    assert exception_fields(ValueError(CANARY)) == {"error": "ValueError", "at": "unknown"}


def test_other_handlers_see_the_record_as_it_was(stream: io.StringIO, caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger().addHandler(caplog.handler)
    library.error("text %s", CANARY)
    assert caplog.messages == [f"text {CANARY}"]
    assert len(entries(stream)) == 1


@pytest.mark.parametrize(("level", "heard"), [("INFO", ["ours", "warned"]), ("ERROR", [])])
def test_library_records_are_shown_from_warning(stream: io.StringIO, level: str, heard: list[str]) -> None:
    logs.configure(level, "json", stream)
    structlog.get_logger().info("ours")
    library.info("told")
    library.warning("warned")
    assert [entry["event"] for entry in entries(stream)] == heard


async def test_a_task_that_failed_unseen_is_logged_without_its_text(stream: io.StringIO) -> None:
    async def fails() -> None:
        breaks()

    asyncio.get_running_loop().set_debug(True)
    task = asyncio.create_task(fails(), name=CANARY)
    await asyncio.wait([task])
    del task
    gc.collect()
    assert [entry["error"] for entry in entries(stream) if entry["level"] == "error"] == ["ValueError"]


async def test_a_session_that_was_left_open_is_logged_without_what_it_holds(stream: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session = aiohttp.ClientSession(f"https://{CANARY}.invalid", headers={"Secret": CANARY})
        connector = session.connector
        del session
        gc.collect()
    assert connector is not None
    await connector.close()
    assert [entry["logger"] for entry in entries(stream) if entry["level"] == "error"] == ["asyncio"]


def test_of_a_warning_the_category_and_the_line_are_shown(stream: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = logs._log_warning  # which pytest has put aside
        warnings.warn(CANARY, RuntimeWarning, stacklevel=1)
    [entry] = entries(stream)
    assert entry["category"] == "RuntimeWarning" and entry["at"].startswith("test_logs.py:")


def test_warnings_that_somebody_else_captures_show_nothing(stream: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn(CANARY, RuntimeWarning, stacklevel=1)
        logging.captureWarnings(capture=False)
    [entry] = entries(stream)
    assert (entry["logger"], entry["level"]) == ("py.warnings", "warning")


def test_a_crash_is_logged_without_its_text(stream: io.StringIO) -> None:
    error = broken()
    sys.excepthook(ValueError, error, error.__traceback__)
    [entry] = entries(stream)
    assert (entry["event"], entry["level"], entry["error"]) == ("crashed", "critical", "ValueError")


class Spoilt:
    def __del__(self) -> None:
        breaks()


async def test_an_unraisable_exception_is_logged_without_its_text(stream: io.StringIO) -> None:
    with signals(None):
        Spoilt()
    [entry] = [entry for entry in entries(stream) if entry["level"] == "error"]
    assert entry["error"] == "ValueError" and entry["at"].startswith("test_logs.py:")


class Garbled(BaseRequest):
    """Answers with what is no JSON, and holds the canary."""

    read_timeout = 1.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_timeouts: object, **_more: object
    ) -> tuple[int, bytes]:
        return 200, f"<html>{CANARY} {url} {request_data and request_data.json_parameters}".encode()


async def test_a_call_of_the_bot_is_seen_and_nothing_of_it(stream: io.StringIO) -> None:
    bot = Bot(f"1:{CANARY}", request=Garbled(), get_updates_request=Garbled())
    with pytest.raises(TelegramError):
        await bot.send_message(71_000_001, CANARY)
    events = [entry["event"] for entry in entries(stream)]
    assert any("Calling Bot API endpoint" in event for event in events)
    assert any("Can not load invalid JSON data" in event for event in events)
    assert "71000001" not in stream.getvalue()
