"""The rule of the least number, over invented tables: what is kept, generalised and left out, and what is told."""

import json
from collections import Counter

import pytest
from django.db import connections
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.statistics.extracts.columns import KNOWN

NAMED = ["oblast", "age", "away_for"]
VALUES = (["KG-O", "KG-N"], ["0_6", "7_13", "14_17"], ["none", "under_6_months", "over_3_years"])
TABLES = st.dictionaries(st.tuples(*map(st.sampled_from, VALUES)), st.integers(1, 40), max_size=18)
LEAST = st.sampled_from([10, 12, 25])


def ask_owner(sql, *values):
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def groups_of(table, least, named=NAMED):
    """What the database keeps of a table: combination to (rows, children)."""
    cells = json.dumps([{"values": list(values), "n": n} for values, n in table.items()])
    rows = ask_owner(
        "select * from statistics_extract_groups(%s::jsonb, %s::text[], %s)", cells, named, least
    )
    assert len({tuple(values) for values, _n, _children in rows}) == len(rows)
    return {tuple(values): (n, children) for values, n, children in rows}


def kept_by_hand(table, least):
    """The same, written a second time: the order of generalising is age, then duration, then leaving out."""
    kept, rest = {}, Counter(table)
    for hide in (lambda v: v, lambda v: (v[0], "all", v[2]), lambda v: (v[0], v[1], "all")):
        alike = Counter()
        for values, n in rest.items():
            alike[hide(values)] += n
        rest = Counter()
        for values, n in alike.items():
            if n - n % 5 >= least:
                kept[values] = (n - n % 5, n)
            else:
                rest[values] = n
    return kept, sum(rest.values())


@pytest.mark.usefixtures("db")
class TestTheLeast:
    @settings(max_examples=60)
    @given(TABLES, LEAST)
    def test_no_combination_has_fewer_children_and_none_is_lost(self, table, least):
        found, (by_hand, left_out) = groups_of(table, least), kept_by_hand(table, least)
        assert found == by_hand
        assert all(n >= least and n % 5 == 0 and n <= children < n + 5 for n, children in found.values())
        assert sum(table.values()) - sum(children for _n, children in found.values()) == left_out

    @settings(max_examples=60)
    @given(TABLES, LEAST, st.data())
    def test_what_is_printed_of_a_combination_fits_five_numbers_of_children(self, table, least, data):
        printed = {values: n for values, (n, _children) in groups_of(table, least).items()}
        if whole := [values for values in printed if "all" not in values]:
            one = data.draw(st.sampled_from(whole))
            for n in range(printed[one], printed[one] + 5):
                again = groups_of(table | {one: n}, least)
                assert {values: n for values, (n, _children) in again.items()} == printed

    def test_age_is_generalised_before_duration_and_what_is_rarer_still_is_left_out(self):
        table = {
            ("KG-O", "0_6", "none"): 12,
            ("KG-O", "7_13", "none"): 8,
            ("KG-O", "14_17", "none"): 9,
            ("KG-N", "0_6", "none"): 6,
            ("KG-N", "7_13", "over_3_years"): 7,
            ("KG-J", "7_13", "none"): 9,
        }
        assert groups_of(table, 10) == {
            ("KG-O", "0_6", "none"): (10, 12),
            ("KG-O", "all", "none"): (15, 17),
            ("KG-N", "all", "all"): (10, 13),
        }

    def test_columns_that_cannot_be_generalised_are_left_out_at_once(self):
        assert groups_of({("m",): 9, ("f",): 31}, 10, ["sex"]) == {("f",): (30, 31)}


def told(rows, named):
    groups = json.dumps([{"values": list(values), "n": 10} for values in rows])
    return ask_owner("select statistics_extract_tells(%s::jsonb, %s::text[])", groups, named)[0][0]


@pytest.mark.usefixtures("db")
class TestWhatIsSensitive:
    SEX_AND_PAPER = ["sex", "paper"]

    def test_two_values_in_each_group_tell_nobody(self):
        rows = [("m", "valid"), ("m", "none"), ("f", "none"), ("f", "ran_out")]
        assert told(rows, self.SEX_AND_PAPER) is None

    def test_one_value_in_one_group_tells_it_of_all_in_it(self):
        rows = [("m", "valid"), ("m", "none"), ("f", "none")]
        assert told(rows, self.SEX_AND_PAPER) == "paper"

    @pytest.mark.parametrize("value", ["unknown", "all"])
    def test_that_it_is_not_known_tells_nothing(self, value):
        assert told([("m", value)], ["sex", "away_for"]) is None

    def test_columns_that_others_may_know_tell_nothing_new(self):
        assert told([("m", "7_13")], ["age", "sex"]) is None

    def test_without_a_known_column_all_rows_are_one_group(self):
        assert told([("none",)], ["step"]) == "step"
        assert told([("none",), ("closed",)], ["step"]) is None

    NAMED = ["oblast", "away_for", "paper"]
    ROWS = st.sets(
        st.tuples(
            st.sampled_from(["KG-O", "KG-N"]),
            st.sampled_from(["none", "over_3_years", "all"]),
            st.sampled_from(["valid", "none", "unknown"]),
        ),
        min_size=1,
    )

    @settings(max_examples=60)
    @given(ROWS)
    def test_what_is_not_refused_leaves_two_values_to_every_reader(self, rows):
        first = None
        for column in reversed([name for name in self.NAMED if name not in KNOWN]):
            place = self.NAMED.index(column)
            for oblast in {row[0] for row in rows}:
                values = {row[place] for row in rows if row[0] == oblast}
                if len(values) == 1 and not values & {"all", "unknown"}:
                    first = column
        assert told(rows, self.NAMED) == first
