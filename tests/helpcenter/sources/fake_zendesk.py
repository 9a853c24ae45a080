"""A Zendesk Help Center in memory: locales, order, pages, counts, ETags, limits."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from bot.helpcenter.json_api import Answer

PAGE_SIZE = 2


class FakeZendesk:
    """Answers like the API does; keeps every request that it got and how many bodies it sent."""

    def __init__(self, export: Mapping[str, Any], host: str = "help.example") -> None:
        self.host = host
        self.export = export
        self.requests: list[tuple[str, Mapping[str, str]]] = []
        self.sent = 0
        self.next_answers: list[Answer | OSError] = []

    def __call__(self, url: str, headers: Mapping[str, str]) -> Answer:
        self.requests.append((url, headers))
        if self.next_answers:
            answer = self.next_answers.pop(0)
            if isinstance(answer, OSError):
                raise answer
            return answer
        address = urlsplit(url)
        *_, place, name = address.path.split("/")
        if name == "locales.json":
            return self._answer({"locales": self._locales(), "default_locale": "en-us"}, headers)
        key = name.removesuffix(".json")
        items = [item for item in self.export.get(key, ()) if item["locale"] == place]
        query = {name: values[-1] for name, values in parse_qs(address.query).items()}
        if query.get("sort_by") == "updated_at":
            items.sort(key=lambda item: str(item.get("updated_at", "")), reverse=query["sort_order"] == "desc")
        page = int(query.get("page", 1))
        following = f"https://{self.host}{address.path}?{urlencode({**query, 'page': page + 1})}"
        content = {
            key: items[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
            "count": len(items),
            "next_page": following if len(items) > page * PAGE_SIZE else None,
        }
        return self._answer(content, headers)

    def _locales(self) -> list[str]:
        return sorted({item["locale"] for item in self.export["articles"]})

    def _answer(self, content: Mapping[str, Any], headers: Mapping[str, str]) -> Answer:
        body = json.dumps(content).encode()
        tag = f'"{hashlib.sha256(body).hexdigest()}"'
        if headers.get("If-None-Match") == tag:
            return Answer(304, {"etag": tag}, b"")
        self.sent += 1
        return Answer(200, {"etag": tag}, body)
