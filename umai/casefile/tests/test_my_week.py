"""My week: what is due from Monday to Sunday, on the screen and on a sheet that names no child."""

import io
import uuid
from datetime import time
from uuid import UUID

import pikepdf
import pytest

from tests.cast import NOOKAT
from umai.casefile.my_week.week import MOST, mark_of
from umai.casefile.tests.conftest import entries, make_case, make_child, wall
from umai.commission.session.models import Sitting
from umai.documents.tests.text_of_pdf import text_of
from umai.intake.cases import actions as intake
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.register.child.actions import record_fact
from umai.register.models import Address
from umai.staff.models import Office, OfficeKind

PAGE = "/week/"


@pytest.fixture
def mine(aigul, damira, forget):
    """`mine(given)`: a case of a new child that Aigul answers for, in which nothing is due."""

    def make(given):
        one = make_case(make_child(aigul, given), aigul, days_ago=0)
        intake.assign_worker(one, by=damira, worker_id=aigul.pk)
        forget(one)
        return one

    return make


def mark(case):
    return mark_of(case.pk)


def test_cases_whose_numbers_end_alike_have_other_marks():
    numbers = [UUID(f"7ea2340d-{n:04x}-848f-be27-b37489c1233a") for n in range(24)]
    assert len({mark_of(one) for one in numbers}) == 24 and all(len(mark_of(one)) == 4 for one in numbers)


def weekday():
    return today().weekday()


def test_the_week_has_its_days_from_monday_to_sunday(client_of, mine, owe):
    owe(mine("Нурбек"), "visit", -weekday())
    owe(mine("Айбек"), "review", 6 - weekday())
    owe(mine("Медер"), "visit", 7 - weekday())
    page = client_of("aigul").get(PAGE).text
    assert page.index("Monday") < page.index("Нурбек") < page.index("Tuesday")
    assert page.index("Sunday") < page.index("Айбек") and "Медер" not in page
    assert "Owed since before Monday" not in page and "nothing is due" in page


def test_the_next_week_begins_on_the_next_monday_and_leaves_out_what_is_late(client_of, mine, owe):
    owe(mine("Нурбек"), "visit", -weekday() - 1)
    owe(mine("Медер"), "visit", 7 - weekday())
    client = client_of("aigul")
    page = client.get(f"{PAGE}?week=next").text
    assert page.index("Monday") < page.index("Медер") < page.index("Tuesday")
    assert f"{PAGE}ru/?week=next" in page and 'href="/week/">This week' in page
    assert "Нурбек" not in page.split("Tuesday")[1]


def test_what_is_late_stands_first_with_its_day(client_of, mine, owe):
    owe(mine("Нурбек"), "visit", -weekday() - 3)
    page = client_of("aigul").get(PAGE).text
    assert page.index("Owed since before Monday") < page.index("Нурбек") < page.index("Monday ")


def test_two_measures_of_a_case_are_one_row(client_of, mine, owe):
    one = mine("Нурбек")
    owe(one, "measure", 0)
    owe(one, "measure", 0)
    assert "A measure of the plan is to be done × 2" in client_of("aigul").get(PAGE).text


def test_the_sheet_has_marks_and_villages_and_no_name(client_of, mine, owe, aigul):
    one, client = mine("Нурбек"), client_of("aigul")
    village = Place.objects.filter(municipality=aigul.office.place, level="village").first()
    record_fact(one.child, by=aigul, model=Address, kind="actual", settlement_id=village.pk)
    owe(one, "visit", 0)
    owe(mine("Айбек"), "visit", -weekday() - 3)
    assert mark(one) in client.get(PAGE).text
    for language in ("ky", "ru"):
        answer = client.get(f"{PAGE}{language}/")
        assert answer.status_code == 200 and answer.headers["Content-Type"] == "application/pdf", language
        (text,) = text_of(answer.content)
        assert mark(one) in text and village.name_in(language) in text, language
        assert not any(name in text for name in ("Нурбек", "Айбек", "Асанов", str(one.child.pk))), language


def test_the_sheet_is_one_page_however_much_is_due(client_of, mine, owe):
    for n in range(MOST + 2):
        one = mine(f"Бала{n}")
        owe(one, "dispute", -weekday() + n % 7)
    client = client_of("aigul")
    for language in ("ky", "ru"):
        answer = client.get(f"{PAGE}{language}/")
        with pikepdf.open(io.BytesIO(answer.content)) as document:
            assert len(document.pages) == 1
    page = client.get(PAGE).text
    assert "2 more are in the programme." in page and "?state=mine" in page


def test_the_sheet_has_the_sessions_of_the_commission(client_of, superuser):
    place = Place.objects.get(code=NOOKAT)
    office = Office.objects.using("owner").create(kind=OfficeKind.COMMISSION, place=place, name_ky="Комиссия")
    Sitting.objects.using("owner").create(
        id=uuid.uuid4(), commission=office, held_on=today(), begins_at=time(10), place="Акимчилик, 12"
    )
    client = client_of("aigul")
    assert "Session of the Commission, 10:00, Акимчилик, 12" in client.get(PAGE).text
    assert "Акимчилик, 12" in text_of(client.get(f"{PAGE}ru/").content)[0]
    assert "Акимчилик, 12" not in client_of("jyldyz").get(PAGE).text


def test_the_look_and_the_print_are_on_the_trail(client_of, mine, owe):
    one = mine("Нурбек")
    owe(one, "visit", 0)
    client = client_of("aigul")
    client.get(PAGE)
    client.get(f"{PAGE}ru/")
    for act in ("casefile.my_week", "casefile.my_week_printed"):
        (entry,) = entries(act=act)
        assert entry.shown == [one.pk]


def test_what_others_answer_for_and_what_is_walled_is_not_of_my_week(client_of, mine, owe, aigul):
    one = mine("Нурбек")
    owe(one, "visit", 0)
    for who in ("azamat", "erlan", "jyldyz"):
        assert "Нурбек" not in client_of(who).get(PAGE).text
    wall(aigul, one.child)
    assert "Нурбек" not in client_of("aigul").get(PAGE).text
    for who in ["bakyt", "gulnara"]:
        client = client_of(who)
        assert client.get(PAGE).status_code == client.get(f"{PAGE}ru/").status_code == 403, who
    assert client_of("aigul").get(f"{PAGE}fr/").status_code == 404
