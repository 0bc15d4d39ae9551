"""The numbers to call: dated, cited, and a fault in the file stops Umai."""

from datetime import date

import pytest

from umai.law.dated_values import BadLaw, NoLawInForce
from umai.law.helplines import helpline, helplines, helplines_on, number_of, read_helplines

ON = date(2026, 11, 24)
GOOD = """
[children]
en = "children's line"
ru = "телефон"
ky = "телефон"
uz = "телефон"

[[children.since]]
day = 2026-01-01
is = "111"
hours = "unknown"
certainty = "practice"
cite = "A test."

[[children.since]]
day = 2027-01-01
is = "116111"
hours = "always"
certainty = "law"
cite = "A later act."
"""


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "helplines.toml"
        path.write_text(text, encoding="utf-8")
        return read_helplines(path)

    return read_text


def test_the_most_needed_comes_first():
    assert [line.kind for line in helplines_on(ON)][:4] == ["police", "ambulance", "rescue", "children"]


def test_every_line_says_whom_it_reaches_and_where_that_is_known_from():
    for line in helplines().values():
        assert all(line.names.values())
        assert all(len(entry.cite) > 40 for entry in line.numbers.entries)


def test_only_a_line_that_a_source_names_is_confirmed():
    assert [line.kind for line in helplines_on(ON) if line.is_confirmed] == [
        "children",
        "families",
        "ombudsman",
    ]


def test_a_line_is_named_in_the_language_of_the_reader():
    police = helpline("police", on=ON)
    assert [police.name_in(one) for one in ("ky", "uz-cyrl", "de")] == ["милиция", "милиция", "police"]


def test_no_number_is_made_up_for_a_day_without_the_line():
    with pytest.raises(NoLawInForce):
        number_of("children", on=date(2010, 1, 1))


def test_what_came_into_force_last_holds(read, monkeypatch):
    monkeypatch.setattr("umai.law.helplines.helplines", lambda: read(GOOD))
    found = [helplines_on(date(year, 6, 1)) for year in (2025, 2026, 2027)]
    assert [[(line.number, line.hours) for line in lines] for lines in found] == [
        [],
        [("111", "unknown")],
        [("116111", "always")],
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"unknown"', '"mornings"', "unknown hours 'mornings'"),
        ('is = "111"', 'is = "+111"', "is no number to call"),
        ('uz = "телефон"', "", "needs whom it reaches"),
        ("day = 2026-01-01", "day = 2028-01-01", "entries go from old to new"),
    ],
)
def test_a_fault_is_named(read, old, new, fault):
    with pytest.raises(BadLaw, match=fault):
        read(GOOD.replace(old, new, 1))
