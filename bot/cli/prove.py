"""`./switchyard prove`: show that a policy leaves nobody without an open channel, and all its other promises."""

from __future__ import annotations

import argparse
import json
import sys
import time
from datetime import date
from pathlib import Path

from bot.clock import now
from bot.policy_file import PolicyError, load_policy
from bot.routing.promises import PROMISES
from bot.routing.proof import CONSTANT, TWO_YEARS, Finding, Proof, prove
from bot.routing.reach import REACHABLE
from bot.routing.record import visit_to_json
from bot.settings import Settings

HELP = "prove that policy.yml leaves nobody without an open channel"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A file and the days to look at."""
    parser.epilog = "Exit code: 0 proven, 1 a promise is broken or the file has mistakes."
    parser.add_argument("file", nargs="?", type=Path, metavar="POLICY.yml", help="default: the policy in force")
    parser.add_argument("--from", dest="start", type=date.fromisoformat, metavar="DATE", help="default: 1 January")
    parser.add_argument("--days", type=int, default=TWO_YEARS, help="how many days from then on (default two years)")
    parser.add_argument("--json", action="store_true", help="print one JSON line")


def run(args: argparse.Namespace) -> int:
    """Prove, print, and say by the exit code whether the policy holds."""
    path: Path = args.file or Settings.from_environment().policy
    try:
        policy = load_policy(path)
    except PolicyError as error:
        print(error, file=sys.stderr)
        return 1
    start: date = args.start or date(now().year, 1, 1)
    began = time.monotonic()
    proof = prove(policy, start, args.days)
    if args.json:
        print(json.dumps(_as_json(proof), ensure_ascii=False))
    else:
        _tell(path, proof, start, args.days, time.monotonic() - began)
    return 0 if proof.holds else 1


def _tell(path: Path, proof: Proof, start: date, days: int, seconds: float) -> None:
    broken = {finding.promise for finding in proof.findings}
    for promise in (*(promise.__name__.replace("_", " ") for promise in PROMISES), CONSTANT, *REACHABLE):
        print(f"{'BROKEN' if promise in broken else 'kept  '}  {promise}")
    for finding in proof.findings:
        print(f"\nnot kept: {finding.promise}\n  {finding.detail}")
        if finding.witness is not None:
            print(f"  smallest witness: ./switchyard route --case '{_witness(finding)}'")
    verdict = "proven" if proof.holds else "NOT PROVEN"
    print(f"\n{path.name}: {verdict}. {proof.cases:,} cases: {proof.moments:,} moments in {days} days from {start},")
    print(f"{proof.cases // proof.moments:,} visits each; decided {proof.decided:,} times in {seconds:.1f} s.")


def _witness(finding: Finding) -> str:
    return json.dumps(visit_to_json(finding.witness), ensure_ascii=False) if finding.witness else ""


def _as_json(proof: Proof) -> dict[str, object]:
    findings = [
        {
            "promise": finding.promise,
            "detail": finding.detail,
            "witness": visit_to_json(finding.witness) if finding.witness else None,
        }
        for finding in proof.findings
    ]
    counts = {"cases": proof.cases, "moments": proof.moments, "decided": proof.decided}
    return {"holds": proof.holds, **counts, "findings": findings}
