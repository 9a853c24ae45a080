"""Safe HTML out of what writers wrote, and plain text out of safe HTML."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import nh3
from markdown_it import MarkdownIt

# Structure only: no attribute that could style, script, frame or track the page around the article.
BLOCKS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre"),
    *("table", "thead", "tbody", "tr", "th", "td", "caption"),
}
TAGS = BLOCKS | {"a", "img", "code", "kbd", "samp", "strong", "b", "em", "i", "u", "s", "sub", "sup"}
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}, "th": {"scope"}}
DROPPED_WITH_CONTENT = {"script", "style", "template", "iframe", "object", "svg", "math", "noscript"}
SCHEMES = {"https", "http", "mailto", "tel"}
# A picture on an unencrypted or unnamed host would be blocked by browsers, or tell that host who reads what.
_PICTURE = re.compile(r"https://|(?![\\/]{2})(?![a-z][a-z0-9+.-]*:)", re.IGNORECASE)


def from_markdown(markdown: str, link: Callable[[str], str] = str) -> str:
    """Safe HTML of a Markdown text; `link` may rewrite each target, e.g. from a file name to a URL."""
    renderer = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = renderer.parse(markdown)
    for token in tokens:
        for child in token.children or ():
            href = child.attrGet("href") if child.type == "link_open" else None
            if isinstance(href, str):
                child.attrSet("href", link(href))
    return safe_html(str(renderer.renderer.render(tokens, renderer.options, {})))


def safe_html(html: str, home: str = "") -> str:
    """The same HTML with nothing in it but structure, links and pictures.

    `home` is where it was written for, if that is another site: relative links and pictures lead there.
    """

    def resolve(url: str) -> str:
        return urljoin(home, url) if home.startswith("http") and not url.startswith("#") else url

    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_kept,
        clean_content_tags=DROPPED_WITH_CONTENT,
        url_schemes=SCHEMES,
        url_relative=resolve,
        link_rel="noopener noreferrer",
    ).strip()


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """Pictures come over https or from the page's own origin."""
    if (tag, attribute) != ("img", "src"):
        return value
    # browsers leave out white space inside addresses
    return value if _PICTURE.match(re.sub(r"[\x00-\x20]", "", value)) else None


def plain_text(html: str) -> str:
    """The text of safe HTML, one block a line."""
    return _read(html).text()


def first_paragraphs(html: str) -> str:
    """The text of the paragraphs alone: what an excerpt starts with, so no headings and no lists."""
    return _read(html, only="p").text()


def links(html: str) -> tuple[str, ...]:
    """The targets of all links, in order, without fragments; links inside the page itself are left out."""
    targets = (urlsplit(target)._replace(fragment="").geturl() for target in _read(html).links)
    return tuple(target for target in targets if target)


class _Reader(HTMLParser):
    def __init__(self, only: str | None) -> None:
        super().__init__()
        self.links: list[str] = []
        self._only = only
        self._inside = 0
        self._pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside += tag == self._only
        if tag in BLOCKS:
            self._pieces.append("\n")
        self.links += [value for name, value in attrs if tag == "a" and name == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == self._only
        if tag in BLOCKS:
            self._pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self._only is None or self._inside:
            self._pieces.append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        return "\n".join(line for line in lines if line)


def _read(html: str, only: str | None = None) -> _Reader:
    reader = _Reader(only)
    reader.feed(html)
    reader.close()
    return reader
