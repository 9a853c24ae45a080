"""Coming back: a closed conversation goes on as soon as its visitor writes."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import closings, conversations

# Whoever returns sooner has not been helped for good, and finds the conversation as they left it.
COMES_BACK_WITHIN = timedelta(hours=72)


def goes_on(at: datetime) -> ColumnElement[bool]:
    """Whether a returning visitor goes on with a conversation instead of beginning another."""
    return or_(conversations.c.closed_at.is_(None), conversations.c.closed_at > at - COMES_BACK_WITHIN)


async def reopen(connection: AsyncConnection, conversation_id: str, closed_at: datetime, at: datetime) -> bool:
    """Open a closed conversation again, in the caller's transaction; True if that counts as having come back."""
    await connection.execute(update(conversations).where(conversations.c.id == conversation_id).values(closed_at=None))
    if at - closed_at > COMES_BACK_WITHIN:
        return False
    last = select(closings.c.seq).where(closings.c.conversation_id == conversation_id)
    seq = (await connection.execute(last.order_by(closings.c.seq.desc()).limit(1))).scalar_one_or_none()
    if seq is None:
        return False  # nothing had been said in it, so nobody had left
    this = update(closings).where(closings.c.conversation_id == conversation_id, closings.c.seq == seq)
    await connection.execute(this.values(came_back_at=at))
    return True
