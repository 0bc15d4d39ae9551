"""Which decisions a child is told of: one line for each, under the row in which it was made."""

import uuid

import pytest

from tests.looking import reading
from umai.commission.decisions.actions import decide
from umai.commission.tests import conftest as hearing
from umai.feedback.kinds import TellKind
from umai.feedback.models import ChildDecision, Telling
from umai.feedback.tests.conftest import NO, case_of, decision_of, tell
from umai.feedback.worklist import untold_list
from umai.guardianship.placement.actions import place_child
from umai.intake.tests.conftest import closed, proposed
from umai.justice.orders.kinds import COURT_ANSWER
from umai.justice.tests.conflict.test_matters import became, matter_of
from umai.justice.tests.conftest import incident_of
from umai.justice.tests.matters import matter_of as proceedings_of
from umai.justice.tests.matters import staged
from umai.justice.tests.orders.conftest import changed, order_of
from umai.law.terms.clock import today
from umai.planning.draft import actions as planning
from umai.planning.editions import actions as chain
from umai.planning.tests.conftest import write_out
from umai.prevention.tests.conftest import DAY, adult_of, lives_with
from umai.protection.emergency.actions import record_decision
from umai.protection.tests.conftest import ago, begun, ended
from umai.register.child.actions import change_fact, correct_fact, record_fact
from umai.register.models import RightsDecision

REMOVED = {"decided": "removed", "reason": "Коопсуз эмес."}
ANSWERED = {"court": "Ноокат", "number": "", "words": "", "place_until": None}


def lines_of(child, *kinds):
    """Kind and state of every decision about this child, in the order in which they were written."""
    rows = ChildDecision.objects.using("owner").filter(child_id=child.pk).order_by("recorded_at")
    return [(row.kind, row.state) for row in rows if not kinds or row.kind in kinds]


def corrected(row, by, why="correction", **changes):
    """The row in the place of this one, past the acts of its room."""
    with reading(by):
        return row.replace_with(why=why, **changes)


def approved(plan, by, department, secretary, akim):
    edition = chain.hand_in_plan(plan, by=by)
    chain.submit_plan(edition, by=department, on=today())
    chain.agree_to_plan(edition, by=secretary, on=today(), paper_number="14")
    chain.approve_plan(edition, by=akim, on=today())
    return edition


def test_a_case_that_was_opened_and_closed_is_two_lines(child, case, aigul, damira):
    assert lines_of(child) == [("opened", "waits")]
    known = decision_of(child)
    assert (known.decided, known.case_id, known.decided_on) == (case.pk, case.pk, today())
    assert known.recorded_by_id == aigul.pk and known.office_id == child.office_id
    closed(proposed(case, aigul), damira)
    assert lines_of(child) == [("opened", "waits"), ("closed", "waits")]


def test_when_the_child_died_nobody_is_told_anything_more(child, case, aigul, damira):
    order_of(child, aigul, happened_on=today())
    tell(child, aigul, decision_of(child, "order"), **NO)
    closed(proposed(case, aigul, reason="died"), damira)
    assert lines_of(child) == [("opened", "void"), ("order", "void")]


def test_a_plan_is_told_when_it_is_in_force_under_its_edition(child, case, aigul, erlan, sabira, kanykei):
    plan, family = (planning.begin_plan(case, by=aigul, kind=kind) for kind in ("child", "family"))
    for one in (plan, family):
        write_out(one, aigul)
    edition = chain.hand_in_plan(plan, by=aigul)
    chain.submit_plan(edition, by=erlan, on=today())
    chain.agree_to_plan(edition, by=sabira, on=today(), paper_number="14")
    assert not lines_of(child, "plan")
    chain.approve_plan(edition, by=kanykei, on=today())
    known = decision_of(child, "plan")
    assert (known.decided, known.case_id, known.state) == (edition.pk, case.pk, "waits")
    approved(family, aigul, erlan, sabira, kanykei)
    assert lines_of(child, "plan") == [("plan", "waits")]


sabira, member, second_member = hearing.sabira, hearing.member, hearing.second_member
session, request_row, item, heard = hearing.session, hearing.request_row, hearing.item, hearing.heard


@pytest.mark.parametrize(("kind", "lines"), [("measure", 1), ("postponed", 0)])
def test_the_commission_decides(child, session, item, heard, sabira, kind, lines):
    hearing.opened(session, sabira)
    due = {"due_on": hearing.later()} if kind == "measure" else {"due_on": None, "owner": ""}
    row = decide(item, by=sabira, **hearing.DECIDED | {"kind": kind} | due)
    assert len(lines_of(child, "commission")) == lines
    if lines:
        assert decision_of(child, "commission").decided == row.pk


def test_a_court_answers_twice_and_each_answer_is_a_line_of_its_own(child, case, aigul, damira):
    protection = begun(case, aigul)
    said = ANSWERED | {"happened_on": today()}
    first = COURT_ANSWER.act(protection, by=damira, answer="granted", **said)
    tell(child, aigul, decision_of(child, "court"), **NO)
    second = COURT_ANSWER.act(protection, by=damira, answer="refused", **said)
    assert decision_of(child, "court").decided == second.pk != first.pk
    tell(child, aigul, decision_of(child, "court"))
    assert lines_of(child, "court") == [("court", "disagrees"), ("court", "told")]


