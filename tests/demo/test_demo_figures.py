"""Made-up figures that hold together."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from demo import customers, figures
from demo.app import FOLDER

TODAY = date(2026, 11, 25)
ALL = customers.read(FOLDER / "customers.yml").by_id
CAMPAIGNS = figures.read_campaigns(FOLDER / "campaigns.yml")


def test_the_last_days_end_yesterday_and_are_the_same_on_every_load() -> None:
    days = figures.last_days(ALL["daniel"], TODAY)
    assert [day.date for day in days] == [TODAY - timedelta(days=ago) for ago in range(30, 0, -1)]
    assert days == figures.last_days(ALL["daniel"], TODAY)


def test_a_day_keeps_its_figure_when_the_calendar_moves_on() -> None:
    today, tomorrow = (figures.last_days(ALL["priya"], TODAY + timedelta(days=days)) for days in (0, 1))
    assert today[1:] == tomorrow[:-1]


def test_nothing_was_sent_before_the_account_existed() -> None:
    sent = [day.sent for day in figures.last_days(ALL["olivia"], TODAY)]
    assert sent[:24] == [0] * 24 and all(sent[24:])


def test_the_month_never_uses_more_than_the_plan_gives() -> None:
    for customer in ALL.values():
        for day in (1, 15, 30):
            assert 0 <= figures.used_this_month(customer, date(2026, 11, day)) <= customer.quota
    assert figures.used_this_month(replace(ALL["daniel"], quota=10), TODAY) == 10


def test_an_account_younger_than_two_periods_is_not_compared() -> None:
    assert figures.change(replace(ALL["daniel"], signed_up_days_ago=59), TODAY) is None
    assert figures.change(replace(ALL["daniel"], signed_up_days_ago=60), TODAY) is not None


def test_drafts_and_plans_are_shown_to_everybody_old_campaigns_only_to_old_accounts() -> None:
    assert [c.state for c in figures.campaigns_of(ALL["olivia"], CAMPAIGNS)] == ["scheduled", "draft", "sent", "sent"]
    assert len(figures.campaigns_of(ALL["elena"], CAMPAIGNS)) == len(CAMPAIGNS) == 6


@pytest.mark.parametrize(
    ("highest", "end"), [(0, 10), (7, 10), (10, 10), (11, 20), (250, 300), (410, 600), (9001, 10000)]
)
def test_the_axis_ends_at_the_next_round_number(highest: int, end: int) -> None:
    assert figures.ceiling(highest) == end
