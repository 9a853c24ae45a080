"""Mail as files: for trying things out, and for whoever reads a folder instead of SMTP."""

from __future__ import annotations

import asyncio
import secrets
from email.message import EmailMessage
from pathlib import Path

from bot.clock import Clock
from bot.mail import MailError


class FolderMailer:
    """Writes `<moment>-<random>.eml` files."""

    def __init__(self, folder: Path, sender: str, clock: Clock) -> None:
        self._folder = folder
        self._sender = sender
        self._clock = clock

    async def send(self, to: str, subject: str, text: str) -> None:
        """Write the mail. Raises MailError."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = self._sender, to, subject
        mail.set_content(text)
        name = f"{self._clock():%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}.eml"
        try:
            await asyncio.to_thread(self._write, name, mail.as_bytes())
        except OSError as error:
            raise MailError(str(error), permanent=False) from error

    def _write(self, name: str, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / name).write_bytes(content)
