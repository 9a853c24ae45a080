"""The dashboard of a signed-in customer, with the "?" menu and the Help Center page."""

from __future__ import annotations

from datetime import datetime

from aiohttp import web

from demo import overview
from demo.customers import Customer
from demo.figures import used_this_month
from demo.identity import sign
from demo.markup import Html, join
from demo.stage import CURRENT, NOTHING, STAGE, Stage
from demo.texts import Texts

# The left menu: a section, and those below it. These names are the ones that the Help Center's articles use.
SIDEBAR: dict[str, tuple[str, ...]] = {
    "home": (),
    "campaigns": (),
    "automations": (),
    "contacts": (),
    "templates": (),
    "statistics": (),
    "sending": ("domains", "api_keys", "smtp", "webhooks", "log"),
}
ACCOUNT = ("profile", "security", "users", "sub_accounts", "plan", "billing", "privacy")
ABSENT = frozenset(SIDEBAR) - {"home"} | frozenset(SIDEBAR["sending"]) | frozenset(ACCOUNT)


async def home(request: web.Request) -> web.Response:
    """`/dashboard[?as=daniel]`"""
    stage, customer, texts = _who(request, root="")
    content = overview.render(stage, texts, customer, stage.now().date())
    return _page(request, customer, "home", content, root="")


async def help_center(request: web.Request) -> web.Response:
    """`/dashboard/help[?as=daniel]`: the page whose empty element the Help Center is put into."""
    stage, customer, texts = _who(request, root="../")
    return _page(request, customer, "help", stage.piece("help", texts), root="../", help_center="#help-center")


async def absent(request: web.Request) -> web.Response:
    """`/dashboard/billing` and the like: the menus are whole, these pages are not."""
    section = request.match_info["section"]
    if section not in ABSENT:
        raise web.HTTPNotFound
    stage, customer, texts = _who(request, root="../")
    name = texts.values[f"section.{section}"]
    content = stage.piece(
        "absent",
        texts,
        root="../",
        customer_id=customer.id,
        section_name=name,
        absent_text=texts.say("absent.text", section=name),
    )
    return _page(request, customer, section, content, root="../")


def _who(request: web.Request, root: str) -> tuple[Stage, Customer, Texts]:
    stage = request.app[STAGE]
    customer = stage.customers.named(request.query.get("as"))
    if customer is None:
        raise web.HTTPFound(f"{root}sign-in")
    return stage, customer, stage.texts[customer.language]


def _page(
    request: web.Request, customer: Customer, section: str, content: Html, root: str, help_center: str | None = None
) -> web.Response:
    stage = request.app[STAGE]
    embedding, now = stage.embedding, stage.now()
    texts = stage.texts[customer.language]
    token = sign(customer, embedding.identity_secret, embedding.key_id, now)
    title = texts.values["help_center.title" if section == "help" else f"section.{section}"]
    return stage.page(
        texts,
        root=root,
        style="dashboard",
        title=f"{title} · {texts.values['dashboard.title']}",
        body=_shell(stage, texts, customer, section, content, root, now),
        widget=embedding.script_tag(texts.language, token=token, help_center=help_center),
        customer=customer,
    )


def _shell(
    stage: Stage, texts: Texts, customer: Customer, section: str, content: Html, root: str, now: datetime
) -> Html:
    used = used_this_month(customer, now.date())
    return stage.piece(
        "dashboard",
        texts,
        root=root,
        content=content,
        customer_id=customer.id,
        customer_name=customer.name,
        company=customer.company,
        email=customer.email,
        initials=customer.initials,
        account_of=texts.say("dashboard.account", name=customer.name),
        plan_name=texts.values[f"plan.{customer.plan}"],
        usage=texts.say("dashboard.usage", used=texts.number(used), quota=texts.number(customer.quota)),
        used=used,
        quota=customer.quota,
        sidebar_links=join(_sidebar(stage, texts, customer, section, root)),
        account_links=join(_link(stage, texts, customer, name, section, root) for name in ACCOUNT),
    )


def _sidebar(stage: Stage, texts: Texts, customer: Customer, section: str, root: str) -> list[Html]:
    links = []
    for name, below in SIDEBAR.items():
        icon = stage.piece("icon", texts, root=root, icon_name=name)
        links.append(_link(stage, texts, customer, name, section, root, icon))
        links += [_link(stage, texts, customer, lower, section, root, level="below") for lower in below]
    return links


def _link(
    stage: Stage,
    texts: Texts,
    customer: Customer,
    name: str,
    section: str,
    root: str,
    icon: Html = NOTHING,
    level: str = "top",
) -> Html:
    path = "dashboard" if name == "home" else f"dashboard/{name}"
    return stage.piece(
        "section_link",
        texts,
        address=f"{root}{path}?as={customer.id}",
        section_name=texts.values[f"section.{name}"],
        current=CURRENT if name == section else NOTHING,
        icon=icon,
        level=level,
    )
