"""What the applications carry: typed keys, in one place."""

from __future__ import annotations

from aiohttp import web

from bot.conversation.worker import TurnWorker
from bot.edge.limits import Limits
from bot.files.attachments import Attachments
from bot.wiring import Services

SERVICES = web.AppKey("services", Services)
WORKER = web.AppKey("worker", TurnWorker)
LIMITS = web.AppKey("limits", Limits)
FILES = web.AppKey("files", Attachments)
