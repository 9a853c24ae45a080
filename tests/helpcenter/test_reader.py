"""Articles are read once, not longer than somebody can wait, and answer by their words until then."""

from bot.helpcenter import HelpCenter
from bot.helpcenter.reader import BATCH
from tests.helpcenter.conftest import FakeSource, an_article
from tests.helpcenter.test_knowledge import KnowsMoney

REFUND = an_article("refund", "Get a refund", "Ask in writing.")
PLANS = tuple(an_article(f"plan{number}", f"Change the plan {number}", "Here.") for number in range(BATCH))


def found(center: HelpCenter, text: str) -> list[str]:
    return [hit.article.id for hit in center.search(text, "en", limit=1)]


def test_while_a_first_reading_takes_its_time_words_alone_answer() -> None:
    center = HelpCenter([FakeSource(*PLANS, REFUND)], knowledge=KnowsMoney())
    assert center.refresh(patience=0).unread > 1
    assert found(center, "get a refund") == ["refund"] and found(center, "where is my dosh") == []
    read = [center.refresh(patience=0)]
    while read[-1].unread:
        read.append(center.refresh(patience=0))
    assert len(read) > 1 and {one.languages for one in read[:-1]} == {()}
    assert (read[-1].languages, center.refresh(patience=0).languages) == (("en",), ())
    assert found(center, "where is my dosh") == ["refund"]


def test_while_many_new_articles_are_read_the_old_ones_go_on_answering() -> None:
    source = FakeSource(REFUND)
    center = HelpCenter([source], knowledge=KnowsMoney())
    center.refresh()
    source.articles = (an_article("refund", "Get your dosh back", "Ask in writing."), *PLANS)
    assert center.refresh(patience=0).languages == ()
    assert center.search("refund", "en")[0].article == REFUND
    assert center.refresh().languages == ("en",)
    assert center.articles() == source.articles


def test_without_patience_given_everything_is_read() -> None:
    knowledge = KnowsMoney()
    assert HelpCenter([FakeSource(*PLANS, REFUND)], knowledge=knowledge).refresh().unread == 0
    assert len(knowledge.asked) == len(PLANS) + 1


def test_what_has_gone_is_forgotten() -> None:
    knowledge, source = KnowsMoney(), FakeSource(REFUND)
    center = HelpCenter([source], knowledge=knowledge)
    for articles in ((REFUND,), (PLANS[0],), (REFUND,)):
        source.articles = articles
        center.refresh()
    assert knowledge.asked == ["Get a refund", "Change the plan 0", "Get a refund"]
