"""Where the counts of `experience` are kept: one row a language, article and word, in a table of the store's."""

from sqlalchemy import Table, delete, select

from bot.helpcenter.experience import Clock, Experience, Helped, lesson, weight_at
from bot.helpcenter.tally import Database, adding

# What has faded to less than this teaches nobody.
LEAST_KEPT = 0.05


class HelpedLog:
    """Each method is one transaction. Errors are the store's own.

    Args:
        table: columns `language`, `article_id`, `stem`, which are its key, and `weight`.
    """

    def __init__(self, database: Database, table: Table, clock: Clock) -> None:
        self._database = database
        self._table = table
        self._clock = clock

    async def remember(self, question: str, language: str, article_ids: list[str]) -> None:
        """A visitor said that these articles, in the order in which they were shown, answered this question.

        What has faded is forgotten by the way.
        """
        rows = [helped.__dict__ for helped in lesson(question, article_ids, language, self._clock())]
        if not rows:
            return
        faded = self._table.c.weight < LEAST_KEPT * weight_at(self._clock())
        async with self._database.write() as connection:
            await connection.execute(adding(connection, self._table, "weight"), rows)
            await connection.execute(delete(self._table).where(faded))

    async def experience(self) -> Experience:
        """All that was counted, as of now; for `HelpCenter.experience`."""
        async with self._database.read() as connection:
            rows = (await connection.execute(select(self._table))).mappings().all()
        return Experience([Helped(**row) for row in rows], self._clock())
