"""Files that are laid over the shipped law: what they may say, and which law is asked when."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from umai.law.checks.check import check_edition, usable_edition
from umai.law.children.categories import categories, category
from umai.law.dated_values import BadLaw, NoLawInForce, parameter, parameters
from umai.law.editions.edition import (
    SHIPPED,
    LawEdition,
    edition_in_use,
    read_files,
    schedule_editions,
    take_into_use,
    using,
)
from umai.law.helplines import number_of
from umai.law.terms import intervals

LATER, NOW = date(2030, 6, 1), date(2026, 12, 1)
SEVEN_DAYS = """
[[visit_days_high.since]]
day = 2030-01-01
is = 7
certainty = "law"
cite = "Resolution 1 of 2 December 2029, point 3."
"""


def edition(text=SEVEN_DAYS, path="parameters/visits_2030.toml", **more):
    return LawEdition({path: text} | more)


def test_a_value_that_is_laid_over_holds_from_its_day():
    with using(edition()):
        assert intervals.VISIT_DAYS["high"].on(LATER) == 7
        assert intervals.VISIT_DAYS["high"].on(NOW) == 14
        assert len(parameter("visit_days_high").history) == 2
    assert intervals.VISIT_DAYS["high"].on(LATER) == 14


def test_another_thread_asks_by_its_own_edition():
    with using(edition()), ThreadPoolExecutor(1) as other:
        assert other.submit(intervals.VISIT_DAYS["high"].on, LATER).result() == 14


def test_a_process_takes_an_edition_into_use_at_once_and_back():
    take_into_use(new := edition())
    try:
        assert edition_in_use() is new and intervals.VISIT_DAYS["high"].on(LATER) == 7
    finally:
        take_into_use(SHIPPED)
    assert intervals.VISIT_DAYS["high"].on(LATER) == 14


def test_what_begins_later_begins_by_itself_at_its_instant(monkeypatch):
    clock = {"now": 1000.0}
    monkeypatch.setattr("umai.law.editions.edition.time", lambda: clock["now"])
    try:
        schedule_editions([(2000, later := edition()), (0, first := edition("# first"))])
        assert edition_in_use() is first and intervals.VISIT_DAYS["high"].on(LATER) == 14
        clock["now"] = 2000.0
        assert edition_in_use() is later and intervals.VISIT_DAYS["high"].on(LATER) == 7
        schedule_editions([])
        assert edition_in_use() is SHIPPED
    finally:
        take_into_use(SHIPPED)


def test_the_digest_is_of_names_and_bytes_whatever_their_order():
    first = LawEdition({"parameters/a.toml": "1", "parameters/b.toml": "2"})
    assert first.digest == LawEdition({"parameters/b.toml": "2", "parameters/a.toml": "1"}).digest
    assert first.digest != LawEdition({"parameters/a.toml": "12", "parameters/b.toml": ""}).digest
    assert first.digest != SHIPPED.digest == LawEdition({}).digest


def test_a_new_parameter_may_be_laid_over():
    new = '[new_days]\nsays = "New"\nunit = "calendar days"\n[[new_days.since]]\nday = 2030-01-01\nis = 1\n'
    with using(edition(new + 'certainty = "law"\ncite = "An act."')):
        assert parameter("new_days").on(LATER) == 1
    assert "new_days" not in parameters()


def test_an_entry_of_the_same_day_and_value_takes_the_place_of_practice():
    old = parameter("visit_days_high").history[0]
    said = (
        f'[[visit_days_high.since]]\nday = {old.day}\nis = {old.value}\ncertainty = "law"\ncite = "An act."\n'
    )
    with using(edition(said)):
        (entry,) = parameter("visit_days_high").history
        assert (entry.certainty, entry.cite) == ("law", "An act.")
    with using(edition(said + "until = 2029-12-31")), pytest.raises(NoLawInForce):
        parameter("visit_days_high").on(LATER)


def test_a_category_and_a_number_to_call_are_laid_over():
    cause = (
        '[sold]\nunder = "without_parental_care"\nen = "Sold"\nru = "Продан"\nky = "Сатылган"\n'
        '[[sold.since]]\nday = 2030-01-01\nis = "Sold"\ncertainty = "law"\ncite = "An act."'
    )
    number = '[[police.since]]\nday = 2030-01-01\nis = "112"\nhours = "always"\ncertainty = "law"\ncite = "An act."'
    with using(edition(cause, "categories/new.toml", **{"helplines.toml": number})):
        assert category("sold").holds_on(LATER) and not category("sold").holds_on(NOW)
        assert (number_of("police", on=LATER), number_of("police", on=NOW)) == ("112", "102")
    assert "sold" not in categories()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (SEVEN_DAYS.replace('cite = "Resolution 1 of 2 December 2029, point 3."', ""), "has no citation"),
        (SEVEN_DAYS.replace("= 7", "= true"), "True is not a value in calendar days"),
        (SEVEN_DAYS.replace("= 7", "= 100_001"), "100001 is over 100,000 calendar days"),
        (SEVEN_DAYS.replace("day = 2030-01-01", ""), "write the first day on which it holds"),
        (SEVEN_DAYS.replace("2030-01-01", "2015-06-22"), "another value begins already, in visits.toml"),
        (SEVEN_DAYS + SEVEN_DAYS.replace("= 7", "= 8"), "another value begins already, in parameters/"),
        (SEVEN_DAYS + "why = 1", "has the unknown word 'why'"),
        ('[visit_days_high]\nsays = "x"', "leave out 'says'"),
        ("[visit_days_high]", "adds nothing"),
        ("[visit_days_high", "not readable as TOML"),
        (SEVEN_DAYS.replace("2030-01-01", "2029-01-01\nuntil = 2030-06-01") + SEVEN_DAYS, "overlaps with"),
    ],
)
def test_a_fault_is_said_with_the_file_and_with_what_to_do(text, complaint):
    with pytest.raises(BadLaw) as fault:
        check_edition(edition(text))

    assert complaint in str(fault.value) and "parameters/visits_2030.toml" in str(fault.value)


@pytest.mark.parametrize("name", ["notes.txt", "parameters/Visits.toml", "laws/a.toml", "guidance/a.ky.md"])
def test_a_file_that_is_none_of_the_law_is_refused(tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")
    with pytest.raises(BadLaw, match="is no file of the law"):
        read_files(tmp_path)


def test_a_folder_is_read_without_hidden_files(tmp_path):
    (tmp_path / "parameters").mkdir()
    (tmp_path / "parameters" / "a.toml").write_text(SEVEN_DAYS)
    (tmp_path / ".notes").write_text("x")
    assert read_files(tmp_path) == {"parameters/a.toml": SEVEN_DAYS}


def test_a_folder_that_is_missing_too_large_or_in_another_encoding_is_said(tmp_path):
    with pytest.raises(BadLaw, match="There is no folder"):
        read_files(tmp_path / "none")
    (tmp_path / "helplines.toml").write_bytes("є".encode("cp1251"))
    with pytest.raises(BadLaw, match="UTF-8"):
        read_files(tmp_path)
    (tmp_path / "helplines.toml").write_text("#" * 1_000_001)
    with pytest.raises(BadLaw, match="more than"):
        read_files(tmp_path)


CASE = """
[[case]]
says = "High: a visit every 7 days from 2030"
rule = "next_visit_due_on"
given = { risk = "high", last_visit_on = 2030-04-06 }
answer = 2030-04-13
"""
EARLIER = SEVEN_DAYS.replace("2030-01-01", "2026-01-01")
NEW_CASE = CASE.replace("2030", "2026").replace(
    "answer", 'instead_of = "High: a visit every 14 days"\nanswer'
)


def test_a_change_with_its_case_is_good():
    found = check_edition(edition(**{"worked/intervals.toml": CASE}))
    assert found.is_good and len(found.results) == len(check_edition(SHIPPED).results) + 1


def test_a_changed_answer_without_a_new_case_is_refused_in_words():
    (differs,) = check_edition(edition(EARLIER)).differing
    assert differs.in_words() == (
        "worked/intervals.toml: 'High: a visit every 14 days' has answer = 2026-04-20,"
        " and the law answers answer = 2026-04-13."
    )


def test_a_new_case_for_the_same_situation_stands_in_place_of_the_old_one():
    found = check_edition(edition(EARLIER, **{"worked/intervals.toml": NEW_CASE}))
    assert found.is_good and len(found.results) == len(check_edition(SHIPPED).results)


def test_a_new_case_that_is_wrong_itself_differs():
    wrong = NEW_CASE.replace("2026-04-13", "2026-04-14")
    assert not check_edition(edition(EARLIER, **{"worked/intervals.toml": wrong})).is_good


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("High: a visit every 14 days", "High", "there is no such case"),
        ("last_visit_on = 2026-04-06", "last_visit_on = 2026-04-07", "not for the same situation"),
        ("[[case]]", "[[cases]]", "nothing answers"),
        ("answer = 2026-04-13", "", "has no answer"),
        ('rule = "next_visit_due_on"', 'rule = "timedelta"', "there is no rule 'timedelta'"),
        ('risk = "high"', 'risk = "high", more = 1', "cannot be asked"),
        ('says = "High: a visit every 7 days from 2026"', "", "does not say what it is"),
    ],
)
def test_a_case_that_cannot_be_used_is_said(old, new, complaint):
    text = CASE if "rule" in complaint or "asked" in complaint else NEW_CASE
    assert old in text
    with pytest.raises(BadLaw, match=complaint):
        check_edition(edition(EARLIER, **{"worked/intervals.toml": text.replace(old, new)}))


def test_guidance_has_a_heading_and_a_source():
    for text in ("", "no heading", "# Heading\n\nNo source."):
        with pytest.raises(BadLaw, match="guidance/intake/case"):
            check_edition(edition(text, "guidance/intake/case.ky.md"))
    good = "# Heading\n\n{visit_days_high}, {police}\n\n> Практика: a source."
    assert check_edition(edition(good, "guidance/intake/case.ky.md")).is_good


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# Heading\n\n> A source.", "does not say how sure its source is.*one of Мыйзам, Басма сөз боюнча"),
        (
            "# Heading\n\n{visit_dayz}\n\n> Мыйзам: an act.",
            "names {visit_dayz}, and there is no such parameter",
        ),
    ],
)
def test_guidance_says_how_sure_it_is_and_names_only_what_there_is(text, fault):
    with pytest.raises(BadLaw, match=fault):
        check_edition(edition(text, "guidance/intake/case.ky.md"))


SCHEME = """
[notice_2030]
subject = "arrangement"
says = "One parent who goes gives notice"
ru = "Один уезжающий родитель уведомляет"
ky = "Кеткен бир ата-эне билдирет"
day = 2030-01-01
certainty = "law"
cite = "An act."
parents = "one"
internal = true

