"""The routing decision: which of the four channels a visitor may use at a moment, and every reason against the others.

`decide(visit, policy)` is total and pure. This package imports the standard library only and knows no clock: the moment
comes in with the visit. Rules are in `rules.py`, values in `policy.yml`, sentences in `texts/`.
"""

from bot.routing.decide import decide, recommendation
from bot.routing.decision import Decision, Offer, Reason
from bot.routing.fields import RecordError
from bot.routing.hours import Hours, Interval
from bot.routing.policy import CHANNELS, Channel, Hold, Plan, Policy, Recommendation
from bot.routing.record import decision_from_json, decision_to_json, visit_from_json, visit_to_json
from bot.routing.rules import CODES, RULES, is_late
from bot.routing.visit import OpenTicket, Visit

__all__ = [
    "CHANNELS",
    "CODES",
    "RULES",
    "Channel",
    "Decision",
    "Hold",
    "Hours",
    "Interval",
    "Offer",
    "OpenTicket",
    "Plan",
    "Policy",
    "Reason",
    "Recommendation",
    "RecordError",
    "Visit",
    "decide",
    "decision_from_json",
    "decision_to_json",
    "is_late",
    "recommendation",
    "visit_from_json",
    "visit_to_json",
]
