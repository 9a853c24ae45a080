"""The dashboard's home page: figures of the last 30 days, the domain, recent campaigns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from demo.customers import Customer
from demo.figures import Campaign, Day, campaigns_of, ceiling, change, last_days
from demo.markup import Html, join
from demo.stage import Stage
from demo.texts import Texts

RECORDS = ("spf", "dkim", "dmarc")
TONES = {"sent": "good", "scheduled": "accent", "draft": "plain"}
# The chart is 600 by 200 units, 30 columns of 20; it is stretched to whatever room it has.
COLUMN, HEIGHT = 20, 200


def render(stage: Stage, texts: Texts, customer: Customer, today: date) -> Html:
    days = last_days(customer, today)
    top = ceiling(max(day.sent for day in days))
    return stage.piece(
        "home",
        texts,
        greeting=texts.say("home.greeting", name=customer.first_name),
        tiles=join(_tiles(stage, texts, customer, today, sum(day.sent for day in days))),
        scale_top=texts.number(top),
        scale_middle=texts.number(top // 2),
        chart_summary=_summary(texts, days),
        bars=join(_bars(stage, texts, days, top)),
        dates=join(stage.piece("date", texts, date=texts.day(day.date)) for day in days[1::7]),
        domain=customer.domain,
        domain_tone="warn" if customer.missing else "good",
        domain_state=texts.values["home.domain_bad" if customer.missing else "home.domain_good"],
        records=join(_records(stage, texts, customer)),
        campaign_rows=join(
            _campaign(stage, texts, customer, campaign, today) for campaign in campaigns_of(customer, stage.campaigns)
        ),
    )


def _tiles(stage: Stage, texts: Texts, customer: Customer, today: date, sent: int) -> Iterator[Html]:
    difference = change(customer, today)
    note = texts.values["home.sent_first"]
    if difference is not None:
        sign = "+" if difference >= 0 else ""
        note = texts.say("home.sent_change", change=sign + texts.percent(difference))
    delivered = texts.say("home.delivered_note", number=texts.number(sent * customer.delivered / 100))
    of_delivered = texts.values["home.of_delivered"]
    for name, figure, figure_note in (
        ("sent", texts.number(sent), note),
        ("delivered", texts.percent(customer.delivered), delivered),
        ("opened", texts.percent(customer.opened), of_delivered),
        ("clicked", texts.percent(customer.clicked), of_delivered),
    ):
        yield stage.piece("tile", texts, label=texts.values[f"home.{name}"], figure=figure, figure_note=figure_note)


def _summary(texts: Texts, days: tuple[Day, ...]) -> str:
    busiest = max(days, key=lambda day: day.sent)
    total = texts.number(sum(day.sent for day in days))
    return texts.say("home.chart_summary", total=total, day=texts.day(busiest.date), most=texts.number(busiest.sent))


def _bars(stage: Stage, texts: Texts, days: tuple[Day, ...], top: int) -> Iterator[Html]:
    for place, day in enumerate(days):
        height = round(HEIGHT * day.sent / top, 1)
        title = texts.say("home.chart_bar", day=texts.day(day.date), number=texts.number(day.sent))
        yield stage.piece(
            "bar", texts, x=place * COLUMN + 3, y=round(HEIGHT - height, 1), height=height, bar_title=title
        )


def _records(stage: Stage, texts: Texts, customer: Customer) -> Iterator[Html]:
    for name in RECORDS:
        tone = "bad" if name in customer.missing else "good"
        state = texts.values[f"home.record_{tone}"]
        yield stage.piece("record", texts, record_name=name.upper(), record_state=state, tone=tone)


def _campaign(stage: Stage, texts: Texts, customer: Customer, campaign: Campaign, today: date) -> Html:
    sent = campaign.state == "sent"
    return stage.piece(
        "campaign",
        texts,
        campaign_name=texts.values[f"campaigns.names.{campaign.name}"],
        state=texts.values[f"campaigns.states.{campaign.state}"],
        tone=TONES[campaign.state],
        day="" if campaign.day is None else texts.day(today + timedelta(days=campaign.day)),
        recipients="" if campaign.day is None else texts.number(customer.contacts * campaign.reach),
        opened=texts.percent(campaign.opened) if sent else "",
        clicked=texts.percent(campaign.clicked) if sent else "",
    )
