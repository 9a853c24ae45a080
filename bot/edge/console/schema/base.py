"""What every part of the console API uses."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from bot.edge.schema import Data

Code = Annotated[str, StringConstraints(max_length=40)]
Text = Annotated[str, StringConstraints(max_length=100_000)]
Short = Annotated[str, StringConstraints(max_length=320)]


class Nothing(Data):
    """Done; or a body that has nothing to say."""
