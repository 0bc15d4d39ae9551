"""The tables of published figures."""

from decimal import Decimal

import pytest

from umai.statistics.arithmetic.changes import half_up
from umai.statistics.elsewhere.figures import LANGUAGES, BadFigures
from umai.statistics.elsewhere.tables import as_table, tables


def values(code):
    return [int(one.value) for one in tables()[code].lines]


@pytest.mark.parametrize(
    "code, found",
    [
        ("crimes", [862, 1107, 1368]),
        ("sexual_crimes", [42, 17, 4, 39, 36]),
        ("suicides", [96, 95, 97, 88, 46]),
        ("suicides_by_oblast", [20, 18, 18, 13, 12, 10, 5, 3, 2]),
        ("left_behind", [61000, 277000, 239100, 277500, 377000]),
        ("violence_by_family", [43]),
    ],
)
def test_each_table_has_the_rows_of_its_source(code, found):
    assert values(code) == found


def test_crimes_changed_by_three_rates_that_are_told_apart():
    changes = tables()["crimes"].changes
    assert [(one.base.text, one.period.text, str(one.printed())) for one in changes] == [
        ("2016", "2017", "28.4"),
        ("2017", "2018", "23.6"),
        ("2016", "2018", "58.7"),
    ]


def test_what_another_source_says_stands_under_the_table_and_in_no_change():
    others = tables()["crimes"].others
    assert [(one.period.text, int(one.value)) for one in others] == [("2019", 2462)]
    assert 57 in [int(one.value) for one in tables()["suicides"].others]


def test_nine_months_are_in_no_change_of_years():
    assert {one.period.text for one in tables()["suicides"].changes} == {"2016", "2017", "2018"}
    line = tables()["suicides"].lines[-1]
    assert line.period.text == "2019-9m" and tables()["suicides"].is_part(line)


def test_rows_of_several_sources_have_no_change():
    assert tables()["found_by_ministry"].changes == ()


def test_parts_are_added_up_and_compared_with_what_the_source_says():
    assert tables()["sexual_crimes"].total == 138
    assert (tables()["suicides_by_oblast"].total, tables()["suicides_by_oblast"].stated) == (101, 101)


def test_the_quotient_names_what_is_divided_by_what():
    above, below, share = tables()["left_behind"].quotient
    assert (int(above.value), int(below.value), half_up(share, 1)) == (61000, 277000, Decimal("22.0"))


def test_every_table_says_what_it_does_not_say_in_three_languages():
    for table in tables().values():
        assert table.notes
        for said in (table.title, table.source, *table.notes):
            assert set(said) == set(LANGUAGES)


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"lays": "months"}, "lays its rows by 'months'"),
        ({"of": ["unheard_of"]}, "which is no indicator"),
        ({"from": "Nobody"}, "has no row"),
        ({"multiples": {"of": "child_hospitalisations", "source": {}}}, "of which there is no row"),
        ({"colour": "red"}, "unknown word 'colour'"),
        ({"title": {"en": "Only English"}}, "no title in ky"),
    ],
)
def test_a_fault_in_a_table_is_told(changed, said):
    three = dict.fromkeys(LANGUAGES, "x")
    table = {
        "lays": "years",
        "of": ["child_suicides"],
        "from": "",
        "title": three,
        "source": three,
        "notes": [],
    }
    with pytest.raises(BadFigures, match=said):
        as_table("made_up", table | changed)
