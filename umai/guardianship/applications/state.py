"""How far an application is: its papers, its stages, what it waits for, and since when."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from umai.guardianship.applications.models import (
    ApplicationDecision,
    ApplicationPaper,
    ApplicationStage,
    ApplicationWithdrawal,
    GuardianshipApplication,
    PaperKind,
    PaperState,
    StageKind,
)
from umai.register import merge_groups

DECISION = "decision"
COURT = "court"


@dataclass(frozen=True)
class ApplicationState:
    """An application with its papers and stages by kind, and how it ended."""

    application: GuardianshipApplication
    papers: dict[str, ApplicationPaper]
    stages: dict[str, ApplicationStage]
    decision: ApplicationDecision | None
    withdrawal: ApplicationWithdrawal | None

    @property
    def is_open(self) -> bool:
        """Whether it is neither decided nor withdrawn."""
        return self.decision is None and self.withdrawal is None

    @property
    def missing(self) -> list[PaperKind]:
        """The papers that nobody has seen yet and that are needed."""
        return [
            kind
            for kind in PaperKind
            if kind not in self.papers or self.papers[kind].state == PaperState.MISSING
        ]

    @property
    def is_ready(self) -> bool:
        """Whether it can be decided: papers complete, home examined, and not sent to the court."""
        return self.waits_for == DECISION

    @property
    def waits_for(self) -> str:
        """What comes next: "papers", "home", "decision", or "court" for the court's word."""
        if StageKind.COURT in self.stages:
            return COURT
        return next(
            (kind for kind in (StageKind.PAPERS, StageKind.HOME) if kind not in self.stages), DECISION
        )

    @property
    def latest(self) -> ApplicationStage | None:
        """The stage that was written last."""
        return max(self.stages.values(), key=lambda row: row.recorded_at, default=None)

    @property
    def due_on(self) -> date:
        """The last day of what comes next, as the row that began the wait has it."""
        return self.latest.due_on if self.latest else self.application.due_on

    @property
    def since(self) -> date:
        """Since when it waits for what comes next."""
        return self.latest.reached_on if self.latest else self.application.received_on


def application_states(applications, by) -> list[ApplicationState]:
    """The states of these applications, in their order: four queries, however many they are."""
    applications = list(applications)
    ids = [one.pk for one in applications]

    def rows(model):
        return model.objects.within_reach_of(by).filter(application__in=ids).select_related("recorded_by")

    papers: dict = {pk: {} for pk in ids}
    for row in rows(ApplicationPaper):
        papers[row.application_id][row.kind] = row
    stages: dict = {pk: {} for pk in ids}
    for row in rows(ApplicationStage):
        stages[row.application_id][row.kind] = row
    decided, withdrawn = (
        {row.application_id: row for row in rows(model)}
        for model in (ApplicationDecision, ApplicationWithdrawal)
    )
    return [
        ApplicationState(one, papers[one.pk], stages[one.pk], decided.get(one.pk), withdrawn.get(one.pk))
        for one in applications
    ]


def application_state(application, by) -> ApplicationState:
    return application_states([application], by)[0]


def applications_of(child_id, by):
    """The applications for a child, whatever its records, the newest first."""
    ids = merge_groups.ids_of(child_id, by)
    rows = GuardianshipApplication.objects.within_reach_of(by).filter(child_id__in=ids)
    return rows.select_related("recorded_by").order_by("-received_on", "-recorded_at")


def open_applications(rows):
    """Those of these applications that are neither decided nor withdrawn."""
    return rows.filter(decision=None, withdrawal=None)


def by_what_is_due(rows):
    """These applications with `waits_until`, the last day of what comes next; the most pressing first."""
    latest = ApplicationStage.objects.filter(application=OuterRef("pk")).order_by("-recorded_at", "-pk")
    waits_until = Coalesce(Subquery(latest.values("due_on")[:1]), "due_on")
    return rows.annotate(waits_until=waits_until).order_by("waits_until", "pk")
