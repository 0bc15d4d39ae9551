"""The reminders of a day, as the clock's job writes them: who is told of what, once, and nobody else."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connections

from tests.cast import id_of
from umai.intake.models import Due, DueKind
from umai.intake.reminders import daily
from umai.intake.tests.conftest import wall
from umai.law.terms.clock import today
from umai.notices.models import DailyRun, DailyWork, Notice, Reminder, Summary
from umai.notices.reminders.rule import KINDS, LATER_DAYS, steps_due, steps_of, windows_of_day
from umai.staff.models import Office, OfficeKind, Role, Term, Worker


@pytest.fixture
def remind(worker_role):
    """Run the job with the background worker's own role."""

    def run(on=None):
        return daily.write_reminders(on=on or today(), using=worker_role)

    return run


@pytest.fixture
def hired(db):
    """`hired("Asel", kind, role)`: one more worker, at an office of that kind in Nookat; answers their id."""

    def hire(surname, kind, role):
        nookat = Office.objects.get(pk=id_of("office", "nookat"))
        names = {"name_ky": surname, "name_ru": surname, "name_en": surname}
        office = Office.objects.using("owner").create(kind=kind, place_id=nookat.place_id, **names)
        worker = Worker.objects.using("owner").create(surname=surname, given="Асел")
        Term.objects.using("owner").create(worker=worker, office=office, role=role, from_on=date(2020, 1, 1))
        return worker.pk

    return hire


def who():
    """How many reminders each of the cast was given."""
    names = {
        id_of("worker", name): name for name in ("aigul", "erlan", "damira", "farida", "kanykei", "cholpon")
    }
    rows = Reminder.objects.using("owner").values_list("worker_id", flat=True)
    return dict(Counter(names.get(pk, pk) for pk in rows))


def end_post(name):
    Term.objects.using("owner").filter(worker_id=id_of("worker", name)).update(to_on=date(2021, 1, 1))


def test_the_kinds_that_are_reminded_of_are_those_that_can_be_owed():
    assert set(KINDS) == set(DueKind.values)


def test_what_is_due_today_is_told_once_to_the_worker_of_the_case(owed, remind, case):
    of = owed("visit", late=0)
    assert remind() == 1 and remind() is None
    assert list(DailyRun.objects.using("owner").values_list("what", "day")) == [
        (DailyWork.REMINDERS, today())
    ]
    row = Reminder.objects.using("owner").get()
    assert row.worker_id == id_of("worker", "aigul") and (row.of, row.in_case) == (of, case.pk)
    assert (row.owed, row.days, row.due_on, row.told_on) == ("visit", 0, today(), today())
    assert row.by_email and not row.by_sms


def test_on_the_next_day_only_the_next_step_is_told(owed, remind):
    owed("visit", late=0)
    steps = []
    for day in range(6):
        remind(today() + timedelta(days=day))
        steps.append(sorted(Reminder.objects.using("owner").values_list("days", flat=True)))
    assert steps == [[0], [0, 1], [0, 1], [0, 1, 3], [0, 1, 3], [0, 1, 3]]


def test_late_goes_up_to_the_head_and_to_the_oblast(owed, remind):
    owed("visit", late=3)
    remind()
    assert who() == {"aigul": 1, "damira": 1}
    owed("visit", late=14)
    remind(today() + timedelta(days=1))
    assert who() == {"aigul": 1, "damira": 1, "farida": 1}


def test_where_nobody_answers_the_head_is_told_and_where_there_is_no_head_the_oblast(owed, remind):
    owed("visit", worker=None)
    remind()
    assert who() == {"damira": 1}
    end_post("damira")
    owed("visit", worker=None)
    remind(today() + timedelta(days=1))
    assert who() == {"damira": 1, "farida": 2}


def test_whoever_left_is_told_nothing_more_and_the_head_in_their_place(owed, remind):
    owed("visit")
    end_post("aigul")
    remind()
    assert who() == {"damira": 1}


def test_whoever_works_until_this_day_is_told_on_it(owed, remind):
    owed("visit")
    Term.objects.using("owner").filter(worker_id=id_of("worker", "aigul")).update(to_on=today())
    remind()
    assert who() == {"aigul": 1}


def test_a_plan_waits_for_the_commission_or_else_the_head_and_for_the_administration(owed, remind, hired):
    owed("agreement", late=-3)
    remind()
    assert who() == {"damira": 1}
    Due.objects.using("owner").all().delete()
    secretary = hired("Усенова", OfficeKind.COMMISSION, Role.COMMISSION_SECRETARY)
    owed("agreement", late=-4)
    owed("approval", late=-2)
    remind(today() + timedelta(days=1))
    assert who() == {"damira": 1, secretary: 1, "kanykei": 1}


def test_nobody_is_told_of_a_child_they_are_walled_from(owed, remind, child, damira):
    wall(damira, child)
    owed("visit", late=3)
    remind()
    assert who() == {"aigul": 1}


def test_what_is_put_off_to_another_day_is_told_anew(owed, remind):
    of = owed("visit", late=0)
    remind()
    Due.objects.using("owner").filter(of=of).update(due_on=today() + timedelta(days=1))
    remind(today() + timedelta(days=1))
    assert who() == {"aigul": 2}


