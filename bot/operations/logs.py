"""Logging for the operator, on the console or as JSON, with nothing about a person.

Libraries log URLs (which hold the token), bodies, and exceptions whose texts quote both. Of their records only the
template is shown, such as 'Calling Bot API endpoint `%s` with parameters `%s`', and of an exception its class and the
line that raised it. That holds for every logger that is not ours, at every level.
"""

import copy
import logging
import sys
import traceback
import warnings
from types import FrameType, TracebackType
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict

WITHHELD = "message withheld"
"""Shown in place of a message that was formatted before it was logged, and may hold anything."""

log = structlog.get_logger()


def configure(level: str, log_format: str, stream: TextIO = sys.stderr) -> None:
    """Send all logging, warnings and the exception that ends the program to `stream`.

    `log_format` is "console" or "json". Library records are shown from WARNING, at level DEBUG all of them.
    """
    processors: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _exc_info_as_fields,
    ]
    formatter = _RedactingFormatter(
        foreign_pre_chain=[*processors, structlog.stdlib.add_logger_name],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _renderer(log_format, stream)],
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    handler.addFilter(lambda record: _is_ours(record) or level == "DEBUG" or record.levelno >= logging.WARNING)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *processors,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    warnings.showwarning = _log_warning
    sys.excepthook = _log_crash


def exception_fields(error: BaseException) -> dict[str, str]:
    """An exception as the log may show it: its class and the line that raised it; its text may quote a person or a URL.

    For example `{"error": "KeyError", "at": "show.py:31"}`.
    """
    frames = traceback.extract_tb(error.__traceback__)
    return {"error": type(error).__name__, "at": _at(frames[-1].filename, frames[-1].lineno) if frames else "unknown"}


def _exc_info_as_fields(_logger: object, _name: str, event: EventDict) -> EventDict:
    error = event.pop("exc_info", None)
    if isinstance(error, tuple):
        error = error[1]
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, BaseException):
        event.update(exception_fields(error))
    return event


class _RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """Removes what may be data from records of libraries before they are formatted."""

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record if _is_ours(record) else _redacted(record))


def _is_ours(record: logging.LogRecord) -> bool:
    """Whether structlog made it: its message is an event, not a text."""
    return isinstance(record.msg, dict) and hasattr(record, "_logger")


def _redacted(record: logging.LogRecord) -> logging.LogRecord:
    """A copy, since other handlers may see the record too."""
    redacted = copy.copy(record)
    redacted.msg = record.msg if _is_template(record) else WITHHELD
    redacted.args = redacted.exc_text = redacted.stack_info = None
    return redacted


def _is_template(record: logging.LogRecord) -> bool:
    """Whether the message is a constant in the code that logged it, and so holds no data.

    An f-string, a text in a variable from elsewhere or an exception is no constant. The code is found by walking up the
    stack, since a record is formatted within the call that logs it.
    """
    frame: FrameType | None = sys._getframe()  # noqa: SLF001 - what inspect.currentframe() returns
    while frame is not None:
        if frame.f_code.co_filename == record.pathname and frame.f_lineno == record.lineno:
            return isinstance(record.msg, str) and record.msg in frame.f_code.co_consts
        frame = frame.f_back
    return False


def _log_warning(
    message: object,  # noqa: ARG001 - the signature is Python's
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    """In place of `warnings.showwarning`, which prints the text and the line of code."""
    log.warning("warning", category=category.__name__, at=_at(filename, lineno))


def _log_crash(_class: type[BaseException], error: BaseException, _traceback: TracebackType | None) -> None:
    """In place of `sys.excepthook`, which prints the text."""
    log.critical("crashed", **exception_fields(error))


def log_unraisable(unraisable: "sys.UnraisableHookArgs") -> None:
    """In place of `sys.unraisablehook`, which prints the text of an exception in a destructor or a callback."""
    log.error("unraisable exception", **(exception_fields(unraisable.exc_value) if unraisable.exc_value else {}))


def _at(path: str, line: int | None) -> str:
    return f"{path.rpartition('/')[2]}:{line}"


def _renderer(log_format: str, stream: TextIO) -> Any:
    if log_format == "json":
        return structlog.processors.JSONRenderer()
    return structlog.dev.ConsoleRenderer(colors=stream.isatty(), pad_event_to=0)