def test_a_court_that_settles_nothing_yet_decides_nothing(child, case, aigul, damira):
    said = ANSWERED | {"happened_on": today()}
    COURT_ANSWER.act(begun(case, aigul), by=damira, answer="unmoved", **said)
    assert not lines_of(child, "court")


def test_an_order_and_what_changes_it_are_two(child, case, aigul):
    order = order_of(child, aigul, happened_on=today())
    changed(order, aigul, "revoke")
    assert lines_of(child, "order") == [("order", "waits")] * 2


def test_a_correction_is_the_same_decision_and_what_was_struck_out_is_told_no_more(child, case, aigul, erlan):
    order = order_of(child, aigul, happened_on=today())
    known = decision_of(child, "order")
    tell(child, aigul, known, **NO)
    later = corrected(order, aigul, happened_on=today() - DAY)
    assert lines_of(child, "order") == [("order", "disagrees")]
    known.refresh_from_db(using="owner")
    assert (known.decided, known.decided_on, known.counted_from) == (order.pk, today() - DAY, today() - DAY)
    corrected(later, erlan, why="struck")
    assert lines_of(child, "order") == [("order", "void")]


def test_rights_that_were_given_back_are_another_decision(child, aigul):
    said = {"adult_id": adult_of(child, aigul), "limit": "restricted", "court": "Ноокат"}
    row = record_fact(child, by=aigul, model=RightsDecision, holds_from=today() - DAY, **said)
    row = correct_fact(child, by=aigul, fact=row, number="7")
    assert lines_of(child) == [("rights", "waits")]
    change_fact(child, by=aigul, fact=row, changed_on=today(), holds_to=today())
    assert lines_of(child) == [("rights", "void"), ("rights", "waits")]


def test_where_the_child_is_safe_is_decided_anew_or_corrected(child, case, aigul):
    protection = begun(case, aigul)
    decide_here = {"happened_at": ago(hours=2), "reason": REMOVED["reason"]}
    first = record_decision(protection, by=aigul, decided="no_danger", **decide_here)
    assert not lines_of(child, "removed")
    second = record_decision(
        protection,
        by=aigul,
        decided="safe_adult",
        adult_words="Таежеси",
        seen=first.pk,
        corrects=True,
        **decide_here,
    )
    assert decision_of(child, "removed").decided == first.pk
    tell(child, aigul, decision_of(child, "removed"), **NO)
    third = record_decision(protection, by=aigul, decided="removed", seen=second.pk, **decide_here)
    assert lines_of(child, "removed") == [("removed", "disagrees"), ("removed", "waits")]
    assert decision_of(child, "removed").decided == third.pk


def test_the_end_of_a_protection_is_told(child, case, aigul):
    ended(begun(case, aigul), aigul)
    assert decision_of(child, "ended").case_id == case.pk


def test_a_child_that_came_to_a_carer_is_told(child, aigul):
    care = lives_with(child, aigul, adult_of(child, aigul, "aunt_f"))
    row = place_child(care, by=aigul, placed_on=today())
    known = decision_of(child, "placement")
    assert (known.decided, known.case_id, known.decided_on) == (row.pk, None, today())


def test_proceedings_are_told_when_they_end_and_sealed_with_their_incident(child, case, aigul, damira):
    incident = incident_of(child, aigul)
    matter = proceedings_of(incident, aigul)
    staged(matter, aigul, "opened")
    assert not lines_of(child, "proceeding")
    staged(matter, aigul, "ended", "reconciled_2021")
    known = decision_of(child, "proceeding")
    assert (known.case_id, known.sealed) == (case.pk, False)
    tell(child, aigul, known)
    corrected(incident, damira, kinds=["sexual_violence"], sealed=True)
    assert decision_of(child, "proceeding").sealed
    assert Telling.objects.using("owner").get(decision_id=known.pk).sealed


def test_a_matter_of_the_child_itself_is_sealed_always(child, case, aigul, damira):
    matter = matter_of(child, damira)
    became(matter, damira, "found")
    assert not lines_of(child, "matter")
    became(matter, damira, "released")
    assert decision_of(child, "matter").sealed


def test_a_decision_of_long_ago_that_is_written_today_is_in_no_list(child, aigul, damira):
    case_of(child, aigul, damira)
    order_of(child, aigul, happened_on=today().replace(year=2020))
    assert decision_of(child, "order").state == "waits"
    assert [line.untold.kind for line in untold_list(aigul, today())] == ["opened"]


def test_every_kind_is_known_to_the_database(superuser):
    """A kind without a branch in `feedback_decided` or without a trigger would never be told."""
    (text,) = superuser.execute("select prosrc from pg_proc where proname = 'feedback_decided'").fetchone()
    fires = superuser.execute("select tgargs from pg_trigger where tgname = 'tell_child'").fetchall()
    assert {args.decode().rstrip("\0") for (args,) in fires} == set(TellKind.values)
    assert all(f"when '{kind}'" in text for kind in TellKind.values)


def test_an_unknown_row_is_no_decision(superuser):
    for kind in [*TellKind.values, "gossip"]:
        found = superuser.execute("select * from feedback_decided(%s, %s)", [kind, uuid.uuid4()])
        assert found.fetchall() == []
