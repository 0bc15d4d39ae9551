import pytest

from umai.access.doors import AlreadyReplaced
from umai.assessment import actions
from umai.assessment.models import Assessment, ChildsView, Finding
from umai.assessment.tests.conftest import WORDS, last_entry
from umai.law.terms.clock import today

FOUND = {"domain": "health", "worry": "some", "words": WORDS}
HEARD = {"hearing": "alone", "words": "I miss my mother."}


def test_an_assessment_is_begun_once(case, assessment, aigul, erlan):
    assert assessment.begun_on == today()
    assert last_entry() == ("assessment.begin", "done")
    with pytest.raises(actions.AssessmentAlreadyBegun):
        actions.begin_assessment(case, by=erlan)
    with aigul.speaking():
        assert Assessment.objects.count() == 1


def test_a_finding_is_kept_as_it_is_said_and_a_later_one_stands_in_its_place(assessment, aigul):
    actions.record_finding(assessment, by=aigul, **FOUND)
    assert last_entry() == ("assessment.record_finding", "done")
    with aigul.speaking():
        finding = Finding.objects.get()
    assert (finding.domain, finding.worry, finding.words) == ("health", "some", WORDS)
    actions.record_finding(assessment, by=aigul, **FOUND | {"worry": "serious"})
    with aigul.speaking():
        assert Finding.objects.get().worry == "serious"
        assert Finding.ever.count() == 2


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(assessment, aigul, erlan):
    first = actions.record_finding(assessment, by=erlan, **FOUND, seen=None)
    with pytest.raises(AlreadyReplaced):
        actions.record_finding(assessment, by=aigul, **FOUND | {"words": "Other."}, seen=None)
    actions.record_finding(assessment, by=aigul, **FOUND | {"words": "Other."}, seen=first.pk)
    with aigul.speaking():
        assert Finding.objects.get().words == "Other."


def test_the_child_s_view_is_kept_and_replaced_and_says_why_nobody_heard_it(assessment, aigul):
    with pytest.raises(actions.Incomplete):
        actions.record_view(assessment, by=aigul, hearing="not_heard", words=" ")
    actions.record_view(assessment, by=aigul, **HEARD)
    assert last_entry() == ("assessment.record_view", "done")
    actions.record_view(assessment, by=aigul, hearing="not_heard", words="He was at school.")
    with aigul.speaking():
        assert ChildsView.objects.get().hearing == "not_heard"
        assert ChildsView.ever.count() == 2


def test_a_closed_case_is_assessed_no_more(case, assessment, aigul, damira):
    from umai.intake.cases.actions import CaseClosed
    from umai.intake.tests.conftest import closed, proposed

    closed(proposed(case, aigul), damira)
    with pytest.raises(CaseClosed):
        actions.record_finding(assessment, by=aigul, **FOUND)
