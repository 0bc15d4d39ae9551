"""Of which oblast, age and sex a child is whose rows say different things, and that strata add up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.linkage.histories.beside import ListBeside, NamedChild
from umai.linkage.histories.counting import History, count_histories, freeze_histories
from umai.linkage.histories.joining import REGISTER, RecordJoiner
from umai.linkage.histories.strata import AGES, STRATA, RecordFacts, age_group, prevailing_value
from umai.linkage.tests.test_histories import ASEL, ERLAN, NURBEK, counted
from umai.places.models import Place

ON = date(2026, 9, 30)
said = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["", "f", "m"])), max_size=8)


class TestOneValue:
    def test_what_most_rows_say_counts(self):
        assert prevailing_value([(0, "m"), (1, "m"), (2, "f")]) == "m"

    def test_of_values_said_as_often_the_newest_editions_counts(self):
        assert prevailing_value([(0, "m"), (2, "f")]) == "f"
        assert prevailing_value([(2, "m"), (0, "f")]) == "m"

    def test_rows_that_say_nothing_outweigh_nobody(self):
        assert prevailing_value([(0, "m"), (1, ""), (2, "")]) == "m"
        assert prevailing_value([(0, ""), (1, "")]) is None

    @given(said)
    def test_it_is_one_that_is_said_and_the_order_of_rows_does_not_matter(self, rows):
        found = prevailing_value(rows)
        assert found == prevailing_value(rows[::-1])
        assert found in {value for _rank, value in rows if value} | {None}


class TestAge:
    @pytest.mark.parametrize(
        ("born", "precision", "group"),
        [
            (date(2019, 10, 1), "day", "0-6"),
            (date(2019, 9, 30), "day", "7-13"),
            (date(2012, 10, 1), "day", "7-13"),
            (date(2012, 9, 30), "day", "14-17"),
            (date(2008, 9, 30), "day", "18+"),
            (date(2026, 9, 30), "day", "0-6"),
            (date(2027, 1, 1), "day", "0-6"),
            (date(2019, 1, 1), "year", "7-13"),
            (date(2020, 1, 1), "year", "0-6"),
            (date(2019, 9, 1), "month", "7-13"),
            (date(2019, 10, 1), "unknown", ""),
            (None, "unknown", ""),
        ],
    )
    def test_is_of_the_day_until_which_the_lists_hold(self, born, precision, group):
        assert age_group(born, precision, ON) == group

    @given(st.dates(date(2008, 10, 1), ON))
    def test_every_child_is_in_one_group(self, born):
        assert age_group(born, "day", ON) in {f"{low}-{high}" for low, high in AGES}


def strata_of(found):
    return {(tuple(found.slugs[at] for at in one.on), *one.strata): n for one, n in found.counts.items()}


class TestCounts:
    def test_a_child_on_two_lists_has_one_value_and_where_no_row_says_it_it_is_unknown(self, on, nookat):
        on("clinic", ERLAN, ["1", "Сыдыков Тимур Болотович", "", "", ""])
        on("school", ERLAN)
        found = count_histories(using="owner", strata=("sex", "age"))
        both = ("clinic", "school")
        assert strata_of(found) == {(both, "m", "7-13"): 1, (("clinic",), "unknown", "unknown"): 1}
        assert next(iter(found.rows())) == ["clinic", "school", "sex", "age", "count"]
        oblast = Place.objects.get(pk=nookat.parent_id).name_en
        found = count_histories(using="owner", strata=("oblast",))
        assert strata_of(found) == {(both, oblast): 1, (("clinic",), oblast): 1}
        frozen = freeze_histories(count_histories(using="owner", strata=("sex",)), using="owner")
        assert frozen.strata == ["sex"]
        assert frozen.counts[0] == ["clinic", "school", "sex", "count"] and [1, 1, "m", 1] in frozen.counts

    def test_strata_add_up_to_the_whole(self, on):
        on("clinic", ERLAN, ASEL, NURBEK)
        on("school", ERLAN, ["2", "Бекова Асел", "2014", "", ""])
        whole = counted()
        for strata in ([one] for one in STRATA):
            found, summed = count_histories(using="owner", strata=strata), {}
            for (lists, _value), number in strata_of(found).items():
                summed[lists] = summed.get(lists, 0) + number
            assert summed == whole


def beside(*children, **more):
    return ListBeside("rounds", "Rounds", "whoever", date(2026, 9, 1), ON, list(children), **more)


class TestListsBeside:
    def test_a_child_of_whom_nobody_else_knows_is_on_it_alone_if_it_is_of_its_districts(self, on, nookat):
        on("clinic", ERLAN)
        found = count_histories(using="owner", beside=[beside(NamedChild(None, RecordFacts(sex="f")))])
        assert strata_of(found) == {(("clinic",),): 1, (("rounds",),): 1}
        assert list(found.rows()) == [["clinic", "rounds", "count"], [1, 0, 1], [0, 1, 1]]
        assert History((1,)) in found.counts and found.lists()[1]["rows"] == 1
        here = NamedChild(None, RecordFacts(district=nookat.pk))
        for districts, number in [({nookat.pk}, 2), ({-1}, 0)]:
            found = count_histories(using="owner", beside=[beside(here, districts=frozenset(districts))])
            assert found.counts.total() == number

    def test_records_that_were_joined_are_one_child_on_it(self):
        joiner = RecordJoiner({"b": "a"})
        assert joiner.add_named("a", 2) == joiner.add_named("b", 2) != joiner.add_named("c", 2)
        groups = joiner.joined(0.5)
        assert groups[joiner.add_named("a", 2)] == groups[joiner.number("b", REGISTER)]
        assert len(set(groups.values())) == 2
