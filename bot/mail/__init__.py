"""Mail that leaves the house: by SMTP, or into a folder when none is set."""

from __future__ import annotations

from typing import Protocol


class MailError(Exception):
    """A mail was not taken. `permanent` says whether trying again will not help."""

    def __init__(self, message: str, *, permanent: bool) -> None:
        super().__init__(message)
        self.permanent = permanent


class Mailer(Protocol):
    """Anything that can send a short text."""

    async def send(self, to: str, subject: str, text: str) -> None:
        """Hand a mail over. Raises MailError."""
        ...
