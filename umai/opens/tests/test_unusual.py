"""An opening that looks unusual is asked about, by each rule; what is not unusual is not."""

import json
import uuid
from datetime import datetime, timedelta

import pytest
from django.db import connections

from tests.cast import id_of
from tests.first_page import waits
from tests.second_person import merge_records
from tests.tampering import without_triggers
from umai.access.models import Grant
from umai.access.requirements import AlreadyAnswered, Incomplete
from umai.law.terms.clock import BISHKEK, today
from umai.opens.jobs import ask_about_openings
from umai.opens.models import UnusualOpen
from umai.opens.tests.conftest import IDENTITY, MONDAY
from umai.opens.tests.seed import DAYS, plant
from umai.opens.unusual.actions import answer_question
from umai.opens.unusual.reading import late_answers, questions_page, questions_to_answer
from umai.opens.unusual.rules import POINTS, RULES, numbers_on
from umai.refusal import NotPermitted
from umai.register.child.actions import add_child, correct_fact
from umai.register.models import Address, Doubt, Identity
from umai.staff.models import Particulars, Turn

SAID = {"reason": "call", "words": "The school called."}


def rename(superuser, username, surname):
    with without_triggers(superuser):
        superuser.execute(
            "update staff_worker set surname = %s where id = %s", [surname, id_of("worker", username)]
        )


class TestRules:
    def test_a_namesake_without_a_task(self, child, look, asked, superuser):
        rename(superuser, "erlan", "Асанова")
        look("erlan", child)
        assert asked() == [(id_of("worker", "erlan"), "same_surname", "no_task")]

    @pytest.mark.parametrize("surname", ["Асан уулу", "АСАНОВ", "Асан кызы"])
    def test_a_surname_is_compared_without_its_ending(self, child, look, asked, superuser, surname):
        rename(superuser, "erlan", surname)
        look("erlan", child)
        assert len(asked()) == 1

    def test_a_surname_that_was_corrected_is_no_namesake(self, child, look, asked, superuser, aigul):
        row = Identity.objects.using("owner").get(child=child)
        correct_fact(child, by=aigul, fact=row, surname="Бекова")
        for who, surname in (("damira", "Асанова"), ("erlan", "Беков")):
            rename(superuser, who, surname)
            look(who, child)
        assert asked() == [(id_of("worker", "erlan"), "same_surname", "no_task")]

    def test_the_own_village(self, child, look, asked, village, aigul):
        there = village(aigul.office)
        with aigul.speaking():
            Address.objects.create(child_id=child.pk, settlement=there, holds_from="2020-01-01")
        Particulars.objects.using("owner").update_or_create(
            worker_id=id_of("worker", "erlan"), defaults={"dwelling": there}
        )
        look("erlan", child)
        assert asked() == [(id_of("worker", "erlan"), "own_village", "no_task")]

    def test_neither_is_unusual_for_the_worker_of_the_village(self, child, look, asked, village, aigul):
        there = village(aigul.office)
        with aigul.speaking():
            Address.objects.create(child_id=child.pk, settlement=there, holds_from="2020-01-01")
        Particulars.objects.using("owner").update_or_create(worker_id=aigul.pk, defaults={"dwelling": there})
        look("aigul", child)  # she is called Асанова, as the child
        assert asked() == []

    @pytest.mark.parametrize(("day", "hour"), [(0, 6), (0, 22), (-1, 11)])
    def test_out_of_hours_without_a_task(self, child, look, asked, day, hour):
        look("erlan", child, MONDAY + timedelta(days=day), hour)
        assert asked() == [(id_of("worker", "erlan"), "no_task", "out_of_hours")]

    def test_a_night_belongs_to_its_day_of_bishkek(self, child, look, asked):
        look("erlan", child, hour=2)
        look("erlan", child, hour=22)
        asked()
        assert [one.day for one in UnusualOpen.objects.using("owner")] == [MONDAY]

    def test_who_is_on_duty_opens_at_night(self, child, look, asked, erlan):
        night = datetime.combine(MONDAY, datetime.min.time(), BISHKEK)
        Turn.objects.using("owner").create(
            office_id=erlan.office.pk, worker_id=erlan.pk, from_at=night, to_at=night + timedelta(days=1)
        )
        look("erlan", child, hour=23)
        assert asked() == []

    def test_who_has_the_case_is_not_asked(self, child, look, asked, erlan, superuser):
        rename(superuser, "erlan", "Асанов")
        at = datetime.combine(MONDAY, datetime.min.time(), BISHKEK)
        Grant.objects.using("owner").create(
            worker_id=erlan.pk, child_id=child.pk, reason="assigned", from_at=at, to_at=at
        )
        look("erlan", child)
        assert asked() == []

    def test_one_thing_alone_is_not_asked(self, child, look, asked):
        look("erlan", child)
        assert asked() == []

    def test_many_files_one_after_the_other(self, look, asked, aigul):
        for n in range(12):
            one = add_child(
                aigul.office.place, by=aigul, id=uuid.uuid4(), identity=IDENTITY | {"given": f"Б{'а' * n}"}
            )
            look("farida", one, hour=10 + n / 120)
        assert [rules for _, *rules in asked()] == [["no_task", "serial"]] * 12

    def test_what_is_read_in_an_emergency_is_reviewed_and_not_asked_about(self, child, look, asked):
        at = datetime.combine(MONDAY, datetime.min.time(), BISHKEK)
        Grant.objects.using("owner").create(
            worker_id=id_of("worker", "cholpon"),
            child_id=child.pk,
            reason="emergency",
            from_at=at,
            to_at=at + timedelta(days=1),
        )
        look("cholpon", child, hour=22)
        assert asked() == []

    def test_two_records_of_one_child_are_asked_about_once(self, child, look, asked, aigul, erlan):
        other = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=IDENTITY)
        merge_records(child, by=erlan, other=other, reason="known", despite=list(Doubt.values))
        for one in (child, other):
            look("farida", one, hour=22)
        assert len(asked()) == 1

    def test_a_school_is_not_asked(self, child, look, asked):
        look("bakyt", child, hour=22)
        assert asked() == []