[[notice_2030.steps]]
asks = "notice"
over = "15 days"
"""


def test_a_shipped_scheme_is_never_changed():
    with pytest.raises(BadLaw, match=r"stands in arrangements\.toml already and is never changed"):
        check_edition(edition("[attorney_2018]\ninternal = false", "schemes/mine.toml"))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("parameters/a.toml", "[visit_days_high]\nsince = [1]"),
        ("schemes/a.toml", SCHEME + "unless = 1"),
        ("worked/ages.toml", "case = [1]"),
        ("grounds/a.toml", "x = " + "[" * 5000 + "]" * 5000),
    ],
)
def test_a_mistake_that_nobody_thought_of_is_a_fault_of_the_files(path, text):
    with pytest.raises(BadLaw, match=r"The files cannot be read \("):
        check_edition(edition(text, path))


@pytest.mark.parametrize("text", ["", "no heading", "# Heading", "# A\n\n{no_such}\n\n> Мыйзам: x."])
def test_a_text_of_guidance_never_takes_the_law_beside_it_out_of_force(text):
    """What is in force was read by two persons; a later version may ask more of a text, or know less."""
    files = {"parameters/a.toml": SEVEN_DAYS, "guidance/intake/case.ky.md": text}
    with pytest.raises(BadLaw):
        check_edition(LawEdition(files))
    assert usable_edition(files) and usable_edition(files, with_cases=True)


def test_an_edition_that_this_version_cannot_read_is_none(monkeypatch):
    assert usable_edition({"parameters/a.toml": SEVEN_DAYS})
    assert usable_edition({"parameters/a.toml": "[x"}) is None
    assert usable_edition({"parameters/a.toml": None}) is None
    assert usable_edition(["parameters/a.toml"]) is None
    case = {"worked/ages.toml": "case = [1]"}
    assert usable_edition(case) and usable_edition(case, with_cases=True) is None

    def overflows():
        raise OverflowError

    monkeypatch.setattr("umai.law.checks.check.schemes", overflows)
    assert usable_edition({"parameters/a.toml": SEVEN_DAYS}) is None
