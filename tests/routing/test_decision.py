"""A decision is asked by the channel's name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.routing import Policy, Visit, decide


def test_each_channel_has_its_offer_and_nothing_else_has(policy: Policy, ask: Callable[..., Visit]) -> None:
    decision = decide(ask(category="refund"), policy)
    assert decision.offer("phone").codes == ("needs_written_request",)
    with pytest.raises(KeyError, match="fax"):
        decision.offer("fax")
