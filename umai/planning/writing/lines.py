"""Lines of a draft as pages and forms show them, and who can be chosen to answer for a measure."""

from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.design.days import in_words
from umai.design.parts import Row, Task
from umai.intake.cases.reading import by_whom, in_lines
from umai.intake.cases.workers import who_may_take
from umai.law.terms.clock import today
from umai.planning.draft.models import Goal, Measure, Need, Placement
from umai.staff.models import Office, OfficeKind, Worker

LINES = {"needs": Need, "goals": Goal, "measures": Measure}
HELPING = (
    OfficeKind.DISTRICT,
    OfficeKind.MUNICIPALITY,
    OfficeKind.SCHOOL,
    OfficeKind.CLINIC,
    OfficeKind.POLICE,
    OfficeKind.PROSECUTION,
    OfficeKind.ADMINISTRATION,
    OfficeKind.COMMISSION,
)


def measure_rows(found_measures):
    """Measures with their lines of a summary."""
    return [
        {
            "measure": done.measure,
            "rows": [
                Row(_("What is done"), in_lines(done.measure.words)),
                Row(_("Kind of help"), capfirst(done.measure.get_kind_display())),
                Row(_("Who and by when"), who_and_when(done.measure)),
                Row(_("What became of it"), became(done)),
            ],
        }
        for done in found_measures
    ]


def line_rows(row):
    """A line as lines of a summary, with who wrote it."""
    if row is None:
        return []
    rows = [Row(_("Written"), in_lines(row.words))]
    if isinstance(row, Measure):
        rows += [
            Row(_("Kind of help"), capfirst(row.get_kind_display())),
            Row(_("Who and by when"), who_and_when(row)),
        ]
    if isinstance(row, Placement):
        rows.insert(0, Row(_("Form of placement"), capfirst(row.get_form_display())))
    return [*rows, Row(_("By"), by_whom(row))]


def offices(case):
    """The bodies of the district that help, in the order of their kinds."""
    rows = Office.objects.filter(place__district_id=case.district_id, kind__in=HELPING)
    order = {kind: place for place, kind in enumerate(HELPING)}
    return sorted(rows, key=lambda row: (order[row.kind], str(row)))


def workers(case):
    """The workers of the district who can answer for a measure."""
    ids = who_may_take(case).values_list("worker_id", flat=True)
    return Worker.objects.filter(pk__in=list(ids)).order_by("surname", "given")


def need_tasks(case, kind, draft) -> list:
    """The needs of a draft as links, each with how many goals and measures it has."""
    return [
        Task(
            Truncator(row.words).chars(200),
            reverse("planning:need", args=[case.pk, kind, row.line]),
            _counted(draft, row),
            done=any(done.measure.need_line == row.line for done in draft.measures),
            hint=capfirst(row.get_domain_display()),
        )
        for row in draft.needs
    ]


def _counted(draft, need):
    goals = len(draft.goals_of(need.line))
    measures = sum(done.measure.need_line == need.line for done in draft.measures)
    return ", ".join(
        [
            ngettext("%(n)d goal", "%(n)d goals", goals) % {"n": goals},
            ngettext("%(n)d measure", "%(n)d measures", measures) % {"n": measures},
        ]
    )


def progress_rows(case, kind, draft) -> list:
    """Every measure as a line: what, who and by when, and what became of it; links to say so."""
    return [
        Task(
            Truncator(done.measure.words).chars(200),
            reverse("planning:progress", args=[case.pk, kind, done.measure.line]),
            became(done),
            done=done.ended,
            hint=who_and_when(done.measure),
        )
        for done in draft.measures
    ]


def who_and_when(measure) -> str:
    """Who answers for a measure, and by which day."""
    who = ", ".join(filter(None, [measure.bodies(), measure.people()])) or _("nobody answers for it yet")
    return _("%(who)s; by %(day)s") % {"who": who, "day": in_words(measure.due_on)}


def became(done) -> str:
    """What became of a measure, in a few words."""
    if done.progress is None and done.begun_on:
        return _("Protects now, begun on %(day)s") % {"day": in_words(done.begun_on)}
    late = _("late") if done.late_on(today()) else ""
    if done.progress is None:
        return capfirst(late) if late else _("Not begun yet")
    said = f"{capfirst(done.progress.get_kind_display())}, {in_words(done.progress.happened_on)}"
    return f"{said} ({late})" if late else said
