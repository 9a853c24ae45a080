"""The public website: nobody is signed in, the assistant meets an unknown visitor."""

from __future__ import annotations

from aiohttp import web

from demo.markup import Html, join
from demo.stage import CURRENT, NOTHING, STAGE, Stage
from demo.texts import Texts, preferred

# Each feature with the icon that stands for it.
FEATURES = {
    "api": "api",
    "editor": "templates",
    "automation": "automations",
    "statistics": "statistics",
    "domains": "domains",
    "europe": "europe",
}
PLANS = ("free", "essential", "premium", "custom")
MOST_CHOSEN = "premium"


async def to_website(request: web.Request) -> web.Response:
    raise web.HTTPFound("site")


async def website(request: web.Request) -> web.Response:
    """`/site[?language=fr]`; without a language, the one that the browser prefers."""
    stage = request.app[STAGE]
    texts = _texts(request, stage)
    body = stage.piece(
        "site",
        texts,
        header=_header(stage, texts, "site"),
        hero=stage.piece("site_hero", texts),
        features=_features(stage, texts),
        developers=stage.piece("site_developers", texts),
        pricing=_pricing(stage, texts),
        footer=_footer(stage, texts, "site"),
    )
    return _page(stage, texts, texts.values["site.title"], body)


async def sign_in(request: web.Request) -> web.Response:
    """`/sign-in[?language=fr]`: choose which sample customer to be."""
    stage = request.app[STAGE]
    texts = _texts(request, stage)
    body = stage.piece(
        "sign_in",
        texts,
        header=_header(stage, texts, "sign-in"),
        choices=stage.customer_choices(texts, root=""),
        footer=_footer(stage, texts, "sign-in"),
    )
    return _page(stage, texts, texts.values["sign_in.title"], body)


def _texts(request: web.Request, stage: Stage) -> Texts:
    wish = request.query.get("language", "")
    return stage.texts.get(wish) or stage.texts[preferred(request.headers.get("Accept-Language", ""), stage.texts)]


def _page(stage: Stage, texts: Texts, title: str, body: Html) -> web.Response:
    widget = stage.embedding.script_tag(texts.language, sign_in_url=f"sign-in?language={texts.language}")
    return stage.page(texts, root="", style="site", title=title, body=body, widget=widget)


def _header(stage: Stage, texts: Texts, page: str) -> Html:
    code = texts.language.upper()
    return stage.piece("site_header", texts, language_code=code, language_choices=_languages(stage, texts, page))


def _footer(stage: Stage, texts: Texts, page: str) -> Html:
    return stage.piece("site_footer", texts, language_choices=_languages(stage, texts, page))


def _languages(stage: Stage, texts: Texts, page: str) -> Html:
    return join(
        stage.piece(
            "language_choice",
            texts,
            page=page,
            code=other.language,
            own_name=other.values["name"],
            current=CURRENT if other is texts else NOTHING,
        )
        for other in stage.texts.values()
    )


def _features(stage: Stage, texts: Texts) -> Html:
    cards = (
        stage.piece(
            "site_feature",
            texts,
            icon=icon,
            feature_title=texts.values[f"features.{name}.title"],
            feature_text=texts.values[f"features.{name}.text"],
        )
        for name, icon in FEATURES.items()
    )
    return stage.piece("site_features", texts, feature_cards=join(cards))


def _pricing(stage: Stage, texts: Texts) -> Html:
    return stage.piece("site_pricing", texts, plan_cards=join(_plan(stage, texts, plan) for plan in PLANS))


def _plan(stage: Stage, texts: Texts, plan: str) -> Html:
    name, chosen = texts.values[f"plan.{plan}"], plan == MOST_CHOSEN
    first, second, third = (texts.values[f"pricing.{plan}.points.{number}"] for number in (1, 2, 3))
    return stage.piece(
        "site_plan",
        texts,
        plan_name=name,
        price=texts.values[f"pricing.{plan}.price"],
        period="" if plan == "custom" else texts.values["pricing.month"],
        first_point=first,
        second_point=second,
        third_point=third,
        choose=texts.say("pricing.choose", plan=name),
        emphasis="chosen" if chosen else "",
        badge=stage.piece("site_badge", texts) if chosen else NOTHING,
        button_style="" if chosen else "plain",
    )
