"""Handing over in real browsers, line by line: two agents at their consoles, three customers in their widgets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from playwright.async_api import Browser, expect
from sqlalchemy import select

from bot.conversation.event import Entry
from bot.conversation.worker import TurnWorker
from bot.desk.port import Desk as DeskPort
from bot.store.tables import accounts, conversations
from bot.wiring import Services
from tests.edge.console.browser import Console
from tests.edge.console.conftest import Desk, Hire, hand_to_queue
from tests.fakes import FakeBrain, FakeClock
from tests.whole.browser import PATIENCE
from tests.whole.customer import TEXTS, Customer

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
DANIEL, PRIYA, CAMILLE = ("daniel", "Daniel Okafor"), ("priya", "Priya Raman"), ("camille", "Camille Laurent")

Arrive = Callable[[tuple[str, str]], Awaitable[Customer]]


@pytest.fixture
async def bot(worker: TurnWorker) -> AsyncIterator[None]:
    """The bot is at work, and so could say something where it must not."""
    running = asyncio.create_task(worker.run())
    yield
    worker.stop()
    await running


@pytest.fixture
def arrive(chromium: Browser, hire: Hire, services: Services, clock: FakeClock, bot: None) -> Arrive:
    """A customer opens the widget, asks, and is handed to the queue as a turn of the bot does it."""

    async def arrive(who: tuple[str, str]) -> Customer:
        url = str((await hire(f"Door{who[0]}", available=False)).client.make_url("")).rstrip("/")
        customer = await Customer.open(chromium, url, who[0], "Besoin d'aide ?" if who == CAMILLE else "Need help?")
        talk_id, language = await talk_of(services, who)
        handed = Entry("message", "bot", [{"type": "text", "text": TEXTS.say(language, "chat.waiting")}])
        await services.log.say(talk_id, [handed])
        await hand_to_queue(services, talk_id)
        clock.forward(seconds=1)  # one after the other, so that the order is theirs
        return customer

    return arrive


async def talk_of(services: Services, who: tuple[str, str]) -> tuple[str, str]:
    """The id and the language of a customer's conversation."""
    query = select(conversations.c.id, conversations.c.language).join(accounts).where(accounts.c.name == who[1])
    async with services.database.read() as connection:
        row = (await connection.execute(query)).one()
    return row.id, row.language


def say(key: str, **values: object) -> str:
    return TEXTS.say("en", key, **values)


async def accept(console: Console, name: str) -> None:
    await console.choose("queue", name)
    await console.page.keyboard.press("Alt+a")
    await expect(console.page.locator(".composer textarea")).to_be_focused(timeout=PATIENCE)


async def test_three_are_handed_over_to_two_and_no_word_is_lost(
    chromium: Browser, hire: Hire, arrive: Arrive, services: Services, brain: FakeBrain
) -> None:
    daniel, priya, camille = await arrive(DANIEL), await arrive(PRIYA), await arrive(CAMILLE)
    ada, ben = [await Console.open(chromium, await hire(name)) for name in ("Ada", "Ben")]
    await daniel.sees(say("desk.position", position=1))
    await priya.sees(say("desk.position", position=2))
    await camille.sees(TEXTS.say("fr", "desk.position", position=3))  # and no word of how long: nobody can know yet

    await accept(ada, "Daniel Okafor")
    await accept(ben, "Priya Raman")
    await daniel.sees(say("chat.accepted", name="Ada"))
    await priya.sees(say("chat.accepted", name="Ben"))
    await camille.sees(TEXTS.say("fr", "desk.position", position=1))
    await daniel.say("My campaign does not leave")
    await ada.sees("My campaign does not leave")

    await ada.page.keyboard.press("Alt+t")
    await ada.confirm()
    await daniel.sees(say("desk.transferred", name="Ben"))
    await ben.choose("mine", "Daniel Okafor")
    await ben.sees("My campaign does not leave")
    await a_cut_on_the_customers_side(daniel, ben)

    await ben.page.keyboard.press("Alt+k")
    await ben.confirm()
    await daniel.chat.sees("Ticket 1001")
    await ben.choose("mine", "Priya Raman")
    await ben.page.keyboard.press("Alt+e")
    await ben.confirm()
    await priya.sees(say("chat.ended", name="Ben"))
    await she_says_how_it_was(priya)
    assert brain.asked == [], "the bot was asked while people had the conversation"
    (ticket,) = await services.tickets.waiting()
    transcript = (await services.tickets.messages(ticket.number))[0].text
    assert [words for words in ("My campaign does not leave", "Are you there?") if words not in transcript] == []
    assert priya.complaints.found + camille.complaints.found + ada.complaints.found + ben.complaints.found == []


