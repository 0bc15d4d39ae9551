"""My shield: for a child and a worker, what the worker did, and what was asked for and never came, by day.

Nothing of it is typed again: visits, assessments, plans, referrals, calls and missed visits are read where
they stand, and only what stands nowhere else is a `Want`. A review after a death heads itself with
`shield_of`.
"""

from datetime import date
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.assessment.models import Assessment, Completion
from umai.design.law.choices import choice_label
from umai.intake.models import Assignment
from umai.justice.duties.models import BodyNotice, DutyQuestion, NoticeDirection
from umai.justice.duties.reading import body_in_words
from umai.justice.shield.loads import caseloads, load_in_words
from umai.justice.shield.models import Want, WantAnswer, WantOutcome
from umai.law.options.choices import choices_of
from umai.law.terms.clock import day_of, today
from umai.notices.models import CallAnswer
from umai.planning.models import Plan
from umai.protection.models import Protection
from umai.referrals.models import Referral
from umai.referrals.referral.state import ReferralState, with_answers
from umai.register import merge_groups
from umai.visits.models import Explanation, MissedVisit, Visit

DONE, ASKED, NEVER = "done", "asked", "never"  # what a line is: done, asked for, asked for and never came


class ShieldLine(NamedTuple):
    """One line of the sheet: its day, what it is, in words, and how many cases the worker had that day."""

    on: date
    what: str  # DONE, ASKED or NEVER
    words: str
    load: str = ""


def shield_of(child, worker, by) -> list[ShieldLine]:
    """What this worker did and asked for in this child's file, by day, with the caseload of each day.

    The file has to be open (`consult`). Of a colleague only who heads the office or oversees it sees what
    was asked for; the database has the same rule.
    """
    with by.speaking():
        ids = merge_groups.ids_of(child.pk, by)
        found = sorted([*acts_of(ids, worker.pk, by), *wants_of(ids, worker.pk, by)], key=lambda one: one.on)
        loads = caseloads(worker.pk, {one.on for one in found}, by)
        return [one._replace(load=load_in_words(loads[one.on])) for one in found]


def acts_of(ids, worker_id, by):
    """What the worker did for the child, as the tables say it."""
    visits = Visit.objects.within_reach_of(by).filter(child_id__in=ids, worker_id=worker_id)
    for visit in visits:
        said = _("Visited the child") if visit.made else _("Went to the child: no visit was made")
        yield ShieldLine(day_of(visit.at), DONE, said)
    own = {"child_id__in": ids, "recorded_by_id": worker_id}
    for row in Protection.objects.within_reach_of(by).filter(**own):
        yield ShieldLine(day_of(row.recorded_at), DONE, _("Began to protect the child at once"))
    for row in Assessment.objects.within_reach_of(by).filter(**own):
        yield ShieldLine(row.begun_on, DONE, _("Began the assessment"))
    for row in Completion.objects.within_reach_of(by).filter(**own):
        yield ShieldLine(day_of(row.recorded_at), DONE, _("Completed the assessment"))
    for row in Plan.objects.within_reach_of(by).filter(**own):
        yield ShieldLine(
            row.begun_on, DONE, _("Began the plan: %(which)s") % {"which": row.get_kind_display()}
        )
    informed = BodyNotice.objects.within_reach_of(by).filter(**own, direction=NoticeDirection.BY_OFFICE)
    for row in informed.exclude(informed_at=None).select_related("body_office"):
        yield ShieldLine(
            day_of(row.informed_at), DONE, _("Informed: %(body)s") % {"body": body_in_words(row)}
        )
    for row in DutyQuestion.objects.within_reach_of(by).filter(**own).select_related("to_office"):
        yield ShieldLine(
            row.asked_on, DONE, _("Asked why it did not inform: %(body)s") % {"body": row.to_office}
        )
    yield from calls_of(ids, worker_id, by)


