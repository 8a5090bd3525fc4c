"""Decides how log lines look: JSON in production, readable elsewhere, no secrets."""

import logging
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import partial
from typing import IO, Any

import structlog
from pydantic_core import to_json
from structlog import dev, processors
from structlog.contextvars import merge_contextvars
from structlog.tracebacks import ExceptionDictTransformer
from structlog.typing import EventDict, FilteringBoundLogger, Processor, WrappedLogger

from settings import Settings

SECRET = re.compile("authorization|cookie|passw|secret|token|api.?key", re.IGNORECASE)

# Of the request; cheaper than structlog's own variables, of which each has one name.
IDS: ContextVar[dict[str, str]] = ContextVar("ids")

log: FilteringBoundLogger = structlog.get_logger()


def configure_logging(settings: Settings) -> None:
    """Send the lines of structlog and of the standard library to one place."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    output: Any = Output(sys.stdout)
    # Locals would carry headers and passwords into the log.
    tracebacks = ExceptionDictTransformer(show_locals=False, max_frames=20)
    steps: list[Processor] = [merge_contextvars, add_context, redact, processors.add_log_level]
    if settings.environment == "production":
        steps += [processors.ExceptionRenderer(tracebacks), processors.JSONRenderer()]
    else:
        colors = sys.stdout.isatty()
        steps += [dev.ConsoleRenderer(colors=colors, exception_formatter=dev.plain_traceback)]
    structlog.configure(
        processors=steps,
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(output),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(handlers=[StandardLogs()], level=level, force=True)
    # They tell whole URLs, and the values of statements.
    for name in ("httpx2", "aiosqlite"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # core/middleware.py writes the access line, so uvicorn's own would be a second one.
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = name != "uvicorn.access"


class Output:
    """Who read the log may be gone, or the disk be full; no request fails for it."""

    def __init__(self, file: IO[Any]) -> None:
        self._file = file

    def write(self, line: Any) -> None:
        with suppress(OSError):
            self._file.write(line)
            self._file.flush()

    flush = staticmethod(lambda: None)


class StandardLogs(logging.Handler):
    """Passes the lines of the standard library to structlog."""

    def emit(self, record: logging.LogRecord) -> None:
        # structlog knows no levels between the five.
        level = min(record.levelno // 10 * 10, logging.CRITICAL)
        try:
            log.log(level, record.getMessage(), logger=record.name, exc_info=record.exc_info)
        except (TypeError, ValueError):
            self.handleError(record)


def redact(_: WrappedLogger, __: str, event: EventDict) -> Any:
    """Mask what must not be read in a log, by its name."""
    return mask(event)


def mask(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: "***" if SECRET.search(str(name)) else mask(each) for name, each in value.items()
        }
    return [mask(each) for each in value] if isinstance(value, list | tuple) else value


def add_context(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    event["timestamp"] = datetime.now(UTC).isoformat()
    event.update(IDS.get({}))
    return event


def open_access_log(settings: Settings) -> Callable[..., None]:
    """Give what writes the line of a request, whose values need no redaction."""
    if settings.environment != "production" or settings.log_level != "info":
        return partial(log.info, "request")
    write = Output(sys.stdout.buffer).write

    # Past the processors, where a short request would spend a tenth of its time.
    def write_line(**values: object) -> None:
        line = {"event": "request", "level": "info", **values}
        write(to_json(add_context(None, "info", line)) + b"\n")

    return write_line
