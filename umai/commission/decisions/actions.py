"""The acts of decisions: decide a plan, decide a case, report what became of it."""

from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umai.access.doors import act
from umai.access.requirements import ImpossibleTime, Incomplete, insert_once, refuse_future, require_text
from umai.commission.agenda.actions import MatterOver, over_refusals
from umai.commission.agenda.heard import views_of
from umai.commission.agenda.models import ItemKind
from umai.commission.decisions.models import (
    OWED_KINDS,
    PLAN_KINDS,
    Decision,
    DecisionKind,
    ExecutionReport,
    ReportKind,
)
from umai.commission.session.actions import NoQuorum
from umai.commission.session.models import SessionStep, SessionStepKind
from umai.design.days import date_in_words
from umai.intake.cases.actions import CaseClosed, lock_file
from umai.law.terms.commission import appeal_until
from umai.planning.editions.actions import agree_to_plan, send_plan_back
from umai.planning.models import PlanEdition
from umai.refusal import Refusal


class SessionNotOpen(Refusal):
    """Nothing is decided before a session is opened."""


class AlreadyCarriedOut(Refusal):
    """It was reported before that the decision is carried out."""


class Voters(NamedTuple):
    """How many members may decide a matter, and how many there have to be."""

    voters: int
    quorum: int


@act("commission.decide", done=gettext_lazy("wrote down a decision of the Commission"))
def decide(item, *, by, kind, words="", owner="", due_on=None, votes=None, **weighed):
    """Write down what the Commission decided of a matter.

    A plan is agreed to or sent back, which takes the plan's own step with the number of the minutes and
    the day of the session. All else needs `votes` (in favour, against, abstained) and the child's view. What
    is to be done has `owner` and `due_on`. `weighed`: `options`, `dissent`, `against_family`, `appeal_to`.
    Raises `SessionNotOpen`, `NoQuorum`, `Incomplete`, `ImpossibleTime`, `MatterOver`, `CaseClosed`, and
    what the step of the plan raises.
    """
    lock_file(item.child_id)
    opened = require_quorum(item, kind)
    held_on = item.session.held_on
    row = Decision(child_id=item.child_id, case_id=item.case_id, item=item, kind=kind, decided_on=held_on)
    if (kind in PLAN_KINDS and item.kind != ItemKind.PLAN) or kind not in DecisionKind:
        raise Incomplete(_("This cannot be decided of this matter. Choose one of the answers."))
    edition = edition_of(item, by) if kind in PLAN_KINDS else None
    if item.kind == ItemKind.PLAN:
        if kind == DecisionKind.RETURNED:
            require_text(words, _("Write what has to be changed. Nothing was saved."))
    else:
        require_text(words, _("Write the decision in words. Nothing was saved."))
        if kind != DecisionKind.POSTPONED:
            require_view(item, by)
            fill_votes(row, item, votes)
            fill_weighed(row, **weighed)
    row.words = words.strip()
    fill_owner(row, owner, due_on)
    insert_once(row, refusals_of_decision(item))
    if kind == DecisionKind.AGREED:
        agree_to_plan(edition, by=by, on=held_on, words=words, paper_number=number_of(opened))
    elif kind == DecisionKind.RETURNED:
        send_plan_back(edition, by=by, on=held_on, words=words, paper_number=number_of(opened))
    return row


@act("commission.report", done=gettext_lazy("reported what became of a decision of the Commission"))
def report_execution(decision, *, by, id, kind, happened_on, words):
    """Say that a decision was carried out, or that it is not yet and why; its day stays as it is.

    Raises `Incomplete`, `ImpossibleTime`, `AlreadyCarriedOut`.
    """
    require_text(words, _("Write what was done, or why it is not done yet. Nothing was saved."))
    refuse_future(happened_on)
    if happened_on < decision.decided_on:
        raise ImpossibleTime(
            _("It was decided on %(day)s. What was done before that is no execution. Nothing was saved.")
            % {"day": date_in_words(decision.decided_on)}
        )
    carried_out = AlreadyCarriedOut(
        _(
            "It was reported before that this is carried out. Nothing was saved. Open it to read what was"
            " said."
        )
    )
    if ExecutionReport.objects.filter(decision=decision, kind=ReportKind.DONE).exists():
        raise carried_out
    row = ExecutionReport(
        child_id=decision.child_id, decision=decision, kind=kind, happened_on=happened_on, words=words.strip()
    )
    return insert_once(row, {"carried_out_once": carried_out}, id=id)


def edition_of(item, by):
    """The plan edition of this matter. Raises `MatterOver` where its file moved out of reach."""
    edition = PlanEdition.objects.within_reach_of(by).filter(pk=item.edition_id).first()
    if edition is None:
        raise over_refusals()["commission_item_over"]
    return edition


