"""A session from its convening to its end, its agenda, and what is decided there."""

import uuid
from datetime import timedelta

import pytest

from tests.cast import NOOKAT
from tests.second_person import merge_records
from tests.tampering import without_triggers
from umai.access.models import Wall
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.commission.agenda.actions import (
    MatterOver,
    WaitsAlready,
    ask_hearing,
    record_view,
    step_back,
    take_out,
)
from umai.commission.decisions.actions import SessionNotOpen, decide, report_execution
from umai.commission.models import AgendaItem, Decision, Presence
from umai.commission.pages import front_views
from umai.commission.proposing.waiting import waiting_matters
from umai.commission.session.actions import NoQuorum, NotTheNextSessionStep, cancel_session, invite_member
from umai.commission.tests.conftest import (
    DECIDED,
    HEARD,
    WHY,
    Speaker,
    convened,
    join,
    later,
    members,
    opened,
    put,
)
from umai.intake.models import Due
from umai.law.terms.clock import today
from umai.planning.editions import actions as chain
from umai.planning.models import PlanStep
from umai.planning.tests.conftest import wall
from umai.refusal import NotPermitted
from umai.register.child.actions import add_child
from umai.register.models import Doubt
from umai.staff.models import OfficeKind, Role


def owed(case):
    return list(
        Due.objects.using("owner").filter(case=case, owed="decision").values_list("due_on", flat=True)
    )


def test_all_who_hold_the_post_are_invited_and_who_was_named_is_invited_again(session, sabira):
    assert [one.name for one in members(session)] == ["Исаев Талант", "Маматова Асель", "Маматова Нурлан"]
    with pytest.raises(ImpossibleTime):
        convened(sabira, today() - timedelta(days=1))
    again = convened(sabira, today() + timedelta(days=30))
    assert [one.name for one in members(again)] == ["Исаев Талант", "Маматова Асель", "Маматова Нурлан"]


def test_two_members_with_one_name_are_both_invited(sabira, member):
    join("nurlan2", "Нурлан", OfficeKind.COMMISSION, NOOKAT, Role.COMMISSION_MEMBER)
    assert [one.name for one in members(convened(sabira))] == ["Маматова Нурлан", "Маматова Нурлан (2)"]


def test_a_session_is_opened_once_with_a_quorum_and_nobody_is_invited_twice(session, sabira):
    with pytest.raises(Incomplete):
        invite_member(session, by=sabira, id=uuid.uuid4(), name="Исаев Талант")
    with pytest.raises(NoQuorum, match="Write that the session was not held"):
        opened(session, sabira, without=["Маматова"])
    assert not Presence.objects.using("owner").exists()
    assert opened(session, sabira).number == 1
    with pytest.raises(NotTheNextSessionStep):
        opened(session, sabira)
    with pytest.raises(NotTheNextSessionStep):
        invite_member(session, by=sabira, id=uuid.uuid4(), name="Somebody")
    assert opened(convened(sabira), sabira).number == 2  # numbered within the year


def test_what_was_not_held_is_not_opened(session, sabira, item):
    cancel_session(session, by=sabira, reason="Snow on the pass.")
    with pytest.raises(NotTheNextSessionStep):
        opened(session, sabira)
    assert [one.kind for one in waiting_matters(Speaker(sabira.token))] == ["case"]


def test_what_waits_is_proposed_and_put_on_the_agenda_once(
    session, submitted, request_row, case, aigul, sabira
):
    with pytest.raises(WaitsAlready):
        ask_hearing(case, by=aigul, id=uuid.uuid4(), words=WHY)
    items = put(session, sabira)
    # The earlier day stands first.
    assert {kind: row.number for kind, row in items.items()} == {"plan": 1, "case": 2}
    assert waiting_matters(Speaker(sabira.token)) == []
    assert "Асанов" in items["plan"].name and items["plan"].name == items["case"].name
    take_out(items["case"], by=sabira, reason="A paper is missing.")
    assert [one.kind for one in waiting_matters(Speaker(sabira.token))] == ["case"]
    with pytest.raises(MatterOver):
        take_out(items["case"], by=sabira, reason="Again.")


