"""The second factor: a code counts once and only near its time, guesses are few, and a stolen database gives none."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select

from bot.desk.agent import Agent
from bot.desk.office import Office
from bot.desk.second_factor import MOST_AN_HOUR, AlreadyOn, WrongCode
from bot.desk.staff import NoSuchAgent
from bot.store import Database
from bot.store.tables import metadata
from tests.desk.conftest import Hire
from tests.fakes import FakeClock


@dataclass
class Phone:
    """An authenticator app, and the codes on paper beside it."""

    agent: Agent
    secret: str
    clock: FakeClock
    papers: list[str]

    def code(self, steps: int = 0) -> str:
        return pyotp.TOTP(self.secret).at(self.clock() + timedelta(seconds=30 * steps))


Enrol = Callable[[Agent], Awaitable[Phone]]


@pytest.fixture
def enrol(office: Office, clock: FakeClock) -> Enrol:
    async def enrol(agent: Agent) -> Phone:
        phone = Phone(agent, (await office.second_factors.begin(agent)).secret, clock, [])
        phone.papers = await office.second_factors.switch_on(agent, "this session", phone.code())
        clock.forward(minutes=1)
        return phone

    return enrol


async def test_it_is_asked_for_only_after_a_first_code_was_given(office: Office, hire: Hire, clock: FakeClock) -> None:
    ada, factors = await hire("Ada"), office.second_factors
    secret = (await factors.begin(ada)).secret
    assert not await factors.is_on(ada.id)
    with pytest.raises(WrongCode):
        await factors.switch_on(ada, "session", "000000")
    assert not await factors.is_on(ada.id)
    assert len(await factors.switch_on(ada, "session", pyotp.TOTP(secret).at(clock()))) == 8
    assert await factors.is_on(ada.id)
    with pytest.raises(AlreadyOn):
        await factors.begin(ada)


async def test_a_code_counts_once_and_none_older_after_it(office: Office, hire: Hire, enrol: Enrol) -> None:
    phone = await enrol(await hire("Ada"))
    code, earlier = phone.code(), phone.code(-1)
    answers = await asyncio.gather(*(office.second_factors.verify(phone.agent.id, code) for _ in range(3)))
    assert sorted(answers) == [False, False, True]
    assert not await office.second_factors.verify(phone.agent.id, earlier)


@pytest.mark.parametrize(("steps", "right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
async def test_a_phones_clock_may_be_half_a_minute_off(
    steps: int, right: bool, office: Office, hire: Hire, enrol: Enrol
) -> None:
    phone = await enrol(await hire("Ada"))
    assert await office.second_factors.verify(phone.agent.id, phone.code(steps)) is right


async def test_over_the_limit_not_even_the_right_code_counts(
    office: Office, hire: Hire, enrol: Enrol, clock: FakeClock
) -> None:
    phone, factors = await enrol(await hire("Ada")), office.second_factors
    for _ in range(MOST_AN_HOUR):
        await factors.verify(phone.agent.id, "000000")
    assert not await factors.verify(phone.agent.id, phone.code())
    assert not await factors.verify(phone.agent.id, phone.papers[0])
    clock.forward(hours=1)
    assert await factors.verify(phone.agent.id, phone.code())


async def test_a_recovery_code_counts_once_however_it_is_typed(office: Office, hire: Hire, enrol: Enrol) -> None:
    phone, factors = await enrol(await hire("Ada")), office.second_factors
    assert await factors.verify(phone.agent.id, f" {phone.papers[0].upper().replace('-', ' ')}")
    assert not await factors.verify(phone.agent.id, phone.papers[0])
    assert await factors.codes_left(phone.agent.id) == 7


async def test_nobodys_code_opens_somebody_else(office: Office, hire: Hire, enrol: Enrol) -> None:
    ada, ben = await enrol(await hire("Ada")), await enrol(await hire("Ben"))
    assert not await office.second_factors.verify(ben.agent.id, ada.code())
    assert not await office.second_factors.verify(ben.agent.id, ada.papers[0])


async def test_switching_it_on_ends_the_sessions_that_had_a_password_only(
    office: Office, hire: Hire, clock: FakeClock
) -> None:
    ada = await hire("Ada")
    here, elsewhere = await office.sessions.open(ada), await office.sessions.open(ada)
    session = await office.sessions.recognise(here)
    assert session is not None
    secret = (await office.second_factors.begin(ada)).secret
    await office.second_factors.switch_on(ada, session.id, pyotp.TOTP(secret).at(clock()))
    assert await office.sessions.recognise(here) is not None
    assert await office.sessions.recognise(elsewhere) is None


async def test_switching_it_off_needs_a_code(office: Office, hire: Hire, enrol: Enrol) -> None:
    phone = await enrol(await hire("Ada"))
    with pytest.raises(WrongCode):
        await office.second_factors.switch_off(phone.agent, "000000")
    assert await office.second_factors.is_on(phone.agent.id)
    await office.second_factors.switch_off(phone.agent, phone.code())
    assert not await office.second_factors.is_on(phone.agent.id)
    assert await office.second_factors.codes_left(phone.agent.id) == 0


async def test_a_reset_lets_the_password_alone_in_and_ends_every_session(
    office: Office, hire: Hire, enrol: Enrol
) -> None:
    phone = await enrol(await hire("Ada"))
    token = await office.sessions.open(phone.agent)
    await office.staff.reset_second_factor("Ada@team.example")
    assert not await office.second_factors.is_on(phone.agent.id)
    assert await office.sessions.recognise(token) is None
    with pytest.raises(NoSuchAgent):
        await office.staff.reset_second_factor("nobody@team.example")


async def test_neither_secret_nor_codes_stand_in_the_store_or_the_audit_log(
    office: Office, hire: Hire, enrol: Enrol, database: Database
) -> None:
    phone = await enrol(await hire("Ada"))
    await office.second_factors.verify(phone.agent.id, phone.papers[0])
    async with database.read() as connection:
        tables = [(await connection.execute(select(table))).all() for table in metadata.sorted_tables]
    kept = repr(tables).lower()
    assert phone.agent.id.lower() in kept
    assert [word for word in (phone.secret, *phone.papers) if word.lower().replace("-", "") in kept] == []
    acts = [line.action for line in await office.audit.lines()]
    assert [act for act in acts if "code" in act or "factor" in act] == ["second_factor_on", "recovery_code_used"]
