import uuid
from datetime import timedelta
from itertools import product

import pytest
from django.db import DatabaseError, connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import id_of
from tests.looking import reading
from tests.moves import move_across
from umai.access.doors import consult_list
from umai.access.models import Grant
from umai.intake.cases import actions
from umai.intake.cases.levels import set_risk
from umai.intake.cases.worklist import as_rows, open_cases, own_work_sql
from umai.intake.models import WorklistRow
from umai.intake.tests.conftest import closed, particulars, proposed, wall
from umai.law.terms.clock import today
from umai.register.child.actions import add_child

NAMES = {0: "Айпери", 4: "Бекзат", 10: "Жанара", 12: "Тилек"}


def opened(by, days_ago, concern="left_behind"):
    """A case of a new child of this worker's municipality, known since so many days."""
    identity = {"surname": "Асанов", "given": NAMES[days_ago]}
    child = add_child(by.office.place, by=by, id=uuid.uuid4(), identity=identity)
    received = timezone.now() - timedelta(days=days_ago)
    return actions.open_case(child, by=by, **particulars(received_at=received, concern=concern))


@pytest.fixture
def cases(aigul):
    return {days: opened(aigul, days) for days in NAMES}


def given(rows, by):
    with reading(by):
        return [row["given"] for row in as_rows(rows)]


def test_the_most_pressing_case_comes_first_and_late_are_those_whose_last_day_is_past(cases, damira, aigul):
    assert given(open_cases(damira), damira) == ["Тилек", "Жанара", "Бекзат", "Айпери"]
    assert given(open_cases(aigul, overdue_on=today()), aigul) == ["Тилек"]
    assert given(open_cases(aigul, overdue_on=today() + timedelta(days=1)), aigul) == ["Тилек", "Жанара"]
    assert given(open_cases(aigul, due_from=today(), due_to=today()), aigul) == ["Жанара"]
    assert given(open_cases(aigul, due_from=today(), due_to=today() + timedelta(days=6)), aigul) == [
        "Жанара",
        "Бекзат",
    ]
    with reading(damira):
        first = list(as_rows(open_cases(damira))[:3])
        last = first[-1]
        rest = list(as_rows(open_cases(damira, after=(last["due_on"], last["id"]))))
    assert [row["given"] for row in first + rest] == ["Тилек", "Жанара", "Бекзат", "Айпери"]


def test_a_row_says_who_where_and_whose(cases, damira):
    actions.assign_worker(cases[12], by=damira, worker_id=id_of("worker", "azamat"))
    with damira.speaking():
        row = as_rows(open_cases(damira))[0]
    assert (row["id"], row["child_id"]) == (cases[12].pk, cases[12].child_id)
    assert (row["surname"], row["worker_given"]) == ("Асанов", "Азамат")
    assert row["due_on"] == today() - timedelta(days=2)
    assert row["municipality_ky"]


def test_lists_are_narrowed_by_worker_concern_and_municipality(cases, aigul, damira):
    azamat = id_of("worker", "azamat")
    actions.assign_worker(cases[4], by=damira, worker_id=azamat)
    assert given(open_cases(damira, worker=azamat), damira) == ["Бекзат"]
    assert given(open_cases(damira, unassigned=True), damira) == ["Тилек", "Жанара", "Айпери"]
    assert given(open_cases(damira, concern="violence"), damira) == []
    place = aigul.office.place_id
    assert len(given(open_cases(damira, municipality=place), damira)) == 4
    assert given(open_cases(damira, municipality=place + 1), damira) == []


def nothing_planned(superuser, case):
    superuser.execute("select intake_drop_due('ten_days', %s, %s)", [case.pk, case.pk])


def test_lists_are_narrowed_by_the_risk_and_by_what_is_owed_first(cases, aigul, damira, superuser):
    with reading(damira):
        set_risk(cases[4], "high", "Nobody can sign.", on=today())
    visit = uuid.uuid4()
    superuser.execute(
        "select intake_put_due('visit', %s, %s, %s)", [visit, cases[10].pk, today() - timedelta(days=5)]
    )
    assert given(open_cases(damira, risk="high"), damira) == ["Бекзат"]
    assert given(open_cases(damira, owed="visit"), damira) == ["Жанара"]
    assert given(open_cases(damira), damira) == ["Жанара", "Тилек", "Бекзат", "Айпери"]
    superuser.execute("select intake_drop_due('visit', %s, %s)", [visit, cases[10].pk])
    assert given(open_cases(damira, owed="visit"), damira) == []


def test_a_case_in_which_nothing_is_planned_is_found_and_is_not_called_late(cases, damira, superuser):
    nothing_planned(superuser, cases[12])
    assert given(open_cases(damira, unplanned=True), damira) == ["Тилек"]
    assert given(open_cases(damira, overdue_on=today() + timedelta(days=1)), damira) == ["Жанара"]


def test_a_row_says_what_is_owed_first_and_the_risk(cases, damira):
    with damira.speaking():
        set_risk(cases[12], "urgent", "In danger.", on=today())
        row = as_rows(open_cases(damira))[0]
    assert (row["owed"], row["risk"], row["stopped_on"]) == ("ten_days", "urgent", None)


