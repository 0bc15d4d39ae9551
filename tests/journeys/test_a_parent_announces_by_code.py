"""The office gives a parent a code, the parent writes on the public site, and it becomes a confirmed departure."""

import uuid

import pytest

from tests.journeys.test_a_wall import shot
from tests.journeys.walks import choose, follow_link, loaded, press, sign_in
from umai.guardianship.models import SentAnnouncement
from umai.register.child.actions import add_adult, add_child
from umai.register.models import Absence, CareArrangement


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_a_parent_announces_by_code_and_it_is_confirmed(
    open_page, report_form, accessible, enrolled, aigul, language, width
):
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": "2016-05-04"}
    child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    mother, aunt = (
        add_adult(child, by=aigul, identity={"surname": "Асанова", "given": given}, relation=relation)
        for given, relation in (("Гүлзат", "mother"), ("Салкын", "aunt_m"))
    )

    page = open_page(language, width)
    sign_in(page, "aigul", enrolled("aigul"))
    page.goto(f"/children/{child.pk}/guardianship/")
    follow_link(page, "/invitations/new/")
    accessible(page)
    choose(page, "adult_id", str(mother.adult_id))
    choose(page, "language", language)
    press(page, "main form[data-unsaved]")
    accessible(page)
    code = page.locator(".inbox-code").inner_text()
    sheet = page.locator(".govuk-inset-text").inner_text()
    assert code in sheet and f"/report/{language}/leaving/" in sheet

    # The mother, on a telephone without scripts, mistypes the code first.
    phone = open_page(language, width, javascript=False)
    phone.goto(f"{report_form}/report/{language}/leaving/")
    looks_right(phone, accessible)
    shot(phone, f"leaving-{language}")
    for typed in ("2222", code.lower().replace(" ", "")):
        phone.fill("[name=code]", typed)
        phone.locator("main form button").first.click()
        loaded(phone)
        looks_right(phone, accessible)
    other = open_page(language, width)  # with scripts, which axe needs; to look uses no code up
    other.goto(f"{report_form}/report/{language}/leaving/")
    accessible(other)
    other.fill("[name=code]", code)
    other.locator("main form button").first.click()
    loaded(other)
    accessible(other)
    for name in ("kind=external", "reason=work", "carer=agrees", "other_parent=not_reached"):
        field, value = name.split("=")
        phone.check(f"[name={field}][value={value}]")
    phone.select_option("[name=country]", "RU")
    phone.fill("[name=who_writes]", "Гүлзат, апасы")
    phone.fill("[name=contact]", "+7 900 000 00 01")
    send(phone)  # with whom the child stays is missing
    assert phone.locator(".govuk-error-summary").count() == 1
    assert phone.input_value("[name=contact]") == "+7 900 000 00 01"
    looks_right(phone, accessible)
    phone.fill("[name=child_stays]", "Уулум эжем менен калат.")
    send(phone)
    looks_right(phone, accessible)
    shot(phone, f"leaving-sent-{language}")
    receipt = phone.locator(".report-code").inner_text()

    # The worker finds it on the first page, and takes it over.
    page.goto("/")
    follow_link(page, "/announcements/")
    accessible(page)
    page.locator("main ul a").first.click()
    loaded(page)
    accessible(page)
    assert receipt in page.locator("main").inner_text()
    shot(page, f"from-the-site-{language}")
    follow_link(page, "/take/")
    accessible(page)
    assert page.input_value("[name=contact]") == "+7 900 000 00 01"
    choose(page, "carer_id", str(aunt.adult_id))
    press(page, "main form[data-unsaved]")
    accessible(page)
    for kind, outcome in (("identity", "seen"), ("carer", "agrees"), ("other_parent", "not_reached")):
        follow_link(page, f"/checks/{kind}/")
        choose(page, "outcome", outcome)
        page.fill("[name=words]", "Видео байланыш менен.")
        press(page, "main form[data-unsaved]")

    head = open_page(language, width)
    sign_in(head, "damira", enrolled("damira"))
    follow_link(head, "/departures/")
    head.locator("main ul a").first.click()
    follow_link(head, "/confirm/")
    press(head)
    accessible(head)
    assert Absence.objects.using("owner").get().contact == "+7 900 000 00 01"
    assert CareArrangement.objects.using("owner").get().carer_id == aunt.adult_id
    assert SentAnnouncement.objects.using("owner").get().language == language


def send(phone):
    phone.locator("main form button[value=send]").click()
    loaded(phone)


def looks_right(phone, accessible):
    """The page fits and has no foreign word; what axe asks needs scripts, which this telephone has not."""
    accessible(phone, axe_too=False)
