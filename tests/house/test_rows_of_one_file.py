"""A row of one child's file names nothing of another's: a foreign key alone is blind to whose file it is."""

import uuid

import pytest
from django.apps import apps
from django.db import IntegrityError
from django.utils import timezone

from umai.access.facts import LocatedRow
from umai.intake.models import Case, ClosingProposal, Stop, WorklistRow
from umai.law.terms.clock import today
from umai.visits.models import Visit, VisitWindow
from umai.visits.tests.conftest import dues, make_case, make_child, planned

# What the program itself looks up for a child and nobody writes by hand.
DERIVED = {"register_searchkey"}


def of_a_child(model):
    return issubclass(model, LocatedRow) and any(
        field.name == "child" for field in model._meta.concrete_fields
    )


def named():
    """Table to the columns that name rows of a child's file, with the table each points to."""
    for model in filter(of_a_child, apps.get_models()):
        if model._meta.db_table not in DERIVED:
            pointing = [
                (field.column, field.related_model._meta.db_table)
                for field in model._meta.concrete_fields
                if field.is_relation
                and field.name not in ("child", "replaces")
                and of_a_child(field.related_model)
            ]
            if pointing:
                yield model._meta.db_table, pointing


def test_the_database_asks_of_every_row_whose_file_it_names(superuser):
    asked = {}
    for table, args in superuser.execute(
        "select tgrelid::regclass::text, tgargs from pg_trigger where tgname = 'one_file'"
    ):
        words = bytes(args).decode().split("\0")[:-1]
        asked[table] = list(zip(words[::2], words[1::2], strict=True))
    assert {table: set(pairs) for table, pairs in asked.items()} == {
        table: set(pairs) for table, pairs in named()
    }


@pytest.fixture
def case(aigul):
    return make_case(make_child(aigul), aigul, days_ago=3)


@pytest.fixture
def elsewhere(jyldyz):
    """A case of another district, and of the worker there who knows the id of ours."""
    return make_case(make_child(jyldyz, given="Айбек"), jyldyz, days_ago=3)


def test_nobody_stops_the_clock_of_another_file(case, elsewhere, jyldyz):
    with jyldyz.speaking(), pytest.raises(IntegrityError):
        Stop.objects.create(
            child_id=elsewhere.child_id, case_id=case.pk, stopped_on=today(), due_on=today(), is_late=False
        )
    assert WorklistRow.objects.using("owner").get(case_id=case.pk).stopped_on is None


def test_nobody_ends_a_planned_visit_of_another_file(case, elsewhere, aigul, jyldyz):
    window = planned(case, aigul)
    said = {"worker_id": jyldyz.pk, "made": True, "at": timezone.now(), "seen": True, "happened_on": today()}
    with jyldyz.speaking(), pytest.raises(IntegrityError, match="another file"):
        Visit.objects.create(child_id=elsewhere.child_id, case_id=case.pk, window_id=window.pk, **said)
    assert VisitWindow.objects.using("owner").get(pk=window.pk).open


def test_nobody_puts_off_the_decision_about_another_file(case, elsewhere, jyldyz):
    before = dues(case)
    said = {"reason": "other", "words": "x", "childs_view": "x", "lives_with": "x", "decide_by": today()}
    with jyldyz.speaking(), pytest.raises(IntegrityError, match="another file"):
        ClosingProposal.objects.create(child_id=elsewhere.child_id, case_id=case.pk, **said)
    assert dues(case) == before


def test_a_case_follows_only_one_of_the_same_child(case, elsewhere, jyldyz):
    with jyldyz.speaking(), pytest.raises(IntegrityError, match="another file"):
        Case.objects.create(
            id=uuid.uuid4(),
            child_id=elsewhere.child_id,
            concern="other",
            channel="school",
            opened_on=today(),
            follows_id=case.pk,
        )
