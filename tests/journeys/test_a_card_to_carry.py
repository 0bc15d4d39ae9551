"""A card is decided about, looked at before it is printed, given and lost; then a suspect becomes known."""

import os
from pathlib import Path

import pytest

from tests.journeys.test_staff import sign_in
from tests.journeys.walks import follow_link
from umai.contact.tests.conftest import OWN, kin_of
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import particulars
from umai.justice.tests.conftest import incident_of, suspected
from umai.law.terms.clock import today
from umai.prevention.tests.conftest import adult_of, register
from umai.register.child.actions import record_fact
from umai.register.models import Absence
from umai.staff.models import Particulars


def shot(page, name):
    """A picture of the page, where somebody asked for pictures."""
    if folder := os.environ.get("UMAI_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_a_card_from_the_decision_to_the_suspect(open_page, accessible, enrolled, aigul, language, width):
    child = register(aigul)
    mother, uncle = adult_of(child, aigul), adult_of(child, aigul, "uncle_f", given="Бакыт")
    away = {"adult_id": mother, "kind": "external", "country": "RU", "holds_from": "2024-03-01"}
    record_fact(child, by=aigul, model=Absence, **away)
    Particulars.objects.using("owner").filter(worker_id=aigul.pk).update(phone=OWN)
    cards = f"/children/{child.pk}/cards/"

    page = open_page(language, width)
    sign_in(page, "aigul", enrolled("aigul"))
    page.goto(f"/children/{child.pk}/")
    follow_link(page, cards)
    accessible(page)
    shot(page, f"card-undecided-{language}")
    page.click(f'main a[href="{cards}decide/"]')
    page.check("[name=outcome][value=carry]")
    page.fill("[name=who_may_find]", "Таенеси, ал кубанат.")
    accessible(page)
    shot(page, f"card-decide-{language}")
    page.click("main form button")
    page.click('main a[href$="/print/"]')
    accessible(page)
    shot(page, f"card-print-{language}")
    page.go_back()
    page.click('main a[href$="/give/"]')
    page.check("[name=to_whom][value=child]")
    day = today()
    page.fill("[name=given_on_day]", str(day.day))
    page.fill("[name=given_on_month]", str(day.month))
    page.fill("[name=given_on_year]", str(day.year))
    accessible(page)
    shot(page, f"card-give-{language}")
    page.click("main form button")
    assert page.locator('main a[href$="/lost/"]').count() == 1
    shot(page, f"card-given-{language}")

    open_case(child, by=aigul, **particulars())
    suspected(incident_of(child, aigul), aigul, kin_of(child, aigul, uncle))
    page.goto(cards)
    accessible(page)
    shot(page, f"card-near-{language}")
    assert page.locator('main a[href$="/print/"]').count() == 0
    page.click(f'main a[href="{cards}decide/"]')
    shot(page, f"card-near-decide-{language}")
