"""The dashboard of a signed-in customer."""

import jwt
import pytest
from demo_client import NOW, SECRET, Client
from demo_page import Page


async def _page(client: Client, path: str) -> Page:
    return Page(await (await client.get(f"/some/where/{path}")).text())


async def test_the_identity_in_the_page_is_that_of_the_customer_who_was_chosen(client: Client) -> None:
    page = await _page(client, "dashboard?as=camille")
    token = page.widget["data-token"]
    # the demo's moment is not this machine's, so the times are not checked here
    claims = jwt.decode(
        token, SECRET, ["HS256"], audience="switchyard", options={"verify_exp": False, "verify_iat": False}
    )
    assert (claims["sub"], claims["plan"], claims["language"]) == ("camille", "premium", "fr")
    assert claims["iat"] == NOW.timestamp()


async def test_without_a_choice_the_first_customer_is_signed_in(client: Client) -> None:
    assert "Daniel Okafor" in (await _page(client, "dashboard")).text


async def test_somebody_who_is_no_customer_is_asked_to_sign_in(client: Client) -> None:
    for path in ("dashboard?as=nobody", "dashboard/help?as=nobody", "dashboard/billing?as=<script>"):
        assert (await client.get(f"/some/where/{path}")).url.path == "/some/where/sign-in"


@pytest.mark.parametrize(
    ("customer", "label"),
    [("priya", "Need help?"), ("julien", "Besoin d'aide ?"), ("jonas", "Brauchen Sie Hilfe?"),
     ("mateo", "¿Necesitas ayuda?")],
)  # fmt: skip
async def test_the_help_menu_leads_to_the_help_center_page(client: Client, customer: str, label: str) -> None:
    page = await _page(client, f"dashboard?as={customer}")
    assert label in page.text
    assert {"href": f"dashboard/help?as={customer}"} in page.all("a")


async def test_the_help_center_page_has_the_element_that_the_script_tag_names(client: Client) -> None:
    page = await _page(client, "dashboard/help?as=elena")
    assert page.widget["data-help-center"] == "#help-center"
    assert "help-center" in page.values("id")
    assert "data-help-center" not in (await _page(client, "dashboard?as=elena")).widget


async def test_a_section_that_the_menus_do_not_have_is_not_found(client: Client) -> None:
    assert (await client.get("/some/where/dashboard/nonsense")).status == 404


async def test_every_customer_can_be_chosen_from_every_dashboard_page(client: Client) -> None:
    page = await _page(client, "dashboard/help?as=olivia")
    choices = [link for link in page.all("a") if link.get("class") == "choice"]
    assert len(choices) == 9
    assert [link["href"] for link in choices if "aria-current" in link] == ["../dashboard?as=olivia"]


async def test_a_customer_of_six_days_has_no_older_campaigns_and_no_comparison(client: Client) -> None:
    text = (await _page(client, "dashboard?as=olivia")).text
    assert "You left something behind" in text and "Invitation to our open day" not in text
    assert "on the 30 days before" not in text and "Your first weeks with us" in text


async def test_numbers_are_written_as_the_language_writes_them(client: Client) -> None:
    assert "99.2%" in (await _page(client, "dashboard?as=daniel")).text
    assert "94,6 %" in (await _page(client, "dashboard?as=jonas")).text


async def test_a_missing_record_is_shown_as_missing(client: Client) -> None:
    assert "DMARC Fehlt" in (await _page(client, "dashboard?as=jonas")).text
    assert "Missing" not in (await _page(client, "dashboard?as=priya")).text
