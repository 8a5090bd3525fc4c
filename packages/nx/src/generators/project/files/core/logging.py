"""Decides how log lines look: JSON in production, readable elsewhere."""

import logging
import sys

import structlog
from pydantic_core import to_json
from structlog.typing import EventDict, Processor, WrappedLogger

from settings import Settings


def configure_logging(settings: Settings) -> None:
    """Send the lines of structlog and of the standard library to one place."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    rendering = _json() if settings.environment == "production" else _console()
    structlog.configure(
        processors=[*shared, *rendering],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(sys.stdout),
        cache_logger_on_first_use=True,
    )
    _adopt_standard_logging(level, shared, rendering)


def _json() -> list[Processor]:
    # Locals in a traceback would carry headers and passwords into the log.
    transformer = structlog.tracebacks.ExceptionDictTransformer(
        show_locals=False, max_frames=20
    )
    return [structlog.processors.ExceptionRenderer(transformer), _render_json]


def _console() -> list[Processor]:
    return [
        structlog.dev.ConsoleRenderer(
            colors=sys.stdout.isatty(),
            exception_formatter=structlog.dev.plain_traceback,
        )
    ]


def _adopt_standard_logging(
    level: int, shared: list[Processor], rendering: list[Processor]
) -> None:
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *rendering,
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    # core/middleware.py writes the access line, so uvicorn's own would be a second one.
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = name != "uvicorn.access"


def _render_json(_: WrappedLogger, __: str, event: EventDict) -> str:
    return to_json(event, fallback=repr).decode()
