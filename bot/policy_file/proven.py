"""A policy put to the proof before anybody is routed by it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from bot.policy_file.document import Problem
from bot.policy_file.loader import PolicyError
from bot.routing.policy import Policy
from bot.routing.proof import Finding, prove
from bot.routing.record import visit_to_json


def check_promises(path: Path, policy: Policy, today: date) -> None:
    """Prove the policy for two years from the first day of this year.

    Raises:
        PolicyError: with every broken promise and its smallest witness.
    """
    proof = prove(policy, date(today.year, 1, 1))
    if not proof.holds:
        raise PolicyError([Problem(path.name, 0, "", told(finding)) for finding in proof.findings])


def told(finding: Finding) -> str:
    """The finding in one line; the witness can be given to `./switchyard route --case`."""
    broken = f"not kept: {finding.promise}: {finding.detail}"
    if finding.witness is None:
        return broken
    return f"{broken}; for example {json.dumps(visit_to_json(finding.witness), ensure_ascii=False)}"
