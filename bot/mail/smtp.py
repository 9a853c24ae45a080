"""Mail by SMTP."""

from __future__ import annotations

import asyncio
import smtplib
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from bot.mail import MailError

PATIENCE = 20  # seconds


class SmtpMailer:
    """
    Args:
        address: `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…:465`.
    """

    def __init__(self, address: str, sender: str) -> None:
        self._address = urlsplit(address)
        self._sender = sender

    async def send(self, to: str, subject: str, text: str) -> None:
        """Hand the mail to the server. Raises MailError."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = self._sender, to, subject
        mail.set_content(text)
        try:
            await asyncio.to_thread(self._deliver, mail)
        except smtplib.SMTPResponseException as error:
            raise MailError(str(error), permanent=error.smtp_code >= 500) from error
        except (smtplib.SMTPException, OSError) as error:
            raise MailError(str(error), permanent=False) from error

    def _deliver(self, mail: EmailMessage) -> None:
        kind = smtplib.SMTP_SSL if self._address.scheme == "smtps" else smtplib.SMTP
        with kind(self._address.hostname or "localhost", self._address.port or 0, timeout=PATIENCE) as server:
            if self._address.scheme == "smtp" and server.has_extn("starttls"):
                server.starttls()
            if self._address.username:
                server.login(unquote(self._address.username), unquote(self._address.password or ""))
            server.send_message(mail)
