"""Figures: the days of a period, what was known when, a child counted once, and nobody exposed."""

import json
import uuid
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connections
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import place_of_file
from tests.tampering import without_triggers
from umai.indicators.reading import (
    CELLS,
    INDICATORS,
    SHOWN_CELLS,
    Cell,
    count_cells,
    count_tables,
    end_of,
    question,
    shown_cells,
)
from umai.indicators.tests.conftest import ago, at_hour, case_of, child_of, total
from umai.law.children.ages import comes_of_age_on, is_minor
from umai.law.terms.clock import day_of, today
from umai.register.models import Merge
from umai.visits.models import Visit


def visit_at(case, at, **said):
    said = {"made": True, "seen": True, "alone": "yes"} | said
    place = place_of_file(case)
    return Visit.objects.using("owner").create(
        case_id=case.pk, child_id=case.child_id, worker_id=case.recorded_by_id, at=at, **place, **said
    )


@pytest.fixture
def case(aigul):
    return case_of(aigul, received_at=at_hour(ago(40), 12))


class TestDays:
    @pytest.mark.parametrize(("hour", "minute", "inside"), [(0, 0, True), (23, 59, True), (24, 0, False)])
    def test_a_day_is_one_in_bishkek_and_its_last_minute_counts(self, case, hour, minute, inside):
        day = ago(20)
        visit_at(case, at_hour(day, 0) + timedelta(hours=hour, minutes=minute))
        assert total("visits", day, day) == inside
        assert total("visits", day + timedelta(days=1), today()) == (not inside)

    def test_an_evening_in_utc_is_the_next_day_in_bishkek(self, case):
        visit_at(case, f"{ago(20)}T18:30:00Z")
        assert (total("visits", ago(20), ago(20)), total("visits", ago(19), ago(19))) == (0, 1)

    def test_the_first_and_the_last_day_of_a_period_belong_to_it(self, case):
        opened = case.opened_on
        for since, until, there in [
            (opened, opened, 1),
            (opened - timedelta(days=9), opened, 1),
            (opened, opened + timedelta(days=9), 1),
            (opened - timedelta(days=9), opened - timedelta(days=1), 0),
            (opened + timedelta(days=1), opened + timedelta(days=9), 0),
        ]:
            assert total("cases", since, until) == there, (since, until)

    @given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
    def test_what_is_known_on_a_day_is_known_by_its_last_instant_in_bishkek(self, day):
        end = end_of(day)
        assert day_of(end) == day
        assert day_of(end + timedelta.resolution) == day + timedelta(days=1)

    def test_many_tables_at_once_are_what_each_is_by_itself(self, case, aigul):
        for name, sex in (("Нурбек", "m"), ("Айгүл", "f"), ("Бакыт", "m")):
            child_of(aigul, name, sex=sex)
        lists = [(), ("sex",), ("age", "oblast"), ("oblast", "sex"), ("sex", "oblast"), ("district",)]
        found = count_tables("registered_children", today(), today(), lists)
        assert list(found) == lists and len(found["oblast", "sex"]) > 1
        for by in lists:
            assert found[by] == count_cells("registered_children", today(), today(), by), by

    def test_a_term_counts_by_its_last_day(self, case):
        due = count_cells("ten_days", ago(60), today(), ("assessed",))
        assert due == [Cell(("not_done",), 1)]
        assert total("ten_days", ago(30), ago(30)) == 1
        assert total("ten_days", ago(29), today()) == total("ten_days", ago(60), ago(31)) == 0


class TestKnown:
    def test_what_was_written_later_is_not_in_a_figure_as_it_was_known(self, case, write_at):
        told = visit_at(case, at_hour(ago(20), 10))
        write_at("visits_visit", at_hour(ago(15), 9), told.pk)
        assert [total("visits", ago(30), ago(10), known) for known in (ago(16), ago(15), None)] == [0, 1, 1]

    def test_a_case_is_known_from_the_day_on_which_it_was_written(self, case, write_at):
        write_at("intake_case", at_hour(ago(38), 0), case.pk)
        day = case.opened_on
        assert [total("cases", day, day, known) for known in (ago(39), ago(38), None)] == [0, 1, 1]

    def test_a_day_of_a_figure_that_stands_now_alone_is_refused(self, case):
        with pytest.raises(ValueError, match="as it stands now"):
            count_cells("worklist", today(), today(), (), today())
        with pytest.raises(ValueError, match="as it stands now"):
            count_cells("worklist", ago(2), ago(1))
        assert total("worklist", today(), today()) == 1


