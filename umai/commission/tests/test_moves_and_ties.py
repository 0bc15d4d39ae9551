"""A file that moves, a member who is tied, a wall before the secretary, a view that was heard before."""

import uuid
from datetime import time, timedelta

import pytest
from django.db import connections

from tests.tampering import without_triggers
from umai.access.sessions import Speaker
from umai.commission.agenda.actions import (
    MatterOver,
    WaitsAlready,
    ask_hearing,
    record_view,
    step_back,
    take_out,
)
from umai.commission.agenda.heard import views_of
from umai.commission.decisions.actions import decide, report_execution, voters_of
from umai.commission.models import AgendaItem, AgendaRemoval, Decision, HearingRequest, SessionStep
from umai.commission.papers.minutes import close_session
from umai.commission.proposing.actions import move_session
from umai.commission.proposing.waiting import waiting_matters
from umai.commission.session.actions import cancel_session
from umai.commission.tests.conftest import DECIDED, HEARD, WHY, convened, later, members, opened, put
from umai.documents.tests.text_of_pdf import text_of
from umai.intake.models import Case, Due
from umai.intake.reminders import daily
from umai.intake.transfer import actions as transfer
from umai.law.terms.clock import today
from umai.law.terms.commission import hearing_due_on
from umai.notices.models import Reminder
from umai.planning.editions import actions as chain
from umai.planning.editions.steps import StandsOnAgenda
from umai.planning.tests.conftest import wall
from umai.register.models import Child


def move(child, erlan, cholpon):
    """To the district of Cholpon, which accepts it."""
    sent = transfer.send_file(child, by=erlan, id=uuid.uuid4(), place=cholpon.office.place, words="He moved.")
    transfer.accept_file(sent, by=Speaker(cholpon.token))


def waits(by):
    return [one.kind for one in waiting_matters(Speaker(by.token))]


def own_member(session, worker):
    return next(one.pk for one in members(session) if one.worker_id == worker.pk)


# The file moves.


def test_a_matter_whose_file_moved_waits_there_and_is_only_taken_out_here(
    session, request_row, child, sabira, secretary_elsewhere, erlan, cholpon, client_of
):
    assert (waits(sabira), waits(secretary_elsewhere)) == (["case"], [])
    item = put(session, sabira)["case"]
    move(child, erlan, cholpon)
    opened(session, sabira)
    with pytest.raises(MatterOver, match="moved to another district"):
        record_view(item, by=sabira, heard_on=today(), **HEARD)
    page = client_of("sabira").get(item.get_absolute_url()).content.decode()
    assert "moved to another district" in page and "Take it from the agenda" in page
    assert "Write down the decision" not in page
    # It does not wait for the agenda it stands on.
    assert (waits(sabira), waits(secretary_elsewhere)) == ([], ["case"])
    take_out(item, by=sabira, reason="He moved.")


def test_what_was_heard_stays_with_who_heard_it_and_its_late_decision_is_shown(
    decision, child, sabira, secretary_elsewhere, erlan, cholpon, superuser, client_of
):
    with without_triggers(superuser):
        superuser.execute("update commission_decision set due_on = due_on - 60")
    assert waits(sabira) == ["decision"]
    move(child, erlan, cholpon)
    asked = HearingRequest.objects.using("owner").get()
    assert asked.commission_id == sabira.office.pk
    assert (waits(sabira), waits(secretary_elsewhere)) == ([], [])
    page = client_of("sabira").get("/commission/").content.decode()
    assert "the department there carries it out" in page


def test_where_there_is_no_commission_the_case_says_so_and_can_ask_again(
    request_row, case, child, sabira, erlan, cholpon, client_of, superuser
):
    move(child, erlan, cholpon)
    assert HearingRequest.objects.using("owner").get().commission_id is None
    page = client_of("cholpon").get(f"/cases/{case.pk}/commission/").content.decode()
    assert "nobody hears this" in page
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "insert into staff_office (id, kind, place_id, name_ky, name_ru, name_en)"
            " values (gen_random_uuid(), 'commission', %s, 'К', 'К', 'C')",
            [cholpon.office.place_id],
        )
    by = Speaker(cholpon.token)
    with by.speaking():
        there = Case.objects.get()
    ask_hearing(there, by=by, id=uuid.uuid4(), words=WHY)
    with pytest.raises(WaitsAlready):
        ask_hearing(there, by=by, id=uuid.uuid4(), words=WHY)
    # What nobody heard is owed no more, not after a load either, and waits nowhere when the file moves on.
    assert owed(case) == [("hearing", hearing_due_on(today()))]
    superuser.execute("delete from intake_due where owed = 'hearing'")
    superuser.execute("select commission_owe_all()")
    assert owed(case) == [("hearing", hearing_due_on(today()))]
    page = client_of("cholpon").get(f"/cases/{case.pk}/commission/").content.decode()
    assert page.count(WHY) == 2 and "nobody hears this" not in page
    move(Child.objects.using("owner").get(pk=child.pk), Speaker(cholpon.token), erlan)
    assert waits(sabira) == ["case"]


