"""A file out of reach is opened in an emergency: found exactly, for an hour, for reading, and reviewed."""

import uuid
from datetime import date, timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from tests.second_person import merge_records
from tests.tampering import without_triggers
from umai.access.doors import consult
from umai.access.permissions import may_do
from umai.access.requirements import AlreadyAnswered, Incomplete, NeedsAnotherPerson
from umai.intake.cases.actions import open_case
from umai.law.terms.clock import today
from umai.opens.emergency.actions import NotOpened, ask_for_opening, open_in_emergency, review_opening
from umai.opens.emergency.reading import reviews_to_do, told_of_openings
from umai.opens.models import EmergencyOpening
from umai.opens.tests.conftest import ABOUT, SAID, open_now, shift, wall
from umai.refusal import NotPermitted
from umai.register.child.actions import add_adult, add_child
from umai.register.child.file import file_of
from umai.register.models import Address, Child, Doubt, Identity
from umai.register.tests.conftest import IDENTITY
from umai.trail.models import Entry


class TestOpening:
    def test_who_knows_exactly_who_the_child_is_reads_the_file(self, child, cholpon):
        with pytest.raises(Http404):
            consult(Child, child.pk, by=cholpon)
        opening = open_now(cholpon)
        assert opening.child_id == child.pk
        assert consult(Child, child.pk, by=cholpon).pk == child.pk
        assert file_of(child, by=cholpon).identity.surname == IDENTITY["surname"]

    def test_the_family_is_read_too(self, child, cholpon, aigul):
        said = {"surname": "Асанова", "given": "Гүлнара", "sex": "f", "birth_date": date(1990, 5, 1)}
        add_adult(child, by=aigul, identity=said, relation="mother", lives_together=True)
        open_now(cholpon)
        (mother,) = file_of(child, by=cholpon).kin
        assert mother.identity.given == "Гүлнара" and mother.lives_here

    def test_it_ends_by_the_clock(self, child, cholpon, superuser):
        opening = open_now(cholpon)
        shift(superuser, opening, 1)
        cholpon.__dict__.pop("reach", None)
        assert not cholpon.reach.emergency
        with pytest.raises(Http404):
            consult(Child, child.pk, by=cholpon)

    def test_it_opens_one_child_and_for_one_worker(self, child, other_child, cholpon, jyldyz):
        open_now(cholpon)
        with cholpon.speaking():
            assert list(Child.objects.within_reach_of(cholpon)) == [child]
        with jyldyz.speaking():
            assert not Child.objects.within_reach_of(jyldyz).exists()

    def test_nothing_is_written_in_it(self, child, cholpon):
        open_now(cholpon)
        assert not may_do(cholpon, "register.record_fact", child)
        received = {"received_at": timezone.now(), "discovered_at": None, "words": "Alone."}
        with pytest.raises(NotPermitted):
            open_case(child, by=cholpon, id=uuid.uuid4(), concern="left_behind", channel="school", **received)

    def test_what_is_within_reach_is_not_opened_this_way(self, child, erlan):
        with pytest.raises(NotOpened, match="without that"):
            open_now(erlan)

    def test_it_is_on_the_trail_of_the_child_without_a_name(self, child, cholpon):
        opening = open_now(cholpon)
        entries = Entry.objects.using("owner").filter(worker_id=cholpon.pk, outcome="done").order_by("at")
        assert [one.act for one in entries] == ["opens.ask_emergency", "opens.open_emergency"]
        assert entries[1].child_id == child.pk and entries[1].record_id == opening.pk

    def test_the_request_keeps_no_name(self, child, cholpon, superuser):
        opening = open_now(cholpon)
        row = superuser.execute(
            "select row_to_json(r)::text from opens_emergencyrequest r where id = %s", [opening.request_id]
        ).fetchone()[0]
        assert IDENTITY["surname"] not in row and IDENTITY["given"] not in row

    @pytest.mark.parametrize("missing", ["kind", "words"])
    def test_a_reason_is_needed(self, cholpon, missing):
        with pytest.raises(Incomplete):
            ask_for_opening(cholpon.office, by=cholpon, **SAID | {missing: " "}, about=ABOUT)


