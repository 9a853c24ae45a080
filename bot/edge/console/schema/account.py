"""Signing in to the console, and who is there."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from bot.edge.console.schema.base import Code, Short
from bot.edge.schema import Data, Moment


class SignIn(Data):
    """code: of the second factor, for agents who have one; without it they are told `code_needed`."""

    email: Short
    password: Short
    code: Code | None = None


class SignOut(Data):
    everywhere: bool = False


class Password(Data):
    password: Short
    code: Code | None = None


class InvitationView(Data):
    """second_factor: a code is needed besides the new password."""

    name: str
    email: str
    second_factor: bool


class SecondFactorView(Data):
    """recovery_codes: how many are left."""

    on: bool
    recovery_codes: int


class Enrolment(Data):
    """secret: base32, to be typed. qr: the same as an SVG picture, a `data:` address. Both are shown once."""

    secret: str
    qr: str


class CodeGiven(Data):
    code: Code


class RecoveryCodes(Data):
    codes: list[str]


class AgentView(Data):
    id: str
    name: str
    languages: list[str]
    role: Literal["agent", "manager", "admin"]


class Me(Data):
    """agent: null before signing in. demo: whether one may sign in as the demo agent."""

    agent: AgentView | None
    available: bool
    demo: bool
    languages: list[str]


class Available(Data):
    available: bool


class CallerPin(Data):
    account: Short
    pin: Annotated[str, StringConstraints(max_length=40)]


class PinResult(Data):
    """verified_at: null when it was not right; never why."""

    verified_at: Moment | None
    name: str | None = None
    plan: str | None = None
