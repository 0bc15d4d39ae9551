"""The invented sessions: most Commissions sit, some do not, and the next session is convened."""

import pytest

from rehearsal.draw import id_of
from rehearsal.sittings import invent_sittings
from umai.access.sessions import Speaker, open_session
from umai.commission.control.figures import counts_of, district_lines
from umai.commission.models import (
    AgendaItem,
    Decision,
    ExecutionReport,
    HalfYearSent,
    HeardView,
    HearingRequest,
    SessionStep,
    Sitting,
)
from umai.commission.proposing.waiting import waiting_matters
from umai.intake.models import Due
from umai.law.terms.clock import today
from umai.law.terms.commission import half_year_of
from umai.staff.models import Term, Worker


@pytest.fixture
def filled(filled_with):
    return filled_with(3000, today())


def test_some_commissions_are_good_and_some_asleep(filled):
    by = Speaker(open_session(Worker.objects.get(pk=id_of("person", "talant"))))
    lines = district_lines(by, half_year_of(today()).from_on, today())
    assert {one.asleep for one in lines} == {True, False}


def test_a_session_of_the_past_was_opened_and_closed(filled):
    past = Sitting.objects.using("owner").filter(held_on__lt=today())
    steps = SessionStep.objects.using("owner")
    assert past.exists() and steps.count() == 2 * past.count()
    assert steps.filter(kind="closed", code="").count() == 0


def test_what_was_heard_and_decided_was_said_beforehand_and_in_part_carried_out(filled):
    cases = AgendaItem.objects.using("owner").filter(kind="case")
    assert cases.exists() and AgendaItem.objects.using("owner").filter(kind="plan").exists()
    decided = Decision.objects.using("owner").filter(item__in=cases)
    assert HeardView.objects.using("owner").filter(item__in=decided.values("item")).count() == decided.count()
    reports = ExecutionReport.objects.using("owner")
    assert reports.filter(kind="done").exists() and reports.filter(kind="delayed").exists()
    for one in decided.select_related("item__request", "item__session"):
        assert one.item.request.asked_on < one.decided_on == one.item.session.held_on
        assert one.kind == "postponed" or one.in_favour > one.against


def test_what_waits_is_owed_and_some_of_it_is_late(filled):
    heard = Decision.objects.using("owner").exclude(kind="postponed").values("item__request")
    waiting = HearingRequest.objects.using("owner").exclude(pk__in=heard.exclude(item__request=None))
    owed = Due.objects.using("owner").filter(owed="hearing")
    assert (
        owed.count() == waiting.filter(case__work__isnull=False).count() > 0
        and owed.filter(due_on__lt=today()).exists()
    )
    assert Due.objects.using("owner").filter(owed="decision").exists()


def test_the_first_page_of_the_demonstration_is_filled(filled):
    by = Speaker(open_session(Worker.objects.get(pk=id_of("person", "asel"))))
    assert waiting_matters(by)
    (line,) = district_lines(by, half_year_of(today()).from_on, today())
    assert not line.asleep and line.figures.cases and line.figures.heard and line.figures.agreed


def test_a_report_says_what_the_rows_say(filled):
    terms = Term.objects.filter(role="commission_secretary").select_related("worker")
    secretaries = {one.office_id: one.worker for one in terms}
    rows = HalfYearSent.objects.using("owner").filter(commission__in=secretaries)
    assert rows.exists()
    for row in rows:
        by = Speaker(open_session(secretaries[row.commission_id]))
        assert counts_of(by, half_year_of(row.half_ends_on)) == row.figures


def test_a_second_time_no_session_is_added(filled):
    before = Sitting.objects.using("owner").count()
    invent_sittings(today=today(), seed=2, using="owner")
    assert Sitting.objects.using("owner").count() == before
