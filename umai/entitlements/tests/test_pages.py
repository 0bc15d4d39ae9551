"""What a family may ask for is shown by what the file says and by three answers, and not for whom to fear."""

import uuid
from datetime import date

import pytest

from tests.second_person import merge_records
from umai.entitlements.actions import record_outcome
from umai.entitlements.needs import needs_in_file, why_nothing_is_offered
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import particulars
from umai.justice.tests.conftest import incident_of, suspected
from umai.justice.tests.orders.conftest import changed, order_of
from umai.law.terms.clock import today
from umai.prevention.tests.conftest import adult_of, register, years_old
from umai.register.child.actions import add_child, record_fact
from umai.register.child.file import file_of
from umai.register.models import CauseConfirmation, HealthPoint, Kinship, Schooling

BENEFIT, GUARDIAN = "Money every month", "guardianship, and trusteeship for an older child"
NOTHING = "Nothing is offered through this person"


@pytest.fixture
def shown(child, client_of):
    def ask(username="aigul", language="en", **answers):
        client, address = client_of(username, language), f"/children/{child.pk}/help/"
        page = client.post(address, answers) if answers else client.get(address)
        return page.content.decode()

    return ask


def kin_of(child, by, adult_id):
    with by.speaking():
        return Kinship.objects.get(child=child, adult_id=adult_id)


def test_the_file_answers_what_it_knows(shown, grandmother, out_of_school):
    page = shown()
    for said in (GUARDIAN, "embassy or consulate", "Birth certificate of the child", "A place at school"):
        assert said in page
    assert "feldsher&#x27;s post of the place" in page and BENEFIT not in page
    assert "More about this paper" in page


def test_three_answers_add_the_rest(shown, grandmother):
    page = shown(short_of_money="yes", disability="no", needs_lawyer="yes")
    assert BENEFIT in page and "The advice costs nothing." in page
    assert "which benefits and services this child can have" not in page
    assert 'name="short_of_money" value="yes"' in page
    assert BENEFIT not in shown(short_of_money="perhaps")


def test_what_a_person_confirmed_is_not_asked_again(shown, child, aigul):
    page = shown(disability="yes")
    assert "reported: a press text cites the article" in page and "gazeta.kg 138697" in page
    assert "Convention on the Rights of the Child, Art. 23" in page
    assert "Does the child have a disability?" in shown()
    said = {"code": "disability", "words": "Дарыгер айтты.", "holds_from": date(2025, 1, 1)}
    record_fact(child, by=aigul, model=CauseConfirmation, **said)
    page = shown()
    assert "Does the child have a disability?" not in page
    assert "which benefits and services this child can have" in page


def test_it_speaks_the_language_of_the_worker(shown):
    assert "Төлөөрдөн мурун сураңыз." in shown(language="ky")
    assert "Спросите, прежде чем платить." in shown(language="ru")


def test_where_nothing_is_missing_it_says_so(client_of, aigul):
    identity = {"surname": "Асанов", "given": "Нурбек"} | {
        "birth_certificate": "KR-I 123",
        "pin": "21204201600123",
    }
    child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    adult_of(child, aigul)
    record_fact(child, by=aigul, model=HealthPoint, facility="ФАП")
    page = client_of("aigul").get(f"/children/{child.pk}/help/").content.decode()
    assert "Nothing by what is known." in page and "Print:" not in page


def test_a_certificate_in_the_second_record_of_the_child_is_not_asked_for(shown, child, aigul, damira):
    assert "Birth certificate of the child" in shown()
    said = {"surname": "Асанов", "given": "Нурбек", "birth_certificate": "KR-I 123"}
    other = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=said)
    merge_records(child, by=damira, other=other, reason="One child.")
    assert "Birth certificate of the child" not in shown()


def test_a_child_who_was_never_at_school_may_ask_for_a_place(shown, child, aigul):
    record_fact(child, by=aigul, model=Schooling, attendance="studies", school="№ 4")
    assert "A place at school" not in shown()
    other = register(aigul, given="Айжан")
    record_fact(other, by=aigul, model=Schooling, attendance="never")
    with aigul.speaking():
        assert "out_of_school" in needs_in_file(file_of(other, by=aigul), aigul)


def test_of_a_suspect_who_cares_nothing_is_offered_and_no_sheet_is_printed(
    shown, child, grandmother, aigul, client_of
):
    open_case(child, by=aigul, **particulars())
    suspected(incident_of(child, aigul), aigul, kin_of(child, aigul, grandmother))
    page = shown()
    assert NOTHING in page and GUARDIAN not in page and "Print:" not in page
    answer = client_of("aigul").post(f"/children/{child.pk}/help/print/", {"language": "ky"})
    assert answer.status_code == 409 and NOTHING in answer.content.decode()


def test_of_whom_an_order_keeps_away_nothing_is_offered_until_it_ends(shown, child, grandmother, aigul):
    order = order_of(child, aigul, kin_of(child, aigul, grandmother))
    assert NOTHING in shown()
    changed(order, aigul, "revoke")
    assert GUARDIAN in shown()


def test_where_somebody_else_is_the_suspect_the_family_may_ask(shown, child, grandmother, aigul):
    open_case(child, by=aigul, **particulars())
    suspected(incident_of(child, aigul), aigul)
    assert GUARDIAN in shown()


def test_of_a_parent_at_home_who_is_the_suspect_nothing_is_offered(child, aigul):
    mother = adult_of(child, aigul)
    open_case(child, by=aigul, **particulars())
    suspected(incident_of(child, aigul), aigul, kin_of(child, aigul, mother))
    with aigul.speaking():
        assert why_nothing_is_offered(file_of(child, by=aigul), aigul)


def test_somebody_who_has_come_of_age_is_offered_nothing(client_of, aigul):
    grown = register(aigul, born_on=years_old(19))
    page = client_of("aigul").get(f"/children/{grown.pk}/help/").content.decode()
    assert "has come of age" in page and "Print:" not in page


def test_what_came_of_it_stands_beside_it_and_later_below(shown, child, aigul):
    record_outcome(child, by=aigul, code="doctor", state="asked", happened_on=today())
    record_outcome(child, by=aigul, code="school_place", state="obtained", happened_on=today())
    page = shown()
    assert "<strong>Was asked for</strong>" in page
    assert "What came of help before" in page and "A place at school: was obtained" in page


def test_who_watches_over_the_district_reads_and_neither_writes_nor_prints(shown, child, client_of):
    page = shown("farida")
    assert "What the family may ask for" in page
    assert "Write down what came of it" not in page and "Print:" not in page
    assert client_of("aigul").get(f"/children/{child.pk}/help/gold/").status_code == 404


def test_the_file_and_the_visits_lead_there(child, aigul, client_of):
    case = open_case(child, by=aigul, **particulars())
    client = client_of("aigul")
    for address in (f"/children/{child.pk}/", f"/cases/{case.pk}/visits/"):
        assert f'href="/children/{child.pk}/help/"' in client.get(address).content.decode()
