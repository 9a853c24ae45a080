"""Structured logs: one JSON line an event on standard error, with no word of what anybody wrote."""

from __future__ import annotations

import logging
import sys

import structlog


def set_up(level: str, *, pretty: bool | None = None) -> None:
    """
    Args:
        level: DEBUG, INFO, WARNING or ERROR.
        pretty: coloured lines for people; by default on a terminal.
    """
    readable = sys.stderr.isatty() if pretty is None else pretty
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer() if readable else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
