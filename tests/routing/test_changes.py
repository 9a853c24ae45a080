"""What would have to change is complete: after all named changes the channel is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone

from bot.routing import OpenTicket, Policy, Visit, decide
from bot.routing.changes import changed, changes

NIGHT = datetime(2026, 3, 30, 2, tzinfo=timezone.utc)


def test_an_open_channel_needs_no_change(policy: Policy, ask: Callable[..., Visit]) -> None:
    assert changes(ask(), decide(ask(), policy).offer("chat"), policy) == ()


def test_every_reason_has_its_change_and_at_nine_somebody_must_be_there(
    policy: Policy, ask: Callable[..., Visit]
) -> None:
    visit = ask(
        plan="essential",
        language="es",
        category="refund",
        at=NIGHT,
        agents_available=False,
        open_ticket=OpenTicket(NIGHT, "refund", False),
    )
    wanted = changes(visit, decide(visit, policy).offer("chat"), policy)
    assert [change.fact for change in wanted] == ["plan", "language", "at", "open_ticket", "agents_available"]
    assert wanted[0].values == ("premium", "custom")
    assert wanted[1].values == ("en", "fr")
    assert decide(changed(visit, wanted), policy).offer("chat").open


def test_phone_for_a_refund_would_need_another_matter(policy: Policy, ask: Callable[..., Visit]) -> None:
    visit = ask(category="refund")
    wanted = changes(visit, decide(visit, policy).offer("phone"), policy)
    assert [change.fact for change in wanted] == ["category"]
    assert decide(changed(visit, wanted), policy).offer("phone").open


def test_where_nothing_helps_that_is_said(small: Callable[..., Policy], ask: Callable[..., Visit]) -> None:
    nobody = small("custom: [ticket, chat, phone, contact]", "custom: [ticket, chat, contact]")
    (change,) = changes(ask(), decide(ask(), nobody).offer("phone"), nobody)
    assert (change.fact, change.possible) == ("plan", False)