def test_nobody_of_another_district_is_told(owed, remind):
    for kind in KINDS:
        owed(kind, late=1)
    remind()
    assert "cholpon" not in who()


def test_the_database_tells_what_the_rule_says(owed, remind, hired):
    """For the days on which a step begins and ends to be told, and those around; the rule is asked anew."""
    people = {
        "worker": id_of("worker", "aigul"),
        "head": id_of("worker", "damira"),
        "oblast": id_of("worker", "farida"),
        "administration": id_of("worker", "kanykei"),
        "commission": hired("Усенова", OfficeKind.COMMISSION, Role.COMMISSION_SECRETARY),
    }
    expected, later = set(), LATER_DAYS.on(today())
    for kind in KINDS:
        days = {step.days for step in steps_of(kind, today())}
        for late in {-31, 31} | {day + beside for day in days for beside in (-1, 0, 1, later, later + 1)}:
            of, steps = owed(kind, late=late), steps_due(kind, today() - timedelta(days=late), today())
            expected |= {(kind, of, people[step.who], step.days) for step in steps}
        assert {days for owed, *_told, days in expected if owed == kind} == days
    remind()
    rows = Reminder.objects.using("owner").values_list("owed", "of", "worker_id", "days")
    assert set(rows) == expected and len(rows) == len(expected)


def test_the_windows_go_to_the_database_as_it_takes_them():
    rows = [daily.as_row(one) for one in windows_of_day(today())]
    assert {row["who"] for row in rows} == {"worker", "head", "oblast", "commission", "administration"}
    assert all(row["from_on"] <= row["to_on"] for row in rows)


def test_no_page_can_write_reminders(db):
    for question in (
        "intake_remind(current_date, '[]')",
        "intake_sum_up_week(current_date, true)",
        "notices_sum_up_day(current_date)",
    ):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            connections["default"].cursor() as cursor,
        ):
            cursor.execute(f"select {question}")


def test_what_was_told_is_never_changed(owed, worker_role, superuser):
    owed("visit")
    daily.write_summaries(on=today(), using=worker_role)
    for table in ("reminder", "summary", "dailyrun"):
        for change in ("update notices_{} set day = day", "delete from notices_{}"):
            statement = change.replace("day = day", "told_on = told_on") if table == "reminder" else change
            with pytest.raises(DatabaseError, match="never changed"), connections["owner"].cursor() as cursor:
                cursor.execute(statement.format(table))


class TestSummaries:
    MONDAY = date(2026, 3, 9)

    @pytest.fixture
    def sum_up(self, worker_role):
        def run(on):
            return daily.write_summaries(on=on, using=worker_role)

        return run

    def of(self, name):
        return Summary.objects.using("owner").get(worker_id=id_of("worker", name))

    def test_a_day_is_counted_by_kind(self, owed, sum_up):
        tuesday = self.MONDAY + timedelta(days=1)
        for kind, late in (("visit", 1), ("visit", 0), ("review", -3), ("visit", 1), ("visit", -3)):
            owed(kind, late=late, on=tuesday)
        assert sum_up(tuesday) == 1
        row = self.of("aigul")
        assert row.counts == {"late": {"visit": 2}, "today": {"visit": 1}, "coming": {"review": 1}}
        assert (row.week, row.by_email, row.by_sms, row.of_workers) == (False, True, True, None)

    def test_a_week_is_told_to_worker_and_head_whatever_was_told_before(self, owed, sum_up):
        monday = self.MONDAY
        for late in (30, 1, 0, -2, -6, -7):
            owed("visit", late=late, on=monday)
        owed("closing", late=2, worker=None, on=monday)
        assert sum_up(monday) == 2
        aigul, damira = self.of("aigul"), self.of("damira")
        assert aigul.week and aigul.counts == {
            "late": {"visit": 2},
            "today": {"visit": 1},
            "coming": {"visit": 2},
        }
        assert damira.counts["late"] == {"visit": 2, "closing": 1}
        assert damira.of_workers == {str(id_of("worker", "aigul")): [2, 3], "": [1, 0]}
        assert aigul.of_workers is None

    def test_cases_in_which_nothing_is_planned_are_told_on_monday(self, case, superuser, sum_up):
        superuser.execute("delete from intake_due")
        superuser.execute(
            "update intake_worklistrow set owed = '', worker_id = %s", [id_of("worker", "aigul")]
        )
        sum_up(self.MONDAY)
        assert self.of("aigul").forgotten == self.of("damira").forgotten == 1

    def test_a_walled_child_is_not_even_counted_and_a_person_is_told_once_a_day(
        self, owed, sum_up, child, damira
    ):
        wall(damira, child)
        owed("visit", late=1, on=self.MONDAY)
        sum_up(self.MONDAY)
        assert sum_up(self.MONDAY) is None
        assert [row.worker_id for row in Summary.objects.using("owner")] == [id_of("worker", "aigul")]

    def test_without_anything_to_say_nobody_is_told(self, case, superuser, sum_up):
        superuser.execute("delete from intake_due")
        assert sum_up(self.MONDAY + timedelta(days=1)) == 0 and not Notice.objects.using("owner").exists()
