"""What became of a child in the twelve months after a measure, computed from the register by day."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.facts import FactHistory
from umai.design.days import date_in_words
from umai.intake.models import Case, ClosingReason, Closure
from umai.justice.incidents.models import Incident
from umai.law.justice.orders import DAY, outcome_until
from umai.law.options.choices import is_marked
from umai.register import merge_groups
from umai.register.models import PARENTS, CareArrangement, CarePaper, Kinship

LIVINGS = ("with_parents", "guardianship", "foster", "institution", "relatives", "others", "not_known")
PAPERS = {
    CarePaper.PRELIMINARY: "guardianship",
    CarePaper.COURT: "guardianship",
    CarePaper.FOSTER: "foster",
    CarePaper.INSTITUTION: "institution",
}


class MeasureOutcome(NamedTuple):
    """What became of the child from the day after a measure to `until`; counts are of that time."""

    until: date
    is_over: bool
    """Whether the months are over; before that it is what is known so far."""
    lives: str
    """With whom the child lives on the last of these days, a code of `LIVINGS`."""
    incidents: int
    cases: int
    died: bool
    left: bool
    """Whether a case was closed because the child moved abroad."""


def outcome_after(measure, on: date, by) -> MeasureOutcome:
    """What became of the child after this measure, as far as it is known on the day `on`.

    `by` speaks; what that worker does not see, such as a sealed incident, is not counted.
    """
    ids = merge_groups.ids_of(measure.child_id, by)
    last = outcome_until(measure.happened_on)
    until = min(last, on)
    after = (measure.happened_on + DAY, until)
    closures = Closure.objects.within_reach_of(by).filter(child_id__in=ids, closed_on__range=after)
    reasons = set(closures.values_list("proposal__reason", flat=True))
    incidents = Incident.objects.within_reach_of(by).filter(child_id__in=ids, happened_on__range=after)
    kinds = {code for one in incidents.values_list("kinds", flat=True) for code in one}
    killed = any(is_marked("incident_kinds", code, "death") for code in kinds)
    cases = Case.objects.within_reach_of(by).filter(child_id__in=ids, opened_on__range=after)
    return MeasureOutcome(
        until,
        on > last,
        lives_on(ids, until),
        len(incidents),
        cases.count(),
        killed or ClosingReason.DIED in reasons,
        ClosingReason.ABROAD in reasons,
    )


def lives_on(ids, day: date) -> str:
    """With whom the child of these records lives on this day, by what the file says now."""
    rows = FactHistory(CareArrangement.ever.filter(child_id__in=ids)).holding(on=day)
    parents = set(
        Kinship.objects.filter(child_id__in=ids, relation__in=PARENTS).values_list("adult_id", flat=True)
    )
    found = {living_of(row, parents, day) for row in rows}
    return next((one for one in LIVINGS if one in found), "not_known")


def living_of(row, parents, day: date) -> str:
    """What one care means on this day: by its paper where it has one that is valid, else by who cares."""
    if row.institution:
        return "institution"
    if row.carer_id in parents:
        return "with_parents"
    if row.paper in PAPERS and (row.paper_to is None or row.paper_to >= day):
        return PAPERS[row.paper]
    return "relatives" if row.is_kin else "others"


LIVES = {
    "with_parents": lambda: _("The child lives with a parent."),
    "guardianship": lambda: _("The child lives with a guardian."),
    "foster": lambda: _("The child lives in a foster family."),
    "institution": lambda: _("The child lives in an institution."),
    "relatives": lambda: _("The child lives with relatives, without a guardian's paper."),
    "others": lambda: _("The child lives with people who are not relatives, without a guardian's paper."),
    "not_known": lambda: _("The register does not say with whom the child lives."),
}


def outcome_in_words(outcome: MeasureOutcome) -> list[str]:
    """What became of the child, a sentence each; a death and a departure first."""
    day = {"day": date_in_words(outcome.until)}
    said = [_("What is known until %(day)s:") % day if outcome.is_over else _("So far, until %(day)s:") % day]
    if outcome.died:
        said.append(_("The child died."))
    if outcome.left:
        said.append(_("The child moved abroad."))
    said.append(LIVES[outcome.lives]())
    if outcome.incidents:
        said.append(
            ngettext(
                "Something was done to the child %(n)d time.",
                "Something was done to the child %(n)d times.",
                outcome.incidents,
            )
            % {"n": outcome.incidents}
        )
    if outcome.cases:
        said.append(
            ngettext("%(n)d new case was opened.", "%(n)d new cases were opened.", outcome.cases)
            % {"n": outcome.cases}
        )
    return said
