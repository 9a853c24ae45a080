"""What the Help Center lacks is counted, grouped and shown to managers, week by week, and without anybody's secrets."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.conversation.event import Entry
from bot.conversation.turns import Outcome, TurnQueue
from bot.edge.console.gaps import weeks_of
from bot.helpcenter.gaps import Asked, Ending
from bot.wiring import Services
from tests.conftest import welcome
from tests.edge.console.conftest import Desk, Hire
from tests.fakes import FakeClock
from tests.people import MONDAY_AT_TEN

CARDS = {"type": "articles", "articles": [{"id": "account-review", "title": "Account suspended", "url": "/help/en/x"}]}


async def asks(services: Services, clock: FakeClock, text: str, *parts: dict[str, Any], helped: str = "") -> None:
    """A stranger asks, is answered with these parts, and perhaps says how it was."""
    visitor, _ = await welcome(services.database, clock)
    talk = await services.log.open(visitor.id, None, "en", "en", None)
    queue = TurnQueue(services.database, clock, lease=30)
    for number, (said, intent) in enumerate([(text, "account_suspended"), (helped, helped)]):
        if said:
            await services.log.accept(talk.id, f"gaps-{number:05}", text=said)
            turn = await queue.claim()
            assert turn is not None
            entry = Entry("message", "bot", [{"type": "text", "text": "…"}, *(() if number else parts)])
            await queue.finish(turn, Outcome([entry], [], "en", {"intent": {"name": intent}}))


@pytest.fixture
async def boss(hire: Hire, services: Services, clock: FakeClock) -> Desk:
    """A manager, after a week in which some questions were not answered."""
    for _ in range(3):
        await asks(services, clock, "why is my dedicated address blocked, card 4929123456789015")
    for _ in range(5):
        await asks(services, clock, "my account is suspended", CARDS, helped="deny")
    clock.forward(days=7)
    await asks(services, clock, "why is my dedicated address blocked again")
    return await hire("Boss", role="manager")


async def test_questions_alike_are_one_gap_with_its_counts_and_without_secrets(boss: Desk) -> None:
    found = await boss.get("/gaps?days=30")
    counts = {gap["text"].split()[-1][-4:]: (gap["count"], gap["nothing"], gap["no"]) for gap in found["gaps"]}
    assert sorted(counts.values()) == [(4, 4, 0), (5, 0, 5)]
    assert "4929" not in str(found)
    assert {gap["matter"] for gap in found["gaps"]} == {"account_suspended"}
    assert [(week["nothing"], week["no"]) for week in found["weeks"]][-2:] == [(3, 5), (1, 0)]


async def test_an_article_that_was_shown_often_and_never_helped_is_named(boss: Desk) -> None:
    (one,) = (await boss.get("/gaps"))["unhelpful"]
    assert (one["article"], one["shown"], one["no"], one["language"]) == ("account-review", 5, 5, "en")
    assert one["title"]


async def test_what_readers_said_below_an_article_counts_beside_the_conversations(
    boss: Desk, services: Services
) -> None:
    for _ in range(5):
        await services.feedback.add("refund-double-charge", "fr", helped=False)
    await services.feedback.add("account-review", "en", helped=True)
    found = await boss.get("/gaps")
    assert [(one["article"], one["language"], one["no"]) for one in found["unhelpful"]] == [
        ("refund-double-charge", "fr", 5)
    ]
    assert found["languages"] == ["en", "fr"]


async def test_one_language_may_be_looked_at_alone(boss: Desk) -> None:
    french = await boss.get("/gaps?only=fr")
    assert (french["languages"], french["gaps"], french["unhelpful"]) == (["en"], [], [])
    assert (await boss.ask("GET", "/gaps?days=31")).status == 400


async def test_the_page_runs_no_foreign_script(client: TestClient[Any, Any]) -> None:
    async with client.get("/console/gaps") as answer:
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "gaps.js" in await answer.text()


def test_weeks_without_a_question_are_weeks_too() -> None:
    asked = [
        Asked("?", "en", MONDAY_AT_TEN - timedelta(days=15), (), Ending.NOTHING),
        Asked("?", "en", MONDAY_AT_TEN, (), Ending.NO),
        Asked("?", "en", MONDAY_AT_TEN, (), Ending.HELPED),
    ]
    weeks = [(week.begins.isoformat(), week.nothing, week.no) for week in weeks_of(asked, MONDAY_AT_TEN, 21)]
    assert weeks == [("2026-11-02", 1, 0), ("2026-11-09", 0, 0), ("2026-11-16", 0, 0), ("2026-11-23", 0, 1)]
