"""No number of guesses, from wherever, gets more comparisons than the limits; and nobody learns who has an account."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from sqlalchemy import event

from bot.desk import pin
from bot.desk.pin import PinOffice, PinTry
from bot.desk.pin_ledger import StoredPins
from bot.desk.tally import day, hour
from bot.keys import Keys
from bot.store import Database
from tests.conftest import welcome
from tests.desk.conftest import Hire, Wait
from tests.desk.paper_pins import PaperPins
from tests.fakes import FakeClock
from tests.people import CHLOE, JONAS, MONDAY_AT_TEN, PRIYA

GUESSES = 1_000_000
RIGHT = "31415926"
CUSTOMERS = (PRIYA, CHLOE, JONAS)


class OpenHasher:
    """Hides nothing, so that a test sees what is compared with what."""

    def hash_code(self, *parts: str) -> str:
        return "/".join(parts)


class Compared:
    """Compares like `bot.keys.same`, and counts how often it was with a PIN that is kept."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.attempt = PinTry("", "")
        self.counts: Counter[tuple[str, str]] = Counter()

    def __call__(self, kept: str, given: str) -> bool:
        if kept.startswith("pin/"):
            account, at = kept.split("/")[1], self.clock()
            self.counts["pin", kept] += 1
            self.counts["account", f"{account} {day(at)}"] += 1
            self.counts["hour", hour(at)] += 1
            if self.attempt.agent_id:
                self.counts["agent", f"{self.attempt.agent_id} {day(at)}"] += 1
        return kept == given

    def most(self, kind: str) -> int:
        return max((count for (one, _), count in self.counts.items() if one == kind), default=0)


async def test_a_million_guesses_never_get_more_comparisons_than_the_limits() -> None:
    clock, chance = FakeClock(MONDAY_AT_TEN), random.Random(7)
    compared = Compared(clock)
    accounts = [f"acct-{number}" for number in range(97)]
    office = PinOffice(PaperPins({name: name for name in accounts}), clock, OpenHasher(), compared)
    names = [*accounts, "nobody@nowhere.example", "nobody@elsewhere.example"]
    agents = [None, *(f"agent-{number}" for number in range(10))]
    found = 0
    for number in range(GUESSES):
        if number % 1000 == 0:  # some minutes have passed, and everybody has a fresh PIN
            clock.forward(seconds=chance.randrange(600))
            for name in accounts:
                await office.issue(name)
        account, agent = names[number % 99], agents[number % 11 - number % 7]
        compared.attempt = PinTry(account, str(number), f"conversation-{number}", agent)
        found += await office.verify(compared.attempt) is not None
    assert pin.OVERALL_AN_HOUR // 2 < compared.most("hour") <= pin.OVERALL_AN_HOUR
    assert pin.PER_AGENT_A_DAY // 2 < compared.most("agent") <= pin.PER_AGENT_A_DAY
    assert 0 < compared.most("account") <= pin.PER_ACCOUNT_A_DAY
    assert 0 < compared.most("pin") <= pin.MOST_FAILURES
    assert found == 0


@pytest.mark.parametrize(
    ("guesses_a_pin", "kind", "most"), [(10_000, "pin", pin.MOST_FAILURES), (5, "account", pin.PER_ACCOUNT_A_DAY)]
)
async def test_whoever_goes_for_one_account_gets_no_more_comparisons_a_pin_and_a_day_than_that(
    guesses_a_pin: int, kind: str, most: int
) -> None:
    clock = FakeClock(MONDAY_AT_TEN)
    compared = Compared(clock)
    office = PinOffice(PaperPins({"acct": "acct"}), clock, OpenHasher(), compared)
    for number in range(10_000):
        if number % guesses_a_pin == 0:
            await office.issue("acct")
        await office.verify(PinTry("acct", str(number), f"conversation-{number}"))
    assert compared.most(kind) == most


async def test_the_ledger_in_memory_counts_like_the_one_in_the_store(
    database: Database, clock: FakeClock, hire: Hire, queued: Wait
) -> None:
    talk = await queued()
    agents = [None, (await hire("Ada")).id, (await hire("Ben")).id]
    for one in CUSTOMERS:
        await welcome(database, clock, one)
    paper = PaperPins({name: one.id for one in CUSTOMERS for name in (one.id, str(one.email))})
    comparers = [Compared(clock), Compared(clock)]
    ledgers = (StoredPins(database), paper)
    offices = [PinOffice(ledger, clock, OpenHasher(), one) for ledger, one in zip(ledgers, comparers, strict=True)]
    chance = random.Random(11)
    for _ in range(200):
        customer = chance.choice(CUSTOMERS)
        clock.forward(seconds=chance.choice([0, 1, 60, 700]))
        if chance.random() < 0.3:
            for ledger in ledgers:
                kept = OpenHasher().hash_code("pin", customer.id, RIGHT)
                await ledger.keep(customer.id, kept, clock(), clock() + pin.VALID_FOR)
            continue
        name = chance.choice([customer.id, str(customer.email), "nobody@nowhere.example"])
        attempt = PinTry(name, chance.choice([RIGHT, *["00000000"] * 9]), talk.id, chance.choice(agents))
        for one in comparers:
            one.attempt = attempt
        answers = [await office.verify(attempt) for office in offices]
        assert answers[0] == answers[1]
        assert comparers[0].counts == comparers[1].counts
    assert max(paper.tries.values()) >= pin.PER_ACCOUNT_A_DAY  # limits were met
    assert comparers[0].most("pin") > 1


class Asked:
    """Which tables the database was asked about, statement by statement."""

    def __init__(self, database: Database) -> None:
        self.tables: list[str] = []
        self.engine = database.engine.sync_engine

    def __enter__(self) -> list[str]:
        event.listen(self.engine, "before_cursor_execute", self._note)
        return self.tables

    def __exit__(self, *_: object) -> None:
        event.remove(self.engine, "before_cursor_execute", self._note)

    def _note(self, connection: object, cursor: object, statement: str, *_: object) -> None:
        found = re.search(r"(?:FROM|INTO|UPDATE) (\w+)", statement)
        self.tables.append(found[1] if found else statement)


async def test_whoever_does_not_exist_or_is_over_a_limit_costs_the_same_statements(
    database: Database, clock: FakeClock, queued: Wait, hire: Hire
) -> None:
    talk, ada = await queued(), await hire("Ada")
    office = PinOffice(StoredPins(database), clock, Keys("internal", "identity", "pepper"))
    shapes = []
    await office.issue(PRIYA.id)
    for name in [PRIYA.id, "nobody@nowhere.example"] * (pin.PER_AGENT_A_DAY // 2 + 2):
        with Asked(database) as tables:
            assert await office.verify(PinTry(name, "00000000", talk.id, ada.id)) is None
        shapes.append(tables)
    assert all(shape == shapes[0] for shape in shapes[1:])
    assert {"tallies", "pins", "audit"} <= set(shapes[0])
