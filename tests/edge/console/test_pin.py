"""A caller's PIN is typed by the agent, and appears nowhere."""

from __future__ import annotations

from bot.wiring import Services
from tests.conftest import welcome
from tests.edge.console.conftest import Hire
from tests.fakes import FakeClock
from tests.people import PRIYA


async def test_a_caller_is_verified_by_account_or_email(hire: Hire, services: Services, clock: FakeClock) -> None:
    await welcome(services.database, clock, PRIYA)
    ada = await hire("Ada")
    for account in (PRIYA.id, PRIYA.email):
        issued = await services.pins.issue(PRIYA.id)
        answer = await (await ada.post("/pin", account=account, pin=issued.pin)).json()
        assert (answer["name"], answer["plan"]) == (PRIYA.name, PRIYA.plan)
        assert issued.pin not in str(await services.desk.audit.lines())


async def test_a_wrong_pin_never_says_why(hire: Hire, services: Services, clock: FakeClock) -> None:
    await welcome(services.database, clock, PRIYA)
    ada = await hire("Ada")
    answers = [await (await ada.post("/pin", account=name, pin="0000")).text() for name in (PRIYA.id, "nobody")]
    assert answers[0] == answers[1]
