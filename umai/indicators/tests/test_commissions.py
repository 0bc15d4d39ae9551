"""The half-year report of the country counts what the control over the Commissions counts."""

import uuid
from datetime import timedelta

import pytest

from tests.tampering import without_triggers
from umai.commission.decisions.actions import decide, report_execution
from umai.commission.tests.conftest import (
    DECIDED,
    convened,
    decision,
    heard,
    in_english,
    item,
    member,
    opened,
    plan_item,
    put,
    request_row,
    second_member,
    session,
)
from umai.commission.tests.test_counts import figures_of, half_year
from umai.commission.tests.test_first_pages import make_late
from umai.indicators.reading import count_cells
from umai.indicators.tests.conftest import ago, total
from umai.indicators.tests.test_moves import cells
from umai.law.terms.clock import today
from umai.planning.tests.conftest import case, child, edition, finished, plan, sabira, submitted

__all__ = [
    "case",
    "child",
    "decision",
    "edition",
    "finished",
    "heard",
    "in_english",
    "item",
    "member",
    "plan",
    "plan_item",
    "request_row",
    "sabira",
    "second_member",
    "session",
    "submitted",
]


def of_country():
    """What the control counts, as the indicators tell it."""
    days = half_year()
    held = cells("commission_sessions", *days, "held")
    decided = cells("commission_decisions", *days, "decided")
    matter = cells("commission_decisions", *days, "matter")
    heard = cells("commission_decisions", *days, "heard")
    done = cells("commission_execution", *days, "carried_out")
    return {
        "held": held.get("yes", 0),
        "not_held": held.get("no", 0),
        "agreed": decided.get("agreed", 0),
        "returned": decided.get("returned", 0),
        "cases": matter.get("case", 0),
        "postponed": matter.get("postponed", 0),
        "heard": heard.get("heard", 0),
        "not_heard": heard.get("not_heard", 0),
        "against_family": cells("commission_decisions", *days, "against_family").get("yes", 0),
        "owed": total("commission_execution", *days),
        "in_time": done.get("in_time", 0),
        "late": done.get("late", 0),
        "overdue": done.get("overdue", 0),
    }


def same(by):
    one, counted = figures_of(by), of_country()
    assert {name: getattr(one, name) for name in counted} == counted
    return counted


def test_a_decision_in_time_late_and_overdue_is_counted_alike(decision, superuser, farida):
    assert same(farida)["cases"] == 1
    make_late(superuser)
    assert same(farida)["overdue"] == 1


def test_a_decision_that_was_carried_out_is_counted_alike(decision, superuser, sabira, farida):
    make_late(superuser)
    report_execution(decision, by=sabira, id=uuid.uuid4(), kind="done", happened_on=today(), words="Done.")
    assert same(farida)["late"] == 1


def test_a_matter_that_was_put_off_and_heard_before_is_counted_alike(session, item, heard, sabira, farida):
    opened(session, sabira)
    decide(item, by=sabira, kind="postponed", words="A paper is missing.")
    assert same(farida)["postponed"] == 1
    again = put(convened(sabira), sabira)["case"]
    opened(again.session, sabira)
    decide(again, by=sabira, kind="ended", words="Nothing more.", votes=(3, 0, 0))
    counted = same(farida)
    assert (counted["held"], counted["heard"], counted["not_heard"]) == (2, 1, 0)


def test_a_plan_that_was_agreed_to_is_counted_alike(session, plan_item, sabira, farida):
    opened(session, sabira)
    decide(plan_item, by=sabira, kind="agreed", words="Agreed.")
    assert same(farida)["agreed"] == 1
    assert cells("commission_decisions", today(), today(), "heard") == {"not_asked": 1}


def test_a_decision_of_a_closed_case_has_ended(decision, superuser, farida):
    make_late(superuser)
    with without_triggers(superuser):
        superuser.execute(
            "insert into intake_closure (id, case_id, child_id, proposal_id, closed_on, source) select"
            " gen_random_uuid(), case_id, child_id, gen_random_uuid(), now()::date, 'form' from commission_decision"
        )
    assert cells("commission_execution", *half_year(), "carried_out") == {"ended": 1}
    assert same(farida)["overdue"] == 0


def test_a_session_counts_on_its_day_and_is_held_when_it_was_opened(session, sabira):
    for since, until, there in [(0, 0, 1), (9, 1, 0), (9, 0, 1)]:
        assert total("commission_sessions", ago(since), ago(until)) == there
    assert cells("commission_sessions", today(), today(), "held") == {"waiting": 1}
    opened(session, sabira)
    assert count_cells("commission_sessions", today(), today(), ("oblast", "held"))[0].categories == (
        "KG-O",
        "yes",
    )


@pytest.mark.parametrize(("on", "known"), [(1, 0), (0, 1)])
def test_it_is_known_from_the_day_on_which_it_was_written(decision, on, known):
    assert total("commission_decisions", today(), today(), today() - timedelta(days=on)) == known


def test_the_last_day_of_a_decision_governs(decision, sabira):
    due = decision.due_on
    assert DECIDED["kind"] == decision.kind
    before, after = due - timedelta(days=1), due + timedelta(days=1)
    for since, until, there in [(due, due, 1), (today(), before, 0), (after, after, 0)]:
        assert total("commission_execution", since, until) == there
    assert cells("commission_execution", due, due, "carried_out") == {"waiting": 1}
