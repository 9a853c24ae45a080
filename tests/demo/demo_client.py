"""The demo, mounted under a prefix that it cannot know, at a fixed moment."""

from datetime import datetime, timezone
from functools import cache

from aiohttp import web
from aiohttp.test_utils import TestClient

from demo import stage
from demo.app import FOLDER, assemble
from demo.embedding import Embedding

SECRET = "a secret that only this test and the demo know"
NOW = datetime(2026, 11, 25, 10, 30, tzinfo=timezone.utc)
Client = TestClient[web.Request, web.Application]


@cache  # the files are read once for all tests; nobody changes what was read
def material() -> stage.Stage:
    return stage.read(FOLDER, Embedding("", SECRET, "demo-1"), lambda: NOW)


def mounted() -> web.Application:
    root = web.Application()
    root.add_subapp("/some/where/", assemble(material()))
    return root
