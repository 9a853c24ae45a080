"""Everything that the demo's pages are made of, read once, and how a whole page is put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aiohttp import web

from demo import customers, figures, texts
from demo.customers import Customer, Customers
from demo.embedding import Embedding
from demo.figures import Campaign
from demo.markup import Html, fill, join
from demo.texts import Texts

CURRENT = Html(' aria-current="page"')
NOTHING = Html("")


@dataclass(frozen=True)
class Stage:
    """`templates`: file name without `.html` -> template; `texts`: language -> its words."""

    templates: Mapping[str, str]
    texts: Mapping[str, Texts]
    customers: Customers
    campaigns: tuple[Campaign, ...]
    embedding: Embedding
    now: Callable[[], datetime]

    def piece(self, template: str, texts: Texts, **values: object) -> Html:
        """A template, filled with all words of the language and these values.

        Raises:
            KeyError: the template asks for something else.
        """
        return fill(self.templates[template], {**texts.values, "language": texts.language, **values})

    def page(
        self,
        texts: Texts,
        *,
        root: str,
        style: str,
        title: str,
        body: Html,
        widget: Html,
        customer: Customer | None = None,
    ) -> web.Response:
        """The whole page. `root`: relative way from the page to where the demo is mounted, "" or "../"."""
        bar = self.piece(
            "demo_bar",
            texts,
            root=root,
            at_site=NOTHING if customer else CURRENT,
            at_dashboard=CURRENT if customer else NOTHING,
            as_customer=f"?as={customer.id}" if customer else "",
            switcher=self._switcher(texts, root, customer) if customer else NOTHING,
        )
        html = self.piece("layout", texts, root=root, style=style, title=title, demo_bar=bar, body=body, widget=widget)
        # A signed identity may be in the page: it must not be found in any cache.
        return web.Response(text=html, content_type="text/html", headers={"Cache-Control": "no-store"})

    def customer_choices(self, texts: Texts, root: str, current: Customer | None = None) -> Html:
        """One entry for each sample customer."""
        return join(self._choice(texts, root, one, one == current) for one in self.customers.by_id.values())

    def _choice(self, texts: Texts, root: str, customer: Customer, current: bool) -> Html:
        about = texts.say(
            "demo.customer_new" if customer.plan == "free" else "demo.customer",
            plan=texts.values[f"plan.{customer.plan}"],
            days=customer.signed_up_days_ago,
            language=self.texts[customer.language].values["name"],
        )
        return self.piece(
            "customer_choice",
            texts,
            address=f"{root}dashboard?as={customer.id}",
            current=CURRENT if current else NOTHING,
            initials=customer.initials,
            customer_name=customer.name,
            company=customer.company,
            about=about,
        )

    def _switcher(self, texts: Texts, root: str, customer: Customer) -> Html:
        return self.piece(
            "switcher",
            texts,
            root=root,
            signed_in_as=texts.say("demo.switch", name=customer.name),
            choices=self.customer_choices(texts, root, customer),
        )


STAGE = web.AppKey("stage", Stage)


def read(folder: Path, embedding: Embedding, now: Callable[[], datetime]) -> Stage:
    """Read the demo's files. What is missing or malformed raises here, when the application is made."""
    return Stage(
        templates={file.stem: file.read_text(encoding="utf-8") for file in (folder / "templates").glob("*.html")},
        texts=texts.read(folder / "texts"),
        customers=customers.read(folder / "customers.yml"),
        campaigns=figures.read_campaigns(folder / "campaigns.yml"),
        embedding=embedding,
        now=now,
    )
