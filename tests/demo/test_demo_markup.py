"""Filling templates never lets a value become markup."""

import pytest

from demo.markup import Html, fill, join


def test_values_are_escaped() -> None:
    assert fill("<p title='${name}'>${name}</p>", {"name": "<b> & 'x'"}) == (
        "<p title='&lt;b&gt; &amp; &#x27;x&#x27;'>&lt;b&gt; &amp; &#x27;x&#x27;</p>"
    )


def test_what_is_html_already_stays_as_it_is() -> None:
    assert fill("<ul>${items}</ul>", {"items": join([Html("<li>"), Html("</li>")])}) == "<ul><li>\n</li></ul>"


def test_a_value_that_looks_like_a_placeholder_is_not_filled_again() -> None:
    assert fill("${one} ${two}", {"one": "${two}", "two": "2"}) == "${two} 2"


def test_dotted_keys_are_names_and_two_dollars_are_one() -> None:
    assert fill("$$${hero.title}", {"hero.title": "x"}) == "$x"


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("${missing}", {})
