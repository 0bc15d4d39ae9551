"""What other pages read of plans: their status, what waits for whom, the measures, the events.

Whoever calls has consulted the child's or the case's record, so the look is on the trail already;
`waiting_editions` notes what it lists by itself.
"""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.db.models.fields.json import KT
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.doors import consult_list
from umai.access.facts import ReplacementReason
from umai.access.policy.roles import DEPARTMENT_ROLES, FIELD_ROLES
from umai.access.reach import rows_of_child
from umai.design.days import recorded_in_words
from umai.design.parts import TimelineEvent
from umai.intake.cases.reading import recorder_name
from umai.intake.models import Due, DueKind
from umai.law.terms.clock import day_of
from umai.planning.draft.choices import PlanKind
from umai.planning.draft.models import Measure, MeasureProgress, Placement, Plan
from umai.planning.draft.reading import MeasureWithProgress, draft_of
from umai.planning.editions.bodies import deciding_districts
from umai.planning.editions.models import PlanEdition, PlanStep
from umai.planning.editions.status import PlanStatus, plan_statuses_of
from umai.staff.models import Role

MAX_ROWS = 200  # rows of a list of what waits


class CasePlans(NamedTuple):
    """The status of the two plans of a case."""

    child: PlanStatus
    family: PlanStatus


class WaitingEdition(NamedTuple):
    """An edition that waits for a step ("submit", "agree", "approve" or "returned") by a day."""

    edition: PlanEdition
    step: str
    due_on: date | None
    name: str  # of the child
    mine: bool  # whether the step is this worker's to take, and not another body's

    @property
    def title(self) -> str:
        return capfirst(str(PlanKind(self.edition.kind).label))


def plans_of(case, by) -> CasePlans:
    """Both plans of this case. Three queries."""
    found = plan_statuses_of(case, by)
    return CasePlans(found[PlanKind.CHILD], found[PlanKind.FAMILY])


def measures_of(case, by) -> list[MeasureWithProgress]:
    """The measures in the drafts of both plans, the child's first, with their progress."""
    plans = Plan.objects.within_reach_of(by).filter(case=case).order_by("kind")
    return [one for plan in plans for one in draft_of(plan).measures]


def measures_in_words(lines, by) -> dict[UUID, str]:
    """The measures of these lines within reach: what is done, and who answers for it."""
    if not lines:
        return {}
    rows = Measure.objects.within_reach_of(by).filter(line__in=lines).select_related("body", "person")
    return {row.line: ": ".join(filter(None, [row.people() or row.bodies(), row.words])) for row in rows}


def waiting_editions(by, noted="planning.waiting") -> list[WaitingEdition]:
    """What waits for the speaker or the own office, by due day; then what waits for others.

    The trail notes the look under the name `noted`.
    """
    with by.speaking():
        dues = {due.of: due for due in _dues(by)}
        ids = set(dues) | set(_to_submit(by))
        rows = PlanEdition.objects.within_reach_of(by).filter(pk__in=ids)
        editions = consult_list(noted, rows, by=by, read=_without_text)
    found = [_as_waiting_edition(edition, dues.get(edition.pk), by) for edition in editions]
    return sorted(found, key=lambda one: (not one.mine, one.due_on or one.edition.handed_in_on, one.name))


def events_of(child, by) -> list[TimelineEvent]:
    """What happened to the child's plans, as `TimelineEvent`s in no order; the timeline sorts them."""
    return [
        *_handed_in(child, by),
        *_steps(child, by),
        *_placements(child, by),
        *_protecting(child, by),
        *_progress(child, by),
    ]


STEP_OF = {DueKind.AGREEMENT: "agree", DueKind.APPROVAL: "approve", DueKind.RETURNED: "returned"}
BODY_STEPS = ("agree", "approve")  # taken by another body than the department


def _dues(by):
    """Steps of editions that are due, as far as they concern the speaker."""
    rows = Due.objects.order_by("due_on", "of")
    if districts := deciding_districts(by):
        owed = DueKind.APPROVAL if by.role == Role.HEAD_OF_ADMINISTRATION else DueKind.AGREEMENT
        return rows.filter(owed=owed, district__in=districts)[:MAX_ROWS]
    rows = rows.filter(owed__in=STEP_OF)
    if by.reach.districts:
        return rows.filter(district__in=by.reach.districts)[:MAX_ROWS]
    return rows.filter(worker=by.pk)[:MAX_ROWS]


