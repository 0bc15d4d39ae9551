"""Tables of a period from records: counted exactly, with all categories, and only when the period is over."""

from datetime import date

import pytest
from django.utils import translation

from umai.disclosure.tables.counts import counts_of
from umai.indicators.definition import Cell
from umai.indicators.reading import INDICATORS, count_cells
from umai.indicators.tests.conftest import ago, at_hour, case_of, child_of
from umai.law.terms.clock import today
from umai.statistics.elsewhere.figures import BadFigures
from umai.statistics.publication import from_records
from umai.statistics.publication.drawing import draw_edition
from umai.statistics.publication.files import files_of
from umai.statistics.publication.from_records import (
    PeriodNotOver,
    as_listed,
    count_listed,
    dimension_of,
    listed_tables,
    refuse_same_things,
    table_of,
    tables_of_records,
    wholes_of,
    words_of,
)
from umai.statistics.publication.tests.samples import KEY

ROW = {"indicator": "registered_children", "by": ["oblast", "sex"], "first": 2025}


def now_counted(**row):
    """A table as it would be counted today: of children on the register, or as the row says."""
    one = as_listed("a_table", ROW | row)
    cells = count_listed([one], today(), today(), today())[one.indicator][one.by]
    return table_of(one, {each: dimension_of(each) for each in one.by}, cells)


def test_children_are_counted_as_the_indicator_counts_them(aigul):
    before = now_counted().counts.sum()
    for given in ("Нурбек", "Азамат", "Бакыт"):
        child_of(aigul, given)
    table = now_counted()
    assert table.counts.sum() - before == 3
    assert table.counts.sum() == sum(
        cell.count for cell in count_cells("registered_children", today(), today(), ())
    )


def test_every_category_is_there_also_without_anybody(db):
    axes = now_counted().axes
    assert {axis.dimension.name for axis in axes} == {"oblast", "sex"}
    assert len(axes[0].finest) == 10  # nine oblasts and cities, and what is not known


def test_a_period_that_is_not_over_is_not_published(db):
    with pytest.raises(PeriodNotOver, match="is not over"):
        tables_of_records(str(today().year), ago(1))


def test_a_year_before_the_first_of_the_list_is_not_published(db):
    with pytest.raises(PeriodNotOver, match="no table of 2001"):
        tables_of_records("2001", ago(1))


def test_all_tables_of_a_year_fit_together_and_are_written(aigul, monkeypatch):
    """The listed tables of one indicator agree on what they share, and every file is made of them."""
    year = ago(40).year
    case_of(aigul, received_at=at_hour(ago(40), 12))
    monkeypatch.setattr(from_records, "today", lambda: date(year + 1, 1, 2))
    tables, titles, words = tables_of_records(str(year), date(year + 1, 1, 1))
    assert len(counts_of(tables)) > 100
    drawn = draw_edition(tables, titles, words, period=str(year), key=KEY)
    files = files_of(drawn.edition)
    assert {f"csv/{one.name}.csv" for one in listed_tables()} < set(files)
    assert {f"sdmx/{one.name}.csv" for one in listed_tables()} < set(files)


def test_the_words_are_in_three_languages(db):
    sex = words_of("sex")
    assert set(sex.title) == {"ky", "ru", "en"} and sex.title["ru"] == "Пол"
    assert all(set(words) == {"ky", "ru", "en"} for words in sex.codes.values())


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({"colour": "red"}, "unknown word 'colour'"),
        ({"indicator": "unheard_of"}, "no indicator of a period"),
        ({"by": ["oblast", "channel"]}, "divided by 'channel'"),
    ],
)
def test_a_row_that_no_indicator_answers_is_refused(wrong, said):
    with pytest.raises(BadFigures, match=said):
        as_listed("a_table", ROW | wrong)


@pytest.mark.parametrize("name", ["chain", "children_by_category"])
def test_what_counts_a_thing_several_times_is_not_published(name):
    with pytest.raises(BadFigures, match="several times"):
        as_listed("a_table", ROW | {"indicator": name, "by": ["oblast"]})


def listed(name, of, first=2025, last=None):
    return as_listed(name, {"indicator": of, "by": ["oblast"], "first": first, "last": last})


@pytest.mark.parametrize(
    "one, other, said",
    [
        ("registered_children", "children_of_migrants", "a whole and a part of it"),
        ("children_without_care", "registered_children", "a whole and a part of it"),
        ("care", "formal_care", "a whole and a part of it"),
        ("cases", "closed_cases", "both count cases"),
    ],
)
def test_the_same_things_under_two_indicators_are_refused(one, other, said):
    """They are drawn apart: 0 of the one beside 5 of its part would tell 1 to 4."""
    with translation.override("en"), pytest.raises(BadFigures, match=said):
        refuse_same_things(listed("one", one), listed("other", other))


def test_parts_of_one_whole_and_years_apart_may_be_listed():
    refuse_same_things(listed("one", "children_of_migrants"), listed("other", "children_without_care"))
    refuse_same_things(
        listed("one", "registered_children", last=2025), listed("other", "children_of_migrants", first=2026)
    )


def test_what_an_indicator_is_a_part_of_is_there_and_is_no_circle():
    assert {one.part_of for one in INDICATORS.values() if one.part_of} <= set(INDICATORS)
    assert all(name not in wholes_of(name) for name in INDICATORS)


def test_a_list_with_a_whole_and_its_part_is_not_read(monkeypatch):
    both = {"one": ROW, "other": ROW | {"indicator": "children_of_migrants"}}
    monkeypatch.setattr(from_records, "read_toml", lambda _file: both)
    with pytest.raises(BadFigures, match="a whole and a part of it"):
        listed_tables()


def test_each_case_stands_at_the_furthest_step_it_reached_and_nowhere_else(aigul):
    """So steps and sexes divide the same cases, as one measure, and are attacked together."""
    case_of(aigul, received_at=at_hour(today(), 0))
    step = now_counted(indicator="cases", by=["oblast", "step"])
    sex = now_counted(indicator="cases", by=["oblast", "sex"])
    assert step.counts.sum() == sex.counts.sum() == 1 and step.measure == sex.measure
    assert counts_of([step, sex])


def test_what_is_known_only_as_it_stands_now_is_not_published():
    for name in (one.name for one in INDICATORS.values() if one.now_alone):
        with pytest.raises(BadFigures):
            as_listed("a_table", ROW | {"indicator": name, "by": []})


def test_a_category_that_no_list_has_stops_everything(db, monkeypatch):
    found = [Cell(("KG-B", "other"), 3)]
    monkeypatch.setattr(
        from_records, "count_tables", lambda _name, _since, _until, by, _known_on: dict.fromkeys(by, found)
    )
    with pytest.raises(BadFigures, match="is in no list"):
        now_counted()
