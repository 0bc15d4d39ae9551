"""What the law says of a life over all its days, and that it is what it says of each day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from umai.law.children.categories import ParentAbsence
from umai.law.children.lives import AdultLife, ChildLife, EnrolmentSpan, PaperSpan
from umai.law.guardianship.papers import lack_on
from umai.law.situations.findings import (
    NO_LAWFUL_CARER,
    RENEWAL_DUE,
    FindingSpan,
    LifeFrom,
    finding_spans,
    findings_on,
)
from umai.law.situations.legal_categories import CategoryStanding, legal_categories
from umai.law.tests.lives import lives

HOLDS = CategoryStanding.HOLDS
DAY = timedelta(days=1)


def at(spans, day):
    """The findings of these spans that hold on the day."""
    return {
        (one.code, one.standing, one.reasons)
        for one in spans
        if (one.from_on or date.min) <= day <= (one.to_on or date.max)
    }


@given(lives(), st.dates(date(1995, 1, 1), date(2045, 12, 31)))
@settings(max_examples=40)
def test_the_spans_say_of_each_day_what_the_rules_say(life, day):
    spans = finding_spans([LifeFrom(date.min, life)])
    assert at(spans, day) == {tuple(one) for one in findings_on(life, day)}


@given(lives())
@settings(max_examples=40)
def test_no_two_spans_say_the_same_on_one_day(life):
    spans = finding_spans([LifeFrom(date.min, life)])
    for one in spans:
        for other in spans:
            if one is not other and one[:3] == other[:3]:
                assert (one.to_on or date.max) < (other.from_on or date.min) or (other.to_on or date.max) < (
                    one.from_on or date.min
                )


@given(lives())
@settings(max_examples=40)
def test_the_days_before_a_span_and_after_it_say_otherwise(life):
    for one in finding_spans([LifeFrom(date.min, life)]):
        if one.from_on:
            assert tuple(one[:3]) not in {tuple(each) for each in findings_on(life, one.from_on - DAY)}
        if one.to_on:
            assert tuple(one[:3]) not in {tuple(each) for each in findings_on(life, one.to_on + DAY)}


@given(lives(), st.dates(date(2014, 1, 1), date(2030, 12, 31)))
@settings(max_examples=40)
def test_the_findings_are_the_categories_of_the_file_and_the_lack_of_a_paper(life, day):
    found = {one.code: one for one in findings_on(life, day)}
    assert [code for code in found if code not in (NO_LAWFUL_CARER, RENEWAL_DUE)] == [
        one.code for one in legal_categories(life, day)
    ]
    assert (
        found[NO_LAWFUL_CARER].reasons == (lack_on(life, day),)
        if lack_on(life, day)
        else (NO_LAWFUL_CARER not in found)
    )


@given(lives(), lives(), st.dates(date(2014, 1, 1), date(2030, 12, 31)))
@settings(max_examples=40)
def test_a_recorded_change_counts_from_its_day_on(before, after, day):
    spans = finding_spans([LifeFrom(date.min, before), LifeFrom(day, after)])
    assert at(spans, day - DAY) == {tuple(one) for one in findings_on(before, day - DAY)}
    assert at(spans, day) == {tuple(one) for one in findings_on(after, day)}


def test_a_child_whose_only_parent_left_needs_a_carer_until_it_is_of_age():
    away = AdultLife(
        "mother", is_parent=True, absences=(ParentAbsence(external=True, left_on=date(2025, 1, 10)),)
    )
    spans = finding_spans([LifeFrom(date.min, ChildLife(born_on=date(2012, 5, 1), adults=(away,)))])
    lacks = [one for one in spans if one.code == NO_LAWFUL_CARER]
    assert lacks == [FindingSpan(NO_LAWFUL_CARER, HOLDS, ("no_paper",), date(2025, 1, 10), date(2030, 4, 30))]


def test_a_paper_that_runs_out_is_to_be_renewed_in_its_last_thirty_days_and_then_lapsed():
    away = AdultLife(
        "mother", is_parent=True, absences=(ParentAbsence(external=True, left_on=date(2025, 1, 10)),)
    )
    paper = PaperSpan("preliminary", "aunt", date(2025, 1, 10), date(2025, 7, 9))
    life = ChildLife(born_on=date(2020, 5, 1), adults=(away, AdultLife("aunt")), papers=(paper,))
    spans = [
        one for one in finding_spans([LifeFrom(date.min, life)]) if one.code in (NO_LAWFUL_CARER, RENEWAL_DUE)
    ]
    assert spans == [
        FindingSpan(RENEWAL_DUE, HOLDS, ("preliminary",), date(2025, 6, 9), date(2025, 7, 9)),
        FindingSpan(NO_LAWFUL_CARER, HOLDS, ("paper_lapsed",), date(2025, 7, 10), date(2038, 4, 30)),
    ]


def test_what_only_a_draft_asks_for_is_never_found():
    short = AdultLife(
        "mother", is_parent=True, absences=(ParentAbsence(external=True, left_on=date(2026, 1, 1)),)
    )
    home = AdultLife("father", is_parent=True)
    found = {one.code for one in findings_on(ChildLife(date(2015, 1, 1), (short, home)), date(2026, 6, 1))}
    assert found == {"labour_migrants"}


def test_a_day_before_the_law_of_school_ages_hides_no_other_category():
    away = AdultLife("mother", is_parent=True, absences=(ParentAbsence(external=True, left_on=None),))
    life = ChildLife(date(2004, 1, 1), (away,), enrolments=(EnrolmentSpan(enrolled=False),))
    on = date(2015, 6, 21)
    assert [one.code for one in legal_categories(life, on)] == ["labour_migrants"]
    assert "labour_migrants" in {one.code for one in findings_on(life, on)}
    assert "out_of_school" in {one.code for one in legal_categories(life, on + DAY)}
