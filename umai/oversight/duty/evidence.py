"""Which bodies dealt with a child before harm was done and did not report it, for a person to judge.

Harm is a case of violence or of self-harm, or a case in which a child was protected from one of these or
from an untreated injury. The evidence is of the days before it, from `umai.law.duty.asked_since` on:
notes of schools and clinics, the school and the clinic of the record, referrals that a body accepted.
A body that reported the child up to the day of the harm is not on the list. Being listed is not an
accusation: a school can see a child every day and notice nothing.
"""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from umai.access.doors import consult_list
from umai.identification.models import Signal, SignalMatch
from umai.identification.officials.models import ReportingBody
from umai.intake.models import Case
from umai.law.duty import asked_since, listed_harm_since
from umai.law.terms.clock import day_of
from umai.oversight.duty.models import DutyJudgement
from umai.prevention.models import Note
from umai.protection.models import Protection
from umai.referrals.models import AnswerKind, ReferralAnswer
from umai.register.models import Attendance, HealthPoint, Identity, Schooling
from umai.staff.models import OfficeKind

PAGE = 30
HARM_CONCERNS = ("violence", "self_harm")  # concerns of a case
HARM_DANGERS = ("violence", "self_harm", "illness")  # dangers from which a child was protected
BODY_OF_KIND = {
    OfficeKind.SCHOOL: ReportingBody.SCHOOL,
    OfficeKind.CLINIC: ReportingBody.CLINIC,
    OfficeKind.POLICE: ReportingBody.POLICE,
}
CHANNEL_OF_BODY = {
    ReportingBody.SCHOOL: "school",
    ReportingBody.CLINIC: "clinic",
    ReportingBody.POLICE: "police",
}


class BodyEvidence(NamedTuple):
    """One row that shows that a body dealt with the child: what it is, and its day where that is known."""

    what: str  # "told", "referred", "school" or "health_point"
    on: date | None
    row: object


class InvolvedBody(NamedTuple):
    """A body that dealt with the child, the evidence, and the judgement of a person or None."""

    key: str
    body: ReportingBody
    name: str
    seen: list
    judgement: DutyJudgement | None


class HarmedChild(NamedTuple):
    """One case in which a child was hurt, and the bodies that may have known of the danger before."""

    case: Case
    name: str
    on: date
    since: date
    bodies: list


def harm_cases(by, *, on):
    """The cases of children who were hurt, of the last `YEARS_KEPT` years, the latest first."""
    protected = Protection.objects.filter(case=OuterRef("pk"), danger__in=HARM_DANGERS)
    rows = Case.objects.within_reach_of(by).filter(opened_on__gte=listed_harm_since(on))
    return rows.filter(Q(concern__in=HARM_CONCERNS) | Exists(protected)).order_by("-opened_on", "pk")


def page(by, *, on, number=1):
    """One page of the list, and whether another follows; the looks are noted on the trail."""
    first = (number - 1) * PAGE
    with by.speaking():
        rows = harm_cases(by, on=on)
        more = rows.count() > first + PAGE
    shown = consult_list(
        "oversight.duty",
        rows[first : first + PAGE],
        by=by,
        read=lambda found: found.select_related("municipality").order_by("-opened_on", "pk"),
    )
    return harms_of(shown, by), more


def harms_of(cases, by):
    """Each of these cases with the bodies that dealt with its child and did not report."""
    with by.speaking():
        children = {case.child_id for case in cases}
        days = harm_days(cases)
        names = {
            row.child_id: row.full_name()
            for row in Identity.objects.within_reach_of(by).filter(child_id__in=children)
        }
        seen, reported = evidence_of(children), reports_of(children)
        judged = {(row.case_id, row.key): row for row in DutyJudgement.objects.filter(case__in=cases)}
        return [
            HarmedChild(
                case,
                names.get(case.child_id, ""),
                days[case.pk],
                asked_since(days[case.pk]),
                bodies_of(case, days[case.pk], seen[case.child_id], reported[case.child_id], judged),
            )
            for case in cases
        ]


def harm_days(cases):
    """Case to the day on which the harm became known: of the case, or of the first such danger in it."""
    found_on = defaultdict(list)
    rows = Protection.objects.filter(case__in=cases, danger__in=HARM_DANGERS)
    for case_id, at in rows.values_list("case_id", "known_at"):
        found_on[case_id].append(day_of(at))
    return {
        case.pk: case.opened_on
        if case.concern in HARM_CONCERNS
        else min(found_on[case.pk], default=case.opened_on)
        for case in cases
    }


def evidence_of(children):
    """Child to (body, key, name, `BodyEvidence`), from the record as it stands."""
    found = defaultdict(list)
    for row in Note.objects.filter(child__in=children, told_by__isnull=False).select_related("told_by"):
        add_office_evidence(found, row.child_id, row.told_by, BodyEvidence("told", row.noted_on, row))
    answers = ReferralAnswer.objects.filter(
        child__in=children, kind__in=[AnswerKind.ACCEPTED, AnswerKind.DONE]
    )
    for row in answers.select_related("to_office"):
        add_office_evidence(
            found, row.child_id, row.to_office, BodyEvidence("referred", row.answered_on, row)
        )
    taught = Schooling.objects.exclude(attendance__in=[Attendance.NEVER, Attendance.TOO_YOUNG])
    for row in taught.filter(child__in=children).exclude(school=""):
        seen = BodyEvidence("school", row.holds_from, row)
        found[row.child_id].append((ReportingBody.SCHOOL, f"school:{row.school}", row.school, seen))
    for row in HealthPoint.objects.filter(child__in=children):
        seen = BodyEvidence("health_point", row.holds_from, row)
        found[row.child_id].append((ReportingBody.CLINIC, f"clinic:{row.facility}", row.facility, seen))
    return found


def add_office_evidence(found, child_id, office, seen):
    body = BODY_OF_KIND.get(office.kind)
    if body:
        found[child_id].append((body, str(office.pk), office, seen))


def reports_of(children):
    """Child to (channel, office id or None, day) of the signals that were found to be about it."""
    found = defaultdict(list)
    rows = dict(SignalMatch.objects.filter(child__in=children).values_list("signal_id", "child_id"))
    signals = Signal.objects.filter(pk__in=rows)
    for pk, channel, office, at in signals.values_list("pk", "channel", "recorded_office_id", "received_at"):
        found[rows[pk]].append((channel, office, day_of(at)))
    return found


def bodies_of(case, harmed_on, seen, reported, judged):
    """The bodies that dealt with the child before the harm, without those that reported by then."""
    since, bodies = asked_since(harmed_on), {}
    for body, key, name, one in seen:
        before = one.on is None or one.on <= harmed_on
        dated = one.what in ("told", "referred")  # a school or clinic of the record counts from its day on
        if before and (not dated or one.on >= since):
            bodies.setdefault(key, (body, str(name), []))[2].append(one)
    by_then = [(channel, office) for channel, office, on in reported if on <= harmed_on]
    return [
        InvolvedBody(key, body, name, rows, judged.get((case.pk, key)))
        for key, (body, name, rows) in bodies.items()
        if not has_reported(body, key, by_then)
    ]


def has_reported(body, key, reported):
    """Whether this body reported: the office itself, or for a name in the record any body of its kind."""
    if key.startswith(f"{body}:"):
        return any(channel == CHANNEL_OF_BODY[body] for channel, _office in reported)
    return any(str(office) == key for _channel, office in reported)
