"""The demo as one aiohttp application, to be mounted under any prefix: all its links are relative."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

from aiohttp import web

from demo import dashboard, site, stage
from demo.embedding import Embedding

FOLDER = Path(__file__).resolve().parent


def create_app(
    identity_secret: str,
    key_id: str,
    edge_url: str = "",
    now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
) -> web.Application:
    """The website and the dashboard of Switchyard Mail.

    Args:
        identity_secret: signs who is signed in; the edge knows the same secret under `key_id`.
        edge_url: where browsers reach Switchyard; "" when it is the same host.
    """
    return assemble(stage.read(FOLDER, Embedding(edge_url, identity_secret, key_id), now))


def assemble(material: stage.Stage) -> web.Application:
    """The application around what was read."""
    app = web.Application()
    app[stage.STAGE] = material
    app.on_response_prepare.append(_protect)
    app.router.add_get("/", site.to_website)
    app.router.add_get("/site", site.website)
    app.router.add_get("/sign-in", site.sign_in)
    app.router.add_get("/dashboard", dashboard.home)
    app.router.add_get("/dashboard/help", dashboard.help_center)
    app.router.add_get("/dashboard/{section}", dashboard.absent)
    app.router.add_static("/static", FOLDER / "static")
    return app


async def _protect(request: web.Request, response: web.StreamResponse) -> None:
    embedding = request.config_dict[stage.STAGE].embedding
    response.headers["Content-Security-Policy"] = embedding.content_security_policy
    response.headers["X-Content-Type-Options"] = "nosniff"
    # The Help Center's frame needs to know whose page it is in; nobody needs the query.
    response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
