"""Logging for the operator: console or JSON, and nothing about a person.

Other people's libraries log URLs, bodies and exception texts; so they are heard from WARNING on, and of an exception
only its class is shown.
"""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog

QUIET = ("telegram", "aiohttp", "asyncio", "watchfiles", "redis")
"""Loggers that stay at WARNING whatever LOG_LEVEL says: python-telegram-bot logs parameters and bodies at DEBUG."""

Event = MutableMapping[str, Any]


def configure(level: str, form: str, stream: TextIO = sys.stderr) -> None:
    """Send everything, structlog's and the standard content's, to `stream` in one form."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        exception_by_class,
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _renderer(form, stream)],
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_OnlyClasses(formatter))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def exception_by_class(_logger: object, _name: str, event: Event) -> Event:
    """Replace an exception by the name of its class: its text may quote a person, its traceback a URL."""
    error = event.pop("exc_info", None)
    if isinstance(error, tuple):
        error = error[1]
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
    return event


class _OnlyClasses(logging.Formatter):
    """Takes tracebacks off records of other libraries before they are formatted."""

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self._inner = inner

    def format(self, record: logging.LogRecord) -> str:
        ours = isinstance(record.msg, dict)
        if not ours and record.exc_info and record.exc_info[1] is not None:
            record.msg, record.args = f"{record.name}: {type(record.exc_info[1]).__name__}", None
        record.exc_info = record.exc_text = record.stack_info = None
        return self._inner.format(record)


def _renderer(form: str, stream: TextIO) -> Any:
    if form == "json":
        return structlog.processors.JSONRenderer()
    return structlog.dev.ConsoleRenderer(colors=stream.isatty(), pad_event_to=0)
