"""Pages and files for browsers, each with a strict content security policy."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from bot.edge import launcher
from bot.edge.errors import Refusal
from bot.edge.keys import SERVICES

TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".json": "application/json",
}
FRAMES = {"frame": "frame.html", "help": "help.html"}
OWN_PARTS_ONLY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
)


def widget_folder(request: web.Request) -> Path:
    return request.app[SERVICES].settings.root / "web" / "widget"


async def frame(request: web.Request) -> web.StreamResponse:
    """`/widget/frame` and `/widget/help`: what the loader puts into a page."""
    response = file_response(widget_folder(request), FRAMES[request.match_info["name"]])
    # The Help Center's pages are an embedder too, and of this very origin.
    ancestors = f"'self' {request.app[SERVICES].settings.frame_ancestors}"
    response.headers["Content-Security-Policy"] = OWN_PARTS_ONLY.format(ancestors=ancestors)
    return response


async def widget_file(request: web.Request) -> web.StreamResponse:
    """A script, style or picture of the widget."""
    return file_response(widget_folder(request), request.match_info["path"])


def file_response(folder: Path, name: str) -> web.FileResponse:
    """A file of a folder, never of another. Raises Refusal `not_found`."""
    path = (folder / name).resolve()
    if folder.resolve() not in path.parents or path.suffix not in TYPES or not path.is_file():
        raise Refusal("not_found")
    response = web.FileResponse(path)
    response.content_type = TYPES[path.suffix]
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    response.headers["Cache-Control"] = "no-cache"
    return response


def add_routes(app: web.Application) -> None:
    """Put the widget's pages on an application."""
    app.router.add_get("/widget.js", launcher.script)
    app.router.add_get("/widget/{name:frame|help}", frame)
    app.router.add_get("/widget/{path:.+}", widget_file)
