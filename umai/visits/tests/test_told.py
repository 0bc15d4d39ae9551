"""A visit that one worker made and told by telephone, and another wrote down."""

import uuid

import pytest
from django.db import DatabaseError

from tests.cast import id_of
from tests.first_page import waits
from tests.looking import reading
from umai.access.models import Wall
from umai.access.requirements import Incomplete
from umai.refusal import NotPermitted
from umai.visits.models import Visit, VisitConfirmation
from umai.visits.tests.conftest import answers, last_entry, record
from umai.visits.told.actions import NothingToConfirm, confirm_told_visit
from umai.visits.visit.actions import correct_visit

LIST = "/visits/told/"


@pytest.fixture
def told(case, erlan):
    """Erlan writes down a visit that Aigul made."""
    return record(case, erlan, worker_id=id_of("worker", "aigul"))


def confirm(visit, by, answer="so", words=""):
    with reading(by):
        return confirm_told_visit(visit, by=by, id=uuid.uuid4(), answer=answer, words=words)


def page_of(visit):
    return f"/cases/{visit.case_id}/visits/{visit.line}/"


def test_who_was_there_confirms_once_what_another_wrote_down(told, aigul, erlan, request):
    assert (told.worker_id, told.recorded_by_id, told.made) == (aigul.pk, erlan.pk, True)
    for who in ("erlan", "damira", "azamat"):
        with pytest.raises(NotPermitted):
            confirm(told, request.getfixturevalue(who))
        assert last_entry() == ("visits.confirm_told", "refused"), who
    for who in ("cholpon", "farida", "bakyt"):
        with pytest.raises(NotPermitted):
            confirm(told, request.getfixturevalue(who))
    with pytest.raises(Incomplete):
        confirm(told, aigul, "not_so", " ")
    confirm(told, aigul)
    row = VisitConfirmation.objects.using("owner").get()
    assert (row.visit_id, row.answer, row.recorded_by_id) == (told.pk, "so", aigul.pk)
    assert last_entry() == ("visits.confirm_told", "done")


def test_an_own_visit_waits_for_no_answer_and_says_nothing_of_it(case, aigul, client_of):
    with pytest.raises(NothingToConfirm):
        confirm(record(case, aigul), aigul)
    assert "Told by" not in client_of("aigul").get(page_of(record(case, aigul))).text


def test_it_is_answered_once(told, aigul):
    confirm(told, aigul)
    with pytest.raises(NothingToConfirm):
        confirm(told, aigul, "not_so", "The child was away.")


def test_the_database_takes_it_from_nobody_else(told, erlan):
    said = {"child_id": told.child_id, "case_id": told.case_id, "visit_id": told.pk, "answer": "so"}
    with pytest.raises(DatabaseError), reading(erlan):
        VisitConfirmation.objects.create(**said)


def test_the_first_page_says_what_waits_and_for_whom(told, aigul, erlan):
    assert (waits(aigul, "told_visits"), waits(erlan, "told_visits")) == (1, 0)
    confirm(told, aigul)
    assert (waits(aigul, "told_visits"), waits(erlan, "contested_visits")) == (0, 0)


def test_what_is_contested_waits_for_who_wrote_it_and_corrected_for_an_answer_anew(told, aigul, erlan):
    confirm(told, aigul, "not_so", "The child was away.")
    assert (waits(aigul, "told_visits"), waits(erlan, "contested_visits")) == (0, 1)
    with reading(erlan):
        correct_visit(told, by=erlan, answers=answers(at=told.at, worker_id=aigul.pk, childs_words="Away."))
    assert (waits(aigul, "told_visits"), waits(erlan, "contested_visits")) == (1, 0)
    with reading(aigul):
        corrected = Visit.objects.get(line=told.line)
    confirm(corrected, aigul)
    assert waits(aigul, "told_visits") == 0


def test_who_was_there_and_corrects_it_has_answered(told, aigul):
    with reading(aigul):
        correct_visit(told, by=aigul, answers=answers(at=told.at, worker_id=aigul.pk, childs_words="Away."))
    assert waits(aigul, "told_visits") == 0


def test_behind_a_wall_nothing_waits(told, aigul):
    Wall.objects.using("owner").create(
        worker_id=aigul.pk, child_id=told.child_id, from_at="2020-01-01T00:00Z"
    )
    aigul.__dict__.pop("reach", None)
    assert waits(aigul, "told_visits") == 0


def test_a_contested_visit_says_what_was_different(told, aigul, client_of):
    confirm(told, aigul, "not_so", "The child was away.")
    page = client_of("erlan").get(page_of(told)).text
    assert "contested. The child was away." in page
    assert "You wrote it down, and who was there says that it was not so" in client_of("erlan").get(LIST).text


def test_the_page_of_the_visit_its_case_and_the_timeline_say_both_and_the_state(told, client_of, aigul):
    client = client_of("damira")
    words = "Told by Асанова Айгүл, written down by Мамытов Эрлан: not yet confirmed."
    assert words in client.get(f"/cases/{told.case_id}/visits/").text
    assert words in client.get(f"/children/{told.child_id}/timeline/").text
    client = client_of("aigul")
    both = "Told by Асанова Айгүл, written down by Мамытов Эрлан: "
    page = client.get(page_of(told)).text
    assert f"{both}not yet confirmed." in page and f'href="{page_of(told)}confirm/"' in page
    assert "confirm/" not in client_of("erlan").get(page_of(told)).text
    confirm(told, aigul)
    page = client.get(page_of(told)).text
    assert f"{both}confirmed." in page and "confirm/" not in page


def test_the_list_leads_to_the_visit_and_the_form_takes_the_answer(told, client_of):
    client = client_of("aigul")
    assert LIST in client.get("/", follow=True).text
    page = client.get(LIST).text
    assert page_of(told) in page and "You were there" in page and "Нурбек" in page
    form = f"{page_of(told)}confirm/"
    assert "wrote down this visit for you" in client.get(form).text
    said = {"id": str(uuid.uuid4()), "answer": "not_so", "words": ""}
    assert client.post(form, said).status_code == 422
    assert client.post(form, said | {"words": "The child was away."}).status_code == 302
    assert "No visit waits for your answer" in client.get(LIST).text
    assert LIST in client_of("erlan").get("/", follow=True).text


def test_the_list_is_for_those_who_visit(client_of):
    assert client_of("bakyt").get(LIST).status_code == client_of("farida").get(LIST).status_code == 403
