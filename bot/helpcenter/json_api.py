"""Reading JSON from a web server politely: only what changed, and not before it says so."""

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import urlsplit

from bot.helpcenter.source import SourceError

TIMEOUT = 20.0
MOST_TRIES = 4
LONGEST_WAIT = 60.0


@dataclass(frozen=True)
class Answer:
    """What a server answered: header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Fetch = Callable[[str, Mapping[str, str]], Answer]
Pause = Callable[[float], None]


class _SameHostOnly(urllib.request.HTTPRedirectHandler):
    """A login must not follow a redirect to another host; such an answer is given back as it came."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, headers: Mapping[str, str]) -> Answer:
    """One GET request. Answers of every status are returned; an answer that is missing or cut off raises `OSError`."""
    request = urllib.request.Request(url, headers=dict(headers))  # noqa: S310 - sources let only http and https in
    try:
        with urllib.request.build_opener(_SameHostOnly).open(request, timeout=TIMEOUT) as response:
            return Answer(response.status, _lower(response.headers.items()), response.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, _lower(error.headers.items()), error.read())
    except http.client.HTTPException as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


def _lower(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers}


class JsonApi:
    """Remembers every answer with its ETag, so that it travels again only when it has changed.

    Args:
        root: scheme and host; paths begin with a slash.
        headers: sent with every request.
    """

    def __init__(self, root: str, headers: Mapping[str, str], fetch: Fetch = fetch, pause: Pause = time.sleep) -> None:
        self.root = root
        self._headers = {"Accept": "application/json", "User-Agent": "Switchyard", **headers}
        self._fetch = fetch
        self._pause = pause
        self._known: dict[str, tuple[str, dict[str, Any]]] = {}

    def get(self, path: str, missing: dict[str, Any] | None = None) -> dict[str, Any]:
        """One JSON object; `missing` is what a 404 means, None when it is an error.

        Raises:
            SourceError: it cannot be had.
        """
        tag, known = self._known.get(path, ("", {}))
        answer = self._patiently(path, {**self._headers, "If-None-Match": tag} if tag else self._headers)
        if answer.status == 304 and tag:
            return known
        if answer.status == 404 and missing is not None:
            return missing
        if answer.status != 200:
            again = answer.status == 429 or answer.status >= 500
            raise SourceError(f"{self.root}: {path} answered {answer.status}", again=again)
        content = self._object(path, answer.body)
        if answer.headers.get("etag"):
            self._known[path] = (answer.headers["etag"], content)
        return content

    def _object(self, path: str, body: bytes) -> dict[str, Any]:
        try:
            content = json.loads(body)
        except ValueError as error:
            raise SourceError(f"{self.root}: {path} did not answer JSON", again=True) from error
        if not isinstance(content, dict):
            raise SourceError(f"{self.root}: {path} did not answer a JSON object", again=False)
        return content

    def _patiently(self, path: str, headers: Mapping[str, str]) -> Answer:
        """Asks again when told to wait, as long as the server says, a few times at most."""
        for tries in range(1, MOST_TRIES + 1):
            try:
                answer = self._fetch(self.root + path, headers)
            except OSError as error:
                raise SourceError(f"{self.root}: cannot be reached ({error})", again=True) from error
            wait = _seconds(answer.headers.get("retry-after", ""), tries)
            if answer.status not in (429, 503) or tries == MOST_TRIES or wait > LONGEST_WAIT:
                return answer
            self._pause(wait)
        raise AssertionError("the last try always returns")


def _seconds(retry_after: str, tries: int) -> float:
    return float(retry_after) if retry_after.isdigit() else 2.0**tries
