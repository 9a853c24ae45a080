"""Where in `policy.yml` a verdict comes from: the key that a support manager would look at."""

from __future__ import annotations

from bot.routing.hours import WEEKDAYS, Hours
from bot.routing.policy import VISITOR, Policy
from bot.routing.visit import Visit


def key_of_plan(visit: Visit, policy: Policy) -> str:
    """The line that gives or does not give the plan a channel."""
    return f"plans.{visit.plan if visit.plan in policy.plans else VISITOR}"


def key_of_reason(code: str, channel: str, visit: Visit, policy: Policy) -> str:
    """The key behind one reason against a channel. A code without a line of its own is the channel's."""
    hours = policy.channels[channel].hours
    if code == "closed_now" and hours is not None:
        return _key_of_hours(channel, hours, visit)
    keys = {
        "not_in_plan": key_of_plan(visit, policy),
        "language_not_served": f"channels.{channel}.languages",
        "needs_written_request": f"channels.{channel}.refuses",
        "ticket_in_progress": "open_ticket.hold",
        "nobody_available": f"channels.{channel}.needs_agent",
    }
    return keys.get(code, f"channels.{channel}")


def _key_of_hours(channel: str, hours: Hours, visit: Visit) -> str:
    today = visit.at.astimezone(hours.zone).date()
    if today in hours.one_off:
        return f"one_off_hours.{today}"
    if today in hours.closed or (today.month, today.day) in hours.yearly:
        return f"closed_days ({today})"
    return f"channels.{channel}.hours.{WEEKDAYS[today.weekday()]}"
