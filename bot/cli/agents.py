"""`./switchyard agents`: who may use the console."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from typing import TYPE_CHECKING

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.desk.agent import Agent
    from bot.desk.audit import AuditLog, Head
    from bot.desk.staff import Staff
    from bot.store import Database

HELP = "add, list, invite or remove the agents who use the console; prove its audit log"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with whom."""
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    add = acts.add_parser("add", help="add an agent and print the invitation link")
    add.add_argument("name")
    add.add_argument("email")
    add.add_argument("--languages", required=True, help="codes of the languages they answer in, such as en,fr")
    add.add_argument("--role", choices=("agent", "manager", "admin"), default="agent")
    acts.add_parser("list", help="list the agents")
    limit = acts.add_parser("limit", help="say how many chats an agent may have at once")
    limit.add_argument("email")
    limit.add_argument("most", type=int, choices=range(1, 21), metavar="CHATS", help="1 to 20")
    audit = acts.add_parser("audit", help="print the audit log as JSON lines, and say whether it is whole")
    audit.add_argument("--verify", action="store_true", help="only say whether it is whole, and print its head")
    audit.add_argument("--kept", type=_head, metavar="HEAD", help="an earlier head: prove that it still stands there")
    for name, help in (
        ("invite", "print a new invitation link, for a lost password too; all sessions end"),
        ("reset-second-factor", "let an agent who lost phone and codes sign in with the password; all sessions end"),
        ("remove", "let an agent go; all sessions end"),
    ):
        acts.add_parser(name, help=help).add_argument("email")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when it cannot be done."""
    return asyncio.run(_run(args, Settings.from_environment()))


async def _run(args: argparse.Namespace, settings: Settings) -> int:
    from bot.clock import now
    from bot.desk.staff import EmailTaken, NoSuchAgent, Staff
    from bot.store import Database

    database = Database(settings.database)
    try:
        await database.migrate()
        if args.act == "audit":
            return await _audit(args, database)
        return await _act(args, settings, Staff(database, now))
    except EmailTaken as error:
        return _complain(f"there is already an agent with the address {error}")
    except NoSuchAgent as error:
        return _complain(f"there is no agent with the address {error}")
    finally:
        await database.close()


async def _act(args: argparse.Namespace, settings: Settings, staff: Staff) -> int:
    if args.act == "list":
        _show(await staff.all())
    elif args.act == "remove":
        await staff.remove(args.email)
        print(f"{args.email} can no longer sign in.")
    elif args.act == "limit":
        await staff.limit(args.email, args.most)
        print(f"{args.email}: at most {args.most} at once.")
    elif args.act == "reset-second-factor":
        await staff.reset_second_factor(args.email)
        print(f"{args.email} signs in with the password alone, until they switch the second factor on again.")
    elif args.act == "invite":
        _link(settings, await staff.invite(args.email))
    else:
        return await _add(args, settings, staff)
    return 0


async def _add(args: argparse.Namespace, settings: Settings, staff: Staff) -> int:
    from bot.language.languages import Languages

    languages = [code.strip() for code in args.languages.split(",") if code.strip()]
    known = Languages.load(settings.root / "languages.yml")
    unknown = [code for code in languages if not known.is_spoken(code)]
    if unknown or not languages:
        return _complain(f"--languages: not spoken here: {', '.join(unknown) or 'none given'}")
    if "@" not in args.email:
        return _complain(f"{args.email}: an email address is needed")
    _, token = await staff.add(args.name, args.email, languages, args.role)
    _link(settings, token)
    return 0


async def _audit(args: argparse.Namespace, database: Database) -> int:
    from bot.clock import now
    from bot.desk.audit import AuditLog

    log = AuditLog(database)
    broken = await log.first_broken(args.kept)
    head = await log.head()
    if not args.verify:
        await _print_lines(log)
        await log.exported(now(), "audit")
    if broken is not None:
        return _complain(f"line {broken} is not as it was written, or is missing")
    print(f"{head.number} lines, each as it was written", file=sys.stderr)
    if args.verify:
        print(f"{head.number}:{head.hash}")
    return 0


async def _print_lines(log: AuditLog) -> None:
    after = 0
    while lines := await log.lines(after):
        for line in lines:
            print(json.dumps({**line.__dict__, "at": line.at.isoformat()}, ensure_ascii=False))
        after = lines[-1].number


def _head(text: str) -> Head:
    """What `--verify` printed once. Raises ValueError, which argparse tells."""
    from bot.desk.audit import Head

    number, _, sealed = text.partition(":")
    return Head(int(number), sealed)


def _link(settings: Settings, token: str) -> None:
    # After the `#`, so that the token stands in no server's log.
    print("The link works once, for seven days:", file=sys.stderr)
    print(f"{settings.url}/console/#invitation={token}")


def _show(agents: list[Agent]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("name", "email", "languages", "role", "chats")
    for agent in agents:
        table.add_row(agent.name, agent.email, ", ".join(agent.languages), agent.role, str(agent.most_chats))
    Console().print(
        table if agents else "There are no agents yet: ./switchyard agents add NAME EMAIL --languages en,fr"
    )


def _complain(problem: str) -> int:
    print(problem, file=sys.stderr)
    return 1
