import base64
import json

import pytest

from bot.helpcenter import Reading, SourceError
from bot.helpcenter.sources.zendesk_api import LONGEST_WAIT, MOST_TRIES, Answer, ZendeskApiSource
from tests.helpcenter.sources.fake_zendesk import PAGE_SIZE, FakeZendesk

ARTICLES = [
    {"id": number, "locale": locale, "title": f"Article {number}", "body": "<p>x</p>", "section_id": 1}
    for locale in ("en-us", "fr")
    for number in range(PAGE_SIZE * 2 + 1)
    if number
]


def a_zendesk() -> FakeZendesk:
    return FakeZendesk({"articles": ARTICLES, "sections": [{"id": 1, "locale": "fr", "name": "Aide"}]})


def read(source: ZendeskApiSource) -> Reading:
    reading = source.read()
    assert reading is not None
    return reading


def test_all_pages_of_all_locales_are_read() -> None:
    articles = read(ZendeskApiSource("https://help.example", a_zendesk())).articles
    assert len(articles) == len(ARTICLES)
    assert {article.language for article in articles} == {"en", "fr"}


def test_only_pages_that_changed_travel_again() -> None:
    zendesk = a_zendesk()
    source = ZendeskApiSource("https://help.example", zendesk)
    first = read(source)
    zendesk.sent = 0
    assert source.read(first.revision) is None
    assert zendesk.sent == 0
    zendesk.export = {**zendesk.export, "articles": [{**ARTICLES[0], "title": "New"}, *ARTICLES[1:]]}
    assert source.read(first.revision) is not None
    assert zendesk.sent == 1


def test_a_limit_is_waited_out_as_long_as_the_server_says() -> None:
    zendesk, pauses = a_zendesk(), list[float]()
    zendesk.next_answers = [Answer(429, {"retry-after": "7"}, b""), Answer(503, {}, b"")]
    read(ZendeskApiSource("https://help.example", zendesk, pauses.append))
    assert pauses == [7.0, 4.0]


@pytest.mark.parametrize("wait", ["1", str(int(LONGEST_WAIT) + 1)])
def test_a_limit_that_does_not_end_is_an_error_that_may_pass(wait: str) -> None:
    zendesk = a_zendesk()
    zendesk.next_answers = [Answer(429, {"retry-after": wait}, b"")] * MOST_TRIES
    with pytest.raises(SourceError, match="429") as error:
        ZendeskApiSource("https://help.example", zendesk, lambda _: None).read()
    assert error.value.again


@pytest.mark.parametrize(
    ("answer", "again"),
    [
        (Answer(401, {}, b""), False),
        (Answer(500, {}, b""), True),
        (Answer(200, {}, b"<html>"), True),
        (Answer(200, {}, b"[]"), False),
        (OSError("no route"), True),
    ],
)
def test_what_cannot_be_read_says_whether_trying_again_helps(answer: Answer | OSError, again: bool) -> None:
    zendesk = a_zendesk()
    zendesk.next_answers = [answer]
    with pytest.raises(SourceError) as error:
        ZendeskApiSource("https://help.example", zendesk).read()
    assert error.value.again is again


def test_a_help_center_without_a_list_of_locales_is_read_in_its_own() -> None:
    zendesk = FakeZendesk({"articles": [{**ARTICLES[0], "locale": "help_center"}]})
    zendesk.next_answers = [Answer(404, {}, b"")]
    assert len(read(ZendeskApiSource("https://help.example", zendesk)).articles) == 1


def test_a_login_travels_as_a_header_and_is_never_shown() -> None:
    zendesk = a_zendesk()
    source = ZendeskApiSource("https://me%40x.example%2Ftoken:KEY@help.example/hc/fr", zendesk)
    read(source)
    expected = f"Basic {base64.b64encode(b'me@x.example/token:KEY').decode()}"
    assert {headers["Authorization"] for _, headers in zendesk.requests} == {expected}
    assert source.name == "https://help.example"
    assert not any("KEY" in url for url, _ in zendesk.requests)


def test_a_login_does_not_follow_a_page_to_another_host() -> None:
    zendesk = a_zendesk()
    locales = Answer(200, {}, b'{"locales": ["fr"]}')
    page = {"articles": [], "next_page": "https://evil.example/api"}
    zendesk.next_answers = [locales, Answer(200, {}, json.dumps(page).encode())]
    with pytest.raises(SourceError, match="another host"):
        ZendeskApiSource("https://help.example", zendesk).read()
