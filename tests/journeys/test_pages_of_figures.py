"""Every page of figures, on a telephone and on a desk: nothing overflows, and axe finds nothing on what is drawn."""

import re

import pytest
from django.urls import get_resolver

from tests.attack.matrix.records import of_editions
from tests.journeys.conftest import overflowing_elements
from tests.journeys.walks import on_both_screens
from tests.tampering import without_triggers
from umai.indicators.tests.conftest import at_hour, case_of
from umai.law.terms.clock import today
from umai.register.tests.conftest import ainura
from umai.statistics.counted.reading import published
from umai.statistics.elsewhere.tables import tables
from umai.statistics.extracts.tests.conftest import ask
from umai.statistics.models import EditionCandidate, EditionRequest
from umai.statistics.official.entries import form_codes
from umai.statistics.tests.conftest import enter, register
from umai.statistics.tests.test_estimates import keep

__all__ = ["ainura"]

PAGES = (
    "",
    "all/",
    "coverage/",
    "claims/",
    "claims/enter/",
    "indicators/",
    "editions/",
    "editions/ask/",
    "estimates/",
    "extracts/",
    "extracts/ask/",
    "forms/",
    "questions/",
    "questions/register/",
    *(f"table/{code}/" for code in tables()),
    *(f"indicators/{one.name}/" for one in published()),
    *(f"forms/{code}/" for code in form_codes()),
)
OF_ONE = {
    *(f"{one}/<uuid:pk>/" for one in ("claims", "editions", "estimates", "extracts", "questions")),
    "editions/asked/<uuid:pk>/",
    "editions/<uuid:pk>/answer/",
    "editions/<uuid:pk>/take-back/",
    "questions/<uuid:pk>/correct/",
}


def pages_that_count():
    """What is told apart otherwise, and a year that is over: here seven children were counted."""
    last_year = today().year - 1
    return (
        f"indicators/registered_children/?year={last_year}",
        *(f"indicators/registered_children/?by={by}" for by in ("age", "district", "year")),
        f"indicators/registered_children/?year={last_year}&half=1",
        "indicators/cases/?by=year",
        "indicators/chain/",
    )


def addresses_of_pages():
    """What `umai.statistics` answers, without files to download."""
    found = (str(one.pattern) for one in patterns_of_statistics())
    return {one for one in found if not one.endswith(("csv", "txt", "zip", "pdf", "<slug:kind>"))}


def patterns_of_statistics():
    for one in get_resolver().url_patterns:
        if getattr(one, "app_name", "") == "statistics":
            yield from one.url_patterns


def test_no_page_of_figures_is_left_out():
    seen = {re.sub(r"^(table|forms)/[^/]+", r"\1/<slug:code>", one) for one in PAGES}
    seen = {"indicators/<slug:name>/" if re.match(r"indicators/.", one) else one for one in seen}
    assert addresses_of_pages() == {f"figures/{one}" for one in seen | OF_ONE}


@pytest.fixture(autouse=True)
def names_of_sources(monkeypatch):
    """Sources, codes and what people typed stand here as they are; of words `test_languages` asks."""
    monkeypatch.setattr("tests.journeys.conftest.foreign_words", lambda page: [])


@pytest.fixture
def seven_cases(aigul, superuser):
    """Seven children on the register since last year, each with a case of today."""
    for n in range(7):
        case_of(aigul, f"Бала{n}", received_at=at_hour(today(), 0))
    with without_triggers(superuser):
        superuser.execute("update register_child set recorded_at = %s", [f"{today().year - 1}-06-01T12:00Z"])
        superuser.execute(
            "update register_identity set recorded_at = %s", [f"{today().year - 1}-06-01T12:00Z"]
        )


def edition_and_request():
    """A candidate that waits for the second person, and the request of which it came."""
    made = of_editions()
    edition = EditionCandidate.objects.using("owner").get(pk=made["published_edition"])
    return edition, EditionRequest.objects.using("owner").get(pk=made["edition_request"])


@pytest.mark.long
@on_both_screens
def test_every_page_of_figures_is_for_everybody(
    signed_in, language, width, look_at, nuriya, ainura, seven_cases
):
    claim, question, estimate, extract = enter(nuriya), register(nuriya), keep(), ask(nuriya)
    page = signed_in("nuriya")
    edition, asked = edition_and_request()
    of_one = [one.get_absolute_url() for one in (claim, question, estimate, extract, edition, asked)]
    counted = pages_that_count()
    figures = [f"/figures/{one}" for one in (*PAGES, *counted)]
    for address in (*figures, *of_one, f"{question.get_absolute_url()}correct/"):
        page.goto(address)
        for one in page.locator("main details > summary").all():
            one.click()
        assert not overflowing_elements(page), address
        for picture in page.locator("svg.statistics-picture").all():
            box = picture.bounding_box()
            assert 0 < box["width"] <= width - box["x"], address
            assert page.locator(".statistics-downloads a").count() >= 3, address
        if address.removeprefix("/figures/") in counted:  # of the others `test_every_page` asks axe
            look_at(page)
            drawn = " ".join(page.locator("svg.statistics-picture text").all_text_contents())
            assert re.search(r"\b10\b", drawn) or "by=district" in address, address
            assert re.search(r"\b10\b", page.locator("main table").first.inner_text()), address
    second = signed_in("ainura")
    second.goto(f"{edition.get_absolute_url()}answer/")
    assert second.locator("main textarea").count()
    assert not overflowing_elements(second)
