"""What may be done in an assessment: begin it, write its parts, complete it, correct it afterwards."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import (
    ANY_ROW,
    ImpossibleTime,
    Incomplete,
    require_seen,
    require_text,
    write_current,
)
from umai.assessment.models import Assessment, ChildsView, Completion, Domain, Finding
from umai.design.days import date_in_words
from umai.intake.cases.actions import lock_file, require_open_case
from umai.intake.cases.clock import clock_of
from umai.intake.cases.levels import set_risk
from umai.law.terms.clock import is_late, today
from umai.refusal import Refusal


class AssessmentAlreadyBegun(Refusal):
    """Somebody began the assessment of this case before."""


class AlreadyCompleted(Refusal):
    """The assessment was completed before; the first completion counts."""


class NotCompleted(Refusal):
    """The assessment is not complete; until then its parts are changed, not corrected."""


@act("assessment.begin", done=gettext_lazy("began an assessment"))
def begin_assessment(case, *, by):
    """Begin the one assessment of this case, on this day. Raises `AssessmentAlreadyBegun`, `CaseClosed`."""
    require_open_case(case)
    if Assessment.objects.filter(case=case).exists():
        raise AssessmentAlreadyBegun(_("The assessment of this case was begun before. Open it and go on."))
    return Assessment.objects.create(child_id=case.child_id, case=case, begun_on=today())


@act("assessment.record_finding", done=gettext_lazy("wrote a part of an assessment"))
def record_finding(assessment, *, by, domain, worry, words, seen=ANY_ROW):
    """Write what was found in one domain; it replaces the current finding.

    `seen` is the id of the finding that the writer saw, or None where there was none: what somebody
    else wrote meanwhile is not overwritten. Raises `AlreadyReplaced`, `Incomplete`,
    `AlreadyCompleted`, `CaseClosed`.
    """
    require_writable(assessment)
    require_text(words, _("Write what was found, or what could not be found out. Nothing was saved."))
    which = {"child_id": assessment.child_id, "assessment": assessment, "domain": domain}
    return write_current(Finding, seen, which, worry=worry, words=words, happened_on=today())


@act("assessment.record_view", done=gettext_lazy("wrote down the child's view"))
def record_view(assessment, *, by, hearing, words, seen=ANY_ROW):
    """Write what the child said or showed, or why the child was not heard.

    `seen` as in `record_finding`, and the same refusals.
    """
    require_writable(assessment)
    require_text(
        words, _("Write what the child said or showed, or why the child was not heard. Nothing was saved.")
    )
    which = {"child_id": assessment.child_id, "assessment": assessment}
    return write_current(ChildsView, seen, which, hearing=hearing, words=words, happened_on=today())


@act("assessment.complete", done=gettext_lazy("completed an assessment"))
def complete_assessment(assessment, *, by, on, risk, reasons, lowered=None):
    """Finish the assessment on this day (a day in Bishkek), with a risk level and its reasons.

    A late completion is allowed and is marked late, by `on` or by the day of recording, whichever is
    later. Every domain and the child's view must be written. `lowered` as in `set_risk`. Raises `Incomplete`,
    `ImpossibleTime`, `AlreadyCompleted`, `CaseClosed`.
    """
    require_writable(assessment)
    if missing := missing_parts(assessment):
        raise Incomplete(
            _("The assessment is not complete. Still missing: %(parts)s. Nothing was lost.")
            % {"parts": ", ".join(str(title) for _name, title in missing)}
        )
    require_text(reasons, _("Write the reasons for the risk level. Nothing was saved."))
    clock = clock_of(assessment.case)
    recorded_on = today()
    if on > recorded_on:
        raise ImpossibleTime(_("This day has not come yet. Write today or an earlier day."))
    if on < clock.started_on:
        raise ImpossibleTime(
            _("The need became known on %(day)s. The assessment cannot have been finished before.")
            % {"day": date_in_words(clock.started_on)}
        )
    done = Completion.objects.create(
        child_id=assessment.child_id,
        assessment=assessment,
        risk=risk,
        reasons=reasons,
        completed_on=on,
        due_on=clock.due_on,
        is_late=is_late(clock.due_on, max(on, recorded_on)),
    )
    set_risk(assessment.case, risk, reasons, on=on, lowered=lowered)
    return done


@act("assessment.correct_finding", done=gettext_lazy("corrected a part of an assessment"))
def correct_finding(finding, *, by, worry, words, seen=ANY_ROW):
    """Correct a finding of a complete assessment; the wrong row stays in the file and is shown.

    `seen` is the id of the finding that the writer saw. Raises `NotCompleted`,
    `Incomplete`, `AlreadyReplaced`.
    """
    require_completed(finding.assessment)
    require_seen(finding, seen)
    require_text(words, _("Write what was found, or what could not be found out. Nothing was saved."))
    return finding.replace_with(why=ReplacementReason.CORRECTION, worry=worry, words=words)


@act("assessment.correct_view", done=gettext_lazy("corrected the child's view"))
def correct_view(view, *, by, hearing, words, seen=ANY_ROW):
    """Correct the child's view in a complete assessment; the wrong row stays in the file and is shown.

    `seen` as in `correct_finding`. Raises `NotCompleted`, `Incomplete`, `AlreadyReplaced`.
    """
    require_completed(view.assessment)
    require_seen(view, seen)
    require_text(
        words, _("Write what the child said or showed, or why the child was not heard. Nothing was saved.")
    )
    return view.replace_with(why=ReplacementReason.CORRECTION, hearing=hearing, words=words)


def missing_parts(assessment):
    """The parts that are not written yet, as pairs of name and title: domains, then the child's view."""
    written = set(Finding.objects.filter(assessment=assessment).values_list("domain", flat=True))
    missing = [(domain.value, str(domain.label)) for domain in Domain if domain not in written]
    if not ChildsView.objects.filter(assessment=assessment).exists():
        missing.append(("view", _("the child's view")))
    return missing


def require_writable(assessment):
    """Lock the child's file. Raises `CaseClosed`, and `AlreadyCompleted` for a complete assessment."""
    require_open_case(assessment.case)
    done = Completion.objects.select_related("recorded_by").filter(assessment=assessment).first()
    if done is not None:
        raise AlreadyCompleted(
            _(
                "%(who)s completed this assessment on %(day)s at %(time)s. That stands, and yours was"
                " not saved. Copy what you wrote if you need it, and open the assessment to read it."
            )
            % {
                "who": done.recorded_by,
                "day": date_in_words(timezone.localtime(done.recorded_at)),
                "time": f"{timezone.localtime(done.recorded_at):%H:%M}",
            }
        )


def require_completed(assessment):
    """Lock the child's file. Raises `NotCompleted` until the assessment is complete."""
    lock_file(assessment.child_id)
    if not Completion.objects.filter(assessment=assessment).exists():
        raise NotCompleted(_("The assessment is not complete yet. Change the part itself."))
