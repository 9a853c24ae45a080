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


@pytest.mark.parametrize("source", ["https://pictures.example/a.png", "/static/a.png", "a.png", "../a:b/c.png"])
def test_a_picture_over_https_or_from_the_same_origin_is_shown(source: str) -> None:
    assert f'src="{source}"' in markup.safe_html(f'<img src="{source}" alt="a">')


@pytest.mark.parametrize(
    "source",
    ["http://pictures.example/a.png", "//pictures.example/a.png", "/\\pictures.example/a.png", "data:image/png,"],
)
def test_a_picture_from_anywhere_else_leaves_only_its_description(source: str) -> None:
    assert markup.safe_html(f'<img src="{source}" alt="a map">') == '<img alt="a map">'


def test_relative_addresses_lead_to_the_site_that_they_were_written_for() -> None:
    html = '<img src="/hc/attachments/1"><a href="2-Other">2</a><a href="#part">here</a>'
    shown = markup.safe_html(html, "https://help.example/hc/en-us/articles/1-One")
    assert 'src="https://help.example/hc/attachments/1"' in shown
    assert 'href="https://help.example/hc/en-us/articles/2-Other"' in shown
    assert 'href="#part"' in shown
    assert 'src="/hc/attachments/1"' in markup.safe_html(html, "/help/en/one")


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
