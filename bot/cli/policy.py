"""`./switchyard policy`: check policy.yml, or print its JSON Schema."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bot.policy_file import PolicyError, load_policy
from bot.policy_file.schema import policy_schema
from bot.settings import Settings

HELP = "check policy.yml for mistakes, or print its JSON Schema for editors"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A file, or the schema."""
    parser.epilog = "Exit code: 0 no mistake, 1 mistakes. Whether it leaves anybody alone: ./switchyard prove."
    parser.add_argument("file", nargs="?", type=Path, metavar="POLICY.yml", help="default: the policy in force")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema: --schema > policy.schema.json")


def run(args: argparse.Namespace) -> int:
    """Print the schema or every mistake; the exit code says whether there was one."""
    if args.schema:
        print(json.dumps(policy_schema(), indent=2, ensure_ascii=False))
        return 0
    path: Path = args.file or Settings.from_environment().policy
    try:
        policy = load_policy(path)
    except PolicyError as error:
        print(error, file=sys.stderr)
        return 1
    told = f"{len(policy.plans)} plans, {len(policy.languages)} languages, hours of {policy.zone.key}"
    print(f"{path.name}: no mistakes ({told})", file=sys.stderr)
    return 0
