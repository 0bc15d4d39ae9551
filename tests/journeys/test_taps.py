"""How many taps a thing takes on a telephone: counted, so that it stays so few."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import NOOKAT
from tests.journeys.reporting import place_id
from tests.journeys.walks import Walk
from umai.guardianship.tests.conftest import register
from umai.identification.models import Signal
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import reported
from umai.intake.cases.actions import assign_worker, open_case
from umai.intake.cases.levels import set_risk
from umai.intake.models import Due
from umai.intake.tests.conftest import particulars
from umai.justice.tests.orders.conftest import order_of
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.protection.emergency.actions import begin_protection
from umai.register.child.actions import add_adult
from umai.visits.jobs import update_windows
from umai.visits.models import Visit

pytestmark = pytest.mark.long


@pytest.mark.parametrize("language", ["ky", "uz"])
def test_a_citizen_who_cannot_call_sends_a_report_in_eight_taps(open_page, report_form, look_at, language):
    citizen = Walk(open_page(), look_at)
    citizen.go(f"{report_form}/report/{language}/")
    assert citizen.page.locator(".report-lines a[href^='tel:']").first.is_visible()
    citizen.begin()
    citizen.press("main button[value=at_once]")
    citizen.write(
        district=place_id(NOOKAT), where="Көпүрөнүн жанында", happened="Эркек киши кызды сабап жатат."
    )
    citizen.press(".report-buttons button[value=next]")
    assert citizen.count(".report-code")
    assert Signal.objects.using("owner").latest("received_at").urgent
    assert (citizen.taps <= 8, citizen.pages <= 3) == (True, True), (citizen.taps, citizen.pages)


def test_a_school_reports_a_child_in_five_taps(walks):
    school = walks("bakyt", at="/inbox/report/")
    school.write(
        danger_now="no", self_harm="no", child="Асанов Нурбек, 3-класс", words="Үйгө баргысы келбейт."
    )
    school.press("main form:has([name=words]) button:not([name])")
    assert school.count(".umai-clock--done") == 1, school.words()
    assert school.taps == 5


@pytest.fixture
def due(aigul, damira, worker_role):
    """A case of Aigul's in which a visit is due."""
    case = open_case(register(aigul), by=aigul, **particulars())
    assign_worker(case, by=damira, worker_id=aigul.pk)
    with aigul.speaking():
        set_risk(case, "high", "Былтыр сабалган.", on=today())
    update_windows(on=today(), using=worker_role)
    return case


def test_a_visit_from_my_day_is_written_in_six_taps(walks, due, aigul):
    worker = walks("aigul")
    worker.follow(f"main a[href='/cases/{due.pk}/visits/new/']")
    worker.write(seen="yes", alone="yes", childs_words="Апам качан келет?", risk="high")
    worker.press("main button[value=save]")
    assert not worker.errors(), worker.words()
    with aigul.speaking():
        assert Visit.objects.get(case=due).childs_words == "Апам качан келет?"
    assert worker.taps <= 6, worker.taps


def test_a_head_brings_an_urgent_report_to_a_worker_who_goes_today_in_eight_taps(walks, aigul, worker_role):
    village = Place.objects.filter(municipality_id=aigul.office.place_id, level="village").first()
    said = ReportWords(happened="Эркек киши баланы сабап жатат.", where="Көпүрөнүн жанында")
    reported(said, danger_now=True, concern="violence", settlement=village, child_age=7)
    head = walks("damira")
    head.follow("#group-now ~ ul a[href^='/inbox/']")
    head.follow("main a[href$='/protect/']")
    head.write(
        words="Баланы үйүндө сабап жатышат.", appearance="Жетиге жакын, кызыл куртка.", worker=str(aigul.pk)
    )
    head.press("main form button.danger")
    assert (head.taps <= 8, head.pages <= 4) == (True, True), (head.taps, head.pages)
    update_windows(on=today(), using=worker_role)
    visit = Due.objects.using("owner").get(owed="visit")
    assert (visit.worker_id, visit.due_on) == (aigul.pk, today())


TABS = ["", "family/", "cases/", "prevention/", "documents/", "timeline/", "access/", "sealed/"]


def test_the_heading_of_each_page_of_a_file_stands_on_the_first_screen(signed_in, due, aigul):
    page = signed_in("aigul")
    said = {"danger": "violence", "known_at": timezone.now(), "words": "Сабалган."}
    begin_protection(due, by=aigul, id=uuid.uuid4(), **said)  # the bar of what is urgent stands on top
    below = {}
    for tab in TABS:
        page.goto(f"/children/{due.child_id}/{tab}")
        banner = page.locator(".umai-rehearsal").bounding_box()["height"]  # in a rehearsal alone
        heading = page.locator("main h1").first.bounding_box()
        below[tab] = round(heading["y"] + heading["height"] - banner)
    assert max(below.values()) <= page.viewport_size["height"], below


def test_an_order_beside_a_name_pushes_no_list_aside(signed_in, look_at, due, aigul):
    said = {"surname": "Асанова", "given": "Сайрагүл"}
    granny = add_adult(due.child, by=aigul, identity=said, relation="grandmother_m")
    order_of(due.child, aigul, granny, ends_on=today() + timedelta(days=9))
    for language in ("ky", "ru"):
        page = signed_in("aigul", language)
        for path in ("/cases/", "/"):
            page.goto(path)
            assert page.locator("main .govuk-tag--red").count() == 1, (language, path)
            look_at(page, axe_too=False)
