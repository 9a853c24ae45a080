"""Who is talking: only what was signed or proven counts, and a proof holds for its conversation alone."""

from __future__ import annotations

from bot.desk.pin import PinTry
from bot.wiring import Services
from tests.conftest import welcome
from tests.fakes import FakeClock
from tests.people import PRIYA


async def test_a_conversation_in_no_store_is_a_strangers(services: Services) -> None:
    case = await services.reception.case("rasa-shell")
    assert (case.conversation, case.account) == (None, None)


async def test_a_stranger_who_proves_an_account_has_its_channels_in_that_conversation_only(
    services: Services, clock: FakeClock
) -> None:
    await welcome(services.database, clock, PRIYA)
    stranger, _ = await welcome(services.database, clock)
    here = await services.log.open(stranger.id, None, "en", None, None)
    elsewhere = await services.log.open(stranger.id, None, "en", None, None)
    issued = await services.pins.issue(PRIYA.id)
    assert await services.pins.verify(PinTry(PRIYA.email or "", issued.pin, conversation_id=here.id))

    case = await services.reception.case(here.id)
    assert case.account and case.account.id == PRIYA.id
    assert (await services.reception.decide(case, "en", "plan_change")).decision.offer("phone").open
    assert (await services.reception.case(elsewhere.id)).account is None


async def test_a_wrong_pin_proves_nothing(services: Services, clock: FakeClock) -> None:
    await welcome(services.database, clock, PRIYA)
    stranger, _ = await welcome(services.database, clock)
    talk = await services.log.open(stranger.id, None, "en", None, None)
    issued = await services.pins.issue(PRIYA.id)
    wrong = f"{(int(issued.pin) + 1) % 10**8:08}"
    assert await services.pins.verify(PinTry(PRIYA.email or "", wrong, conversation_id=talk.id)) is None
    assert (await services.reception.case(talk.id)).account is None