class TestChildren:
    def test_a_child_with_two_records_counts_once_and_as_it_was_known_twice(self, aigul, write_at):
        one, two = (
            child_of(aigul, "Айбек", birth_date=ago(3000)),
            child_of(aigul, "Айбек", birth_date=ago(3000)),
        )
        write_at("register_child", at_hour(ago(9), 12), one.pk, two.pk)
        for model in ("register_identity",):
            write_at(model, at_hour(ago(9), 12), *[pk for (pk,) in identities(one, two)])
        assert total("registered_children", ago(5), ago(5)) == 2
        Merge.objects.using("owner").create(
            child_id=one.pk, other_id=two.pk, reason="known", **place_of_file(one)
        )
        assert total("registered_children", ago(5), ago(5)) == 1
        assert total("registered_children", ago(5), ago(5), ago(1)) == 2
        assert count_cells("registered_children", ago(5), ago(5), ("oblast", "sex")) == [
            Cell(("KG-O", "m"), 1)
        ]

    @pytest.mark.parametrize("born", [date(2007, 3, 1), date(2008, 2, 29), date(2006, 12, 31)])
    def test_whoever_is_of_age_on_the_day_is_no_child(self, born, aigul, write_at):
        child = child_of(aigul, "Медер", birth_date=born)
        write_at("register_child", at_hour(date(2020, 1, 1), 12), child.pk)
        of_age = comes_of_age_on(born, today())
        for day in (of_age - timedelta(days=1), of_age):
            assert total("registered_children", day, day) == is_minor(born, day)
        day = of_age - timedelta(days=1)
        assert count_cells("registered_children", day, day, ("age",)) == [Cell(("14_17",), 1)]


def identities(*children):
    from umai.register.models import Identity

    return Identity.objects.using("owner").filter(child_id__in=[one.pk for one in children]).values_list("pk")


def end_of_year_of(case):
    """The last day of the year in which the case was opened, or today."""
    return min(date(case.opened_on.year, 12, 31), today())


def shown_by_sql(by, **changed):
    """What the database shows of this year to who asks it past the program."""
    values = question("registered_children", date(today().year, 1, 1), today(), ("oblast",), None) | changed
    return {tuple(found): n for found, n, _at in by.ask(SHOWN_CELLS, **values)}


