"""Signs of typing reach those who are there, and only them."""

from __future__ import annotations

from bot.edge.listeners import DESK
from bot.edge.typing_signs import TypingSigns


def test_a_visitors_typing_reaches_the_desk_and_no_other_visitor() -> None:
    signs, desk, neighbour = TypingSigns(), list[str](), list[str]()
    with signs.listen(DESK, desk.append), signs.listen("another", neighbour.append):
        signs.visitor_types("one")
    assert (desk, neighbour) == (["one"], [])


def test_an_agents_typing_reaches_every_page_of_this_visitor() -> None:
    signs, phone, laptop, desk = TypingSigns(), list[str](), list[str](), list[str]()
    with (
        signs.listen("one", phone.append),
        signs.listen("one", laptop.append),
        signs.listen(DESK, desk.append),
    ):
        signs.agent_types("one")
    assert (phone, laptop, desk) == (["one"], ["one"], [])


def test_who_has_gone_hears_nothing_more() -> None:
    signs, heard = TypingSigns(), list[str]()
    with signs.listen(DESK, heard.append):
        pass
    signs.visitor_types("one")
    assert heard == []
