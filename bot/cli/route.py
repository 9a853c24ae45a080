"""`./switchyard route`: decide one case, as a table or JSON, or many from a file."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from itertools import zip_longest
from pathlib import Path
from typing import Any, TextIO
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.clock import now
from bot.explain import Teller
from bot.policy_file import PolicyError, load_policy
from bot.policy_file.origin import key_of_plan, key_of_reason
from bot.routing import Policy, RecordError, Visit, decide, decision_to_json, recommendation, visit_from_json
from bot.routing.changes import changes
from bot.settings import Settings
from bot.texts import Texts

HELP = "decide which channels a visitor may use now, and why not the others"
EPILOG = """A case: {"plan", "signed_up_at", "language", "category", "at", "agents_available", "open_ticket": null or
{"opened_at", "category", "answered"}}, and "id", which is passed through. Moments are ISO 8601 with an offset.
Exit code: 0 all decided, 1 a case or the policy has mistakes, 2 the command line is wrong."""
PRESENCES = {"yes": True, "no": False, "unknown": None}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One case by flags or as JSON, or many in a file."""
    parser.epilog = EPILOG
    parser.add_argument("--plan", default="visitor")
    parser.add_argument("--signed-up-at", metavar="MOMENT")
    parser.add_argument("--language", default="en", metavar="TAG", help="any BCP 47 tag (default en)")
    parser.add_argument("--category", metavar="NAME", help="a name of the taxonomy, such as refund")
    parser.add_argument("--at", metavar="MOMENT", help="default: now")
    parser.add_argument("--agents-available", choices=PRESENCES, default="unknown")
    parser.add_argument("--ticket-opened-at", metavar="MOMENT", help="there is an open ticket")
    parser.add_argument("--ticket-category", metavar="NAME")
    parser.add_argument("--ticket-answered", action="store_true")
    many = parser.add_mutually_exclusive_group()
    many.add_argument("--case", metavar="JSON", help="one case as JSON, as `prove` prints it")
    many.add_argument("--input", metavar="FILE", help="cases as JSON lines; - reads standard input")
    parser.add_argument("--policy", type=Path, metavar="POLICY.yml", help="default: the policy in force")
    parser.add_argument("--visitor-zone", type=_zone, metavar="ZONE", help="also tell times on this clock")
    parser.add_argument("--say-in", default="en", metavar="LANGUAGE", help="the language of the table")
    parser.add_argument("--json", action="store_true", help="print one JSON line even on a terminal")


def run(args: argparse.Namespace) -> int:
    """Decide and print."""
    settings = Settings.from_environment()
    try:
        policy = load_policy(args.policy or settings.policy)
        if args.input:
            return _decide_all(args.input, policy)
        visit = visit_from_json(json.loads(args.case) if args.case else _case(args))
    except (PolicyError, RecordError, json.JSONDecodeError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if args.json or not sys.stdout.isatty():
        print(json.dumps(decision_to_json(decide(visit, policy)), ensure_ascii=False))
        return 0
    _print_table(visit, policy, args, settings)
    return 0


def _print_table(visit: Visit, policy: Policy, args: argparse.Namespace, settings: Settings) -> None:
    # Only here: the table's library takes longer to import than a thousand decisions.
    from rich.console import Console
    from rich.table import Table

    decision = decide(visit, policy)
    teller = Teller(visit, policy, Texts.load(settings.root / "texts"), args.say_in, args.visitor_zone)
    table = Table("channel", "now", "why", "rule in policy.yml", "would open with")
    for offer in decision.offers:
        told = teller.offer(offer)
        name = told.name + (" (recommended)" if offer.channel == decision.recommended else "")
        if offer.open:
            table.add_row(name, "open", f"needs: {', '.join(offer.requires) or 'nothing'}", key_of_plan(visit, policy))
        # One line a reason; a change that only the others bring about stands alone below them.
        wanted = [teller.change(change) for change in changes(visit, offer, policy)]
        for number, (reason, change) in enumerate(zip_longest(told.reasons, wanted)):
            key = key_of_reason(reason.code, offer.channel, visit, policy) if reason else ""
            first = "" if number else name
            table.add_row(first, reason.code if reason else "", reason.text if reason else "", key, change)
        table.add_section()
    console = Console()
    console.print(table)
    console.print(teller.decision(decision).way_out, f"Order: recommended.{recommendation(visit, policy).when}")


def _case(args: argparse.Namespace) -> dict[str, Any]:
    ticket = None
    if args.ticket_opened_at:
        ticket = {
            "opened_at": args.ticket_opened_at,
            "category": args.ticket_category,
            "answered": args.ticket_answered,
        }
    return {
        "plan": args.plan,
        "signed_up_at": args.signed_up_at,
        "language": args.language,
        "category": args.category,
        "at": args.at or now().isoformat(),
        "agents_available": PRESENCES[args.agents_available],
        "open_ticket": ticket,
    }


def _decide_all(source: str, policy: Policy) -> int:
    """One answer a line, in order. A case with mistakes gets `{"error": {"line", "problems"}}` in its place."""
    bad = 0
    with nullcontext(sys.stdin) if source == "-" else open(source, encoding="utf-8") as lines:
        for answer in _answers(lines, policy):
            bad += "error" in answer
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    if bad:
        print(f"{bad} cases have mistakes", file=sys.stderr)
    return 1 if bad else 0


def _answers(lines: Iterable[str] | TextIO, policy: Policy) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        passed_through: dict[str, Any] = {}
        try:
            case = json.loads(line)
            if isinstance(case, dict) and "id" in case:
                passed_through["id"] = case.pop("id")
            yield {**passed_through, **decision_to_json(decide(visit_from_json(case), policy))}
        except RecordError as error:
            yield {**passed_through, "error": {"line": number, "problems": list(error.problems)}}
        except (json.JSONDecodeError, RecursionError) as error:
            yield {"error": {"line": number, "problems": [f"this is no JSON: {error}"]}}


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise argparse.ArgumentTypeError(f"{name!r} is no IANA time zone") from error
