"""What the database itself refuses of a session, and that two people at once do not undo each other."""

import uuid
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from umai.commission.agenda.actions import MatterOver, ask_hearing, step_back, take_out
from umai.commission.agenda.heard import views_of
from umai.commission.decisions.actions import decide
from umai.commission.models import AgendaItem, Decision, Presence, Recusal, SessionStep
from umai.commission.papers.minutes import close_session
from umai.commission.proposing.actions import put_on_agenda
from umai.commission.proposing.waiting import waiting_matters
from umai.commission.session.actions import cancel_session, invite_member
from umai.commission.tests.conftest import WHY, Speaker, convened, later, members, opened, put
from umai.intake.transfer import actions as transfer
from umai.law.terms.clock import today
from umai.planning.editions.actions import agree_to_plan
from umai.planning.models import PlanEdition, PlanStep
from umai.planning.tests.conftest import make_case, wall
from umai.register.child.actions import add_child

YES = {"kind": "ended", "words": "Yes.", "in_favour": 3, "against": 0, "abstained": 0}


def refused(by, why, write):
    with by.speaking(), pytest.raises(DatabaseError, match=why), transaction.atomic():
        write()


def another_case(aigul):
    identity = {"surname": "Токтоев", "given": "Азамат", "birth_date": date(2017, 3, 1)}
    return make_case(add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity), aigul)


def test_the_next_number_is_found_though_a_wall_hides_the_last_matter(session, item, child, aigul, sabira):
    wall(sabira, child)
    ask_hearing(another_case(aigul), by=aigul, id=uuid.uuid4(), words=WHY)
    by = Speaker(sabira.token)
    put_on_agenda(session, by=by, matters=[one.key for one in waiting_matters(by)])
    rows = AgendaItem.objects.using("owner").filter(session=session).order_by("number")
    assert [row.number for row in rows] == [1, 2] and rows[1].child_id != child.pk


def test_the_database_numbers_matters_whatever_is_written(session, item, sabira):
    with sabira.speaking(), transaction.atomic():
        AgendaItem.objects.create(
            child_id=item.child_id,
            case_id=item.case_id,
            session=session,
            number=7,
            kind="case",
            request_id=item.request_id,
            name="-",
        )
    assert set(AgendaItem.objects.using("owner").values_list("number", flat=True)) == {1, 2}


# One after the other.


def locks(act):
    with CaptureQueriesContext(connection) as said:
        act()
    found = [one["sql"] for one in said.captured_queries if "pg_advisory_xact_lock" in one["sql"]]
    return " ".join(found)


def test_one_step_of_a_session_or_of_a_matter_waits_for_the_other(session, request_row, member, sabira):
    (one,) = waiting_matters(Speaker(sabira.token))
    by = Speaker(sabira.token)
    said = {"fill": locks(lambda: put_on_agenda(session, by=by, matters=[one.key]))}
    with by.speaking():
        item = AgendaItem.objects.select_related("session").within_reach_of(by).get()
    own = next(one.pk for one in members(session) if one.worker_id == member.pk)
    child = locks(lambda: step_back(item, by=member, member=own, reason="My nephew."))
    child = [child, locks(lambda: take_out(item, by=sabira, reason="A paper is missing."))]
    assert [str(item.child_id) in one for one in child] == [True, True]
    invite = {"id": uuid.uuid4(), "name": "Somebody"}
    said["invite"] = locks(lambda: invite_member(session, by=sabira, **invite))
    said["open"] = locks(lambda: opened(session, sabira))
    said["close"] = locks(lambda: close_session(session, by=sabira))
    assert {step for step, sql in said.items() if str(session.pk) not in sql} == set()
    other = convened(sabira)
    assert str(other.pk) in locks(lambda: cancel_session(other, by=sabira, reason="Snow."))


# What the web role writes without the acts.


def open_in_sql(session, came, quorum):
    for one in members(session)[:came]:
        Presence.objects.create(member=one, present=True)
    step = {"kind": "opened", "number": 1, "year": today().year, "quorum": quorum}
    SessionStep.objects.create(session=session, **step)


