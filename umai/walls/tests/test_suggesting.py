"""The clock compares staff with families; who answers for the worker decides, and the worker sees nothing."""

import uuid

import pytest

from tests.cast import id_of
from tests.first_page import waits
from tests.second_person import speaker
from umai.access.models import Wall
from umai.access.requirements import Incomplete
from umai.refusal import NotPermitted
from umai.register.child.actions import add_adult
from umai.staff.models import Particulars
from umai.trail.models import Entry
from umai.walls.models import TieSuggestion
from umai.walls.reading import suggestions
from umai.walls.suggesting.actions import answer_suggestion, say_tie
from umai.walls.suggesting.jobs import suggest_ties

PIN = "10203198500123"


def again(by):
    return speaker(by.pk)


def with_mother(child, by, **identity):
    return add_adult(child, by=by, identity=identity, relation="mother", id=uuid.uuid4())


def with_pin(who):
    Particulars.objects.using("owner").filter(worker_id=id_of("worker", who)).update(pin=PIN)


@pytest.fixture
def named(child, aigul, worker_role):
    """A mother with the name of Aigul, the social worker, in Latin letters."""
    with_mother(child, aigul, surname="Asanova", given="Aigul")
    assert suggest_ties(using=worker_role) == 1


def test_one_pin_is_a_tie_for_sure_also_across_districts(child, aigul, damira, worker_role):
    with_mother(child, aigul, surname="Другая", given="Фамилия", pin=PIN)
    with_pin("erlan")
    assert suggest_ties(using=worker_role) == 1
    (one,) = suggestions(again(damira))
    assert (one.how, one.worker_id, one.child_id) == ("pin", id_of("worker", "erlan"), child.pk)


def test_one_name_in_any_script_is_suggested_to_the_head(named, child, damira):
    (one,) = suggestions(again(damira))
    assert (one.how, one.worker_id, one.name) == ("name", id_of("worker", "aigul"), "Асанов Нурбек")
    assert (one.adult, one.relation) == ("Asanova Aigul", "mother")
    assert waits(again(damira), "ties_found") == 1


def test_another_name_is_not(child, aigul, worker_role):
    with_mother(child, aigul, surname="Асанова", given="Гүлмира")
    assert suggest_ties(using=worker_role) == 0


def test_another_district_is_not(child, aigul, worker_role):
    with_mother(child, aigul, surname="Бекова", given="Чолпон")
    assert suggest_ties(using=worker_role) == 0


def test_the_worker_and_colleagues_see_nothing(named, aigul, erlan, cholpon):
    for by in (aigul, erlan, cholpon):
        assert suggestions(again(by)) == []


def test_what_is_about_the_head_goes_to_the_oblast(child, aigul, damira, farida, worker_role):
    with_mother(child, aigul, surname="Жумабаева", given="Дамира")
    assert suggest_ties(using=worker_role) == 1
    assert suggestions(again(damira)) == []
    assert [one.worker_id for one in suggestions(again(farida))] == [damira.pk]


def test_what_is_about_others_does_not_go_to_the_oblast(named, farida):
    assert suggestions(again(farida)) == []


def test_what_was_found_and_who_read_it_is_on_the_trail(named, damira):
    found = TieSuggestion.objects.using("owner").get()
    entry = Entry.objects.using("owner").get(act="walls.suggest")
    assert (entry.outcome, entry.shown, entry.worker_id) == ("looked", [found.adult_id], None)
    suggestions(again(damira))
    assert Entry.objects.using("owner").filter(act="walls.suggestions", shown=[found.pk]).count() == 1


class TestAnswering:
    def test_with_a_tie_the_file_is_closed_and_it_does_not_come_again(
        self, named, child, damira, worker_role
    ):
        (one,) = suggestions(again(damira))
        answer_suggestion(one, by=again(damira), tie="family", words="She said so.")
        wall = Wall.objects.using("owner").get()
        assert (wall.worker_id, wall.child_id, wall.tie) == (id_of("worker", "aigul"), child.pk, "family")
        assert suggestions(again(damira)) == [] and suggest_ties(using=worker_role) == 0
        assert Entry.objects.using("owner").filter(act="walls.answer_suggestion", child_id=child.pk).exists()

    def test_without_one_a_reason_is_kept_and_it_does_not_come_again(self, named, damira, worker_role):
        (one,) = suggestions(again(damira))
        with pytest.raises(Incomplete):
            answer_suggestion(one, by=again(damira))
        answer_suggestion(one, by=again(damira), words="Another Aigul: this one is sixty.")
        assert suggestions(again(damira)) == [] and suggest_ties(using=worker_role) == 0
        assert not Wall.objects.using("owner").exists()

    @pytest.mark.parametrize("who", ["aigul", "farida"])
    def test_nobody_else_answers(self, named, damira, who, request):
        (one,) = suggestions(again(damira))
        with pytest.raises(NotPermitted):
            answer_suggestion(one, by=request.getfixturevalue(who), words="No.")

    def test_by_the_page(self, named, child, client_of, damira):
        (one,) = suggestions(again(damira))
        browser = client_of("damira")
        assert b"1 possible tie" in browser.get("/").content
        assert "Асанова Айгүл" in browser.get("/ties/").content.decode()
        assert browser.get(one.get_absolute_url()).status_code == 200
        answer = browser.post(one.get_absolute_url(), {"tie": "none", "words": ""})
        assert answer.status_code == 409 and b"Write how you know it" in answer.content
        assert browser.post(one.get_absolute_url(), {"tie": "household"}).status_code == 302
        assert Wall.objects.using("owner").get().tie == "household"
        for who in ("aigul", "erlan"):
            assert client_of(who).get(one.get_absolute_url()).status_code == 403


class TestSaid:
    def test_a_worker_says_it_without_opening_a_file(self, aigul, damira):
        say_tie(aigul.worker, by=aigul, words="Нурбек Асанов of Mirmakhmudov is my nephew.")
        (one,) = suggestions(again(damira))
        assert (one.how, one.child_id) == ("said", None) and "nephew" in one.words
        answer_suggestion(one, by=again(damira), words="Closed on the file.")
        assert suggestions(again(damira)) == []
        acts = Entry.objects.using("owner").filter(act="walls.say", outcome="done")
        assert acts.count() == 1

    def test_a_teacher_says_it_too_and_the_auditor_does_not(self, bakyt, timur, damira):
        say_tie(bakyt.worker, by=bakyt, words="My niece.")
        assert [one.worker_id for one in suggestions(again(damira))] == [bakyt.pk]
        with pytest.raises(NotPermitted):
            say_tie(timur.worker, by=timur, words="My niece.")

    def test_nobody_of_another_district_reads_it(self, aigul, cholpon, farida):
        say_tie(aigul.worker, by=aigul, words="My nephew.")
        assert suggestions(again(cholpon)) == suggestions(again(farida)) == []

    def test_by_the_page(self, client_of, damira):
        browser = client_of("aigul")
        assert b"I am tied to a child" in browser.get("/").content
        assert browser.post("/ties/mine/", {"words": ""}).status_code == 422
        assert browser.post("/ties/mine/", {"words": "My nephew."}).status_code == 302
        (one,) = suggestions(again(damira))
        shown = client_of("damira").get(one.get_absolute_url()).content.decode()
        assert "My nephew." in shown and "declare the tie there" in shown
        assert (
            client_of("damira").post(one.get_absolute_url(), {"tie": "none", "words": "Done."}).status_code
            == 302
        )
