"""Children, cases and signals of a known day, written by the owner, whom the database does not stamp."""

import uuid
from datetime import date, datetime, timedelta

import pytest

from tests.tampering import without_triggers
from umai.indicators.reading import count_cells
from umai.intake.cases import actions as intake
from umai.law.terms.clock import BISHKEK, today
from umai.register.child.actions import add_child


def ago(days) -> date:
    return today() - timedelta(days=days)


def at_hour(day, hour, minute=0) -> datetime:
    """An instant of a day in Bishkek, which is six hours before UTC."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BISHKEK)


def child_of(by, given, sex="m", **identity):
    return add_child(
        by.office.place,
        by=by,
        id=uuid.uuid4(),
        identity={"surname": "Асанов", "given": given, "sex": sex} | identity,
    )


def case_of(by, given="Нурбек", *, received_at):
    return intake.open_case(
        child_of(by, given),
        by=by,
        id=uuid.uuid4(),
        concern="left_behind",
        channel="school",
        words="",
        received_at=received_at,
        discovered_at=None,
    )


def total(name, since, until, known_on=None):
    return sum(cell.count for cell in count_cells(name, since, until, (), known_on))


@pytest.fixture
def write_at(superuser):
    """Say that these rows of a table were written at an instant, as a clock set back would have."""

    def change(table, at, *ids):
        with without_triggers(superuser):
            superuser.execute(f"update {table} set recorded_at = %s where id = any (%s)", [at, list(ids)])

    return change
