"""The list of families at risk: made of what is recorded, of one place, and decides nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from tests.cast import place_of_file
from tests.second_person import merge_records
from umai.access.sessions import Speaker
from umai.intake.models import ClosingProposal, Closure
from umai.law.children.families import CRITERIA
from umai.law.terms.clock import today
from umai.prevention.child import actions
from umai.prevention.families import families_at_risk, reasons_of
from umai.prevention.tests.conftest import DAY, adult_of, attendance, case_of, lives_with, register, years_old
from umai.prevention.words import criteria_in_words, reason_in_words
from umai.register.child.actions import record_fact
from umai.register.models import Absence, Schooling


def why(child, by):
    """The codes of the reasons, and the same from the list of the place."""
    alone = [reason.code for reason in reasons_of(child.pk, by=by, on=today())]
    found = families_at_risk(by.office.place, by=by, on=today())
    listed = [one for family in found.families for one in family.children if one.child_id == child.pk]
    assert alone == [reason.code for one in listed for reason in one.reasons]
    return alone


def away(child, by, adult, **more):
    return record_fact(
        child,
        by=by,
        model=Absence,
        adult_id=adult,
        kind="external",
        country="RU",
        holds_from=today() - 30 * DAY,
        **more,
    )


def test_a_child_of_whom_nothing_worrying_is_recorded_is_in_no_list(child, mother, aigul):
    lives_with(child, aigul, mother, is_kin=True)
    assert why(child, aigul) == []


def test_an_infant_whose_every_parent_is_away(aigul):
    child = register(aigul, born_on=today() - 400 * DAY)
    mother, father = adult_of(child, aigul), adult_of(child, aigul, "father", given="Бакыт")
    away(child, aigul, mother)
    assert why(child, aigul) == []
    away(child, aigul, father)
    assert why(child, aigul) == ["infant_left"]


def test_a_parent_who_came_back_is_not_away(aigul):
    child = register(aigul, born_on=today() - 400 * DAY)
    away(child, aigul, adult_of(child, aigul), holds_to=today())
    assert why(child, aigul) == []


@pytest.mark.parametrize(("years", "code"), [(75, "carer_old"), (16, "carer_young")])
def test_a_carer_who_is_very_old_or_a_child(child, aigul, years, code):
    carer = adult_of(child, aigul, "grandmother_f", born_on=years_old(years))
    lives_with(child, aigul, carer, is_kin=True)
    assert why(child, aigul) == [code]


def test_one_carer_with_five_children_is_one_family(aigul):
    children = [register(aigul, given=f"Бала {n}") for n in "абвгд"]
    carer = adult_of(children[0], aigul, "aunt_m")
    lives_with(children[0], aigul, carer, is_kin=True)
    from umai.register.child.actions import link_adult
    from umai.register.models import Adult

    with aigul.speaking():
        adult = Adult.objects.get(pk=carer)
    for child in children[1:]:
        link_adult(child, by=aigul, adult=adult, relation="aunt_m")
        lives_with(child, aigul, carer, is_kin=True)
    assert why(children[4], aigul) == ["many_children"]
    assert len(families_at_risk(aigul.office.place, by=aigul, on=today()).families) == 1


@pytest.mark.parametrize(("paper", "codes"), [("none", ["stranger"]), ("court", [])])
def test_a_stranger_without_a_paper(child, aigul, paper, codes):
    lives_with(child, aigul, adult_of(child, aigul, "not_related"), is_kin=False, paper=paper)
    assert why(child, aigul) == codes


@pytest.mark.parametrize(("attendance", "codes"), [("left", ["not_enrolled"]), ("attends", [])])
def test_a_child_who_has_left_school(child, aigul, attendance, codes):
    record_fact(child, by=aigul, model=Schooling, attendance=attendance)
    assert why(child, aigul) == codes


def test_a_school_that_says_later_that_the_child_came_back_is_believed(child, aigul):
    record_fact(child, by=aigul, model=Schooling, attendance="left")
    actions.record_note(child, by=aigul, kind="enrolment", value="enrolled", noted_on=today())
    assert why(child, aigul) == []


def test_days_of_school_are_summed_over_a_year(child, aigul):
    actions.record_note(child, by=aigul, **attendance(missed_days=3))
    assert why(child, aigul) == []
    actions.record_note(child, by=aigul, **attendance(missed_days=6))
    assert why(child, aigul) == ["misses_school"]


def test_a_note_of_long_ago_counts_no_more(child, aigul):
    actions.record_note(child, by=aigul, **attendance(missed_days=40, noted_on=today() - 400 * DAY))
    assert why(child, aigul) == []


def test_work_in_place_of_school_counts_until_somebody_says_otherwise(child, aigul):
    actions.record_note(child, by=aigul, kind="labour", value="works_instead", noted_on=today() - 5 * DAY)
    assert why(child, aigul) == ["works"]
    actions.record_note(child, by=aigul, kind="labour", value="no_work", noted_on=today())
    assert why(child, aigul) == []


def test_a_vaccination_that_was_due_and_no_doctor(child, aigul):
    due = {"kind": "vaccination", "value": "up_to_date", "noted_on": today() - 90 * DAY}
    actions.record_note(child, by=aigul, due_on=today() - DAY, **due)
    assert why(child, aigul) == ["no_doctor"]
    actions.record_note(child, by=aigul, kind="check_up", value="seen", noted_on=today() - 10 * DAY)
    assert why(child, aigul) == []


def test_a_parent_who_is_not_reached_twice_in_a_row(child, mother, aigul):
    def asked(reached, days):
        actions.record_contact(
            child,
            by=aigul,
            adult_id=mother,
            way="telephone",
            reached=reached,
            told="Бала жакшы." if reached else "",
            contacted_at=timezone.now() - timedelta(days=days),
        )

    asked(False, 9)
    assert why(child, aigul) == []
    asked(False, 5)
    assert why(child, aigul) == ["unreachable"]
    asked(True, 1)
    assert why(child, aigul) == []


def test_two_parents_are_counted_apart(child, mother, aigul):
    father = adult_of(child, aigul, "father", given="Бакыт")
    for adult in (mother, father):
        actions.record_contact(
            child, by=aigul, adult_id=adult, way="telephone", reached=False, contacted_at=timezone.now()
        )
    assert why(child, aigul) == []


def test_a_case_that_ended_lately(child, aigul):
    end(case_of(child, aigul), today() - 30 * DAY)
    assert why(child, aigul) == ["case_before"]


def end(case, on):
    """The rows of an ended case, as a later room writes them."""
    held = {"child_id": case.child_id, "case": case} | place_of_file(case)
    proposal = ClosingProposal.objects.using("owner").create(
        reason="goals_met", words="Бүттү.", childs_view="Жакшы.", lives_with="Апасы менен.", **held
    )
    Closure.objects.using("owner").create(proposal=proposal, closed_on=on, **held)


def test_a_child_with_an_open_case_is_counted_and_not_listed(child, aigul):
    actions.record_note(child, by=aigul, **attendance())
    case_of(child, aigul)
    found = families_at_risk(aigul.office.place, by=aigul, on=today())
    assert (found.families, found.in_cases) == ([], 1)


def test_a_child_of_two_records_is_listed_once_with_the_reasons_of_both_until_either_has_a_case(
    child, aigul, erlan
):
    other = register(aigul)
    merge_records(child, by=erlan, other=other, reason="known")
    actions.record_note(child, by=aigul, **attendance())
    actions.record_note(other, by=aigul, kind="labour", value="works_instead", noted_on=today())
    by, place = Speaker(aigul.token), aigul.office.place
    ((family,), in_cases) = families_at_risk(place, by=by, on=today())
    assert [{reason.code for reason in one.reasons} for one in family.children] == [
        {"misses_school", "works"}
    ]
    assert in_cases == 0
    case_of(other, aigul)
    assert families_at_risk(place, by=Speaker(aigul.token), on=today()) == ([], 1)


def test_the_list_is_of_one_place_and_of_those_within_reach(child, aigul, azamat, cholpon, erlan):
    actions.record_note(child, by=aigul, **attendance())
    place = aigul.office.place
    assert len(families_at_risk(place, by=erlan, on=today()).families) == 1
    assert families_at_risk(azamat.office.place, by=erlan, on=today()).families == []
    assert families_at_risk(place, by=azamat, on=today()).families == []
    assert families_at_risk(place, by=cholpon, on=today()).families == []


def test_most_reasons_come_first(child, aigul):
    actions.record_note(child, by=aigul, **attendance())
    worse = register(aigul, given="Эркин")
    actions.record_note(worse, by=aigul, **attendance())
    actions.record_note(worse, by=aigul, kind="labour", value="works_instead", noted_on=today())
    found = families_at_risk(aigul.office.place, by=aigul, on=today())
    assert [one.child_id for family in found.families for one in family.children] == [worse.pk, child.pk]


def test_every_criterion_and_every_reason_is_said_in_words():
    with override("en"):
        said = [(sentence, str(sure)) for sentence, sure in criteria_in_words(today())]
    assert len(said) == len(CRITERIA)
    assert all("%" not in sentence for sentence, _sure in said)
    reported = "reported: a press text cites the article, the act was not read"
    assert [one for one in said if one[1]] == [("The carer is a child", reported)]
    from umai.law.children.families import RiskReason

    days = {"no_doctor", "case_before"}
    said = {reason_in_words(RiskReason(code, today() if code in days else 3)) for code in CRITERIA}
    assert len(said) == len(CRITERIA)
