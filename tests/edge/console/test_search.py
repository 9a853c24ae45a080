"""Search over past conversations: each role finds what it may see, and a look out of turn is written down."""

from __future__ import annotations

from typing import Any

from aiohttp.test_utils import TestClient

from bot.edge.console.gate import COOKIE
from bot.wiring import Services
from tests.edge.console.conftest import Desk, Hire, Wait
from tests.people import CHLOE, PRIYA


async def names(desk: Desk, **wanted: str) -> list[str]:
    return [one["name"] for one in (await (await desk.post("/search", **wanted)).json())["found"]]


async def viewed(services: Services) -> list[tuple[str, str]]:
    return [(line.actor, line.object) for line in await services.desk.audit.lines() if line.action == "viewed"]


async def test_an_agent_finds_and_reads_what_they_have_had_and_nothing_else(
    services: Services, hire: Hire, queued: Wait
) -> None:
    ada, ben, boss = await hire("Ada"), await hire("Ben"), await hire("Boss", role="manager")
    mine, other = await queued(PRIYA), await queued(CHLOE)
    for talk, desk in ((mine, ada), (other, ben)):
        await services.desk.chat.accept(talk.id, desk.agent)
        await services.desk.chat.end(talk.id, desk.agent)
    assert await names(ada, words="campaign") == ["Priya Raman"]
    assert sorted(await names(boss, words="campaign")) == ["Chloé Martin", "Priya Raman"]
    assert (await ada.ask("GET", f"/conversations/{other.id}/events")).status == 404
    assert await viewed(services) == []
    assert (await ada.ask("GET", f"/conversations/{mine.id}/events")).status == 200
    assert await viewed(services) == [(ada.agent.id, mine.id)]


async def test_what_was_once_ones_own_can_be_read_and_not_answered(
    services: Services, hire: Hire, queued: Wait
) -> None:
    ada, talk = await hire("Ada"), await queued(PRIYA)
    await services.desk.chat.accept(talk.id, ada.agent)
    await services.desk.chat.end(talk.id, ada.agent)
    answer = await ada.post(f"/conversations/{talk.id}/messages", client_msg_id="late-0001", text="One more thing")
    assert answer.status == 409


async def test_a_look_through_the_live_line_is_written_down_too(
    services: Services, client: TestClient[Any, Any], hire: Hire, queued: Wait
) -> None:
    ben, boss = await hire("Ben"), await hire("Boss", role="manager")
    talk = await queued(PRIYA)
    await services.desk.chat.accept(talk.id, ben.agent)
    async with client.ws_connect("/console/api/socket", headers={"Cookie": f"{COOKIE}={boss.token}"}) as line:
        await line.send_json({"type": "hello", "seen": {}})
        await line.send_json({"type": "watch", "conversation": talk.id})
        while (await line.receive_json(timeout=10))["type"] != "log":
            pass
    assert await viewed(services) == [(boss.agent.id, talk.id)]


async def test_a_day_that_is_none_is_refused(hire: Hire) -> None:
    assert (await (await hire("Ada")).post("/search", since="yesterday")).status == 400
