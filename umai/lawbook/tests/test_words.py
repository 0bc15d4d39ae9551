"""Every value of the law is in words of the reader's language, and none as a program writes it."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from umai.design.law.arrangements import ARRANGEMENT_WORDS
from umai.law.checks.worked import results
from umai.law.children.representation import MayAct
from umai.law.guardianship.papers import LACKS
from umai.law.guardianship.scheme import Arrangement
from umai.law.guardianship.schemes import schemes
from umai.lawbook.wording.answers import answer_lines, code_in_words, in_lines, in_words
from umai.lawbook.wording.schemes import scheme_lines, short_name
from umai.lawbook.wording.vocabulary import CODES
from umai.lawbook.wording.words import FILES
from umai.machine.installation import CHECKOUT

LANGUAGES = ("ky", "ru")
OF_A_PROGRAM = re.compile(r"[\[\]{}_=]|\b(?:None|True|False|datetime|date)\b|\d{4}-\d{2}-\d{2}|'\w+'")
LATIN = re.compile(r"[A-Za-z]{2,}")


def words_of(lines):
    return [text for line in lines for text in (line.key, *line.lines)]


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_no_answer_of_any_case_is_shown_as_a_program_writes_it(language):
    with translation.override(language):
        for one in results():
            for text in words_of(answer_lines(one.case.file, one.case.expected)):
                assert text and not OF_A_PROGRAM.search(text), (one.case.where, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_of_every_case_is_in_the_reader_s_language(language):
    with translation.override(language):
        for one in results():
            for text in words_of(answer_lines(one.case.file, one.case.expected)):
                assert not LATIN.search(text), (one.case.where, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_every_scheme_is_in_the_reader_s_language(language):
    with translation.override(language):
        for one in schemes().values():
            for text in (*scheme_lines(one), short_name(one)):
                assert text and not LATIN.search(text) and not OF_A_PROGRAM.search(text), (one.code, text)


def test_each_kind_of_value_has_its_words():
    noon = datetime(2026, 4, 11, 14, 0, tzinfo=ZoneInfo("Asia/Bishkek"))
    assert in_words(None) == in_words("") == in_words([]) == "none"
    assert (in_words(True), in_words(False), in_words(7)) == ("yes", "no", "7")
    assert in_words(date(2026, 4, 11)) == "11 April 2026" and in_words(noon) == "11 April 2026, 14:00"
    assert in_words(["mother", "father"]) == "mother; father" and in_words("some_code") == "some code"
    assert (
        in_words({"carer": "aunt", "on": date(2026, 1, 2)})
        == "who cares: aunt; first day without it: 2 January 2026"
    )
    assert in_lines({}) == ["none"] and in_lines({"carer": "aunt", "who": ["uncle"]}) == [
        "who cares: aunt",
        "who: uncle",
    ]
    span = {"from_on": date(2026, 1, 1), "to_on": date(2026, 1, 2), "lack": "no_paper"}
    assert in_lines([span]) == ["1 January 2026 – 2 January 2026; what is lacking: there is no paper"]


def test_of_a_paper_that_ran_out_the_first_day_without_it_is_said():
    """Its last day was the day before, on which it still held."""
    (one,) = (one for one in results() if one.case.says == "On the day after it has lapsed")
    assert one.case.table["papers"][0]["to_on"] == date(2026, 2, 28)
    lines = {line.key: line.lines for line in answer_lines(one.case.file, one.case.expected)}
    assert lines["papers that ran out"] == ["who cares: grandmother; first day without it: 1 March 2026"]


def test_a_code_with_whom_it_concerns_and_one_that_is_its_own_reason():
    assert code_in_words("away_abroad father") == "away abroad: father"
    assert code_in_words("away_abroad somebody else") == "away abroad: somebody else"
    assert code_in_words("Some words of a lawyer") == "Some words of a lawyer"
    assert in_lines({"parents_died": ["parents_died father"]}) == ["Parents died: father"]


def test_every_answer_that_the_rules_can_give_has_words():
    assert set(ARRANGEMENT_WORDS) == set(Arrangement)
    assert set(LACKS) | {str(one) for one in MayAct} <= set(CODES)


def test_a_scheme_says_what_it_asks_for_of_whom_and_when():
    found = {code: " ".join(scheme_lines(one)) for code, one in schemes().items()}
    assert "Guardianship: age under 14" in found["guardian_authority_2013"]
    assert "away longer than 15 days; unless there is: a guardian" in found["offence_after_15_days"]
    assert "150 calculation units" in found["offence_after_15_days"]
    assert "away no longer than 6 calendar months" in found["court_after_six_months"]
    assert "abroad only" in found["consent_of_both"] and "one parent who is away" in found["consent_of_both"]
    assert "Its terms were not read." in found["loss_of_rights_2026"]
    assert short_name(schemes()["court_after_six_months"]) == "draft, 2020 (6 calendar months)"
    assert short_name(schemes()["consent_of_both"]) == "practice, 10 July 2012"


def test_every_file_of_the_law_says_what_it_is_about():
    folders = (CHECKOUT / "umai" / "law" / name for name in ("parameters", "choices", "options", "grounds"))
    assert [path.stem for folder in folders for path in folder.glob("*.toml") if path.stem not in FILES] == []
