"""Room: how many chats somebody may have at once. Offering, accepting and passing on all ask here.

The limit protects whoever is answering, and the visitors with them. Those who oversee the desk see the whole queue,
so they may take one more themselves; nobody is handed more than the limit by somebody else.
"""

from __future__ import annotations

from sqlalchemy import func, select

from bot.desk.agent import Agent
from bot.store.database import Connection
from bot.store.tables import agents, conversations


class NoRoom(Exception):
    """This agent has as many chats as they may have. agent: who."""

    def __init__(self, agent: Agent) -> None:
        super().__init__(agent.id)
        self.agent = agent


def has_room(agent: Agent, chats: int) -> bool:
    """Whether somebody with so many chats can be given one more."""
    return chats < agent.most_chats


async def keep_within(connection: Connection, agent: Agent, by: Agent) -> None:
    """After a change of owner, in its transaction: undo it if `agent` may not have what `by` has given them.

    Raises NoRoom.
    """
    if by.id == agent.id and agent.oversees:
        return
    # Two changes at the same moment wait for each other here, or each would count without the other. They have both
    # noted before whose the conversation is, so a lock that keeps out such notes would let neither go on.
    row = select(agents.c.id).where(agents.c.id == agent.id)
    await connection.execute(row.with_for_update(key_share=True))
    count = select(func.count()).select_from(conversations).where(conversations.c.owner == agent.owner)
    if not has_room(agent, int((await connection.execute(count)).scalar_one()) - 1):
        raise NoRoom(agent)
