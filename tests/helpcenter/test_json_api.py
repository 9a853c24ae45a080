"""Against a real HTTP server on a socket of this machine."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.helpcenter import SourceError
from bot.helpcenter.json_api import LONGEST_WAIT, MOST_TRIES, Answer, JsonApi
from bot.helpcenter.sources.zendesk_api import ZendeskApiSource
from tests.helpcenter.sources.fake_zendesk import FakeZendesk


class Server:
    """Sends the answers that a test prepared, then `{}`; or asks a `FakeZendesk` when there is one."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.zendesk: FakeZendesk | None = None
        self.seen: list[dict[str, str]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = {name.title(): value for name, value in self.headers.items()}
                server.seen.append(headers)
                answer = server.answer(f"{server.root}{self.path}", headers)
                self.send_response(answer.status)
                for name, value in {"content-length": str(len(answer.body)), **answer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, format: str, *args: object) -> None:
                """A test's output is no access log."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.root = f"http://127.0.0.1:{self._server.server_port}"

    def answer(self, url: str, headers: dict[str, str]) -> Answer:
        if self.answers:
            return self.answers.pop(0)
        if self.zendesk:
            return self.zendesk(url, {"If-None-Match": headers.get("If-None-Match", "")})
        return Answer(200, {}, b"{}")

    @contextmanager
    def running(self) -> Iterator[None]:
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    with server.running():
        yield server


def test_what_did_not_change_does_not_travel_again(server: Server) -> None:
    server.answers = [Answer(200, {"ETag": '"1"'}, b'{"a": 1}'), Answer(304, {"ETag": '"1"'}, b"")]
    api = JsonApi(server.root, {})
    assert api.get("/x") == api.get("/x") == {"a": 1}
    assert [headers.get("If-None-Match") for headers in server.seen] == [None, '"1"']


def test_a_limit_is_waited_out_as_long_as_the_server_says(server: Server) -> None:
    server.answers = [Answer(429, {"Retry-After": "7"}, b""), Answer(503, {}, b"")]
    pauses: list[float] = []
    assert JsonApi(server.root, {}, pause=pauses.append).get("/x") == {}
    assert pauses == [7.0, 4.0]


@pytest.mark.parametrize("wait", ["1", str(int(LONGEST_WAIT) + 1)])
def test_a_limit_that_does_not_end_is_an_error_that_may_pass(server: Server, wait: str) -> None:
    server.answers = [Answer(429, {"Retry-After": wait}, b"")] * MOST_TRIES
    with pytest.raises(SourceError, match="429") as error:
        JsonApi(server.root, {}, pause=lambda seconds: None).get("/x")
    assert error.value.again
    assert len(server.seen) == (MOST_TRIES if wait == "1" else 1)


@pytest.mark.parametrize(
    ("answer", "again"),
    [
        (Answer(401, {}, b""), False),
        (Answer(404, {}, b""), False),
        (Answer(500, {}, b""), True),
        (Answer(200, {}, b"<html>"), True),
        (Answer(200, {}, b"[]"), False),
        (Answer(200, {"content-length": "99"}, b'{"cut": "of'), True),
    ],
)
def test_what_cannot_be_read_says_whether_trying_again_helps(server: Server, answer: Answer, again: bool) -> None:
    server.answers = [answer]
    with pytest.raises(SourceError) as error:
        JsonApi(server.root, {}).get("/x")
    assert error.value.again is again


def test_nobody_at_the_other_end_is_an_error_that_may_pass() -> None:
    server = Server()
    with server.running():
        pass
    with pytest.raises(SourceError, match="cannot be reached") as error:
        JsonApi(server.root, {}).get("/x")
    assert error.value.again


def test_what_may_be_missing_is_no_error(server: Server) -> None:
    server.answers = [Answer(404, {}, b"")]
    assert JsonApi(server.root, {}).get("/x", missing={"none": True}) == {"none": True}


def test_a_login_follows_a_redirect_on_its_own_host_only(server: Server) -> None:
    other = Server()
    login = {"Authorization": "Basic secret"}
    with other.running():
        server.answers = [Answer(302, {"Location": f"{server.root}/y"}, b""), Answer(200, {}, b'{"a": 1}')]
        assert JsonApi(server.root, login).get("/x") == {"a": 1}
        server.answers = [Answer(302, {"Location": f"{other.root}/y"}, b"")]
        with pytest.raises(SourceError, match="302"):
            JsonApi(server.root, login).get("/x")
    assert other.seen == []


def test_a_zendesk_help_center_is_followed_over_a_socket(server: Server) -> None:
    articles = [
        {"id": number, "locale": "en-us", "title": f"Article {number}", "body": "<p>x</p>", "updated_at": "2026-01-01"}
        for number in range(1, 6)
    ]
    server.zendesk = FakeZendesk({"articles": articles}, host=server.root.removeprefix("http://"))
    hours = iter(range(0, 3_600_000, 3600))
    source = ZendeskApiSource(server.root, clock=lambda: float(next(hours)))
    first = source.read()
    assert first is not None and len(first.articles) == 5
    changed = {**articles[4], "title": "Rewritten", "updated_at": "2026-01-02"}
    server.zendesk.export = {"articles": json.loads(json.dumps([*articles[:4], changed]))}
    second = source.read(first.revision)
    assert second is not None
    assert [article.title for article in second.articles][-1] == "Rewritten"
    assert source.read(second.revision) is None
