"""How many taps a thing takes on a telephone: counted, so that it stays so few."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import NOOKAT
from tests.journeys.reporting import place_id
from tests.journeys.walks import Hand, sign_in
from umai.identification.models import Signal
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import reported
from umai.intake.cases.actions import assign_worker, open_case
from umai.intake.cases.levels import set_risk
from umai.intake.models import Due
from umai.justice.tests.orders.conftest import order_of
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.protection.emergency.actions import begin_protection
from umai.register.child.actions import add_adult, add_child
from umai.visits.jobs import update_windows
from umai.visits.models import Visit


@pytest.mark.parametrize("language", ["ky", "uz"])
def test_a_citizen_who_cannot_call_sends_a_report_in_eight_taps(open_page, report_form, looked_at, language):
    page = open_page(language, 360)
    citizen = Hand(page, looked_at(page))
    page.goto(f"{report_form}/report/{language}/")
    citizen.seen()
    assert page.locator(".report-lines a[href^='tel:']").first.is_visible()
    citizen.begin()
    citizen.press("main button[value=at_once]")
    citizen.pick("district", place_id(NOOKAT))
    citizen.write("where", "Көпүрөнүн жанында")
    citizen.write("happened", "Эркек киши кызды сабап жатат.")
    citizen.press(".report-buttons button[value=next]")
    assert page.locator(".report-code").is_visible()
    assert Signal.objects.using("owner").latest("received_at").urgent
    assert (citizen.taps <= 8, citizen.pages <= 3) == (True, True), (citizen.taps, citizen.pages)
    assert looked_at.faults == []


def test_a_school_reports_a_child_in_five_taps(hands):
    school = hands("bakyt", "ky", 360, "/inbox/report/")
    page = school.page
    school.tick("danger_now", "no")
    school.tick("self_harm", "no")
    school.write("child", "Асанов Нурбек, 3-класс")
    school.write("words", "Үйгө баргысы келбейт.")
    school.press("main form:has([name=words]) button:not([name])")
    assert page.locator(".umai-clock--done").count() == 1, page.locator("main").inner_text()
    assert school.taps == 5
    assert hands.faults == []


@pytest.fixture
def due(aigul, damira, worker_role):
    """A case of Aigul's in which a visit is due."""
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": "2016-04-12"}
    place = Place.objects.get(pk=aigul.office.place_id)
    child = add_child(place, by=aigul, id=uuid.uuid4(), identity=identity)
    said = {"concern": "violence", "channel": "school", "words": "Сабалган.", "discovered_at": None}
    case = open_case(child, by=aigul, id=uuid.uuid4(), received_at=timezone.now(), **said)
    assign_worker(case, by=damira, worker_id=aigul.pk)
    with aigul.speaking():
        set_risk(case, "high", "Былтыр сабалган.", on=today())
    update_windows(on=today(), using=worker_role)
    return case


def test_a_visit_from_my_day_is_written_in_six_taps(hands, due, aigul):
    worker = hands("aigul", "ky", 360)
    page = worker.page
    worker.follow(f"main a[href='/cases/{due.pk}/visits/new/']")
    worker.tick("seen", "yes")
    worker.tick("alone", "yes")
    worker.write("childs_words", "Апам качан келет?")
    worker.tick("risk", "high")
    worker.press("main button[value=save]")
    assert not page.locator(".govuk-error-summary").count(), page.locator("main").inner_text()
    with aigul.speaking():
        assert Visit.objects.get(case=due).childs_words == "Апам качан келет?"
    assert worker.taps <= 6, worker.taps
    assert hands.faults == []


def test_a_head_brings_an_urgent_report_to_a_worker_who_goes_today_in_eight_taps(hands, aigul, worker_role):
    village = Place.objects.filter(municipality_id=aigul.office.place_id, level="village").first()
    said = ReportWords(happened="Эркек киши баланы сабап жатат.", where="Көпүрөнүн жанында")
    reported(said, danger_now=True, concern="violence", settlement=village, child_age=7)
    head = hands("damira", "ky", 360)
    head.follow("#group-now ~ ul a[href^='/inbox/']")
    head.follow("main a[href$='/protect/']")
    head.write("words", "Баланы үйүндө сабап жатышат.")
    head.write("appearance", "Жетиге жакын, кызыл куртка.")
    head.pick("worker", str(aigul.pk))
    head.press("main form button.danger")
    assert (head.taps <= 8, head.pages <= 4) == (True, True), (head.taps, head.pages)
    update_windows(on=today(), using=worker_role)
    visit = Due.objects.using("owner").get(owed="visit")
    assert (visit.worker_id, visit.due_on) == (aigul.pk, today())
    assert hands.faults == []


TABS = ["", "family/", "cases/", "prevention/", "documents/", "timeline/", "access/", "sealed/"]


def test_the_heading_of_each_page_of_a_file_stands_on_the_first_screen(open_page, enrolled, due, aigul):
    page = open_page("ky", 360)
    sign_in(page, "aigul", enrolled("aigul"))
    said = {"danger": "violence", "known_at": timezone.now(), "words": "Сабалган."}
    begin_protection(due, by=aigul, id=uuid.uuid4(), **said)  # the bar of what is urgent stands on top
    below = {}
    for tab in TABS:
        page.goto(f"/children/{due.child_id}/{tab}")
        banner = page.locator(".umai-rehearsal").bounding_box()["height"]  # in a rehearsal alone
        heading = page.locator("main h1").first.bounding_box()
        below[tab] = round(heading["y"] + heading["height"] - banner)
    assert max(below.values()) <= page.viewport_size["height"], below


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_an_order_beside_a_name_pushes_no_list_aside(open_page, enrolled, accessible, due, aigul, language):
    said = {"surname": "Асанова", "given": "Сайрагүл"}
    granny = add_adult(due.child, by=aigul, identity=said, relation="grandmother_m")
    order_of(due.child, aigul, granny, ends_on=today() + timedelta(days=9))
    page = open_page(language, 360)
    sign_in(page, "aigul", enrolled("aigul"))
    for path in ("/cases/", "/"):
        page.goto(path)
        assert page.locator("main .govuk-tag--red").count() == 1, path
        accessible(page, axe_too=False)
