"""The script tag and the security policy of an embedding page."""

from demo_page import Page

from demo.embedding import Embedding

SAME = Embedding("", "s" * 40, "demo-1")
ELSEWHERE = Embedding("https://support.example:8443/help/", "s" * 40, "demo-1")


def test_the_tag_loads_the_widget_from_where_switchyard_runs() -> None:
    assert Page(SAME.script_tag("en")).widget == {
        "async": "",
        "data-tell-page": "",
        "src": "/widget.js",
        "data-language": "en",
    }
    assert Page(ELSEWHERE.script_tag("en")).widget["src"] == "https://support.example:8443/help/widget.js"


def test_attributes_are_escaped() -> None:
    tag = SAME.script_tag("en", token='"><script>', sign_in_url="?a=1&b=2", help_center="#help-center")
    assert Page(tag).widget == {
        "async": "",
        "data-tell-page": "",
        "src": "/widget.js",
        "data-language": "en",
        "data-token": '"><script>',
        "data-sign-in-url": "?a=1&b=2",
        "data-help-center": "#help-center",
    }
    assert tag.count("<script") == 1


def test_on_the_same_host_nothing_from_elsewhere_is_allowed() -> None:
    policy = SAME.content_security_policy
    assert "script-src 'self';" in policy and "frame-src 'self';" in policy
    assert "http" not in policy and "unsafe" not in policy and "*" not in policy


def test_from_elsewhere_only_scripts_and_frames_are_allowed() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in ELSEWHERE.content_security_policy.split(";"))
    allowed = {name for name, sources in rules.items() if "https://support.example:8443" in sources.split()}
    assert allowed == {"script-src", "frame-src"}
