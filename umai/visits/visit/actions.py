"""What may be done with visits: record, correct, explain a missed one, plan, choose of two versions."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import AlreadyReplaced, act
from umai.access.facts import ReplacementReason
from umai.access.policy.roles import DEPARTMENT_ROLES
from umai.access.requirements import (
    ANY_ROW,
    ImpossibleTime,
    insert_once,
    raise_refusals,
    require_seen,
    require_text,
)
from umai.design.days import date_in_words
from umai.intake.cases.actions import is_closed, lock_file, refuse_if_closed
from umai.intake.cases.levels import LoweredRisk, set_risk
from umai.intake.lowering_models import SeenHow
from umai.law.terms.clock import day_of, today
from umai.law.terms.visits import DueWindow, entry_late_from
from umai.refusal import NotPermitted, Refusal
from umai.visits.visit import scheduling
from umai.visits.visit.answers import Answers
from umai.visits.visit.models import Alone, ChosenVersion, Visit, VisitConflict, VisitSettlement
from umai.visits.visit.rules import require_valid_visit
from umai.visits.windows import Explanation, WindowReason


class NoLongerPlanned(Refusal):
    """The planned visit was made, missed, or its case closed."""


class LaterIsForTheDepartment(NotPermitted):
    """A visiting worker may plan a visit for earlier; only the department may plan it for later."""


class AlreadySettled(Refusal):
    """Somebody chose before which of two versions of a visit counts."""


@act("visits.record", done=gettext_lazy("wrote down a visit"))
def record_visit(case, *, by, id, answers):
    """Write down a visit, made or tried; plan the next one by the risk that was found.

    `id` is made by the writer, `answers` are `Answers`. A visit that was made closes the planned one,
    also where it is written down late; then it is marked late. Raises `CaseClosed`, `AlreadyReceived`, and
    what `rules.require_valid_visit` raises.
    """
    lock_file(case.child_id)
    refuse_if_closed(case)
    require_valid_visit(case, answers)
    window = scheduling.window_for(case, answers.on)
    visit = insert_once(
        Visit(
            id=id,
            line=id,
            child_id=case.child_id,
            case=case,
            window=window,
            worker_id=answers.worker_id or by.pk,
            is_late=is_late(answers.at, window),
            **answers.columns(),
        )
    )
    set_risk_and_plan(visit)
    return visit


def find_same_visit(case, line, answers):
    """The row of this visit with exactly these answers, or None: where there is one, it was sent twice."""
    return Visit.ever.filter(line=line, case=case, digest=answers.digest).first()


@act("visits.correct", done=gettext_lazy("corrected a visit"))
def correct_visit(visit, *, by, answers, seen=ANY_ROW):
    """Correct a visit; the row that was wrong stays visible, and a late visit stays late.

    `seen`: the id of the row that the writer saw. Where the corrected hour is earlier, the visit is late
    if it was written too late for that hour. A visit that was not made after all is planned again. Raises
    what `rules.require_valid_visit` raises, `CaseClosed`, `AlreadyReplaced`.
    """
    require_seen(visit, seen)
    lock_file(visit.child_id)
    refuse_if_closed(visit.case)
    return write_correction(visit, by=by, answers=answers)


@act("visits.explain", done=gettext_lazy("explained a missed visit"))
def explain_missed_visit(missed, *, by, reason, words, id=None):
    """Say why a planned visit was missed. It stays missed. Raises `Incomplete`, `AlreadyReceived`.

    In a closed case nobody is asked for it; what was being written when the case was closed is taken.
    """
    lock_file(missed.child_id)
    require_text(words, _("Write what happened. Nothing was saved yet."))
    row = Explanation(child_id=missed.child_id, missed=missed, reason=reason, words=words.strip())
    return insert_once(row, id=id)


@act("visits.replan", done=gettext_lazy("planned a visit anew"))
def replan_visit(window, *, by, earliest_on, latest_on, words):
    """Plan a visit for other days, with the reason; the earlier plan stays visible.

    Anybody who visits may plan it for earlier; only the department for later. Raises `NoLongerPlanned`,
    `ImpossibleTime`, `LaterIsForTheDepartment`, `Incomplete`, `CaseClosed`, `AlreadyReplaced`.
    """
    lock_file(window.child_id)
    refuse_if_closed(window.case)
    require_text(words, _("Write why the visit is planned for other days. Nothing was changed."))
    now = scheduling.open_window_of(window.case)
    if now is not None and now.latest_on < today():
        raise NoLongerPlanned(
            _("The last day of this visit is over: it was missed. Nothing was changed. Say why, and go soon.")
        )
    if now is None:
        raise NoLongerPlanned(
            _("This visit is not planned any more. Nothing was changed. Open the page again.")
        )
    if now.pk != window.pk:
        raise AlreadyReplaced(
            _("Somebody else changed this a moment ago. Nothing was overwritten: open the page again.")
        )
    if latest_on < max(earliest_on, today()):
        raise ImpossibleTime(
            _("The last day is today or later, and not before the first. Nothing was changed.")
        )
    if latest_on > window.latest_on and by.role not in DEPARTMENT_ROLES:
        raise LaterIsForTheDepartment(
            _("You can plan this visit for %(day)s or earlier. A later day is for the department.")
            % {"day": date_in_words(window.latest_on)},
            act="visits.replan",
            record=window,
        )
    term = DueWindow(earliest_on, latest_on)
    return scheduling.plan_visit(
        window.case, term, reason=WindowReason.AGREED, risk=window.risk, words=words.strip()
    )


@act("visits.keep_both", done=gettext_lazy("sent a visit a second time with other words"))
def keep_both_versions(visit, *, by, answers):
    """Keep a second version of this visit beside the stored one, until somebody chooses.

    The same words sent again make no second conflict.
    """
    lock_file(visit.child_id)
    before = VisitConflict.objects.filter(line=visit.line, digest=answers.digest).first()
    return before or VisitConflict.objects.create(
        child_id=visit.child_id,
        case_id=visit.case_id,
        visit=visit,
        line=visit.line,
        other=answers.as_json(),
        digest=answers.digest,
    )


@act("visits.settle", done=gettext_lazy("said which of two accounts of a visit stands"))
def settle_conflict(conflict, *, by, keeps, reason):
    """Choose which of two versions of a visit counts; the other stays readable.

    If it is the one that came second, the visit is corrected by it. Also in a closed case, whose file has
    to say what happened; there the risk stays, and no visit is planned. Raises `AlreadySettled`,
    `Incomplete`, and what correcting raises.
    """
    lock_file(conflict.child_id)
    require_text(reason, _("Write why this one stands. Nothing was changed."))
    refusal = AlreadySettled(_("Somebody settled this before. Nothing was changed. Open the page again."))
    with raise_refusals({"": refusal}):
        settlement = VisitSettlement.objects.create(
            child_id=conflict.child_id, conflict=conflict, keeps=keeps, reason=reason.strip()
        )
    if keeps == ChosenVersion.OTHER:
        stands = Visit.objects.get(line=conflict.line)
        write_correction(stands, by=by, answers=Answers.from_json(conflict.other), otherwise=reason)
    return settlement


def write_correction(visit, *, by, answers, otherwise=""):
    """Write the row that replaces that of a visit. Inside an act, after `lock_file`.

    `otherwise` says what changed, where the risk is lower and the answers do not say it.
    """
    require_valid_visit(visit.case, answers)
    changes = answers.columns() | {"worker_id": answers.worker_id or visit.worker_id}
    if answers.made and not visit.made:
        changes["window"] = scheduling.window_for(visit.case, answers.on)
    changes["is_late"] = visit.is_late or is_late(
        answers.at, changes.get("window", visit.window), reported_at=first_reported_at(visit, answers)
    )
    later = visit.replace_with(why=ReplacementReason.CORRECTION, **changes)
    if is_closed(visit.case):
        return later
    if visit.made and not later.made:
        scheduling.plan_again(later)
    if any(getattr(later, name) != getattr(visit, name) for name in ("made", "risk", "at", "next_on")):
        set_risk_and_plan(later, otherwise)
    return later


def set_risk_and_plan(visit, otherwise=""):
    """After a visit that was made, set the risk of the case and plan the next visit."""
    if not visit.made:
        return
    lowered = lowered_by(visit, otherwise)
    set_risk(visit.case, visit.risk, visit.risk_words, on=visit.happened_on, lowered=lowered)
    scheduling.plan_after(visit)


def lowered_by(visit, otherwise=""):
    """What this visit says of a lower risk: who saw the child, and whether alone, it says by itself."""
    what_changed = visit.what_changed or otherwise.strip()
    if not visit.seen:
        return LoweredRisk(what_changed, visit.who_saw, visit.seen_how)
    seen_how = {Alone.YES: SeenHow.ALONE, Alone.OBSERVED: SeenHow.OBSERVED}.get(
        visit.alone, SeenHow.WITH_OTHERS
    )
    who_saw = ", ".join(filter(None, [str(visit.worker), visit.with_whom]))
    return LoweredRisk(what_changed, who_saw[:300], seen_how)


def first_reported_at(visit, answers):
    """When it was first written that this visit was made or tried; now, where a tried one becomes made."""
    if answers.made and not visit.made:
        return timezone.now()
    return Visit.ever.filter(line=visit.line).earliest("recorded_at").recorded_at


def is_late(at, window, *, reported_at=None):
    """Whether a visit reported then (or now) is late: by the hours allowed, or after its window ended."""
    reported_at = reported_at or timezone.now()
    return reported_at >= entry_late_from(at) or (
        window is not None and day_of(reported_at) > window.latest_on
    )