class TestFinding:
    @pytest.mark.parametrize(
        "about",
        [
            {"surname": "Асано", "given": "Нурбек", "year": "2015"},
            {"surname": "Асанов", "given": "Нурбек", "year": "2014"},
            {"surname": "Асанов", "given": "Нурбек"},
            {"surname": "Асанов", "year": "2015"},
            {"surname": "Асанов", "given": "Нурбек", "year": "2015", "patronymic": "Асанович"},
            {"surname": "Асанов", "given": "Нурбек", "village": "Там"},
            {"surname": "%", "given": "%", "year": "2015"},
            {"pin": "12345678901234"},
        ],
    )
    def test_less_than_exactly_finds_nobody(self, child, cholpon, about):
        with pytest.raises(NotOpened, match="Nobody is found"):
            open_now(cholpon, about)

    @pytest.mark.parametrize("days", [0, 1])
    def test_a_village_finds_who_lives_there_until_the_last_day(self, child, cholpon, aigul, village, days):
        there = village(aigul.office)
        last = today() - timedelta(days=days)
        with aigul.speaking():
            Address.objects.create(
                child_id=child.pk, settlement=there, holds_from="2020-01-01", holds_to=last
            )
        about = {"surname": "Асанов", "given": "Нурбек", "village": there.name_ky}
        if days:
            with pytest.raises(NotOpened, match="Nobody is found"):
                open_now(cholpon, about)
        else:
            assert open_now(cholpon, about).child_id == child.pk

    def test_of_two_who_are_called_alike_none_is_opened(self, child, cholpon, aigul):
        add_child(
            aigul.office.place, by=aigul, id=uuid.uuid4(), identity=IDENTITY | {"patronymic": "Эркинович"}
        )
        with pytest.raises(NotOpened, match="Several"):
            open_now(cholpon)
        assert open_now(cholpon, ABOUT | {"patronymic": "болотович"}).child_id == child.pk

    def test_of_two_records_of_one_child_one_is_opened(self, child, cholpon, aigul, erlan):
        twin = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=IDENTITY)
        merge_records(child, by=erlan, other=twin, reason="known", despite=list(Doubt.values))
        assert open_now(cholpon).child_id in (child.pk, twin.pk)

    def test_who_asks_too_often_is_refused(self, child, cholpon):
        for _ in range(5):
            with pytest.raises(NotOpened, match="Nobody"):
                open_now(cholpon, ABOUT | {"year": "2001"})
        with pytest.raises(NotOpened, match="too often"):
            open_now(cholpon)

    def test_a_search_that_found_nobody_is_on_the_trail(self, child, cholpon, trail):
        with pytest.raises(NotOpened):
            open_now(cholpon, ABOUT | {"year": "2001"})
        assert ("opens.open_emergency", "refused") in trail()


class TestWalls:
    def test_a_child_behind_a_wall_is_as_if_there_were_none(self, child, cholpon):
        wall(cholpon, child.pk)
        with pytest.raises(NotOpened, match="Nobody is found"):
            open_now(cholpon)

    def test_a_wall_closes_a_file_that_is_open(self, child, cholpon):
        open_now(cholpon)
        wall(cholpon, child.pk)
        with pytest.raises(Http404):
            consult(Child, child.pk, by=cholpon)
        with cholpon.speaking():
            assert not Identity.objects.filter(child_id=child.pk).exists()


