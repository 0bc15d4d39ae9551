"""An arrangement from a parent's code to the parent's return: guardianship, its lapse, the list, the court."""

import uuid
from datetime import timedelta

import pytest

from tests.journeys.test_a_wall import shot
from tests.journeys.walks import choose, fill_date, follow_link, id_in, loaded, press, sign_in
from umai.guardianship.applications.models import PaperKind
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, add_child
from umai.register.models import Absence, CareArrangement
from umai.situations.deriving import derive_findings

DAY = timedelta(days=1)
CHECKS = (("identity", "seen"), ("carer", "agrees"), ("other_parent", "not_reached"))


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_an_arrangement_goes_from_a_code_to_the_parent_s_return(
    open_page, report_form, accessible, enrolled, aigul, language, width
):
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": "2016-05-04"}
    child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    mother, aunt = (
        add_adult(child, by=aigul, identity={"surname": "Асанова", "given": given}, relation=relation)
        for given, relation in (("Гүлзат", "mother"), ("Салкын", "aunt_m"))
    )
    left_on = today() - 200 * DAY
    tab = f"/children/{child.pk}/guardianship/"

    # The office gives a code; the mother, who has been away for long, writes on the site.
    worker = open_page(language, width)
    sign_in(worker, "aigul", enrolled("aigul"))
    worker.goto(tab)
    follow_link(worker, "/invitations/new/")
    choose(worker, "adult_id", str(mother.adult_id))
    choose(worker, "language", language)
    press(worker, "main form[data-unsaved]")
    announce(open_page(language, width, javascript=False), report_form, language, left_on, code_on(worker))

    # The office takes it over, asks everybody, and the department confirms it.
    worker.goto("/")
    follow_link(worker, "/announcements/")
    worker.locator("main ul a").first.click()
    follow_link(worker, "/take/")
    choose(worker, "carer_id", str(aunt.adult_id))
    press(worker, "main form[data-unsaved]")
    for kind, outcome in CHECKS:
        follow_link(worker, f"/checks/{kind}/")
        choose(worker, "outcome", outcome)
        worker.fill("[name=words]", "Видео байланыш менен.")
        press(worker, "main form[data-unsaved]")
    head = open_page(language, width)
    sign_in(head, "damira", enrolled("damira"))
    follow_link(head, "/departures/")
    head.locator("main ul a").first.click()
    follow_link(head, "/confirm/")
    press(head)
    absence = Absence.objects.using("owner").get()
    assert absence.holds_from == left_on

    # The aunt gets temporary guardianship, whose term has run out: the child stands on the work list.
    apply(worker, tab, aunt, "temporary_guardianship", today() - 190 * DAY)
    accessible(worker)
    look_at_everything(worker)
    grant(head, worker.url, today() - 185 * DAY, ends_on=today() - 5 * DAY)
    accessible(head)
    shot(head, f"granted-{language}")
    derive_findings(using="owner")
    worker.goto("/")
    follow_link(worker, "/situations/")
    accessible(worker)
    shot(worker, f"without-a-carer-{language}")
    assert "Нурбек" in words_on(worker)

    # From the list to the tab, and to the court.
    worker.locator("main table th a").first.click()
    loaded(worker)
    assert worker.url.endswith(tab)
    accessible(worker)
    apply(worker, tab, aunt, "court_guardianship", today() - 3 * DAY)
    look_at_everything(worker)
    head.goto(worker.url)
    follow_link(head, "/court/")
    accessible(head)
    head.fill("[name=words]", "Ноокат райондук соту, кат № 15.")
    press(head, "main form[data-unsaved]")
    grant(head, worker.url, today())
    accessible(head)
    derive_findings(using="owner")
    worker.goto("/situations/")
    assert "Нурбек" not in words_on(worker)
    assert CareArrangement.objects.using("owner").get().paper == "court"

    # The mother comes back: what becomes of the paper is asked, and answered by the department.
    worker.goto(f"/children/{child.pk}/facts/absence/{absence.pk}/")
    choose(worker, "why", "change")
    fill_date(worker, "holds_to", today())
    press(worker)
    assert not worker.locator("main [name=may_end]").is_checked()  # the child stays until it is decided
    press(worker)
    head.goto(tab)
    accessible(head)
    shot(head, f"parent-back-{language}")
    follow_link(head, f"/returned/{mother.adult_id}/")
    accessible(head)
    choose(head, "outcome", "ends")
    fill_date(head, "ends_on", today())
    head.fill("[name=decided_by]", "Ноокат райондук соту")
    head.fill("[name=words]", "Апасы кайтты, бала анын жанында калгысы келет.")
    press(head, "main form[data-unsaved]")
    accessible(head)
    shot(head, f"arrangement-ended-{language}")
    ended = CareArrangement.objects.using("owner").get()
    assert today() in (ended.holds_to, ended.paper_to)


def code_on(worker):
    return worker.locator(".inbox-code").inner_text()


def words_on(page):
    return page.locator("main").inner_text()


def announce(phone, report_form, language, left_on, code):
    """What the mother writes on a telephone without scripts."""
    phone.goto(f"{report_form}/report/{language}/leaving/")
    phone.fill("[name=code]", code)
    phone.locator("main form button").first.click()
    loaded(phone)
    for name, value in (
        ("kind", "external"),
        ("reason", "work"),
        ("carer", "agrees"),
        ("other_parent", "not_reached"),
    ):
        phone.check(f"[name={name}][value={value}]")
    phone.select_option("[name=country]", "RU")
    fill_date(phone, "leaves_on", left_on)
    phone.fill("[name=who_writes]", "Гүлзат, апасы")
    phone.fill("[name=contact]", "+7 900 000 00 01")
    phone.fill("[name=child_stays]", "Уулум эжем менен калат.")
    phone.locator("main form button[value=send]").click()
    loaded(phone)
    assert phone.locator(".report-code").count() == 1


def apply(page, tab, aunt, arrangement, received_on):
    page.goto(tab)
    follow_link(page, "/applications/new/")
    choose(page, "applicant_id", str(aunt.adult_id))
    choose(page, "arrangement", arrangement)
    fill_date(page, "received_on", received_on)
    press(page, "main form[data-unsaved]")
    assert id_in(page, "applications")


def look_at_everything(page):
    """The nine papers, the home, and what is known of the household."""
    application = page.url
    for kind in PaperKind:
        follow_link(page, f"/papers/{kind}/")
        choose(page, "state", "seen")
        press(page, "main form[data-unsaved]")
    follow_link(page, f"/applications/{id_in(page, 'applications')}/home/")
    choose(page, "found", "good")
    page.fill("[name=words]", "Бөлмөсү бар, мектеп жакын.")
    press(page, "main form[data-unsaved]")
    page.goto(application + "household/")
    press(page)
    page.goto(application)


def grant(page, application, decided_on, ends_on=None):
    """The decision, as it stands on the paper; what it ends is shown before it is saved."""
    page.goto(application)
    follow_link(page, "/grant/")
    fill_date(page, "decided_on", decided_on)
    fill_date(page, "in_force_on", decided_on)
    if ends_on:
        fill_date(page, "ends_on", ends_on)
    page.fill("[name=number]", "12/4")
    page.fill("[name=issuer]", "Ноокат району")
    page.check("[name=names_child]")
    press(page, "main form[data-unsaved]")
    if page.locator("main [name=ends]").count():
        press(page)
