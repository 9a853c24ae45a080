"""What all data of the visitor API shares, and the one shape of errors."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

LONGEST_MESSAGE = 10_000
ClientMsgId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
Language = Annotated[str, StringConstraints(max_length=35)]
Moment = datetime


class Data(BaseModel):
    """Unknown keys are refused, so that a typing mistake is not silently ignored."""

    model_config = ConfigDict(extra="forbid")


class Problem(Data):
    code: str
    message: str
    retry: bool


class ErrorView(Data):
    error: Problem