def _to_submit(by):
    """Ids of the editions that the department has to submit: the latest of open cases, without a step."""
    if by.role not in DEPARTMENT_ROLES:
        return []
    later = PlanEdition.objects.filter(plan=OuterRef("plan"), number__gt=OuterRef("number"))
    stepped = PlanStep.objects.filter(edition=OuterRef("pk"))
    rows = PlanEdition.objects.within_reach_of(by).filter(
        ~Exists(later), ~Exists(stepped), case__work__isnull=False
    )
    return rows.order_by("handed_in_on", "pk").values_list("pk", flat=True)[:MAX_ROWS]


def _without_text(rows):
    stepped = Exists(PlanStep.objects.filter(edition=OuterRef("pk")))
    return rows.defer("text").annotate(name=KT("text__child__name"), stepped=stepped)


def _as_waiting_edition(edition, due, by):
    step = STEP_OF[due.owed] if due and edition.stepped else "submit"
    mine = bool(deciding_districts(by)) or by.role in (
        DEPARTMENT_ROLES if step == "submit" else () if step in BODY_STEPS else FIELD_ROLES
    )
    return WaitingEdition(
        edition, step, due.due_on if due else None, edition.name or _("Name not known"), mine
    )


def _handed_in(child, by):
    for row in rows_of_child(PlanEdition.objects, child, by).defer("text"):
        title = _("%(plan)s, no. %(n)d: handed in") % {"plan": _title(row.kind), "n": row.number}
        yield TimelineEvent(
            title,
            at=row.recorded_at,
            who=recorder_name(row),
            text=row.why,
            url=row.get_absolute_url(),
            counted=count_plans,
        )


def count_plans(n: int) -> str:
    """So many plans that were handed in, in words."""
    return ngettext("%(n)d plan handed in", "%(n)d plans handed in", n) % {"n": n}


def _steps(child, by):
    for row in rows_of_child(PlanStep.objects, child, by, "edition").defer("edition__text"):
        title = _("%(plan)s, no. %(n)d: %(step)s") % {
            "plan": _title(row.edition.kind),
            "n": row.edition.number,
            "step": row.get_kind_display(),
        }
        lines = [
            _("On paper, no. %(number)s.") % {"number": row.paper_number} if row.on_paper else "",
            row.words,
            _("Late.") if row.is_late else "",
            recorded_in_words(row.happened_on, day_of(row.recorded_at)),
        ]
        yield TimelineEvent(
            title,
            on=row.happened_on,
            who=recorder_name(row),
            text="\n".join(filter(None, lines)),
            url=row.edition.get_absolute_url(),
        )


def _placements(child, by):
    for row in rows_of_child(Placement.ever, child, by):
        title = _("Planned where the child is to live: %(form)s") % {"form": row.get_form_display()}
        yield TimelineEvent(title, at=row.recorded_at, who=recorder_name(row), text=row.words)


def _protecting(child, by):
    """The first row of each line that protects now; later rows only change its words."""
    seen = set()
    rows = rows_of_child(Measure.ever, child, by).filter(protects_now=True)
    for row in rows.order_by("recorded_at"):
        if row.line in seen or row.why == ReplacementReason.STRUCK:
            continue
        seen.add(row.line)
        title = _("A measure that protects now begun: %(kind)s") % {"kind": row.get_kind_display()}
        yield TimelineEvent(title, on=row.begun_on, who=recorder_name(row), text=row.words)


def _progress(child, by):
    for row in rows_of_child(MeasureProgress.objects, child, by, "measure"):
        title = _("What became of a measure (%(kind)s): %(what)s") % {
            "what": row.get_kind_display(),
            "kind": row.measure.get_kind_display(),
        }
        text = "\n".join(filter(None, [row.measure.words, row.words]))
        yield TimelineEvent(title, on=row.happened_on, who=recorder_name(row), text=text)


def _title(kind):
    return capfirst(PlanKind(kind).label)
