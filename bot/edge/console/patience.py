"""How long the policy in force lets people wait for an agent, and the steward who holds to it."""

from __future__ import annotations

from datetime import timedelta

from bot.desk.steward import Patience, Steward
from bot.wiring import Services

DEFAULT_MINUTES = "5"
SOON = timedelta(minutes=15)


def steward_of(services: Services) -> Steward:
    """The steward of this process; another process may have one too."""
    return Steward(
        services.database,
        services.clock,
        services.texts,
        services.desk.port,
        patience=lambda: patience(services),
        changed=services.watchers.ring,
    )


def patience(services: Services) -> Patience:
    """How long somebody may wait, and whether the chat is closed or closes soon."""
    policy, at = services.policy.current, services.clock()
    longest = timedelta(minutes=float(policy.parameters.get("queue_minutes", DEFAULT_MINUTES)))
    hours = policy.channels["chat"].hours
    if hours is None:
        return Patience(longest, closed=False, closes_at=None)
    edges = hours.edges(at.astimezone(hours.zone).date())
    closing = (edge for edge in edges if at < edge <= at + SOON and not hours.is_open(edge))
    return Patience(longest, closed=not hours.is_open(at), closes_at=next(closing, None))
