"""An announcement as the pages show it: in a line, in a summary, as a list of what is asked."""

from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.doors import open_row
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow, Task
from umai.design.templatetags.design import day
from umai.guardianship.departure.models import CheckKind, CheckOutcome, Departure
from umai.guardianship.departure.state import DepartureState
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.register import merge_groups
from umai.register.family.care import CARE
from umai.register.family.members import adult_name_of
from umai.register.fields.countries import country_name
from umai.register.models import AdultIdentity, Kinship

# What is announced alike of the children of one parent.
ALIKE = (
    "adult_id",
    "way",
    "announced_on",
    "kind",
    "country",
    "reason",
    "leaves_on",
    "returns_on",
    "contact",
    "carer_id",
)


class DepartureLine(NamedTuple):
    """An announcement in a list: whose, how far it is, and since when it waits."""

    url: str
    title: str
    state: str
    waits: bool


def departure_lines(states) -> list[DepartureLine]:
    """The announcements on the page of the child."""
    names = names_of_parents([one.departure for one in states])
    return [departure_line(one, names[one.departure.pk]) for one in states]


def departure_line(state: DepartureState, who: str) -> DepartureLine:
    """An announcement on the page of the child; `who` announced it."""
    departure = state.departure
    if departure.leaves_on:
        title = _("%(who)s, away from %(day)s on") % {"who": who, "day": date_in_words(departure.leaves_on)}
    else:
        title = _("%(who)s, away since a day that nobody knows") % {"who": who}
    return DepartureLine(departure.get_absolute_url(), title, state_in_words(state), state.waits)


def state_in_words(state: DepartureState) -> str:
    """How far an announcement is, in a few words."""
    if state.confirmation:
        return _("Confirmed on %(day)s") % {"day": date_in_words(state.confirmation.confirmed_on)}
    if state.withdrawal:
        return _("Withdrawn: %(why)s") % {"why": state.withdrawal.get_reason_display()}
    if state.is_asked:
        return _("Everybody was asked; it waits to be confirmed")
    missing = ", ".join(str(one.label).lower() for one in state.missing)
    return _("Still to do: %(what)s") % {"what": missing}


class WaitingLine(NamedTuple):
    """An announcement in the list of the office."""

    url: str
    child: str
    announced_on: object
    state: str


def waiting_line(state: DepartureState, names: dict) -> WaitingLine:
    departure = state.departure
    return WaitingLine(
        departure.get_absolute_url(),
        names.get(departure.child_id) or _("Name not known"),
        departure.announced_on,
        state_in_words(state),
    )


def names_of(ids, by) -> dict:
    """Child id to name, of these children; the look at their names is noted."""
    if not ids:
        return {}
    found = merge_groups.consult_identities("guardianship.read", ids, by)
    return {one.child_id: one.full_name() for one in found}


def departure_rows(departure: Departure, by) -> list[SummaryRow]:
    """What was announced, as a summary."""
    where = ", ".join(filter(None, [departure.get_kind_display(), country_name(departure.country)]))
    lines = [
        (_("Parent"), name_of_parent(departure)),
        (_("Where to"), capfirst(where)),
        (_("Why"), capfirst(departure.get_reason_display())),
        (_("Away from"), day(departure.leaves_on) if departure.leaves_on else _("Nobody knows since when")),
        (_("Expected back on"), day(departure.returns_on) if departure.returns_on else ""),
        (_("Telephone or messenger"), departure.contact),
        (_("The child stays with"), adult_name_of(identity_of(departure.carer_id))),
        (_("In the parent's words"), as_paragraphs(departure.words) if departure.words else ""),
        (_("How it was announced"), capfirst(departure.get_way_display())),
        (_("Announced on"), day(departure.announced_on)),
        (_("Recorded"), by_whom(departure)),
    ]
    return [SummaryRow(label, value) for label, value in lines if value]


def tasks_of(state: DepartureState, writes: bool) -> list[Task]:
    """What is asked about an announcement, each with what came of it."""
    return [task_of(kind, state, writes and state.waits) for kind in CheckKind]


def task_of(kind, state: DepartureState, writes: bool) -> Task:
    row = state.checks.get(kind)
    url = reverse("guardianship:check", args=[state.departure.pk, kind]) if writes else None
    if row is None:
        return Task(kind.label, url, _("Not written yet"))
    said = _("%(outcome)s, %(day)s") % {
        "outcome": capfirst(row.get_outcome_display()),
        "day": date_in_words(row.asked_on),
    }
    return Task(kind.label, url, said, done=row.outcome != CheckOutcome.DECLINES, hint=row.words)


def care_lines(file) -> list[str]:
    """Who cares for the child and on what paper, a line each."""
    return [CARE.words(row, file) for row in file.care]


def name_of_parent(departure: Departure) -> str:
    """The parent's name and what they are to the child."""
    return names_of_parents([departure])[departure.pk]


def names_of_parents(departures) -> dict[UUID, str]:
    """Who announced each of these, by its id: two queries, however many they are."""
    adults = {one.adult_id for one in departures}
    kin = Kinship.objects.filter(child_id__in={one.child_id for one in departures}, adult_id__in=adults)
    relations = {(one.child_id, one.adult_id): one.get_relation_display() for one in kin}
    identities = {one.adult_id: one for one in AdultIdentity.objects.filter(adult_id__in=adults)}
    return {
        one.pk: ", ".join(
            filter(
                None,
                [
                    adult_name_of(identities.get(one.adult_id)),
                    relations.get((one.child_id, one.adult_id), ""),
                ],
            )
        )
        for one in departures
    }


def identity_of(adult_id) -> AdultIdentity | None:
    return AdultIdentity.objects.filter(adult_id=adult_id).first()


def announced_of_sibling(text, by) -> Departure | None:
    """The announcement that another child's form is filled like; None where this worker may not see it."""
    try:
        pk = UUID(text)
    except ValueError:
        return None
    with by.speaking():
        open_row(Departure, pk, by=by)
        return Departure.objects.within_reach_of(by).filter(pk=pk).first()
