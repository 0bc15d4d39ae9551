import ast
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.law.dated_values import BadLaw, Certainty, NoLawInForce, parameter, parameters, read_folder

GOOD = """
[months_away]
says = "Months"
unit = "months"

[[months_away.since]]
day = 2015-07-01
is = 6
certainty = "practice"
cite = "An act."

[[months_away.since]]
day = 2024-01-01
until = 2024-12-31
is = 3
certainty = "law"
cite = "An amending act."

[[months_away.since]]
day = 2026-01-01
is = 1
certainty = "draft"
cite = "A bill."
"""


def read(folder, text, file="guardianship.toml"):
    (folder / file).write_text(text, encoding="utf-8")
    return {dated.name: dated for _, found in read_folder(folder) for dated in found}


@pytest.fixture
def months_away(tmp_path):
    return read(tmp_path, GOOD)["months_away"]


@pytest.mark.parametrize(
    ("day", "value"),
    [(date(2015, 7, 1), 6), (date(2023, 12, 31), 6), (date(2024, 1, 1), 3), (date(2024, 12, 31), 3)],
)
def test_the_entry_begun_last_answers(months_away, day, value):
    assert months_away.on(day) == value


@pytest.mark.parametrize("day", [date(2015, 6, 30), date(2025, 1, 1), date(2026, 1, 1), date(2030, 1, 1)])
def test_before_the_first_entry_after_a_repeal_and_under_a_draft_there_is_no_answer(months_away, day):
    with pytest.raises(NoLawInForce, match=f"'months_away' on {day}"):
        months_away.on(day)
    with pytest.raises(NoLawInForce):
        months_away.source_on(day)


def test_the_source_names_certainty_and_citation(months_away):
    source = months_away.source_on(date(2024, 6, 1))

    assert (source.since, source.certainty, source.cite) == (
        date(2024, 1, 1),
        Certainty.LAW,
        "An amending act.",
    )


def test_drafts_are_read_apart(months_away):
    assert [draft.value for draft in months_away.drafts] == [1]
    assert [entry.value for entry in months_away.history] == [6, 3]


def test_an_entry_ends_the_day_before_the_next_or_on_its_own_last_day(months_away):
    assert [months_away.last_day_of(entry) for entry in months_away.history] == [
        date(2023, 12, 31),
        date(2024, 12, 31),
    ]


def test_the_law_is_asked_about_a_day_and_not_an_instant(months_away):
    with pytest.raises(TypeError, match="not an instant"):
        months_away.on(datetime(2024, 6, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('cite = "An act."', 'cite = " "', "since no. 1 (2015-07-01) has no citation"),
        ('cite = "An act."', "", "since no. 1 (2015-07-01) has no citation"),
        ('"practice"', '"rumour"', "since no. 1 (2015-07-01) has the unknown certainty 'rumour'"),
        ('certainty = "practice"', "", "has the unknown certainty None"),
        ("day = 2015-07-01", "", "since no. 1 has no day"),
        ("day = 2015-07-01", "day = 2015-07-01T00:00:00", "since no. 1 has no day"),
        ("day = 2015-07-01", "day = 2025-07-01", "2024-01-01 stands after 2025-07-01"),
        ("day = 2015-07-01", "day = 2024-01-01", "2024-01-01 stands after 2024-01-01"),
        (
            "day = 2015-07-01",
            "day = 2015-07-01\nuntil = 2024-01-01",
            "until 2024-01-01 overlaps with 2024-01-01",
        ),
        ("until = 2024-12-31", "until = 2023-12-31", "ends before it begins"),
        ("until = 2024-12-31", 'until = "never"', "its until is not a day"),
        ('"draft"', '"draft"\nuntil = 2027-01-01', "since no. 3 (2026-01-01) is a draft"),
        ("is = 6", "is = true", "True is not a value in months"),
        ("is = 6", 'is = "six"', "'six' is not a value in months"),
        ("is = 6", "", "None is not a value in months"),
        ("is = 6", "is = -6", "-6 is below zero"),
        ("is = 6", 'is = 6\nknown_to = "hour"', "unknown precision 'hour'"),
        ("is = 6", "is = 6\nuntill = 2020-01-01", "unknown word 'untill'"),
        ('unit = "months"', 'unit = "moons"', "unknown unit 'moons'"),
        ('unit = "months"', "", "unknown unit None"),
        ('says = "Months"', "", "does not say what it is"),
        ('says = "Months"', 'says = "Months"\nnote = "x"', "unknown word 'note'"),
        ("\n[months_away]", "stray = 1\n[months_away]", "stray stands outside any [name]"),
        ("[months_away]", "[months_away", "not readable as TOML"),
    ],
)
def test_a_fault_names_the_file_and_the_entry(tmp_path, old, new, complaint):
    assert old in GOOD

    with pytest.raises(BadLaw) as fault:
        read(tmp_path, GOOD.replace(old, new, 1))

    assert complaint in str(fault.value)
    assert str(fault.value).startswith("guardianship.toml: ")


