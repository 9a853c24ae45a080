import asyncio

from bot.helpcenter.feedback_log import KEPT, FeedbackLog
from bot.helpcenter.gaps import Feedback
from bot.store import Database
from bot.store.tables import article_feedback
from tests.fakes import FakeClock


async def test_answers_of_readers_who_answer_at_once_are_all_counted(database: Database, clock: FakeClock) -> None:
    log = FeedbackLog(database, article_feedback, clock)
    await asyncio.gather(*(log.add("refund", "en", helped=number % 3 == 0) for number in range(9)))
    assert await log.since(clock()) == [Feedback("refund", "en", helped=3, no=6)]


async def test_days_add_up_and_languages_are_told_apart(database: Database, clock: FakeClock) -> None:
    log = FeedbackLog(database, article_feedback, clock)
    await log.add("refund", "en", helped=False)
    clock.forward(days=2)
    today = clock()
    await log.add("refund", "en", helped=False)
    await log.add("refund", "fr", helped=True)
    both = [Feedback("refund", "en", 0, 1), Feedback("refund", "fr", 1, 0)]
    assert await log.since(today) == both
    clock.forward(days=-2)
    assert await log.since(clock()) == [Feedback("refund", "en", 0, 2), both[1]]


async def test_answers_older_than_a_year_are_forgotten(database: Database, clock: FakeClock) -> None:
    log = FeedbackLog(database, article_feedback, clock)
    begun = clock()
    await log.add("refund", "en", helped=False)
    clock.forward(days=KEPT.days + 1)
    await log.add("spf", "en", helped=True)
    assert await log.since(begun) == [Feedback("spf", "en", 1, 0)]