class TestReview:
    def test_the_head_of_the_child_s_district_reviews_it(self, child, cholpon, damira):
        opening = open_now(cholpon)
        assert len(reviews_to_do(damira)) == 1
        review_opening(opening, by=damira, right=True, words="I called the family.")
        assert reviews_to_do(damira) == []

    def test_the_oblast_may_too(self, child, cholpon, farida):
        review_opening(open_now(cholpon), by=farida, right=False, words="Nobody was in danger.")

    def test_who_opened_it_does_not(self, child, cholpon):
        with pytest.raises(NotPermitted):
            review_opening(open_now(cholpon), by=cholpon, right=True, words="x")

    def test_a_head_of_another_district_does_not(self, child, cholpon, superuser, damira):
        opening = open_now(cholpon)
        with without_triggers(superuser):
            superuser.execute(
                "update staff_term set office_id = %s where worker_id = %s", [cholpon.office.pk, damira.pk]
            )
        damira.__dict__.pop("reach", None)
        with pytest.raises((NotPermitted, NeedsAnotherPerson)):
            review_opening(opening, by=damira, right=True, words="x")

    def test_who_is_under_the_opener_does_not(self, child, cholpon, damira, superuser):
        opening = open_now(cholpon)
        with without_triggers(superuser):
            superuser.execute(
                "update staff_term set superior_id = %s where worker_id = %s", [cholpon.pk, damira.pk]
            )
        with pytest.raises(NeedsAnotherPerson):
            review_opening(opening, by=damira, right=True, words="x")

    def test_nobody_behind_a_wall_does(self, child, cholpon, damira, farida):
        opening = open_now(cholpon)
        wall(damira, child.pk)
        may = {by.role: by.ask("select opens_may_review(%(id)s)", id=opening.pk) for by in (damira, farida)}
        assert may == {"head": [(False,)], "oblast_supervisor": [(True,)]}
        assert reviews_to_do(damira) == []

    def test_it_is_reviewed_once(self, child, cholpon, damira, farida):
        opening = open_now(cholpon)
        review_opening(opening, by=damira, right=True, words="x")
        with pytest.raises(AlreadyAnswered):
            review_opening(opening, by=farida, right=False, words="x")

    def test_words_are_needed(self, child, cholpon, damira):
        with pytest.raises(Incomplete):
            review_opening(open_now(cholpon), by=damira, right=True, words=" ")

    def test_a_late_review_says_so(self, child, cholpon, damira, superuser):
        shift(superuser, open_now(cholpon), 73)
        (link,) = reviews_to_do(damira)
        assert str(link.label).startswith("Late")

    def test_it_is_on_the_trail(self, child, cholpon, damira, trail):
        review_opening(open_now(cholpon), by=damira, right=True, words="x")
        assert trail()[-1] == ("opens.review_emergency", "done")


class TestLimits:
    def test_who_has_an_opening_that_is_late_opens_no_other(self, child, cholpon, damira, superuser):
        opening = open_now(cholpon)
        shift(superuser, opening, 73)
        with pytest.raises(NotOpened, match="you opened before"):
            open_now(cholpon)
        review_opening(opening, by=damira, right=True, words="x")
        assert open_now(cholpon)

    def test_within_the_time_another_is_opened(self, child, cholpon, superuser):
        shift(superuser, open_now(cholpon), 71)
        assert open_now(cholpon)

    def test_its_office_opens_few_meanwhile(self, child, other_child, cholpon, superuser, jyldyz):
        shift(superuser, open_now(cholpon), 73)
        with without_triggers(superuser):
            superuser.execute(
                "update staff_term set office_id = %s, role = 'specialist' where worker_id = %s",
                [cholpon.office.pk, jyldyz.pk],
            )
        jyldyz.__dict__.pop("reach", None)
        assert open_now(jyldyz)
        with pytest.raises(NotOpened, match="your office opened before"):
            open_now(jyldyz, ABOUT | {"given": "Бакыт", "year": "2012"})


class TestTelling:
    def test_the_head_of_the_child_s_district_is_told_at_once(self, child, cholpon, damira):
        open_now(cholpon)
        (told,) = told_of_openings(damira)
        assert "Бекова Чолпон" in told.label and IDENTITY["surname"] not in told.label

    def test_the_head_of_the_opener_s_office_is_told_too(self, child, cholpon, jyldyz, superuser):
        with without_triggers(superuser):
            superuser.execute(
                "update staff_term set office_id = %s, role = 'head' where worker_id = %s",
                [cholpon.office.pk, jyldyz.pk],
            )
        open_now(cholpon)
        jyldyz.__dict__.pop("reach", None)
        assert len(told_of_openings(jyldyz)) == 1
        assert reviews_to_do(jyldyz) == []

    def test_a_colleague_is_not(self, child, cholpon, erlan, jyldyz):
        open_now(cholpon)
        assert told_of_openings(erlan) == told_of_openings(jyldyz) == []

    def test_the_auditor_knows_all(self, child, cholpon, timur):
        open_now(cholpon)
        assert len(told_of_openings(timur)) == 1


def test_both_acts_refuse_a_request_of_somebody_else(child, cholpon, jyldyz):
    from django.db import DatabaseError

    asked = ask_for_opening(cholpon.office, by=cholpon, **SAID, about=ABOUT)
    with pytest.raises(DatabaseError):
        open_in_emergency(asked, by=jyldyz, about=ABOUT)
    assert not EmergencyOpening.objects.using("owner").exists()