def test_a_parameter_without_entries_is_a_fault(tmp_path):
    with pytest.raises(BadLaw, match=r"guardianship.toml: \[a\] has no \[\[a.since\]\]"):
        read(tmp_path, '[a]\nsays = "A"\nunit = "years"\n')


def test_the_same_parameter_in_two_files_is_a_fault(tmp_path):
    read(tmp_path, GOOD)

    with pytest.raises(BadLaw, match=r"other.toml: \[months_away\] is already in guardianship.toml"):
        read(tmp_path, GOOD, file="other.toml")


def test_drafts_stand_from_old_to_new(tmp_path):
    older = (
        GOOD + '\n[[months_away.since]]\nday = 2020-01-01\nis = 2\ncertainty = "draft"\ncite = "A bill."\n'
    )

    with pytest.raises(BadLaw, match="drafts go from old to new"):
        read(tmp_path, older)


@pytest.mark.parametrize("day", ["03-32", "3-21", "2026-02-29", "Nooruz", 321])
def test_a_holiday_is_a_day_of_the_year(tmp_path, day):
    text = GOOD.replace('"months"', '"days of the year"').replace("is = 6", f"is = [{day!r}]")

    with pytest.raises(BadLaw, match="days of the year are written"):
        read(tmp_path, text)


def test_a_day_is_written_no_more_exactly_than_it_is_known(tmp_path):
    yearly = read(tmp_path, GOOD.replace("is = 6", 'is = 6\nknown_to = "year"'))["months_away"]

    assert [entry.day_in_words() for entry in yearly.history] == ["2015", "2024-01-01"]


@given(st.sampled_from(sorted(parameters())), st.dates())
def test_every_parameter_answers_with_an_entry_that_holds_that_day_or_not_at_all(name, day):
    dated = parameter(name)
    try:
        entry = dated.entry_on(day)
    except NoLawInForce:
        assert not any(one.day <= day <= (dated.last_day_of(one) or date.max) for one in dated.history)
    else:
        assert entry.day <= day <= (dated.last_day_of(entry) or date.max)
        assert not entry.is_draft


def test_the_parameters_are_read_once():
    assert parameters() is parameters()


def test_an_unknown_parameter_is_a_mistake_in_the_code():
    with pytest.raises(KeyError):
        parameter("no_such_parameter")


def imported_by(path):
    """The names of all modules that a file of Python imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_the_room_uses_the_standard_library_and_nothing_else_of_umai():
    room = Path(__file__).resolve().parent.parent
    modules = {
        module for path in room.rglob("*.py") if "tests" not in path.parts for module in imported_by(path)
    }

    others = {module for module in modules if not module.startswith(("umai.law.", "umai.refusal"))}
    assert {module.split(".")[0] for module in others} <= sys.stdlib_module_names