# The child is heard once.


def postponed(session, item, sabira):
    opened(session, sabira)
    decide(item, by=sabira, kind="postponed", words="No quorum.")
    return put(convened(sabira), sabira)["case"]


def test_what_the_child_said_counts_for_the_session_to_which_it_was_put_off(
    session, item, heard, sabira, client_of
):
    again = postponed(session, item, sabira)
    page = client_of("sabira").get(again.get_absolute_url()).content.decode()
    assert HEARD["words"] in page and "the child is not asked again" in page
    opened(again.session, sabira)
    decide(again, by=sabira, due_on=later(), **DECIDED)
    assert Decision.objects.using("owner").filter(item=again.pk, kind="measure").exists()


def test_that_it_could_not_be_heard_does_not_count_again(session, item, case, sabira):
    record_view(item, by=sabira, how="not_heard", words="He is at the hospital.")
    again = postponed(session, item, sabira)
    assert owed(case) == [("hearing", hearing_due_on(today()))]  # put off, it is still to be heard
    by = Speaker(sabira.token)
    with by.speaking():
        assert views_of([again], by) == {}


def test_a_child_who_says_something_else_is_written_down_anew(session, item, heard, sabira):
    again = postponed(session, item, sabira)
    record_view(again, by=sabira, heard_on=today(), **HEARD | {"words": "I want to go home."})
    by = Speaker(sabira.token)
    with by.speaking():
        rows = list(AgendaItem.objects.within_reach_of(by).select_related("session"))
        said = {pk: view.words for pk, view in views_of(rows, by).items()}
    assert said == {item.pk: HEARD["words"], again.pk: "I want to go home."}


# Who is tied.


def test_who_stepped_back_reads_nothing_of_it_any_more(
    session, item, heard, submitted, member, sabira, client_of
):
    client = client_of("nurlan")
    url, plan = item.get_absolute_url(), submitted.get_absolute_url()
    assert WHY in client.get(url).content.decode() and client.get(plan).status_code == 200
    said = {"member": str(own_member(session, member)), "reason": "My nephew."}
    answer = client.post(f"{url}tie/", said, follow=True)
    assert answer.status_code == 200 and answer.redirect_chain[-1][0] == session.get_absolute_url()
    assert client.get(url).status_code == 404 and client.get(plan).status_code == 404
    assert "Асанов" not in client.get("/commission/").content.decode()


def test_of_a_member_whom_the_secretary_names_it_is_closed_too_and_in_the_next_session(
    session, item, heard, member, sabira, client_of
):
    step_back(item, by=sabira, member=own_member(session, member), reason="His nephew.")
    assert client_of("nurlan").get(item.get_absolute_url()).status_code == 404
    assert client_of("sabira").get(item.get_absolute_url()).status_code == 200
    again = postponed(session, item, sabira)
    opened(again.session, sabira)
    with sabira.speaking():
        assert voters_of(again).voters == len(members(again.session)) - 1


def tie_without_account(session, item, sabira):
    (own,) = (one.pk for one in members(session) if one.worker_id is None)
    step_back(item, by=sabira, member=own, reason="His nephew.")


def have_no_vote(item, sabira):
    """How many of those who came may not decide this matter."""
    opened(item.session, sabira)
    with sabira.speaking():
        return len(members(item.session)) - voters_of(item).voters


def test_a_tie_of_a_member_without_an_account_counts_where_the_matter_was_put_off(
    session, item, heard, sabira
):
    tie_without_account(session, item, sabira)
    assert have_no_vote(postponed(session, item, sabira), sabira) == 1


def test_a_tie_of_a_member_without_an_account_counts_where_the_session_was_moved(
    session, submitted, request_row, sabira
):
    items = put(session, sabira)
    for kind in ("case", "plan"):
        tie_without_account(session, items[kind], sabira)
    by = Speaker(sabira.token)
    to = {"begins_at": time(14), "place": "Nookat, Lenin 1", "reason": "The chair is ill."}
    moved = move_session(session, by=by, id=uuid.uuid4(), held_on=today(), **to)
    opened(moved, sabira)
    with by.speaking():
        again = AgendaItem.objects.within_reach_of(by).select_related("session").filter(session=moved)
        without = {one.kind: len(members(moved)) - voters_of(one).voters for one in again}
    assert without == {"case": 1, "plan": 1}


