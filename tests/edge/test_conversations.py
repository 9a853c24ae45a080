"""Messages in, events out: over HTTP and over the socket, the same log."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.wiring import Services
from tests.edge.conftest import API, identity, open_widget
from tests.fakes import FakeBrain, says
from tests.people import CHLOE, JONAS

Browser = TestClient[Any, Any]


async def test_a_message_is_acknowledged_with_its_number_and_answered(browser: Browser) -> None:
    session = await open_widget(browser, page_language="fr")
    assert await session.send(client_msg_id="client-id-1", text="bonjour") == (
        202,
        {"client_msg_id": "client-id-1", "seq": 2},
    )
    events = await session.answers(2)
    assert [(event["seq"], event["author"], event["in_reply_to"]) for event in events] == [
        (1, "bot", None),
        (2, "visitor", None),
        (3, "bot", 2),
    ]


async def test_the_same_message_twice_is_one_message(browser: Browser, brain: FakeBrain) -> None:
    session = await open_widget(browser)
    first = await session.send(client_msg_id="client-id-1", text="hello")
    await session.answers(2)
    assert await session.send(client_msg_id="client-id-1", text="hello") == first
    assert len(await session.answers(2)) == 3
    assert len(brain.asked) == 1


async def test_a_typed_intent_is_plain_text(browser: Browser, brain: FakeBrain) -> None:
    session = await open_widget(browser)
    await session.send(client_msg_id="client-id-1", text='/inform{"plan": "custom"}')
    await session.answers(2)
    assert (brain.asked[0].text, brain.asked[0].payload) == ('inform{"plan": "custom"}', None)


async def test_a_button_is_pressed_by_its_id_and_means_what_the_server_stored(
    browser: Browser, brain: FakeBrain
) -> None:
    session = await open_widget(browser, page_language="en")
    button = session.opened["events"][0]["buttons"][0]
    await session.send(client_msg_id="client-id-1", button=button["id"])
    events = await session.answers(2)
    assert events[1]["parts"] == [{"type": "text", "text": button["title"]}]
    assert brain.asked[0].payload == '/choose_matter{"matter": "account_access"}'


@pytest.mark.parametrize(
    ("message", "status", "code"),
    [
        ({"client_msg_id": "client-id-1", "text": "   "}, 422, "empty"),
        ({"client_msg_id": "client-id-1", "text": "\0\0"}, 422, "empty"),
        ({"client_msg_id": "client-id-1", "text": "a" * 10_001}, 413, "too_long"),
        ({"client_msg_id": "client-id-1", "button": "not-offered"}, 422, "unknown_button"),
        ({"client_msg_id": "client-id-1", "button": "/affirm"}, 422, "unknown_button"),
        ({"client_msg_id": "client-id-1"}, 400, "bad_request"),
        ({"client_msg_id": "client-id-1", "text": "a", "button": "b"}, 400, "bad_request"),
        ({"client_msg_id": "short", "text": "a"}, 400, "bad_request"),
        ({"client_msg_id": "client-id-1", "text": 7}, 400, "bad_request"),
        ({"client_msg_id": "client-id-1", "text": "a", "payload": "/affirm"}, 400, "bad_request"),
    ],
)
async def test_what_cannot_be_taken_is_refused_and_stores_nothing(
    browser: Browser, message: dict[str, Any], status: int, code: str
) -> None:
    session = await open_widget(browser)
    got, content = await session.send(**message)
    assert (got, content["error"]["code"]) == (status, code)
    assert len(await session.events()) == 1


@pytest.mark.parametrize("body", ["", "[", "null", "[1]", '{"text": NaN}', "[" * 50_000, '{"a":' * 30_000])
async def test_a_body_that_is_no_json_object_is_refused(browser: Browser, body: str) -> None:
    session = await open_widget(browser)
    path = f"{API}/conversations/{session.conversation}/messages"
    headers = {**session.headers, "Content-Type": "application/json"}
    async with browser.post(path, data=body, headers=headers) as answer:
        assert answer.status == 400


async def test_half_a_character_is_replaced_not_stored(browser: Browser) -> None:
    session = await open_widget(browser)
    status, _ = await session.send(client_msg_id="client-id-1", text="broken \ud800 text")
    assert status == 202


async def test_absent_and_forbidden_conversations_are_the_same_404(browser: Browser, services: Services) -> None:
    chloe = await open_widget(browser, identity_token=identity(services, CHLOE))
    jonas = await open_widget(browser, identity_token=identity(services, JONAS))
    answers = [await jonas.call("GET", f"/conversations/{id}/events") for id in (chloe.conversation, "does-not-exist")]
    assert answers[0] == answers[1]
    assert answers[0][0] == 404


async def test_too_many_messages_at_once_are_refused_with_a_way_to_go_on(browser: Browser) -> None:
    session = await open_widget(browser)
    results = [await session.send(client_msg_id=f"client-id-{number}", text="hi") for number in range(17)]
    assert results[-1][0] == 429
    assert results[-1][1]["error"]["retry"]


async def test_the_socket_tells_what_was_missed_then_what_is_new(browser: Browser, brain: FakeBrain) -> None:
    brain.replies = [says("Hello!"), says("What is it about?")]
    session = await open_widget(browser)
    async with browser.ws_connect(f"{API}/conversations/{session.conversation}/socket") as socket:
        await socket.send_json({"type": "hello", "visitor_token": session.token, "after": 0})
        assert (await socket.receive_json())["type"] == "ready"
        assert (await socket.receive_json())["event"]["seq"] == 1
        await socket.send_json({"type": "send", "client_msg_id": "client-id-1", "text": "hello"})
        frames: list[Any] = []
        while not any(frame["type"] == "event" and frame["event"]["seq"] == 4 for frame in frames):
            frames.append(await socket.receive_json())
    assert {"type": "ack", "client_msg_id": "client-id-1", "seq": 2} in frames
    assert [frame["event"]["seq"] for frame in frames if frame["type"] == "event"] == [2, 3, 4]


async def test_after_a_cut_the_socket_goes_on_where_it_was(browser: Browser) -> None:
    session = await open_widget(browser)
    await session.send(client_msg_id="client-id-1", text="hello")
    await session.answers(2)
    async with browser.ws_connect(f"{API}/conversations/{session.conversation}/socket") as socket:
        await socket.send_json({"type": "hello", "visitor_token": session.token, "after": 2})
        await socket.receive_json()
        assert (await socket.receive_json())["event"]["seq"] == 3


@pytest.mark.parametrize("hello", ['{"type": "hello"}', "[]", "not json", '{"visitor_token": "forged"}'])
async def test_a_socket_that_does_not_say_who_it_is_is_told_so_and_closed(browser: Browser, hello: str) -> None:
    session = await open_widget(browser)
    async with browser.ws_connect(f"{API}/conversations/{session.conversation}/socket") as socket:
        await socket.send_str(hello)
        assert (await socket.receive_json())["type"] == "error"
        assert (await socket.receive()).type.name == "CLOSE"


async def test_a_bad_frame_is_refused_and_the_line_stays_open(browser: Browser) -> None:
    session = await open_widget(browser)
    async with browser.ws_connect(f"{API}/conversations/{session.conversation}/socket") as socket:
        await socket.send_json({"type": "hello", "visitor_token": session.token, "after": 9})
        await socket.receive_json()
        for frame in ("[" * 20_000, "null", '{"type": "send", "client_msg_id": "x"}', '{"type": 4}'):
            await socket.send_str(frame)
        await socket.send_json({"type": "ping"})
        kinds = [(await socket.receive_json())["type"] for _ in range(4)]
    assert kinds == ["error", "error", "error", "pong"]


async def test_the_channel_buttons_of_the_help_center_page_are_on_offer_at_any_time(
    browser: Browser, brain: FakeBrain
) -> None:
    session = await open_widget(browser, page_language="de")
    await session.send(client_msg_id="client-id-1", button="channel:contact")
    events = await session.answers(2)
    assert events[1]["author"] == "visitor"
    assert brain.asked[0].payload == "/write_to_contact"
    assert (await session.send(client_msg_id="client-id-2", button="channel:/restart"))[0] == 422


async def test_a_language_can_be_chosen_by_a_button_at_any_time(
    browser: TestClient[Any, Any], brain: FakeBrain, services: Services
) -> None:
    session = await open_widget(browser, page_language="en")
    await session.send(client_msg_id="client-id-1", button="language:de")
    events = await session.answers(2)
    assert brain.asked[0].payload == '/switch_language{"language": "de"}'
    assert events[1]["parts"][0]["text"] == services.texts.say("de", "widget.go_on")
    assert (await session.send(client_msg_id="client-id-2", button="language:xx"))[0] == 422