def require_quorum(item, kind):
    """The opening of the item's session. Raises `SessionNotOpen`, `NoQuorum`."""
    opened = SessionStep.objects.filter(session_id=item.session_id, kind=SessionStepKind.OPENED).first()
    if opened is None:
        raise SessionNotOpen(
            _(
                "The session is not open. Say first who came and open it; then it can decide. Nothing was"
                " saved."
            )
        )
    found = voters_of(item)
    if found and found.voters < found.quorum and kind != DecisionKind.POSTPONED:
        raise no_quorum(found)
    return opened


def no_quorum(found):
    """The refusal of a matter that too few members may decide, with what to do."""
    return NoQuorum(
        ngettext(
            "%(n)d member may decide this matter, without those who stepped back or are tied to the child;"
            " %(quorum)d have to be there. Nothing was decided. Put it off to a session with more members.",
            "%(n)d members may decide this matter, without those who stepped back or are tied to the child;"
            " %(quorum)d have to be there. Nothing was decided. Put it off to a session with more members.",
            found.voters,
        )
        % {"n": found.voters, "quorum": found.quorum}
    )


def voters_of(item) -> Voters | None:
    """Who may decide this matter, in numbers; None before the session is opened."""
    with connection.cursor() as cursor:
        cursor.execute("select voters, quorum from commission_voters(%s)", [item.pk])
        row = cursor.fetchone()
    return Voters(*row) if row else None


def require_view(item, by):
    """Refuse to decide a case before it is said what the child says of it. Raises `Incomplete`."""
    if not views_of([item], by):
        raise Incomplete(
            _(
                "It is not written what the child says of this, or why it was not heard. One person hears the"
                " child beforehand. Write that first, or put the matter off."
            )
        )


def fill_votes(row, item, votes):
    """Write the votes into the row, all of those who may decide. Raises `Incomplete`."""
    found = voters_of(item)
    if votes is None or None in votes or (found and sum(votes) != found.voters):
        raise Incomplete(
            _(
                "The votes do not add up: %(n)d members may decide this matter. Who stepped back or is tied"
                " to the child has no vote. Count again."
            )
            % {"n": found.voters if found else 0}
        )
    row.in_favour, row.against, row.abstained = votes
    if row.in_favour <= row.against:
        raise Incomplete(
            _("A decision needs more votes in favour than against. Put the matter off, or decide otherwise.")
        )


def fill_weighed(row, *, options="", dissent="", against_family=False, appeal_to=""):
    """Write what was weighed; contested is what somebody was against, or the family. Raises `Incomplete`."""
    contested = bool(row.against) or against_family
    if contested:
        require_text(options, _("It is contested: write which other ways were weighed, and why not taken."))
    if row.against:
        require_text(dissent, _("Somebody was against it: write this other opinion."))
    if against_family:
        require_text(appeal_to, _("It goes against the family: write where the family can appeal."))
        row.appeal_to, row.appeal_until = appeal_to.strip(), appeal_until(row.decided_on)
    row.options, row.dissent, row.against_family = options.strip(), dissent.strip(), bool(against_family)


def fill_owner(row, owner, due_on):
    """Write who carries it out and by when, where something has to be done. Raises `Incomplete`."""
    if row.kind not in OWED_KINDS:
        return
    require_text(owner, _("Write who carries it out. Nothing was saved."))
    if due_on is None:
        raise Incomplete(_("Write by which day it is carried out. Nothing was saved."))
    if due_on < row.decided_on:
        raise ImpossibleTime(_("The day lies before the session. Write a later day. Nothing was saved."))
    row.owner, row.due_on = owner.strip(), due_on


def refusals_of_decision(item):
    """What the database refuses of a decision, as `raise_refusals` takes it."""
    over = over_refusals()
    decided = MatterOver(_("This matter was decided a moment ago. Nothing was overwritten. Open it again."))
    other = Incomplete(_("This cannot be decided of this matter. Choose one of the answers."))
    return over | {
        "commission_case_closed": CaseClosed(_("This case is closed. Nothing was changed.")),
        "commission_not_open": SessionNotOpen(_("The session is not open. Nothing was saved.")),
        "commission_no_quorum": NoQuorum(_("There is no quorum for this matter. Nothing was decided.")),
        "commission_votes": Incomplete(_("There are more votes than members who may decide. Count again.")),
        "commission_other_kind": other,
        "item_id": decided,
    }


def number_of(opened) -> str:
    """The number of the minutes as the plan's step names it."""
    return f"{opened.number}/{opened.year}"
