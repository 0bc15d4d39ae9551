"""A parent who is away is announced, everybody is asked, and the department confirms it."""

import uuid

import pytest

from tests.journeys.test_a_wall import shot
from tests.journeys.walks import choose, fill_date, follow_link, press, sign_in
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, add_child
from umai.register.models import Absence, CareArrangement


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_a_parent_leaves_from_the_announcement_to_the_new_carer(
    open_page, accessible, enrolled, aigul, language, width
):
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": "2016-05-04"}
    child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    mother, aunt = (
        add_adult(
            child,
            by=aigul,
            identity={"surname": "Асанова", "given": given},
            relation=relation,
            lives_together=relation == "mother",
        )
        for given, relation in (("Гүлзат", "mother"), ("Салкын", "aunt_m"))
    )

    page = open_page(language, width)
    sign_in(page, "aigul", enrolled("aigul"))
    page.goto(f"/children/{child.pk}/")
    follow_link(page, f"/children/{child.pk}/guardianship/")
    accessible(page)
    shot(page, f"guardianship-{language}")
    follow_link(page, "/departures/new/")
    accessible(page)
    for name, value in {
        "adult_id": str(mother.adult_id),
        "way": "telephone",
        "kind": "external",
        "country": "RU",
        "reason": "work",
        "carer_id": str(aunt.adult_id),
    }.items():
        choose(page, name, value)
    fill_date(page, "leaves_on", today().replace(day=1))
    page.fill("[name=contact]", "0700 000 001")
    shot(page, f"departure-{language}")
    press(page, "main form[data-unsaved]")
    accessible(page)
    for kind, outcome in (("identity", "seen"), ("carer", "agrees"), ("other_parent", "not_reached")):
        follow_link(page, f"/checks/{kind}/")
        accessible(page)
        choose(page, "outcome", outcome)
        page.fill("[name=words]", "Видео байланыш менен.")
        press(page, "main form[data-unsaved]")
    shot(page, f"asked-{language}")

    head = open_page(language, width)
    sign_in(head, "damira", enrolled("damira"))
    follow_link(head, "/departures/")
    accessible(head)
    shot(head, f"departures-{language}")
    head.locator("main ul a").first.click()
    follow_link(head, "/confirm/")
    press(head)
    accessible(head)
    shot(head, f"confirm-{language}")
    press(head)
    accessible(head)
    absence = Absence.objects.using("owner").get()
    assert (absence.adult_id, absence.contact) == (mother.adult_id, "0700 000 001")
    assert CareArrangement.objects.using("owner").get().carer_id == aunt.adult_id
    head.goto(f"/children/{child.pk}/guardianship/")
    accessible(head)
    shot(head, f"confirmed-{language}")
    assert head.locator("main strong").count()  # what is missing: a paper of the aunt