def test_a_tie_of_a_member_without_an_account_counts_when_its_decision_comes_again(
    session, item, heard, sabira, superuser
):
    tie_without_account(session, item, sabira)
    opened(session, sabira)
    decide(item, by=sabira, due_on=later(), **DECIDED | {"votes": (2, 0, 0)})
    with without_triggers(superuser):
        superuser.execute("update commission_decision set due_on = due_on - 60")
    assert have_no_vote(put(convened(sabira), sabira)["decision"], sabira) == 1


def test_in_another_matter_it_does_not_count(session, submitted, request_row, sabira):
    items = put(session, sabira)
    tie_without_account(session, items["plan"], sabira)
    assert have_no_vote(items["case"], sabira) == 0


# Walls.


def owed(case):
    rows = Due.objects.using("owner").filter(case=case, owed__in=["hearing", "decision"])
    return list(rows.values_list("owed", "due_on"))


def test_the_code_of_the_minutes_is_the_same_whatever_a_wall_hides(
    session, decision, child, sabira, secretary_elsewhere, client_of
):
    def digest(by):
        with by.speaking():
            return by.ask("select commission_minutes_digest(%(pk)s)", pk=session.pk)[0][0]

    before = digest(sabira)
    assert digest(secretary_elsewhere) is None
    close_session(session, by=sabira)
    wall(sabira, child)
    assert digest(sabira) == before and len(before) == 64
    answer = client_of("sabira").get(f"{session.get_absolute_url()}print/minutes/ru/")
    said = " ".join(text_of(answer.content))
    assert DECIDED["words"] not in said and "Асанов" not in said


def told(worker_role):
    """Who is reminded three days before the case has to be heard."""
    daily.write_reminders(on=hearing_due_on(today()) - timedelta(days=3), using=worker_role)
    return set(Reminder.objects.using("owner").filter(owed="hearing").values_list("worker", flat=True))


def test_the_commission_is_reminded_of_what_it_was_asked_to_hear(
    request_row, case, sabira, damira, worker_role
):
    assert owed(case) == [("hearing", hearing_due_on(today()))]
    assert told(worker_role) == {sabira.pk}


def test_before_a_wall_of_the_secretary_the_head_notices(request_row, child, sabira, damira, worker_role):
    wall(sabira, child)
    assert told(worker_role) == {damira.pk}


# A plan on the agenda.


def test_a_plan_on_an_agenda_is_not_agreed_beside_its_session(session, plan_item, submitted, sabira, erlan):
    paper = {"paper_number": "7", "decided_by": "Chair"}
    for by, said in ((sabira, {}), (erlan, paper)):
        with pytest.raises(StandsOnAgenda, match="decided there"):
            chain.agree_to_plan(submitted, by=by, on=today(), **said)
    cancel_session(session, by=sabira, reason="Snow on the pass.")
    chain.agree_to_plan(submitted, by=erlan, on=today(), **paper)


def test_a_plan_that_the_department_takes_back_leaves_the_agenda_with_its_reasons(
    session, plan_item, submitted, erlan
):
    chain.send_plan_back(submitted, by=erlan, on=today(), words="The mother came home.")
    gone = AgendaRemoval.objects.using("owner").get()
    assert (gone.item_id, gone.reason, gone.recorded_by_id) == (
        plan_item.pk,
        "The mother came home.",
        erlan.pk,
    )


# Why a session was not held.


def steps_seen(by):
    with by.speaking():
        return SessionStep.objects.count()


def test_why_a_session_was_not_held_is_read_by_the_commission_and_who_has_a_matter_there(
    session, item, sabira, member, aigul, kanykei, cholpon, secretary_elsewhere, farida
):
    cancel_session(session, by=sabira, reason="The chair is ill.")
    assert [steps_seen(by) for by in (sabira, member, aigul)] == [1, 1, 1]
    assert [steps_seen(by) for by in (kanykei, cholpon, secretary_elsewhere)] == [0, 0, 0]


# After a load.


def test_what_is_owed_is_derived_again_after_a_load(session, item, heard, case, aigul, sabira, superuser):
    def derived():
        superuser.execute("delete from intake_due where owed in ('hearing', 'decision')")
        superuser.execute("select commission_owe_all()")
        return owed(case)

    assert derived() == [("hearing", hearing_due_on(today()))]
    opened(session, sabira)
    decision = decide(item, by=sabira, due_on=later(), **DECIDED)
    assert derived() == [("decision", later())]
    said = {"happened_on": today(), "words": "He was examined."}
    report_execution(decision, by=aigul, id=uuid.uuid4(), kind="done", **said)
    assert derived() == []