def test_a_plan_is_agreed_with_the_number_and_the_day_of_the_session(session, plan_item, sabira):
    with pytest.raises(SessionNotOpen, match="open it"):
        decide(plan_item, by=sabira, kind="agreed")
    opened(session, sabira)
    decide(plan_item, by=sabira, kind="agreed")
    step = PlanStep.objects.using("owner").get(kind="agreed")
    assert (step.paper_number, step.happened_on) == (f"1/{today().year}", today())


def test_a_plan_is_sent_back_with_reasons_and_comes_again_with_them(
    session, plan_item, sabira, aigul, erlan, client_of
):
    opened(session, sabira)
    with pytest.raises(Incomplete):
        decide(plan_item, by=sabira, kind="returned")
    decide(plan_item, by=sabira, kind="returned", words="Who pays the bus?")
    with aigul.speaking():
        again = chain.hand_in_plan(plan_item.edition.plan, by=aigul, why="The school pays.")
    chain.submit_plan(again, by=erlan, on=today())
    (waiting,) = waiting_matters(Speaker(sabira.token))
    assert "Who pays the bus?" in waiting.label and "The school pays." in waiting.label
    page = client_of("sabira").get("/commission/").content.decode()
    assert "Who pays the bus?" in page and "The school pays." in page


def test_a_decision_is_owed_until_it_is_reported_done(decision, case, aigul):
    assert owed(case) == [later()]
    report = {"happened_on": today(), "words": "The doctor is on leave."}
    report_execution(decision, by=aigul, id=uuid.uuid4(), kind="delayed", **report)
    assert owed(case) == [later()]
    report_execution(decision, by=aigul, id=uuid.uuid4(), kind="done", **report)
    assert owed(case) == []


def test_a_member_who_steps_back_alone_is_not_counted(session, item, heard, sabira, member, second_member):
    opened(session, sabira)
    (own,) = (one for one in members(session) if one.worker_id == member.pk)
    with pytest.raises(NotPermitted):
        step_back(item, by=second_member, member=own.pk, reason="His nephew.")
    step_back(item, by=member, member=own.pk, reason="My nephew.")
    with pytest.raises(Incomplete, match="2 members may decide"):
        decide(item, by=sabira, due_on=later(), **DECIDED)
    decide(item, by=sabira, due_on=later(), **DECIDED | {"votes": (2, 0, 0)})


def test_a_member_who_is_tied_to_the_child_has_no_vote_though_nobody_is_told(
    session, item, heard, sabira, member, second_member, child
):
    opened(session, sabira)
    wall(member, child)
    over = {"from_at": "2020-01-01T00:00Z", "to_at": "2021-01-01T00:00Z"}
    Wall.objects.using("owner").create(worker_id=second_member.pk, child_id=child.pk, **over)
    with pytest.raises(Incomplete, match="2 members may decide"):
        decide(item, by=sabira, due_on=later(), **DECIDED)


def test_a_member_who_is_tied_to_another_record_of_the_child_has_no_vote(
    session, item, heard, sabira, member, child, aigul, erlan
):
    other = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Нурбек"})
    merge_records(child, by=erlan, other=other, reason="known", despite=list(Doubt.values))
    opened(session, sabira)
    wall(member, other)
    with pytest.raises(Incomplete, match="2 members may decide"):
        decide(item, by=sabira, due_on=later(), **DECIDED)


