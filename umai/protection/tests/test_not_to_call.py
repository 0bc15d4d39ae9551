"""Whom no page may offer to telephone, asked of the database as somebody with raw SQL would."""

from django.db import connection

from umai.access.models import Wall
from umai.protection.emergency import actions
from umai.protection.steps import steps
from umai.protection.tests.conftest import REMOVED, ago, begun, ended, make_case, make_child
from umai.urgency.models import Urgency


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


def calm(child):
    """Let two have decided that nobody has to see this child any more."""
    Urgency.objects.using("owner").filter(child_id=child.pk).update(
        ended_at=ago(hours=1), ended_how="decided"
    )


def test_a_suspect_is_not_to_be_called_after_the_protection_has_ended_either(child, uncle, erlan, aigul):
    protection = begun(make_case(child, aigul), aigul)
    actions.record_decision(protection, by=aigul, happened_at=ago(hours=4), **REMOVED, suspect_id=uncle)
    ended(protection, erlan)
    calm(child)
    assert not_to_call(aigul, child) == [(child.pk, uncle)]


def test_nor_a_representative_who_is_suspected(child, uncle, erlan, aigul):
    protection = begun(make_case(child, aigul), aigul)
    said = {"interest": "is_suspect", "adult_id": uncle, "reason": "The child names him."}
    steps.CONFLICT.act(protection, by=aigul, happened_at=ago(hours=4), **said)
    ended(protection, erlan)
    calm(child)
    assert not_to_call(aigul, child) == [(child.pk, uncle)]
