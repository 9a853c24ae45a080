"""The watch over the files that people edit: a changed one is taken over, a bad one keeps the old one and says so."""

from __future__ import annotations

import asyncio

import structlog

from bot.conversation.watchers import rings
from bot.store import StoreError
from bot.wiring import READING_PATIENCE, Services

log = structlog.get_logger(__name__)

LOOK_AT_FILES = 2.0  # seconds
POLICY_CHANGED = "policy_changed"


async def watch_files(services: Services, stopping: asyncio.Event) -> None:
    """Look at policy and articles now and then. Which policy is in force is in the audit log before it is asked for."""
    noted = await _noted(services)
    while not stopping.is_set():
        await rings(stopping, LOOK_AT_FILES)
        policy = await asyncio.to_thread(services.policy.refresh)
        if policy.changed:
            log.info("policy_changed", fingerprint=services.policy.fingerprint)
        if policy.problem:
            log.error("policy_refused", problem=policy.problem)
        if policy.changed or not noted:
            noted = await _noted(services)
        articles = await asyncio.to_thread(services.help_center.refresh, READING_PATIENCE)
        if articles.unread:
            log.info("articles_are_being_read", unread=articles.unread)
        if articles.languages:
            log.info("articles_changed", languages=articles.languages)
        for problem in articles.problems:
            log.warning("article_problem", problem=str(problem))


async def note_policy(services: Services) -> None:
    """Write into the audit log which policy is in force, and which was: also when it changed while nothing ran.

    Of several edges one writes it. Errors are the store's.
    """
    last = await services.desk.audit.last(POLICY_CHANGED)
    before = last.object.rpartition(" ")[2] if last else "none"
    if before != services.policy.fingerprint:
        change = f"{before} to {services.policy.fingerprint}"
        await services.desk.audit.add(services.clock(), "edge", POLICY_CHANGED, change)


async def _noted(services: Services) -> bool:
    try:
        await note_policy(services)
    except StoreError as error:
        log.warning("policy_not_noted", error=str(error))  # the next look tries again
        return False
    return True
