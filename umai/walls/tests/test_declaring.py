"""A tie is declared: the file is closed at once, nothing is lost, and the head sees it."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.db.transaction import atomic

from tests.cast import id_of
from tests.first_page import waits
from tests.second_person import merge_records, speaker
from umai.access.models import Wall
from umai.intake.cases.actions import assign_worker
from umai.intake.models import Assignment, Case
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_rows
from umai.notices.models import Call
from umai.refusal import NotPermitted, Refusal
from umai.register.child.actions import add_child
from umai.register.models import Child
from umai.register.search.search import find_children
from umai.staff.models import Term
from umai.trail.models import Entry
from umai.urgency.models import Urgency
from umai.walls.declaring.actions import declare_tie, name_worker_for_head
from umai.walls.reading import standing_walls, walls_of
from umai.walls.tests.conftest import declared


def again(by):
    """The same worker at the next request."""
    return speaker(by.pk)


def sees(by, child):
    by = again(by)
    with by.speaking():
        return Child.objects.within_reach_of(by).filter(pk=child.pk).exists()


def answers_for(case):
    return Assignment.objects.using("owner").get(case=case).worker_id


class TestDeclaring:
    def test_a_worker_closes_the_file_to_themself(self, child, aigul, damira):
        wall = declared(child, aigul, "aigul")
        assert (wall.tie, wall.words, wall.recorded_by_id) == ("family", "Her aunt.", aigul.pk)
        assert not sees(aigul, child) and sees(damira, child)

    def test_a_worker_closes_the_file_to_a_colleague(self, child, aigul, erlan):
        declared(child, aigul, "erlan", "feared")
        assert not sees(erlan, child) and sees(aigul, child)

    @pytest.mark.parametrize("who", ["azamat", "cholpon", "jyldyz"])
    def test_nobody_of_another_place_does(self, child, who, request):
        with pytest.raises(NotPermitted):
            declare_tie(
                child, by=request.getfixturevalue(who), worker_id=id_of("worker", "aigul"), tie="family"
            )

    def test_nobody_does_behind_a_wall(self, child, aigul, erlan):
        declared(child, aigul, "erlan")
        with pytest.raises(NotPermitted):
            declare_tie(child, by=again(erlan), worker_id=id_of("worker", "damira"), tie="family")

    def test_nobody_below_closes_a_file_to_the_oblast(self, child, aigul, damira, farida):
        for by in (aigul, damira):
            with pytest.raises(NotPermitted):
                declare_tie(child, by=by, worker_id=farida.pk, tie="feared")
        declared(child, farida, "farida")
        assert not sees(farida, child)

    def test_a_post_that_begins_tomorrow_stands_above_nobody_today(self, child, aigul):
        terms, azamat = Term.objects.using("owner"), id_of("worker", "azamat")
        terms.filter(worker_id=azamat).update(to_on=today())
        post = {"office_id": id_of("office", "osh_oblast"), "role": "oblast_supervisor"}
        terms.create(worker_id=azamat, from_on=today() + timedelta(days=1), **post)
        assert declared(child, aigul, "azamat")

    def test_a_tie_is_one_of_the_list(self, child, aigul):
        with pytest.raises(Refusal):
            declare_tie(child, by=aigul, worker_id=aigul.pk, tie="rumour")

    def test_it_is_on_the_trail_of_the_file_and_not_for_the_municipality(self, child, aigul, erlan):
        wall = declared(child, aigul, "erlan")
        entry = Entry.objects.using("owner").get(act="walls.declare")
        assert (entry.kind, entry.record_id, entry.child_id) == ("access.wall", wall.pk, child.pk)
        assert (entry.district_id, entry.municipality_id) == (child.district_id, None)
        with again(erlan).speaking():
            assert not Entry.objects.filter(child_id=child.pk).exists()


class TestNothingIsLost:
    def test_the_case_has_nobody_and_stands_on_the_day_of_the_head(self, child, case, aigul, damira):
        declared(child, aigul, "aigul")
        assert answers_for(case) is None
        assert waits(again(damira), "without_worker") == 1
        assert [one.case for one in standing_walls(again(damira))] == [case.pk]

    def test_another_worker_is_named_and_the_walled_one_is_not(self, child, case, aigul, damira, erlan):
        declared(child, aigul, "aigul")
        with pytest.raises(Refusal):
            assign_worker(case, by=again(damira), worker_id=aigul.pk)
        assign_worker(case, by=again(damira), worker_id=erlan.pk)
        assert answers_for(case) == erlan.pk
        assert waits(again(damira), "without_worker") == 0

    def test_a_case_of_somebody_else_stays(self, child, case, aigul, erlan):
        declared(child, aigul, "erlan")
        assert answers_for(case) == aigul.pk

    def test_what_is_urgent_calls_who_is_on_duty(self, child, case, aigul):
        Urgency.objects.using("owner").create(
            case_id=case.pk,
            child_id=child.pk,
            district_id=child.district_id,
            municipality_id=child.municipality_id,
            called_at=case.recorded_at,
        )
        declared(child, aigul, "aigul")
        call = Call.objects.using("owner").get(kind="case", taken=False)
        assert call.worker_id is None and Urgency.objects.using("owner").get().ended_at is None

    def test_where_the_head_is_walled_the_oblast_sees_it(self, child, case, aigul, damira, farida):
        assign_worker(case, by=damira, worker_id=damira.pk)
        declared(child, aigul, "damira", "household")
        assert answers_for(case) is None
        assert waits(again(farida), "without_worker") == 1
        assert (waits(again(damira), "ties_found"), waits(again(damira), "without_worker")) == (0, 0)

    def test_the_oblast_names_the_worker_where_the_head_is_walled(
        self, child, case, aigul, erlan, farida, client_of
    ):
        with pytest.raises(NotPermitted):
            name_worker_for_head(case, by=farida, worker_id=erlan.pk)
        declared(child, aigul, "damira")
        declared(child, erlan, "aigul")
        answer = client_of("farida").post(f"/ties/cases/{case.pk}/worker/", {"worker_id": str(erlan.pk)})
        assert answer.status_code == 302 and answers_for(case) == erlan.pk
        assert b"/ties/cases/" not in client_of("farida").get("/ties/").content
        assert Entry.objects.using("owner").filter(act="walls.name_worker", outcome="done").count() == 1

    @pytest.mark.parametrize("who", ["erlan", "damira", "aigul", "cholpon"])
    def test_nobody_else_names_as_the_oblast(self, child, case, aigul, who, request):
        declared(child, aigul, "azamat")
        by = again(request.getfixturevalue(who))
        with pytest.raises(NotPermitted):
            name_worker_for_head(case, by=by, worker_id=id_of("worker", "erlan"))

    def test_a_joined_record_is_behind_the_wall_and_loses_its_worker(self, child, case, aigul, erlan, damira):
        other = add_child(
            again(aigul).office.place, by=again(aigul), id=uuid.uuid4(), identity={"given": "Нурбек"}
        )
        declared(other, aigul, "aigul")
        merge_records(child, by=again(damira), other=other, reason="known", despite=["born"])
        assert answers_for(case) is None and not sees(aigul, child)

    def test_who_is_walled_is_not_called_about_a_joined_record_either(self, child, aigul, damira):
        other = add_child(
            again(aigul).office.place, by=again(aigul), id=uuid.uuid4(), identity={"given": "Нурбек"}
        )
        wall = declared(other, aigul, "aigul")
        merge_records(child, by=again(damira), other=other, reason="known", despite=["born"])
        asked = "select worker_id from walls_not_to_call(%s)"
        assert fetch_rows(asked, [[child.pk]], using="owner") == [(wall.worker_id,)]


class TestWhoSeesIt:
    def test_the_head_and_the_oblast_with_who_why_and_since_when(self, child, aigul, damira, farida):
        wall = declared(child, aigul, "erlan")
        for by in (damira, farida):
            (one,) = walls_of(child, again(by))
            assert (one.pk, one.tie, one.words, one.since) == (wall.pk, "family", "Her aunt.", wall.from_at)
            assert (one.worker.pk, one.declared_by.pk) == (id_of("worker", "erlan"), aigul.pk)
        looks = Entry.objects.using("owner").filter(act="walls.of", shown=[wall.pk])
        assert looks.count() == 2

    @pytest.mark.parametrize("who", ["aigul", "azamat", "erlan", "cholpon"])
    def test_nobody_else(self, child, aigul, who, request):
        declared(child, aigul, "azamat")
        assert walls_of(child, again(request.getfixturevalue(who))) == []
        with again(request.getfixturevalue(who)).speaking(), pytest.raises(DatabaseError), atomic():
            Wall.objects.count()

    def test_the_wall_around_a_head_is_seen_by_the_oblast_alone(self, child, aigul, damira, farida):
        declared(child, aigul, "damira")
        assert walls_of(child, again(damira)) == []
        assert len(walls_of(child, again(farida))) == 1


class TestRegisteredAgain:
    def test_the_record_is_kept_the_writer_learns_nothing_and_the_head_sees_both(self, child, aigul, damira):
        from umai.walls.reading import second_records

        declared(child, aigul, "aigul")
        aigul = again(aigul)
        identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": "2016-05-04"}
        assert find_children(text="Асанов Нурбек", pin="", born=None, settlement=None, by=aigul) == []
        new = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
        assert sees(aigul, new)
        (one,) = second_records(again(damira))
        assert (one.child_id, one.hidden_id, one.worker_id) == (new.pk, child.pk, aigul.pk)
        assert second_records(again(aigul)) == []
        assert Case.objects.using("owner").count() == 0

    def test_what_was_joined_to_the_hidden_record_is_no_second_one(self, child, aigul, damira):
        from umai.walls.reading import second_records

        declared(child, aigul, "aigul")
        identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": "2016-05-04"}
        new = add_child(again(aigul).office.place, by=again(aigul), id=uuid.uuid4(), identity=identity)
        assert len(second_records(again(damira))) == 1
        merge_records(child, by=again(damira), other=new, reason="known")
        assert second_records(again(damira)) == []

    @pytest.mark.parametrize(("year", "signs"), [(2017, 1), (2018, 0)])
    def test_a_year_of_birth_beside_it_is_a_sign_and_one_further_is_none(
        self, child, aigul, damira, year, signs
    ):
        from umai.walls.reading import second_records

        declared(child, aigul, "aigul")
        identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": f"{year}-05-04"}
        add_child(again(aigul).office.place, by=again(aigul), id=uuid.uuid4(), identity=identity)
        assert len(second_records(again(damira))) == signs

    def test_somebody_else_leaves_no_sign(self, child, aigul, damira, erlan):
        from umai.walls.reading import second_records

        declared(child, aigul, "aigul")
        identity = {"surname": "Асанов", "given": "Нурбек"}
        add_child(aigul.office.place, by=erlan, id=uuid.uuid4(), identity=identity)
        assert second_records(again(damira)) == []


@pytest.mark.parametrize(
    ("who", "finds"), [("damira", True), ("farida", True), ("aigul", False), ("bakyt", False)]
)
def test_who_may_read_the_ties_finds_them_from_the_first_page(client_of, who, finds):
    assert ('href="/ties/"' in client_of(who).get("/").text) is finds
