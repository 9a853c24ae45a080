"""A Zendesk Help Center over its API, in every language that it has."""

import base64
import hashlib
import json
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from bot.helpcenter import zendesk
from bot.helpcenter.json_api import Fetch, JsonApi, Pause, fetch
from bot.helpcenter.source import Problem, Reading, SourceError

# Oldest first: a page changes only when one of its own articles does, and none slips through while pages are turned.
WHOLE = "per_page=100&sort_by=created_at&sort_order=asc"
# Latest change first: what follows the first page without a change is known.
CHANGES = "per_page=100&sort_by=updated_at&sort_order=desc"
MOST_PAGES = 1000
# Whoever follows a Help Center looks every few seconds; Zendesk is asked this often at most.
REST = 300.0
REST_AFTER_FAILURE = 30.0
# Now and then everything is read again, in case a change did not move an article to the front.
WHOLE_EVERY = 50

Items = dict[str, Any]


class ZendeskApiSource:
    """Reads all articles once, and from then on what has changed: a quiet Help Center costs one request a list.

    The location is the Help Center's address. One that needs a login carries it as
    `https://EMAIL%2Ftoken:KEY@HOST`; the login is sent as a header and never shown.
    """

    def __init__(
        self,
        location: str,
        fetch: Fetch = fetch,
        pause: Pause = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        address = urlsplit(location)
        headers = {}
        if address.username:
            login = f"{unquote(address.username)}:{unquote(address.password or '')}"
            headers["Authorization"] = f"Basic {base64.b64encode(login.encode()).decode()}"
        self._api = JsonApi(f"{address.scheme}://{address.netloc.rpartition('@')[2]}", headers, fetch, pause)
        self._clock = clock
        self._rested_at = clock()
        self._failure: SourceError | None = None
        self._readings = 0
        self._known: dict[str, Items] = {}

    @staticmethod
    def reads(location: str) -> bool:
        return location.startswith(("https://", "http://"))

    @property
    def name(self) -> str:
        return self._api.root

    def read(self, since: str | None = None) -> Reading | None:
        """See `Source.read`. Asks nobody when it asked a short while ago."""
        if self._clock() < self._rested_at:
            if self._failure:
                raise SourceError(str(self._failure), self._failure.again)
            if since is not None:
                return None
        try:
            articles, sections = self._everything()
        except SourceError as error:
            self._failure, self._rested_at = error, self._clock() + REST_AFTER_FAILURE
            raise
        self._failure, self._rested_at = None, self._clock() + REST
        revision = hashlib.sha256(json.dumps([articles, sections], sort_keys=True).encode()).hexdigest()
        if revision == since:
            return None
        problems: list[Problem] = []
        found = zendesk.articles_from(articles, sections, self.name, problems)
        return Reading(found, revision, problems=tuple(problems))

    def _everything(self) -> tuple[list[object], list[object]]:
        """Articles and sections of all locales."""
        articles: list[object] = []
        sections: list[object] = []
        for prefix in self._prefixes():
            articles += self._articles(prefix).values()
            sections += self._listed(f"{prefix}sections.json?per_page=100", "sections")
        self._readings += 1
        return articles, sections

    def _prefixes(self) -> list[str]:
        """One per locale; the default locale's comes first, so that its articles win among `en-us` and `en-gb`."""
        answer = self._api.get("/api/v2/help_center/locales.json", missing={})
        locales = list(dict.fromkeys([answer.get("default_locale"), *(answer.get("locales") or ())]))
        return [f"/api/v2/help_center/{locale}/" for locale in locales if locale] or ["/api/v2/help_center/"]

    def _articles(self, prefix: str) -> Items:
        """All articles of a locale by id, from what is known and what has changed where that is enough."""
        known = self._known.get(prefix)
        items = self._changed(prefix, known) if known and self._readings % WHOLE_EVERY else None
        if items is None:
            listed = self._listed(f"{prefix}articles.json?{WHOLE}", "articles")
            items = {_id(item, number): item for number, item in enumerate(listed)}
        self._known[prefix] = items
        return items

    def _changed(self, prefix: str, known: Items) -> Items | None:
        """Known articles with the changed and new ones; None when some have gone and nobody says which."""
        items = dict(known)
        for page in self._pages(f"{prefix}articles.json?{CHANGES}"):
            listed = {_id(item, number): item for number, item in enumerate(page.get("articles") or ())}
            items.update(listed)
            if all(_same(item, known.get(id)) for id, item in listed.items()):
                return items if page.get("count") == len(items) else None
        return None

    def _listed(self, path: str, key: str) -> Iterator[object]:
        for page in self._pages(path, missing={} if key == "sections" else None):
            yield from page.get(key) or ()

    def _pages(self, path: str, missing: dict[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        for _ in range(MOST_PAGES):
            page = self._api.get(path, missing)
            yield page
            following = page.get("next_page")
            if not following:
                return
            path = self._same_host(str(following))
        raise SourceError(f"{self.name}: {path}: more than {MOST_PAGES} pages", again=False)

    def _same_host(self, url: str) -> str:
        """The path of the next page. A login must not follow a link to another host."""
        following = urlsplit(urljoin(self.name, url))
        if following.netloc != urlsplit(self.name).netloc:
            raise SourceError(f"{self.name}: the next page is on another host ({url})", again=False)
        return following._replace(scheme="", netloc="").geturl()


def _id(item: object, number: int) -> str:
    """What is no article keeps a place of its own, so that it is told as a problem."""
    return str(item.get("id")) if isinstance(item, dict) and "id" in item else f"number {number}"


def _same(item: object, known: object) -> bool:
    if not isinstance(item, dict) or not isinstance(known, dict):
        return item == known
    return bool(item.get("updated_at")) and item["updated_at"] == known.get("updated_at")
