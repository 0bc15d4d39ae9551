"""How PostgreSQL runs the queries: written into the question that is asked, and no more of them than is asked for."""

import pytest
from django.db import connections

from umai.indicators.reading import INDICATORS


def plan(rows, columns, known="null"):
    """The plan of a question for these columns, as text, with what is computed of each row."""
    with connections["owner"].cursor() as cursor:
        law = ", 18" if rows == "registered" else ""
        of = f"indicators_rows_{rows}('2026-01-01', '2026-12-31', {known}::timestamptz{law})"
        cursor.execute(f"explain (verbose) select r.{', r.'.join(columns)} from {of} r")
        return "\n".join(line for (line,) in cursor.fetchall())


ROWS = sorted({one.rows for one in INDICATORS.values()})


@pytest.mark.parametrize("rows", ROWS)
def test_rows_are_written_into_the_question_that_asks_for_them(rows, db):
    found = plan(rows, ["district_id", "id"])
    assert f"indicators_rows_{rows}" not in found
    assert "indicators_people" not in found


@pytest.mark.parametrize("rows", ROWS)
def test_what_is_known_now_asks_no_moved_file(rows, db):
    assert "indicators_district_then" not in plan(rows, ["district_id"])


@pytest.mark.parametrize(
    "rows", ["deaths", "in_category", "registered", "self_harm", "violence", "cases", "offences"]
)
def test_an_age_is_computed_without_a_call(rows, db):
    found = plan(rows, ["age"])
    assert "indicators_age" not in found and "age(" in found


@pytest.mark.parametrize(
    "column, table",
    [
        ("carer", "register_carearrangement"),
        ("arrangement", "register_carearrangement"),
        ("school", "register_schooling"),
        ("country", "register_absence"),
        ("away_for", "register_absence"),
    ],
)
def test_a_category_asks_only_for_the_facts_by_which_it_is_told_apart(column, table, db):
    everything = {"register_carearrangement", "register_schooling", "register_absence"}
    found = plan("in_category", ["district_id", column])
    assert {one for one in everything if one in found} == {table}
