"""An application as the pages show it: in a line, in a summary, as a list of what is to be done."""

from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umai.design.days import date_in_words
from umai.design.parts import SummaryRow, Task, UiText
from umai.design.templatetags.design import clock, day
from umai.guardianship.applications.models import (
    GuardianshipApplication,
    HomeFound,
    PaperKind,
    PaperState,
    StageKind,
)
from umai.guardianship.applications.state import COURT, DECISION, ApplicationState
from umai.guardianship.departure.lines import identity_of, names_of
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.register import merge_groups
from umai.register.family.members import adult_name_of
from umai.register.models import Kinship

WAITS_FOR = {
    StageKind.PAPERS.value: gettext_lazy("Papers are missing"),
    StageKind.HOME.value: gettext_lazy("The home has to be examined"),
    DECISION: gettext_lazy("It has to be decided"),
    COURT: gettext_lazy("The court has it: ask how it stands"),
}


class ApplicationLine(NamedTuple):
    """An application on the page of the child."""

    url: str
    title: str
    state: str
    waits: bool


def application_line(state: ApplicationState, by) -> ApplicationLine:
    application = state.application
    title = _("%(who)s: %(what)s, %(day)s") % {
        "who": applicant_name(application, by),
        "what": application.get_arrangement_display(),
        "day": date_in_words(application.received_on),
    }
    return ApplicationLine(application.get_absolute_url(), title, state_words(state), state.is_open)


def state_words(state: ApplicationState) -> str:
    """How far an application is, in a few words."""
    if state.decision:
        said = _("Granted on %(day)s") if state.decision.granted else _("Refused on %(day)s")
        return said % {"day": date_in_words(state.decision.decided_on)}
    if state.withdrawal:
        return _("Withdrawn: %(why)s") % {"why": state.withdrawal.get_reason_display()}
    return str(WAITS_FOR[state.waits_for])


class WaitingApplication(NamedTuple):
    """An application in the list of the office: whose, what comes next, since when and until when."""

    url: str
    child: str
    worker: str
    state: UiText
    waits: str
    clock: UiText


class DistrictOfApplications(NamedTuple):
    """The open applications of one district, and how many of them are late."""

    name: str
    late: int
    lines: list[WaitingApplication]


def by_district(states, by, on: date) -> list[DistrictOfApplications]:
    """These applications by district, in alphabetical order; each as late as its clock says."""
    names = names_of({one.application.child_id for one in states}, by)
    found: dict[str, list[ApplicationState]] = {}
    for one in states:
        found.setdefault(one.application.district.name, []).append(one)
    return [
        DistrictOfApplications(
            district,
            sum(one.due_on < on for one in found[district]),
            [waiting_application(one, names, on) for one in found[district]],
        )
        for district in sorted(found)
    ]


def waiting_application(state: ApplicationState, names: dict, on: date) -> WaitingApplication:
    application = state.application
    days = (on - state.since).days
    return WaitingApplication(
        application.get_absolute_url(),
        names.get(application.child_id) or _("Name not known"),
        str(application.recorded_by) if application.recorded_by_id else "",
        WAITS_FOR[state.waits_for],
        ngettext("waits for %(n)d day", "waits for %(n)d days", days) % {"n": days},
        clock(state.due_on, on),
    )


def application_rows(application: GuardianshipApplication, by) -> list[SummaryRow]:
    """What was applied for, as a summary."""
    until = application.wanted_until
    lines = [
        (_("Who applies"), applicant_name(application, by)),
        (_("For what"), capfirst(application.get_arrangement_display())),
        (_("Asked for until"), day(until) if until else ""),
        (_("In the applicant's words"), as_paragraphs(application.words) if application.words else ""),
        (_("Received on"), day(application.received_on)),
        (_("Recorded"), by_whom(application)),
    ]
    return [SummaryRow(label, value) for label, value in lines if value]


def decision_rows(state: ApplicationState) -> list[SummaryRow]:
    """What was decided, as a summary; nothing while it is open."""
    decision = state.decision
    if decision is None:
        return []
    begins, ends, until = decision.in_force_on, decision.ends_on, decision.appeal_until
    lines = [
        (_("Who decided"), ", ".join([str(decision.get_body_display()), decision.issuer])),
        (_("Number of the decision"), decision.number),
        (_("Decided on"), day(decision.decided_on)),
        (_("In force since"), day(begins) if begins else ""),
        (_("Valid through"), day(ends) if ends else ""),
        (_("Why it was refused"), as_paragraphs(decision.reason) if decision.reason else ""),
        (_("Appeal to"), decision.appeal_to),
        (_("Appeal until"), day(until) if until else ""),
        (_("Recorded"), by_whom(decision)),
    ]
    return [SummaryRow(label, value) for label, value in lines if value]


def paper_tasks(state: ApplicationState, writes: bool) -> list[Task]:
    """The papers of an application, each with how it is with it."""
    return [paper_task(kind, state, writes) for kind in PaperKind]


def paper_task(kind, state: ApplicationState, writes: bool) -> Task:
    row = state.papers.get(kind)
    url = reverse("guardianship:paper", args=[state.application.pk, kind]) if writes else None
    label = capfirst(kind.label)
    if row is None:
        return Task(label, url, _("Not written yet"))
    said = f"{capfirst(row.get_state_display())}, {date_in_words(row.looked_on)}"
    return Task(label, url, said, done=row.state != PaperState.MISSING, hint=row.words)


def home_task(state: ApplicationState, writes: bool) -> Task:
    """The look at the home, with what was found."""
    row = state.stages.get(StageKind.HOME)
    if row is None:
        url = reverse("guardianship:home", args=[state.application.pk]) if writes else None
        return Task(_("Home of the applicant"), url, _("Not written yet"))
    said = f"{capfirst(row.get_found_display())}, {date_in_words(row.reached_on)}"
    return Task(_("Home of the applicant"), None, said, done=row.found != HomeFound.NOT_GOOD, hint=row.words)


def household_task(application: GuardianshipApplication) -> Task:
    """The check of the household, with its latest answer."""
    row = application.household_checks.order_by("-recorded_at", "-pk").first()
    url = reverse("guardianship:household", args=[application.pk])
    said = capfirst(row.get_answer_display()) if row else _("Not asked yet")
    return Task(_("What is known of the household"), url, said, done=row is not None)


def applicant_name(application: GuardianshipApplication, by) -> str:
    """The applicant's name and what they are to the child, in whichever record of the child it stands."""
    name = adult_name_of(identity_of(application.applicant_id))
    ids = merge_groups.ids_of(application.child_id, by)
    kin = Kinship.objects.filter(child_id__in=ids, adult_id=application.applicant_id).first()
    return f"{name}, {kin.get_relation_display()}" if kin else name