def calls_of(ids, worker_id, by):
    """The urgent calls about the child's cases that the worker took."""
    cases = Assignment.ever.within_reach_of(by).filter(child_id__in=ids).values_list("pk", flat=True)
    missed = MissedVisit.objects.within_reach_of(by).filter(child_id__in=ids).values_list("pk", flat=True)
    taken = CallAnswer.objects.filter(worker_id=worker_id, call__about__in=[*cases, *missed])
    for answer in taken.select_related("call"):
        said = _("Took an urgent call: %(what)s") % {"what": answer.call.get_kind_display()}
        yield ShieldLine(day_of(answer.answered_at), DONE, said)


def wants_of(ids, worker_id, by):
    """What the worker asked for, and what came of it, from whichever table it stands in."""
    wants = Want.objects.within_reach_of(by).filter(child_id__in=ids, recorded_by_id=worker_id)
    yield from want_lines(wants.select_related("asked_office"), by)
    yield from referral_lines(ids, worker_id, by)
    yield from missed_lines(ids, worker_id, by)


def want_lines(wants, by):
    """These wants as lines, each with what came of it."""
    found = list(wants)
    answers = {row.want_id: row for row in WantAnswer.objects.within_reach_of(by).filter(want__in=found)}
    for want in found:
        yield want_line(want, answers.get(want.pk))


def want_line(want, answer) -> ShieldLine:
    said = {"what": choice_label("shield_wants", want.what), "body": want.asked_office or want.asked_words}
    came = answer.get_outcome_display() if answer else _("nobody has written whether it came")
    words = _("Asked for: %(what)s (%(body)s)") % said
    never = answer is not None and answer.outcome == WantOutcome.NOT
    never = never or (answer is None and want.wanted_on < today())
    return ShieldLine(want.wanted_on, NEVER if never else ASKED, f"{words}: {came}")


def referral_lines(ids, worker_id, by):
    """What bodies were asked by referral, and which of them refused or never answered."""
    rows = Referral.objects.within_reach_of(by).filter(child_id__in=ids, recorded_by_id=worker_id)
    for one in with_answers(rows.select_related("service", "to_office"), by):
        referral = one.referral
        said = {"service": referral.service, "body": referral.to_office}
        words = _("Referred for: %(service)s (%(body)s)") % said
        silent = one.first is None and one.withdrawal is None and referral.due_on < today()
        never = silent or one.state == ReferralState.REFUSED
        state = _("no answer in time") if silent else one.state.label
        yield ShieldLine(referral.sent_on, NEVER if never else ASKED, f"{words}: {state}")


def missed_lines(ids, worker_id, by):
    """The visits that were missed because something or somebody was missing."""
    why = reasons_of_wants()
    missed = MissedVisit.objects.within_reach_of(by).filter(child_id__in=ids, worker_id=worker_id)
    said = {}
    rows = Explanation.objects.within_reach_of(by).filter(missed__in=missed).order_by("recorded_at")
    for row in rows:
        said[row.missed_id] = row
    for one in missed:
        row = said.get(one.pk)
        if row is not None and row.reason in why:
            words = {"what": choice_label("shield_wants", why[row.reason]), "why": row.get_reason_display()}
            yield ShieldLine(
                one.latest_on,
                NEVER,
                capfirst(_("a visit was missed for want of: %(what)s (%(why)s)") % words),
            )


def reasons_of_wants() -> dict[str, str]:
    """Reason of a missed visit to the thing of the list that was missing."""
    return marked("missed_")


def kinds_of_wants() -> dict[str, str]:
    """Kind of the body that was asked by referral to the thing of the list; "" for every other kind."""
    found = marked("asked_")
    return found | {"": found.pop("other")}


def marked(prefix: str) -> dict[str, str]:
    """What the marks of `shield_wants` with this prefix say, to the code at which each stands."""
    return {
        mark.removeprefix(prefix): code
        for code, one in choices_of("shield_wants").items()
        for mark in one.marks
        if mark.startswith(prefix)
    }
