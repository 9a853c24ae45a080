"""`/widget.js`: the one script that an embedding page loads, with the words on its button in every spoken language.

Before its first click the script asks the network for nothing but itself, so its words come in it.
"""

from __future__ import annotations

import json
from hashlib import sha256

from aiohttp import ETag, web

from bot.edge.keys import SERVICES
from bot.wiring import Services

LABELS = "const LABELS = {};"


async def script(request: web.Request) -> web.Response:
    """The script, or 304 for a browser that has it."""
    text = written(request.app[SERVICES])
    tag = ETag(sha256(text.encode()).hexdigest()[:16])
    known = tag in (request.if_none_match or ())
    response = web.Response(status=304) if known else web.Response(text=text, content_type="text/javascript")
    response.etag = tag
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    response.headers["Cache-Control"] = "public, max-age=300"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def written(services: Services) -> str:
    """`web/widget/loader.js` with its labels: language -> `widget.launcher`, the fallback language's first."""
    languages, texts = services.languages, services.texts
    codes = [languages.fallback, *(code for code in languages.spoken if code != languages.fallback)]
    labels = json.dumps({code: texts.say(code, "widget.launcher") for code in codes}, ensure_ascii=False)
    source = (services.settings.root / "web" / "widget" / "loader.js").read_text("utf-8")
    return source.replace(LABELS, f"const LABELS = {labels};", 1)
