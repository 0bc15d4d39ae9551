"""Whom no page may offer to telephone, asked of the database as somebody with raw SQL would."""

from django.db import connection

from umai.access.models import Wall
from umai.protection.tests.conftest import begun, make_case, make_child


def not_to_call(by, *children):
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute("select child, adult from protection_not_to_call(%s)", [[one.pk for one in children]])
        return cursor.fetchall()


def test_of_a_child_in_no_danger_everybody_may_be_called(child, aigul):
    assert not_to_call(aigul, child) == []


def test_while_a_protection_runs_nobody_and_of_another_child_everybody(child, aigul):
    begun(make_case(child, aigul), aigul)
    other = make_child(aigul, "Айжан")
    assert {*not_to_call(aigul, child, other)} == {(child.pk, None)}


def test_of_a_child_of_another_district_nobody_whatever_stands_there(child, aigul, cholpon):
    assert not_to_call(cholpon, child) == [(child.pk, None)]


def test_of_a_child_behind_a_wall_nobody(child, erlan):
    assert not_to_call(erlan, child) == []
    Wall.objects.using("owner").create(worker_id=erlan.pk, child_id=child.pk, from_at="2020-01-01T00:00Z")
    erlan.__dict__.pop("reach", None)
    assert not_to_call(erlan, child) == [(child.pk, None)]