def test_the_database_opens_no_session_to_which_too_few_came(session, sabira):
    refused(sabira, "no quorum", lambda: open_in_sql(session, came=1, quorum=2))
    refused(sabira, "no quorum", lambda: open_in_sql(session, came=3, quorum=1))  # half of the members
    with sabira.speaking(), transaction.atomic():
        open_in_sql(session, came=2, quorum=2)
    assert SessionStep.objects.using("owner").get().kind == "opened"


def decide_in_sql(item, **said):
    row = {"child_id": item.child_id, "case_id": item.case_id, "item": item, "decided_on": today()}
    return Decision.objects.create(**row | YES | said)


def test_the_database_takes_no_decision_before_the_child_was_heard(session, item, sabira):
    opened(session, sabira)
    refused(sabira, "what the child says", lambda: decide_in_sql(item))


def test_the_database_takes_no_decision_without_more_votes_for_it(session, item, heard, sabira):
    opened(session, sabira)
    equal = {"in_favour": 1, "against": 1}
    for votes in ({"in_favour": None}, {"against": None}, {"abstained": None}, equal):
        refused(sabira, "no majority", lambda votes=votes: decide_in_sql(item, **votes))
    with sabira.speaking(), transaction.atomic():
        decide_in_sql(item, decided_on=later(-40))
    assert Decision.objects.using("owner").get().decided_on == session.held_on  # by its session


def test_the_database_lets_a_member_step_back_alone(session, item, member, second_member, sabira):
    theirs = next(one for one in members(session) if one.worker_id == member.pk)
    row = {"child_id": item.child_id, "item": item, "member": theirs, "reason": "His nephew."}
    refused(second_member, "row-level security", lambda: Recusal.objects.create(**row))
    with member.speaking(), transaction.atomic():
        Recusal.objects.create(**row)
    assert Recusal.objects.using("owner").get().member_id == theirs.pk


# A file that moved away.


def move(child, erlan, cholpon):
    there = cholpon.office.place
    sent = transfer.send_file(child, by=erlan, id=uuid.uuid4(), place=there, words="He moved.")
    transfer.accept_file(sent, by=Speaker(cholpon.token))


def test_a_plan_whose_file_moved_away_is_refused_in_words(session, plan_item, child, sabira, erlan, cholpon):
    opened(session, sabira)
    move(child, erlan, cholpon)
    with pytest.raises(MatterOver):
        decide(plan_item, by=sabira, kind="agreed")
    assert not Decision.objects.using("owner").exists()


@pytest.mark.parametrize("who", ["secretary_elsewhere", "cholpon"])
def test_a_plan_is_agreed_where_its_file_is_though_it_stands_on_the_agenda_it_left(
    session, plan_item, child, secretary_elsewhere, erlan, cholpon, who, request
):
    move(child, erlan, cholpon)
    by = Speaker(request.getfixturevalue(who).token)
    with by.speaking():
        edition = PlanEdition.objects.get()
    paper = {"paper_number": "7", "decided_by": "Chair"} if who == "cholpon" else {}
    agree_to_plan(edition, by=by, on=today(), **paper)
    assert PlanStep.objects.using("owner").filter(kind="agreed").exists()


def test_what_a_child_said_to_the_former_commission_is_no_view_of_the_new_one(
    session, item, heard, child, secretary_elsewhere, erlan, cholpon
):
    move(child, erlan, cholpon)
    by = Speaker(secretary_elsewhere.token)
    there = convened(by)
    for name in ("A", "B", "C"):
        invite_member(there, by=by, id=uuid.uuid4(), name=name)
    again = put(there, by)["case"]
    opened(there, by)
    refused(by, "what the child says", lambda: decide_in_sql(again))
    department = Speaker(cholpon.token)
    with department.speaking():
        rows = AgendaItem.objects.within_reach_of(department).select_related("session")
        assert set(views_of(list(rows), department)) == {item.pk}
