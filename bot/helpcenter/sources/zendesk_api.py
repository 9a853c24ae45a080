"""A Zendesk Help Center over its API, in every language that it has."""

import base64
import hashlib
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from bot.helpcenter import zendesk
from bot.helpcenter.source import Problem, Reading, SourceError

# Oldest first: a page changes only when one of its own articles does, so most pages answer "not modified".
PAGE = "per_page=100&sort_by=created_at&sort_order=asc"
TIMEOUT = 20.0
MOST_TRIES = 4
LONGEST_WAIT = 60.0
MOST_PAGES = 1000


@dataclass(frozen=True)
class Answer:
    """What a server answered: header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Fetch = Callable[[str, Mapping[str, str]], Answer]


def fetch(url: str, headers: Mapping[str, str]) -> Answer:
    """One GET request. Answers of every status are returned; only a missing answer raises `OSError`."""
    request = urllib.request.Request(url, headers=dict(headers))  # noqa: S310 - `reads` lets only http and https in
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
            return Answer(response.status, _lower(response.headers), response.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, _lower(error.headers), error.read())


def _lower(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


class ZendeskApiSource:
    """Remembers every page with its ETag, so that a later read transfers only the pages that changed.

    The location is the Help Center's address. One that needs a login carries it as
    `https://EMAIL%2Ftoken:KEY@HOST`; the login is sent as a header and never shown.
    """

    def __init__(self, location: str, fetch: Fetch = fetch, pause: Callable[[float], None] = time.sleep) -> None:
        address = urlsplit(location)
        self._root = f"{address.scheme}://{address.netloc.rpartition('@')[2]}"
        self._headers = {"Accept": "application/json", "User-Agent": "Switchyard"}
        if address.username:
            login = f"{unquote(address.username)}:{unquote(address.password or '')}"
            self._headers["Authorization"] = f"Basic {base64.b64encode(login.encode()).decode()}"
        self._fetch = fetch
        self._pause = pause
        self._pages: dict[str, tuple[str, Any]] = {}

    @staticmethod
    def reads(location: str) -> bool:
        return location.startswith(("https://", "http://"))

    @property
    def name(self) -> str:
        return self._root

    def read(self, since: str | None = None) -> Reading | None:
        """See `Source.read`."""
        articles: list[object] = []
        sections: list[object] = []
        for prefix in self._prefixes():
            articles += self._listed(f"{prefix}articles.json?{PAGE}", "articles")
            sections += self._listed(f"{prefix}sections.json?per_page=100", "sections")
        revision = hashlib.sha256(json.dumps([articles, sections], sort_keys=True).encode()).hexdigest()
        if revision == since:
            return None
        problems: list[Problem] = []
        found = zendesk.articles_from(articles, sections, self._root, problems)
        return Reading(found, revision, problems=tuple(problems))

    def _prefixes(self) -> list[str]:
        """One per locale; the default locale's comes first, so that its articles win among `en-us` and `en-gb`."""
        answer = self._get("/api/v2/help_center/locales.json", missing={})
        locales = list(dict.fromkeys([answer.get("default_locale"), *(answer.get("locales") or ())]))
        return [f"/api/v2/help_center/{locale}/" for locale in locales if locale] or ["/api/v2/help_center/"]

    def _listed(self, path: str, key: str) -> Iterator[object]:
        for _ in range(MOST_PAGES):
            page = self._get(path, missing={} if key == "sections" else None)
            yield from page.get(key) or ()
            following = page.get("next_page")
            if not following:
                return
            path = self._same_host(str(following))
        raise SourceError(f"{self._root}: {key}: more than {MOST_PAGES} pages", again=False)

    def _same_host(self, url: str) -> str:
        """A login must not follow a link to another host."""
        if urlsplit(urljoin(self._root, url)).netloc != urlsplit(self._root).netloc:
            raise SourceError(f"{self._root}: the next page is on another host ({url})", again=False)
        return urljoin(self._root, url).removeprefix(self._root)

    def _get(self, path: str, missing: dict[str, Any] | None = None) -> dict[str, Any]:
        """One JSON object; `missing` is what a 404 means, None when it is an error."""
        tag, known = self._pages.get(path, ("", None))
        answer = self._patiently(path, {**self._headers, "If-None-Match": tag} if tag else self._headers)
        if answer.status == 304 and isinstance(known, dict):
            return known
        if answer.status == 404 and missing is not None:
            return missing
        if answer.status != 200:
            again = answer.status == 429 or answer.status >= 500
            raise SourceError(f"{self._root}: {path} answered {answer.status}", again=again)
        try:
            page = json.loads(answer.body)
        except ValueError as error:
            raise SourceError(f"{self._root}: {path} did not answer JSON", again=True) from error
        if not isinstance(page, dict):
            raise SourceError(f"{self._root}: {path} did not answer a JSON object", again=False)
        if answer.headers.get("etag"):
            self._pages[path] = (answer.headers["etag"], page)
        return page

    def _patiently(self, path: str, headers: Mapping[str, str]) -> Answer:
        """Asks again when told to wait, as long as the server says, a few times at most."""
        for tries in range(1, MOST_TRIES + 1):
            try:
                answer = self._fetch(self._root + path, headers)
            except OSError as error:
                raise SourceError(f"{self._root}: cannot be reached ({error})", again=True) from error
            wait = _seconds(answer.headers.get("retry-after", ""), tries)
            if answer.status not in (429, 503) or tries == MOST_TRIES or wait > LONGEST_WAIT:
                return answer
            self._pause(wait)
        raise AssertionError("the last try always returns")


def _seconds(retry_after: str, tries: int) -> float:
    return float(retry_after) if retry_after.isdigit() else 2.0**tries