class TestQuestions:
    def test_it_is_asked_once(self, question, asked, look, child):
        assert len(asked()) == 1
        look("erlan", child, MONDAY + timedelta(days=1), 22)
        assert len(asked()) == 1

    def test_who_opened_the_file_answers(self, question, erlan):
        (link,) = questions_to_answer(erlan)
        assert "Асанов Нурбек" in link.label
        assert answer_question(question, by=erlan, **SAID).reason == "call"
        assert questions_to_answer(erlan) == []

    def test_nobody_else_answers(self, question, damira):
        with pytest.raises(NotPermitted):
            answer_question(question, by=damira, **SAID)

    def test_it_is_answered_once(self, question, erlan):
        answer_question(question, by=erlan, **SAID)
        with pytest.raises(AlreadyAnswered):
            answer_question(question, by=erlan, **SAID)

    @pytest.mark.parametrize("missing", ["reason", "words"])
    def test_a_reason_and_words_are_needed(self, question, erlan, missing):
        with pytest.raises(Incomplete):
            answer_question(question, by=erlan, **SAID | {missing: " "})

    def test_it_is_on_the_trail(self, question, erlan, trail):
        answer_question(question, by=erlan, **SAID)
        assert trail()[-1] == ("opens.answer", "done")

    def test_the_head_reads_the_answer_and_nobody_of_another_district(self, question, erlan, damira, cholpon):
        answer_question(question, by=erlan, **SAID)
        (line,) = questions_page(damira)
        assert (line.answer.words, line.child) == (SAID["words"], "Асанов Нурбек Болотович")
        assert questions_page(cholpon) == []

    def test_what_is_not_answered_in_time_is_on_the_head_s_list(self, question, damira, superuser):
        assert waits(damira, "opens_late") == 0
        with without_triggers(superuser):
            superuser.execute("update opens_unusualopen set answer_by = answer_by - 8")
        assert waits(damira, "opens_late") == 1 and len(late_answers(1, damira)) == 1
        assert questions_page(damira, late=True)[0].late

    def test_the_auditor_reads_all_and_no_name_of_a_child(self, question, timur):
        (line,) = questions_page(timur)
        assert line.child == ""


def test_each_rule_has_words_and_points():
    assert set(RULES) == set(POINTS) and all(numbers_on(today()).values())


def test_the_night_asks_about_the_days_before(child, look, worker_role):
    look("azamat", child, today() - timedelta(days=1), 22)
    assert ask_about_openings(on=today(), using=worker_role) == 1
    assert ask_about_openings(on=today(), using=worker_role) == 0


CHILDREN = """
with child as (
    insert into register_child (id, district_id, municipality_id, recorded_at, source, external_id)
    select gen_random_uuid(), %(district)s, %(municipality)s, now(), 'batch', n::text from generate_series(1, 400) n
    returning id, external_id::int as n),
named as (
    insert into register_identity (id, child_id, district_id, municipality_id, recorded_at, source, surname, given,
        patronymic, written_ky, written_ru, written_latin, sex, birth_precision, pin, pin_doubt, birth_certificate,
        why, current)
    select gen_random_uuid(), id, %(district)s, %(municipality)s, now(), 'batch',
        (array['Мамытов', 'Жумабаев', 'Эсенов', 'Токтов', 'Бердиев', 'Садыров', 'Кулов', 'Асылов'])[1 + n %% 8] ||
            case when n %% 5 > 1 then repeat('к', n %% 7) else '' end, 'Б', '', '', '', '', 'm', 'day', '', '', '',
        'change', true from child)
insert into register_address (id, child_id, district_id, municipality_id, recorded_at, source, kind, settlement_id,
        words, why, current)
    select gen_random_uuid(), id, %(district)s, %(municipality)s, now(), 'batch', 'actual', %(village)s + n %% 20, '',
        'change', true from child"""


def test_most_snoops_are_asked_and_few_others(superuser, erlan, village, aigul):
    """At a tenth of the size of `bench/opens.py`, in one district, with the people of the cast."""
    places = superuser.execute(
        "select id from places_place where level = 'village' order by id limit 20"
    ).fetchall()
    with without_triggers(superuser):
        superuser.execute(
            CHILDREN,
            {
                "district": erlan.office.place_id,
                "municipality": aigul.office.place_id,
                "village": places[0][0],
            },
        )
        with connections["owner"].cursor() as cursor:
            planted = plant(cursor, opens=2000, snoops=60, first=MONDAY)
            last = MONDAY + timedelta(days=DAYS * 7 // 6)
            values = [MONDAY, last, json.dumps(numbers_on(today())), last]
            superuser.execute("analyze")
            cursor.execute("select opens_find_unusual(%s, %s, %s, %s)", values)
            cursor.execute("select count(*) from opens_of_days(%s, %s)", [MONDAY, last])
            opened = cursor.fetchone()[0]
    rows = UnusualOpen.objects.using("owner").values_list("worker_id", "child_id", "day")
    found = {(worker, child, (day - MONDAY).days) for worker, child, day in rows}
    assert len(planted & found) >= 0.9 * len(planted)
    assert len(found - planted) <= 0.03 * opened
