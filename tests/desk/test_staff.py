"""Agents come by an invitation, and when they go every session of theirs ends."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.desk.office import Office
from bot.desk.staff import EmailTaken, InvitationOver, NoSuchAgent
from bot.store import Database
from bot.store.tables import agent_sessions, agents, audit
from tests.fakes import FakeClock

PASSWORD = "a password for tests"


async def test_an_invitation_sets_one_password_and_is_used_up(office: Office) -> None:
    agent, token = await office.staff.add("Ada", "Ada@Team.example", ["en"], "agent")
    assert await office.staff.with_password("ada@team.example", PASSWORD) is None
    assert await office.staff.invited(token) == agent
    assert await office.staff.set_password(token, PASSWORD) == agent
    assert await office.staff.with_password(" ADA@team.example ", PASSWORD) == agent
    assert await office.staff.with_password("ada@team.example", PASSWORD + "!") is None
    with pytest.raises(InvitationOver):
        await office.staff.set_password(token, "another password")


async def test_an_invitation_is_over_after_seven_days(office: Office, clock: FakeClock) -> None:
    _, token = await office.staff.add("Ada", "ada@team.example", ["en"], "agent")
    clock.forward(days=7)
    assert await office.staff.invited(token) is None
    with pytest.raises(InvitationOver):
        await office.staff.set_password(token, PASSWORD)


async def test_one_address_is_one_agent(office: Office) -> None:
    await office.staff.add("Ada", "ada@team.example", ["en"], "agent")
    with pytest.raises(EmailTaken):
        await office.staff.add("Ada again", "ADA@team.example", ["en"], "agent")
    with pytest.raises(NoSuchAgent):
        await office.staff.remove("ben@team.example")


@pytest.mark.parametrize("act", ["remove", "invite"])
async def test_whoever_is_removed_or_invited_anew_is_signed_out_everywhere(office: Office, act: str) -> None:
    agent, _ = await office.staff.add("Ada", "ada@team.example", ["en"], "agent")
    tokens = [await office.sessions.open(agent) for _ in range(2)]
    await getattr(office.staff, act)("ada@team.example")
    assert [await office.sessions.recognise(token) for token in tokens] == [None, None]


async def test_a_session_lasts_a_working_day_and_ends_where_the_agent_ends_it(office: Office, clock: FakeClock) -> None:
    agent, _ = await office.staff.add("Ada", "ada@team.example", ["en"], "agent")
    here, there = await office.sessions.open(agent), await office.sessions.open(agent)
    session = await office.sessions.recognise(here)
    assert session is not None
    await office.sessions.close(session)
    assert await office.sessions.recognise(here) is None
    assert await office.sessions.recognise(there) is not None
    clock.forward(hours=12)
    assert await office.sessions.recognise(there) is None


async def test_neither_token_nor_invitation_nor_password_is_kept_in_clear(office: Office, database: Database) -> None:
    agent, invitation = await office.staff.add("Ada", "ada@team.example", ["en"], "agent")
    token = await office.sessions.open(agent)
    await office.staff.set_password(invitation, PASSWORD)
    async with database.read() as connection:
        kept = str([(await connection.execute(select(table))).all() for table in (agents, agent_sessions, audit)])
    assert [secret for secret in (invitation, token, PASSWORD) if secret in kept] == []
    assert "$argon2id$" in kept