async def a_cut_on_the_customers_side(daniel: Customer, ben: Console) -> None:
    await daniel.cut()
    await daniel.say("It is the spring sale")
    await ben.say("Are you there?")
    await ben.sees("Are you there?")
    await ben.sees("It is the spring sale", times=0)
    await daniel.resume()
    await daniel.sees("Are you there?")
    await ben.sees("It is the spring sale")


async def she_says_how_it_was(priya: Customer) -> None:
    form = priya.chat.frame.locator(".rating-form")
    await form.get_by_role("radio", name=say("widget.rating.yes"), exact=True).check(timeout=PATIENCE)
    await form.get_by_role("radio", name=say("widget.rating.star", stars=5)).check()
    await form.get_by_role("button", name=say("widget.rating.send")).click()
    await priya.sees(say("rating.thanks"))


async def test_whom_nobody_answers_in_time_gets_an_apology_and_one_button_to_a_ticket(
    arrive: Arrive, services: Services, brain: FakeBrain, clock: FakeClock
) -> None:
    daniel = await arrive(DANIEL)
    await daniel.sees(say("desk.position", position=1))
    await daniel.say("It is the spring sale")
    await daniel.sees("It is the spring sale")
    clock.forward(minutes=5)
    await daniel.sees(say("desk.overdue"))
    await daniel.is_with(say("widget.title"), say("widget.owner.bot"))
    await daniel.chat.press(say("channels.open_ticket"))
    await daniel.chat.sees("Ticket 1001")
    assert brain.asked == [], "one click, and nothing has to be understood"
    text = (await services.tickets.messages(1001))[0].text
    assert "It is the spring sale" in text


async def test_who_waits_is_told_before_the_chat_closes_and_when_it_has(arrive: Arrive, clock: FakeClock) -> None:
    clock.forward(hours=7, minutes=56)  # 17:56 in Paris
    daniel = await arrive(DANIEL)
    await daniel.chat.sees(say("desk.closing_soon"))
    clock.forward(minutes=4)
    await daniel.sees(say("desk.closing"))
    await expect(daniel.chat.frame.get_by_role("button", name=say("channels.open_ticket"))).to_be_visible()


async def test_an_offer_goes_to_the_next_after_thirty_seconds_and_a_closed_tab_is_nobody(
    chromium: Browser, hire: Hire, arrive: Arrive, services: Services, clock: FakeClock
) -> None:
    await arrive(CAMILLE)
    desks: list[Desk] = sorted([await hire("Ada"), await hire("Ben")], key=lambda desk: desk.agent.id)
    first, second = [await Console.open(chromium, desk) for desk in desks]
    rings = {console: console.group("queue").locator(".chip.info") for console in (first, second)}
    await expect(rings[first]).to_be_visible(timeout=PATIENCE)
    await expect(rings[second]).to_have_count(0)
    clock.forward(seconds=30)  # until their next beat, nobody is there
    await expect(rings[second]).to_be_visible(timeout=PATIENCE)
    await expect(rings[first]).to_have_count(0)
    await first.page.close()
    await second.page.close()
    clock.forward(seconds=31)
    port: DeskPort = services.desk.port
    assert await port.available("fr") is False
