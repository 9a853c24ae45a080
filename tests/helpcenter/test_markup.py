import pytest

from bot.helpcenter import markup


@pytest.mark.parametrize(
    "unsafe",
    [
        "<script>steal()</script>",
        "<p onclick='steal()'>a</p>",
        "<a href='javascript:steal()'>a</a>",
        "<a href='data:text/html,steal()'>a</a>",
        "<iframe src='https://steal.example'></iframe>",
        "<p style='background:url(https://steal.example)'>a</p>",
        "<svg><script>steal()</script></svg>",
        "<form action='https://steal.example'><input name='card'></form>",
    ],
)
def test_nothing_that_acts_survives(unsafe: str) -> None:
    assert "steal" not in markup.safe_html(unsafe)


def test_structure_survives() -> None:
    html = "<h2>How</h2><ol><li>One <strong>now</strong></li></ol><table><tbody><tr><td>1</td></tr></tbody></table>"
    assert markup.safe_html(html) == html


def test_markdown_cannot_smuggle_html() -> None:
    assert "<script" not in markup.from_markdown("<script>steal()</script>")
    assert "javascript:" not in markup.from_markdown("[a](javascript:steal())").replace("(javascript:", "")


def test_markdown_keeps_lists_and_tables() -> None:
    html = markup.from_markdown("1. One\n2. Two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert "<ol>" in html
    assert "<td>2</td>" in html


def test_links_can_be_sent_elsewhere() -> None:
    assert 'href="/help/en/b"' in markup.from_markdown("[b](b.md)", lambda target: f"/help/en/{target[:-3]}")


def test_plain_text_has_one_block_a_line() -> None:
    assert (
        markup.plain_text("<h2>How</h2><p>One &amp;\n <b>two</b></p><ul><li>three</li></ul>") == "How\nOne & two\nthree"
    )


def test_links_are_told_without_fragments() -> None:
    assert markup.links("<a href='b#c'>b</a><a href='#top'>up</a><a>none</a>") == ("b",)
