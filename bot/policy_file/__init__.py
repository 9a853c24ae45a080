"""`policy.yml`: read into `bot.routing.Policy`, checked, put to the proof, watched, and described as a JSON Schema."""

from bot.policy_file.document import Problem
from bot.policy_file.loader import PolicyError, load_policy, parse_policy
from bot.policy_file.watched import PolicyFile, Refreshed

__all__ = ["PolicyError", "PolicyFile", "Problem", "Refreshed", "load_policy", "parse_policy"]
