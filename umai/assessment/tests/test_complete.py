import threading
from datetime import timedelta

import pytest
from django.db import connections

from umai.access.doors import AlreadyReplaced
from umai.access.requirements import ImpossibleTime
from umai.assessment import actions
from umai.assessment.models import ChildsView, Completion, Finding
from umai.assessment.tests.conftest import WORDS, case_known_since, last_entry, write_all
from umai.law.terms.clock import today
from umai.refusal import NotPermitted

SAID = {"risk": "medium", "reasons": "The grandmother is ill and alone with four children."}


def finish(assessment, by, **changes):
    return actions.complete_assessment(assessment, by=by, **{"on": today(), **SAID} | changes)


def test_it_is_complete_and_in_time(written_out, aigul):
    finish(written_out, aigul)
    assert last_entry() == ("assessment.complete", "done")
    with aigul.speaking():
        done = Completion.objects.get()
    assert (done.risk, done.completed_on, done.is_late) == ("medium", today(), False)
    assert done.due_on == today() + timedelta(days=7)


def test_nothing_is_completed_without_reasons_on_such_a_day_or_elsewhere(written_out, request, aigul):
    for worker in ("bakyt", "farida", "azamat", "cholpon", "jyldyz"):
        with pytest.raises(NotPermitted):
            finish(written_out, request.getfixturevalue(worker))
        assert last_entry() == ("assessment.complete", "refused"), worker
    with pytest.raises(actions.Incomplete):
        finish(written_out, aigul, reasons="  ")
    for days in (1, -4):
        with pytest.raises(ImpossibleTime):
            finish(written_out, aigul, on=today() + timedelta(days=days))
        with aigul.speaking():
            assert not Completion.objects.exists(), days


def test_what_is_missing_is_named_and_the_child_s_view_too(assessment, aigul):
    actions.record_finding(assessment, by=aigul, domain="health", worry="none", words=WORDS)
    with pytest.raises(actions.Incomplete) as refused:
        finish(assessment, aigul)
    with aigul.speaking():
        names = [name for name, _title in actions.missing_parts(assessment)]
    assert len(names) == 12 and names[-1] == "view" and "health" not in names
    assert str(refused.value)
    write_all(assessment, aigul)
    with aigul.speaking():
        assert actions.missing_parts(assessment) == []


@pytest.mark.parametrize(
    "known_since, finished, late",
    [(10, 0, False), (11, 0, True), (11, 1, True), (10, 5, False)],
    ids=["on the last day", "the day after", "in time but recorded late", "earlier"],
)
def test_late_is_marked_by_the_day_and_by_the_recording(child, aigul, known_since, finished, late):
    assessment = actions.begin_assessment(case_known_since(child, aigul, known_since), by=aigul)
    write_all(assessment, aigul)
    finish(assessment, aigul, on=today() - timedelta(days=finished))
    with aigul.speaking():
        assert Completion.objects.get().is_late is late


def test_completing_twice_keeps_the_first_and_nothing_is_written_after(written_out, aigul, erlan):
    finish(written_out, aigul)
    with pytest.raises(actions.AlreadyCompleted) as refused:
        finish(written_out, erlan, risk="low")
    assert str(aigul.worker) in str(refused.value)
    with aigul.speaking():
        assert Completion.objects.get().risk == "medium"
    with pytest.raises(actions.AlreadyCompleted):
        actions.record_finding(written_out, by=aigul, domain="health", worry="some", words="x")
    with pytest.raises(actions.AlreadyCompleted):
        actions.record_view(written_out, by=aigul, hearing="alone", words="x")


def test_of_two_finishing_at_once_the_first_stands(written_out, aigul, erlan):
    meet, outcomes = threading.Barrier(2), []

    def finish_one(by, risk):
        try:
            meet.wait()
            outcomes.append(finish(written_out, by, risk=risk))
        except actions.AlreadyCompleted as refusal:
            outcomes.append(refusal)
        finally:
            connections.close_all()

    both = [threading.Thread(target=finish_one, args=args) for args in ((aigul, "high"), (erlan, "low"))]
    for one in both:
        one.start()
    for one in both:
        one.join(30)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyCompleted", "Completion"]
    with aigul.speaking():
        done = Completion.objects.select_related("recorded_by").get()
    (refusal,) = [outcome for outcome in outcomes if isinstance(outcome, actions.AlreadyCompleted)]
    assert str(done.recorded_by) in str(refusal)


@pytest.fixture
def finding(written_out, aigul):
    finish(written_out, aigul)
    with aigul.speaking():
        return Finding.objects.select_related("assessment").get(domain="health")


def test_a_finding_is_corrected_by_a_row_that_shows_and_by_whoever_has_seen_it(finding, aigul):
    with pytest.raises(AlreadyReplaced):
        actions.correct_finding(finding, by=aigul, worry="serious", words="Broken arm.", seen=None)
    with aigul.speaking():
        assert Finding.objects.get(domain="health").words == WORDS
    actions.correct_finding(finding, by=aigul, worry="serious", words="Broken arm.")
    assert last_entry() == ("assessment.correct_finding", "done")
    with aigul.speaking():
        now = Finding.objects.get(domain="health")
        assert Finding.ever.get(pk=now.replaces_id).words == WORDS
    assert (now.why, now.worry) == ("correction", "serious")


def test_the_child_s_view_is_corrected_likewise(written_out, aigul):
    with aigul.speaking():
        view = ChildsView.objects.get()
    with pytest.raises(actions.NotCompleted):
        actions.correct_view(view, by=aigul, hearing="alone", words="Other.")
    finish(written_out, aigul)
    actions.correct_view(view, by=aigul, hearing="alone", words="Other.")
    with aigul.speaking():
        assert ChildsView.objects.get().why == "correction"
    assert last_entry() == ("assessment.correct_view", "done")
