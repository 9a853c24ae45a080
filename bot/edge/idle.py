"""Closes conversations in which nothing is said any more, for as long as the edge runs."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import structlog

from bot.conversation.closing import Closing
from bot.conversation.watchers import rings
from bot.edge.health import CLOSED
from bot.store import StoreError
from bot.wiring import Services

log = structlog.get_logger(__name__)

LOOK_AGAIN = 60.0  # seconds
DEFAULT_HOURS = "24"


def closing_of(services: Services) -> Closing:
    """The sweep of this process; another process may have one too."""

    def idle() -> timedelta:
        return timedelta(hours=float(services.policy.current.parameters.get("idle_hours", DEFAULT_HOURS)))

    def farewell(language: str) -> str:
        return services.texts.say(language, "closing.idle", **services.policy.current.parameters)

    return Closing(services.database, services.clock, idle, farewell, changed=services.watchers.ring)


async def close_idle(services: Services, stopping: asyncio.Event) -> None:
    """Look every minute until told to stop: nobody is cancelled in the middle of a transaction."""
    closing = closing_of(services)
    while not stopping.is_set():
        try:
            for outcome in await closing.round():
                CLOSED.labels(outcome).inc()
        except StoreError as error:
            log.warning("idle_store_error", error=str(error))
        except Exception:
            log.exception("idle_round_failed")  # the next round may go well
        await rings(stopping, LOOK_AGAIN)
