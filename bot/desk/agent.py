"""An agent: a colleague who answers chats and tickets."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import RowMapping

ROLES = ("agent", "manager", "admin")


@dataclass(frozen=True)
class Agent:
    """languages: codes of those they answer in. most_chats: how many chats they take at once."""

    id: str
    name: str
    email: str
    languages: tuple[str, ...]
    role: str
    most_chats: int

    @property
    def owner(self) -> str:
        """What stands in `conversations.owner` while this agent answers."""
        return owner_of(self.id)

    @property
    def oversees(self) -> bool:
        """Whether they look after the desk as a whole, and so at every conversation."""
        return self.role in ("manager", "admin")


def owner_of(agent_id: str) -> str:
    """The owner's name of an agent's conversations."""
    return f"agent:{agent_id}"


def agent_of(row: RowMapping) -> Agent:
    """An agent from a row of `agents`."""
    plain = {name: row[name] for name in Agent.__dataclass_fields__ if name != "languages"}
    return Agent(**plain, languages=tuple(row["languages"]))
