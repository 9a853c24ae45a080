"""The contact page's form and its mailed code."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from bot.edge.schema.base import Data, Language


class Contact(Data):
    """The contact page's form: for everybody, also without an account."""

    topic: Annotated[str, StringConstraints(max_length=60)] | None = None
    message: str
    email: Annotated[str, StringConstraints(max_length=320)]
    language: Language
    conversation: Annotated[str, StringConstraints(max_length=40)] | None = None


class ContactBegun(Data):
    """A code has been mailed; the message is passed on once it is confirmed."""

    id: str


class ContactCode(Data):
    code: Annotated[str, StringConstraints(max_length=20)]


class ContactDone(Data):
    number: str
