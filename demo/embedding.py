"""What a company adds to its own pages to embed Switchyard: one script tag, and a line of its security policy."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from demo.markup import Html, fill, join


@dataclass(frozen=True)
class Embedding:
    """Where Switchyard runs ("" when it serves these pages too), and the secret that identities are signed with."""

    edge_url: str
    identity_secret: str = field(repr=False)
    key_id: str

    def script_tag(
        self,
        language: str,
        *,
        token: str | None = None,
        sign_in_url: str | None = None,
        help_center: str | None = None,
    ) -> Html:
        """The tag for the end of a page.

        Args:
            token: the signed identity of whoever is signed in; absent on public pages.
            sign_in_url: where the assistant sends somebody who must sign in first.
            help_center: CSS selector of the element that shall hold the Help Center.
        """
        attributes = {
            "src": f"{self.edge_url.rstrip('/')}/widget.js",
            "data-language": language,
            "data-token": token,
            "data-sign-in-url": sign_in_url,
            "data-help-center": help_center,
        }
        given = join(fill(f'{name}="${{value}}"', {"value": value}) for name, value in attributes.items() if value)
        # The company of the demo wants its agents to see from which page somebody asks.
        return fill("<script async data-tell-page ${attributes}></script>", {"attributes": given})

    @property
    def content_security_policy(self) -> str:
        """Own files only, no inline script or style; Switchyard may bring its script and its frames."""
        address = urlsplit(self.edge_url)
        edge = f"{address.scheme}://{address.netloc}" if address.netloc else "'self'"
        scripts = edge if edge == "'self'" else f"'self' {edge}"
        return (
            f"default-src 'none'; style-src 'self'; img-src 'self'; script-src {scripts}; frame-src {edge}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