class TestNobodyIsExposed:
    def test_a_reader_of_figures_gets_tens_and_their_sum_rounded_by_itself(self, aigul, jyldyz, nuriya):
        for by, n in ((aigul, 6), (jyldyz, 6)):
            for at in range(n):
                child_of(by, f"Бала{at}")
        found = shown_cells("registered_children", today(), ("oblast",), speaker=nuriya)
        assert found == ([Cell(("KG-N",), 10), Cell(("KG-O",), 10)], 10, None)

    def test_fewer_than_five_are_not_shown(self, case, nuriya):
        end = end_of_year_of(case)
        assert shown_cells("cases", end, ("oblast",), speaker=nuriya) == ([], 0, None)
        assert shown_cells("cases", end, speaker=nuriya) == ([], 0, None)

    def test_nobody_else_gets_any_and_nobody_three_dimensions_at_once(
        self, case, aigul, damira, farida, gulnara, timur, nuriya
    ):
        end, asked = end_of_year_of(case), ("oblast", "channel", "concern")
        for by in (aigul, damira, farida, gulnara, timur):
            assert shown_cells("cases", end, speaker=by) == ([], None, None)
        assert shown_cells("cases", end, asked, speaker=nuriya) == ([], None, None)

    def test_no_day_is_told_from_the_next(self, aigul, nuriya):
        for n in range(6):
            child_of(aigul, f"Бала{n}")
        end, name = date(today().year, 12, 31), "registered_children"
        assert shown_cells(name, today(), speaker=nuriya).whole == 10
        assert shown_cells(name, end, (), end, speaker=nuriya).whole == 10
        assert shown_cells(name, end, (), end - timedelta(days=1), speaker=nuriya).whole is None
        for day in (ago(1), today() + timedelta(days=1)):
            assert day == end or shown_cells(name, day, speaker=nuriya).whole is None

    def test_the_first_half_of_a_year_is_shown_as_known_now_or_at_its_end_and_the_second_never(
        self, aigul, nuriya, superuser
    ):
        year, name = today().year - 1, "registered_children"
        for n in range(6):
            child_of(aigul, f"Бала{n}")
        with without_triggers(superuser):
            superuser.execute("update register_child set recorded_at = %s", [f"{year}-06-30T17:59:59Z"])
        half, end = date(year, 6, 30), date(year, 12, 31)
        for until, known in [(half, None), (half, half), (end, None), (end, end)]:
            assert shown_cells(name, until, (), known, speaker=nuriya).whole == 10, (until, known)
        for until, known in [(half, end), (end, half), (date(year, 7, 1), None), (date(year, 6, 29), None)]:
            assert shown_cells(name, until, (), known, speaker=nuriya).whole is None, (until, known)

    def test_what_happens_is_shown_from_the_first_of_january_alone(self, aigul, nuriya):
        for n in range(6):
            case_of(aigul, f"Бала{n}", received_at=at_hour(today(), 0))
        assert shown_cells("cases", today(), speaker=nuriya).whole == 10
        with pytest.raises(DatabaseError):
            nuriya.ask(
                "select * from indicators_shown_cells('cases', %(on)s, %(on)s, null, 18, '{}', '{}')",
                on=today(),
            )

    def test_one_category_at_most_is_fixed_so_that_no_cell_is_a_difference_of_unions(self, aigul, nuriya):
        for n in range(6):
            child_of(aigul, f"Бала{n}")
        assert shown_by_sql(nuriya, only='{"oblast": ["KG-O"]}') == {("KG-O",): 10, (): 10}
        for fixed in (["KG-O", "KG-N"], ["KG-O", "KG-O"], []):
            assert shown_by_sql(nuriya, only=json.dumps({"oblast": fixed})) == {}
        assert shown_by_sql(nuriya, only='{"oblast": ["KG-O"], "sex": ["m"]}') == {}

    def test_the_web_server_counts_nothing_exactly(self, case, aigul, nuriya):
        values = question("cases", ago(90), today(), (), None) | {"lists": "[[]]"}
        for by in (aigul, nuriya):
            with pytest.raises(DatabaseError, match="permission denied"):
                by.ask(CELLS, **values)

    def test_a_row_cannot_be_told_from_another(self, case):
        sql = "select * from indicators_cells('cases', '2020-01-01', '2030-01-01', null, 18, %s::jsonb, '{}')"
        for strange in ("child_id", "case_id", "day", "id", "worker_id", "recorded_at", "a b"):
            with pytest.raises(ValueError, match="not told apart"):
                count_cells("cases", ago(90), today(), (strange,))
            with (
                connections["owner"].cursor() as cursor,
                pytest.raises(DatabaseError, match="no such dimension"),
            ):
                cursor.execute(sql, [json.dumps([[strange]])])

    def test_every_definition_is_whole(self):
        for name, one in INDICATORS.items():
            assert name == one.name and one.kind in ("stock", "flow")
            assert all(map(str, (one.title, one.counted, one.among, one.unit, one.day, one.source)))
            assert len(set(one.dimensions)) == len(one.dimensions) >= 3


def test_the_file_of_a_child_that_moved_counts_where_it_was(case, write_at, superuser):
    assert count_cells("cases", ago(90), today(), ("oblast",)) == [Cell(("KG-O",), 1)]
    write_at("intake_case", at_hour(ago(40), 12), case.pk)
    with without_triggers(superuser):
        kochkor = superuser.execute("select id from places_place where code = '41704235000000'").fetchone()[0]
        transfer, answer = uuid.uuid4(), uuid.uuid4()
        superuser.execute(
            "insert into intake_filetransferanswer (id, child_id, from_district_id, to_district_id, transfer_id, accepted,"
            " taken_back, reason, district_id, source, recorded_at)"
            " values (%s, %s, %s, %s, %s, true, false, '', %s, 'form', %s)",
            [answer, case.child_id, case.district_id, kochkor, transfer, kochkor, at_hour(ago(5), 9)],
        )
        superuser.execute("update intake_case set district_id = %s where id = %s", [kochkor, case.pk])
    assert count_cells("cases", ago(90), today(), ("oblast",)) == [Cell(("KG-N",), 1)]
    assert count_cells("cases", ago(90), today(), ("oblast",), ago(6)) == [Cell(("KG-O",), 1)]
    assert count_cells("cases", ago(90), today(), ("oblast",), ago(5)) == [Cell(("KG-N",), 1)]