def test_without_a_quorum_for_this_matter_it_is_put_off(session, item, heard, sabira, member):
    opened(session, sabira, without=["Маматова Асель"])
    (own,) = (one for one in members(session) if one.worker_id == member.pk)
    step_back(item, by=sabira, member=own.pk, reason="My nephew.")
    with pytest.raises(NoQuorum, match="Put it off"):
        decide(item, by=sabira, due_on=later(), **DECIDED | {"votes": (1, 0, 0)})
    decide(item, by=sabira, kind="postponed", words="No quorum.")
    assert [one.kind for one in waiting_matters(Speaker(sabira.token))] == ["case"]


def test_a_decision_says_what_was_heard_who_carries_it_out_what_was_weighed_and_where_to_appeal(
    session, item, sabira
):
    opened(session, sabira)
    said = DECIDED | {"due_on": later()}
    with pytest.raises(Incomplete, match="what the child says"):
        decide(item, by=sabira, **said)
    record_view(item, by=sabira, heard_on=today(), **HEARD)
    against = {"against_family": True, "options": "A nurse at home."}
    incomplete = {
        "who carries it out": {"owner": ""},
        "by which day": {"due_on": None},
        "where the family can appeal": against,
        "which other ways": {"votes": (2, 1, 0)},
        "other opinion": {"votes": (2, 1, 0), "options": "A nurse at home."},
    }
    for missing, changes in incomplete.items():
        with pytest.raises(Incomplete, match=missing):
            decide(item, by=sabira, **said | changes)
    with pytest.raises(ImpossibleTime):
        decide(item, by=sabira, **said | {"due_on": later(-1)})
    contested = {"votes": (2, 1, 0), "dissent": "The nurse knows him."}
    row = decide(item, by=sabira, appeal_to="District court of Nookat", **said | against | contested)
    assert row.appeal_until == today() + timedelta(days=30)
    row = Decision.objects.using("owner").get(pk=row.pk)
    assert row.commission_id == AgendaItem.objects.using("owner").get().commission_id == sabira.office.pk


def test_a_decision_that_is_late_comes_again_and_another_takes_its_place(
    session, item, heard, sabira, case, superuser
):
    opened(session, sabira)
    decide(item, by=sabira, due_on=today(), **DECIDED)
    assert waiting_matters(Speaker(sabira.token)) == []  # its last day is not over
    with without_triggers(superuser):
        superuser.execute("update commission_decision set due_on = due_on - 1, decided_on = decided_on - 1")
    (waiting,) = waiting_matters(Speaker(sabira.token))
    assert waiting.kind == "decision" and DECIDED["words"] in waiting.label
    again = put(convened(sabira), sabira)["decision"]
    opened(again.session, sabira)
    record_view(again, by=sabira, heard_on=today(), **HEARD)
    decide(again, by=sabira, due_on=later(), **DECIDED)
    assert owed(case) == [later()] and waiting_matters(Speaker(sabira.token)) == []


def test_a_session_whose_day_is_over_says_what_to_do_however_many_there_are(
    session, sabira, client_of, monkeypatch
):

    monkeypatch.setattr(front_views, "SESSIONS", 0)
    assert "its day is over" not in client_of("sabira").get("/commission/").content.decode()
    monkeypatch.setattr("umai.commission.session.reading.today", lambda: today() + timedelta(days=1))
    page = client_of("sabira").get("/commission/").content.decode()
    assert "its day is over: say that it was held, or that it was not" in page
    assert session.get_absolute_url() in page


def test_a_late_decision_of_a_closed_case_is_proposed_no_more(decision, sabira, superuser):
    def proposed():
        return [one.kind for one in waiting_matters(Speaker(sabira.token))]

    with without_triggers(superuser):
        superuser.execute("update commission_decision set due_on = due_on - 60")
    assert proposed() == ["decision"]
    with without_triggers(superuser):
        superuser.execute(
            "insert into intake_closure (id, case_id, child_id, proposal_id, closed_on, source) select"
            " gen_random_uuid(), case_id, child_id, gen_random_uuid(), now()::date, 'form' from commission_decision"
        )
    assert proposed() == []
