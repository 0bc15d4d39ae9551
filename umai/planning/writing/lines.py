"""Lines of a draft as pages show them, and who can be chosen to answer for a measure."""

from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.design.days import date_in_words
from umai.design.parts import SummaryRow, Task
from umai.design.templatetags.design import clock
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.intake.cases.workers import terms_for_case
from umai.law.terms.clock import today
from umai.planning.draft.choices import PlanKind
from umai.planning.draft.models import Goal, Measure, Need, Placement
from umai.planning.reading import measures_of
from umai.staff.models import Office, OfficeKind, Worker

LINES = {"needs": Need, "goals": Goal, "measures": Measure}
HELPING_KINDS = (
    OfficeKind.DISTRICT,
    OfficeKind.MUNICIPALITY,
    OfficeKind.SCHOOL,
    OfficeKind.CLINIC,
    OfficeKind.POLICE,
    OfficeKind.PROSECUTION,
    OfficeKind.ADMINISTRATION,
    OfficeKind.COMMISSION,
)


def measure_rows(measures):
    """Measures of a draft, each with its lines of a summary."""
    return [
        {
            "measure": done.measure,
            "rows": [
                SummaryRow(_("What is done"), as_paragraphs(done.measure.words)),
                SummaryRow(_("Kind of help"), capfirst(done.measure.get_kind_display())),
                SummaryRow(_("Who and by when"), who_and_when(done.measure)),
                SummaryRow(_("What became of it"), progress_in_words(done)),
            ],
        }
        for done in measures
    ]


def line_rows(row):
    """A line of a draft as lines of a summary, with who wrote it."""
    if row is None:
        return []
    rows = [SummaryRow(_("Written"), as_paragraphs(row.words))]
    if isinstance(row, Measure):
        rows += [
            SummaryRow(_("Kind of help"), capfirst(row.get_kind_display())),
            SummaryRow(_("Who and by when"), who_and_when(row)),
        ]
    if isinstance(row, Placement):
        rows.insert(0, SummaryRow(_("Form of placement"), capfirst(row.get_form_display())))
    return [*rows, SummaryRow(_("By"), by_whom(row))]


def offices(case):
    """The bodies of the district that can help, in the order of `HELPING_KINDS`."""
    rows = Office.objects.filter(place__district_id=case.district_id, kind__in=HELPING_KINDS)
    order = {kind: number for number, kind in enumerate(HELPING_KINDS)}
    return sorted(rows, key=lambda row: (order[row.kind], str(row)))


def workers(case):
    """The workers of the district who can answer for a measure."""
    ids = terms_for_case(case).values_list("worker_id", flat=True)
    return Worker.objects.filter(pk__in=list(ids)).order_by("surname", "given")


def need_tasks(case, kind, draft) -> list:
    """The needs of a draft as links, each with how many goals and measures it has."""
    return [
        Task(
            Truncator(row.words).chars(200),
            reverse("planning:need", args=[case.pk, kind, row.line]),
            _counts_in_words(draft, row),
            done=any(done.measure.need_line == row.line for done in draft.measures),
            hint=capfirst(row.get_domain_display()),
        )
        for row in draft.needs
    ]


def _counts_in_words(draft, need):
    goals = len(draft.goals_of(need.line))
    measures = sum(done.measure.need_line == need.line for done in draft.measures)
    return ", ".join(
        [
            ngettext("%(n)d goal", "%(n)d goals", goals) % {"n": goals},
            ngettext("%(n)d measure", "%(n)d measures", measures) % {"n": measures},
        ]
    )


def progress_tasks(case, kind, draft) -> list:
    """Every measure as a link to record its progress, those that are not over first, the nearest first."""
    measures = sorted(draft.measures, key=lambda done: (bool(done.ended), done.measure.due_on))
    return [
        Task(
            Truncator(done.measure.words).chars(200),
            reverse("planning:progress", args=[case.pk, kind, done.measure.line]),
            progress_in_words(done),
            done=done.ended,
            hint=who_and_when(done.measure),
        )
        for done in measures
    ]


def late_measures(case, by) -> dict[str, list]:
    """The measures whose day is over, as links to record what became of them, by the kind of the plan."""
    on, found = today(), {kind: [] for kind in PlanKind.values}
    for done in measures_of(case, by):
        if done.late_on(on):
            found[done.kind].append(
                Task(
                    Truncator(done.measure.words).chars(200),
                    reverse("planning:progress", args=[case.pk, done.kind, done.measure.line]),
                    clock(done.measure.due_on, on),
                    hint=", ".join(filter(None, [done.measure.bodies(), done.measure.people()])),
                )
            )
    return found


def who_and_when(measure) -> str:
    """Who answers for a measure, and by which day."""
    who = ", ".join(filter(None, [measure.bodies(), measure.people()])) or _("nobody answers for it yet")
    return _("%(who)s; by %(day)s") % {"who": who, "day": date_in_words(measure.due_on)}


def progress_in_words(done) -> str:
    """The progress of a measure, in a few words."""
    if done.progress is None and done.begun_on:
        return _("Protects now, begun on %(day)s") % {"day": date_in_words(done.begun_on)}
    late = _("late") if done.late_on(today()) else ""
    if done.progress is None:
        return capfirst(late) if late else _("Not begun yet")
    words = f"{capfirst(done.progress.get_kind_display())}, {date_in_words(done.progress.happened_on)}"
    return f"{words} ({late})" if late else words
