"""The pages of the Commission that write, each filled in as somebody does who may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.commission.control import views as control
from umai.commission.pages import front_views, item_views, session_views
from umai.commission.proposing.waiting import waiting_matters
from umai.commission.tests.conftest import WHY, Speaker, later, members, opened
from umai.law.terms.clock import today
from umai.law.terms.commission import half_year_before
from umai.planning.tests.test_pages import day

OTHERS = {"by": "sabira", "stranger": "nazgul", "without": "nurlan", "other": "sabira"}


def convene(sabira, member, secretary_elsewhere):
    answers = {"begins_at": "10:00", "place": "Nookat, Lenin 1", **day("held_on", later())}
    return FilledPage(**OTHERS, answers=answers)


def of_session(session, **answers):
    return FilledPage(**OTHERS, address={"pk": session.pk}, answers=answers)


def build(session, request_row, sabira, secretary_elsewhere):
    (one,) = waiting_matters(Speaker(sabira.token))
    return of_session(session, matters=[one.key])


def invite(session, secretary_elsewhere):
    return of_session(session, name="Үсөнов Данияр", post="school")


def open_it(session, secretary_elsewhere):
    return of_session(session, present=[str(one.pk) for one in members(session)])


def close(session, sabira, secretary_elsewhere):
    opened(session, sabira)
    return of_session(session)


def cancel(session, secretary_elsewhere):
    return of_session(session, reason="Snow on the pass.")


def move(session, secretary_elsewhere):
    said = {"begins_at": "10:00", "place": "Nookat, Lenin 1", "reason": "Snow.", **day("held_on", later())}
    return of_session(session, **said)


def take_out(item, secretary_elsewhere):
    return FilledPage(**OTHERS, address={"pk": item.pk}, answers={"reason": "A paper is missing."})


def step_back(session, item, member, secretary_elsewhere):
    (own,) = (one for one in members(session) if one.worker_id == member.pk)
    said = {"member": str(own.pk), "reason": "My nephew."}
    return FilledPage(**OTHERS | {"by": "nurlan", "without": "aigul"}, address={"pk": item.pk}, answers=said)


def view(item, secretary_elsewhere):
    said = {
        "how": "spoke",
        "heard_by": "Асанова Айгүл",
        "words": "I want to stay.",
        **day("heard_on", today()),
    }
    return FilledPage(**OTHERS | {"by": "aigul"}, address={"pk": item.pk}, answers=said)


def decide(session, item, heard, sabira, secretary_elsewhere):
    opened(session, sabira)
    said = {"kind": "measure", "words": "The clinic examines him.", "owner": "Clinic", "against_family": "no"}
    votes = {"in_favour": "3", "against": "0", "abstained": "0", **day("due_on", later())}
    return FilledPage(**OTHERS, address={"pk": item.pk}, answers=said | votes)


def report(decision, member, secretary_elsewhere):
    said = {"kind": "done", "words": "He was examined.", **day("happened_on", today())}
    return FilledPage(**OTHERS | {"by": "aigul", "other": "erlan"}, address={"pk": decision.pk}, answers=said)


def send_report(sabira, member, secretary_elsewhere):
    half = half_year_before(today()).to_on.isoformat()
    said = {"half_ends_on": half, "number": "12-3", **day("sent_on", today())}
    return FilledPage(**OTHERS, answers=said)


def ask(case, sabira):
    return FilledPage(by="aigul", without="farida", address={"case": case.pk}, answers={"words": WHY})


class TestPages(ActPageTests):
    PAGES = {
        session_views.ConveneSession: convene,
        session_views.BuildAgenda: build,
        session_views.InviteMember: invite,
        session_views.OpenSession: open_it,
        session_views.CloseSession: close,
        session_views.CancelSession: cancel,
        session_views.MoveSession: move,
        item_views.TakeOut: take_out,
        item_views.StepBack: step_back,
        item_views.WriteView: view,
        item_views.Decide: decide,
        item_views.ReportExecution: report,
        front_views.AskHearing: ask,
        control.SendReport: send_report,
    }