def test_equal_days_are_told_apart_by_the_case(aigul):
    for _each in range(3):
        opened(aigul, 4)
    with aigul.speaking():
        seen, after = [], None
        while page := list(as_rows(open_cases(aigul, after=after))[:1]):
            seen += page
            after = (page[0]["due_on"], page[0]["id"])
    assert len({row["id"] for row in seen}) == len(seen) == 3


def test_a_closed_case_is_on_no_list(cases, aigul, damira):
    closed(proposed(cases[12], aigul), damira)
    assert "Тилек" not in given(open_cases(damira), damira)


def test_others_have_none_of_them_on_their_lists_nor_by_row_security_alone(cases, request, monkeypatch):
    others = ("azamat", "cholpon", "jyldyz", "bakyt", "gulnara")
    for own_filter in (True, False):
        monkeypatch.setattr("django.conf.settings.UMAI_OWN_FILTER", own_filter)
        found = {who: given(open_cases(by), by) for who in others for by in [request.getfixturevalue(who)]}
        assert {who: names for who, names in found.items() if names} == {}, own_filter


def test_a_wall_takes_a_case_off_the_list_and_a_grant_puts_it_on(cases, erlan, azamat, cholpon, aigul):
    wall(erlan, cases[12].child)
    assert given(open_cases(erlan), erlan) == ["Жанара", "Бекзат", "Айпери"]
    Grant.objects.using("owner").create(
        worker_id=azamat.pk, child_id=cases[4].child_id, reason="assigned", from_at="2020-01-01T00:00Z"
    )
    azamat.__dict__.pop("reach", None)
    assert given(open_cases(azamat), azamat) == ["Бекзат"]
    with cholpon.speaking():
        assert WorklistRow.objects.count() == 0
    with erlan.speaking():
        assert WorklistRow.objects.count() == 3
    with pytest.raises(DatabaseError), aigul.speaking():
        WorklistRow.objects.filter(case_id=cases[4].pk).update(due_on=today())


def test_in_plain_words_the_same_cases_are_asked_for(cases, request, monkeypatch, damira, erlan):
    actions.assign_worker(cases[4], by=damira, worker_id=id_of("worker", "aigul"))
    wall(erlan, cases[12].child)
    Grant.objects.using("owner").create(
        worker_id=id_of("worker", "azamat"),
        child_id=cases[0].child_id,
        reason="shared",
        from_at="2020-01-01T00:00Z",
    )
    counts, people = {}, ("aigul", "azamat", "erlan", "damira", "farida", "cholpon")
    for own_filter, name in product((True, False), people):
        monkeypatch.setattr("django.conf.settings.UMAI_OWN_FILTER", own_filter)
        by = request.getfixturevalue(name)
        by.__dict__.pop("reach", None)
        with by.speaking(), connection.cursor() as cursor:
            own, values = own_work_sql(by)
            cursor.execute(f"select case_id from intake_worklistrow where {own}", values)
            asked = {pk for (pk,) in cursor.fetchall()}
            assert asked == set(open_cases(by).values_list("pk", flat=True)), (own_filter, name)
        counts[name] = len(asked)
    assert counts == {"aigul": 4, "azamat": 1, "erlan": 3, "damira": 4, "farida": 4, "cholpon": 0}


def test_a_list_takes_three_queries_at_most(cases, damira):
    Grant.objects.using("owner").create(
        worker_id=damira.pk, child_id=cases[4].child_id, reason="reason", from_at="2020-01-01T00:00Z"
    )
    damira.__dict__.pop("reach", None)
    assert damira.reach.granted
    with damira.speaking(), CaptureQueriesContext(connection) as queries:
        rows = consult_list("casefile.cases", open_cases(damira)[:25], by=damira, read=as_rows)
    asked = [q["sql"] for q in queries if q["sql"].startswith("SELECT") and "intake_" in q["sql"]]
    assert len(rows) == 4 and len(asked) <= 3


def test_the_index_of_the_district_answers_in_order(cases, damira):
    with damira.speaking(), connection.cursor() as cursor:
        for other in ("seqscan", "bitmapscan", "sort"):
            cursor.execute(f"set local enable_{other} = off")
        plan = open_cases(damira)[:25].explain()
    assert "work_of_district" in plan and "Sort" not in plan


def listed(cursor):
    cursor.execute("select case_id, worker_id, due_on, district_id, municipality_id from intake_worklistrow")
    return cursor.fetchall()


def test_the_database_keeps_the_list_as_the_facts_say(cases, aigul, damira):
    case = cases[12]
    actions.assign_worker(case, by=damira, worker_id=aigul.pk)
    received = timezone.now() - timedelta(days=20)
    actions.correct_clock(case, by=damira, received_at=received, discovered_at=None, words="Wrong day.")
    with connections["owner"].cursor() as cursor:
        kept = {row[0]: row[1:] for row in listed(cursor)}
        cursor.execute("select intake_renew_all()")
        assert {row[0]: row[1:] for row in listed(cursor)} == kept
    place = aigul.office.place
    assert kept[case.pk] == (aigul.pk, today() - timedelta(days=10), place.district_id, place.pk)
    assert len(kept) == 4


def test_a_file_that_moves_takes_its_work_along(cases, damira, jyldyz, cholpon):
    move_across(cases[4].child_id, by=damira, to=jyldyz)
    assert given(open_cases(cholpon), cholpon) == ["Бекзат"]
    assert "Бекзат" not in given(open_cases(damira), damira)
