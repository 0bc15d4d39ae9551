"""What a check answered, with whom to speak, and what waits for a second person."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from umai.access.permissions import may_do
from umai.guardianship.vetting.models import (
    AcceptanceAnswer,
    AcceptanceProposal,
    ApplicantHearing,
    HouseholdAnswer,
    HouseholdCheck,
)
from umai.outreach.contacts import telephone_of
from umai.staff.models import Office


class OfficeToAsk(NamedTuple):
    """An office to speak with, and its telephone where one is recorded."""

    name: str
    kind: str
    number: str


class Vetting(NamedTuple):
    """What was found out about the household of one applicant."""

    check: HouseholdCheck | None
    offices: list[OfficeToAsk]
    hearing: ApplicantHearing | None
    proposal: AcceptanceProposal | None
    answer: AcceptanceAnswer | None

    @property
    def warns(self) -> bool:
        return self.check is not None and self.check.answer == HouseholdAnswer.SPEAK

    @property
    def is_accepted(self) -> bool:
        """Whether two persons accept the applicant against the latest warning."""
        return self.answer is not None and self.answer.agreed


def latest_check(application, by) -> HouseholdCheck | None:
    rows = HouseholdCheck.objects.within_reach_of(by).filter(application=application)
    return rows.select_related("recorded_by").order_by("-recorded_at", "-pk").first()


def vetting_of(application, by) -> Vetting:
    """The latest check, who was heard, and the latest proposal to accept against its warning."""
    check = latest_check(application, by)

    def latest(model, **which):
        rows = model.objects.within_reach_of(by).filter(**which).select_related("recorded_by")
        return rows.order_by("-recorded_at", "-pk").first()

    proposal = latest(AcceptanceProposal, household_check=check) if check else None
    answer = latest(AcceptanceAnswer, proposal=proposal) if proposal else None
    return Vetting(check, offices_to_ask(check, by), hearing_of(application, by), proposal, answer)


def vetting_of_proposal(proposal, by) -> Vetting:
    """What one proposal is about: its own check and its own answer, whatever was checked since."""
    check = proposal.household_check
    answers = AcceptanceAnswer.objects.within_reach_of(by).filter(proposal=proposal)
    answer = answers.select_related("recorded_by").first()
    hearing = hearing_of(proposal.application, by)
    return Vetting(check, offices_to_ask(check, by), hearing, proposal, answer)


def hearing_of(application, by) -> ApplicantHearing | None:
    rows = ApplicantHearing.objects.within_reach_of(by).filter(application=application)
    return rows.select_related("recorded_by").order_by("-recorded_at", "-pk").first()


def offices_to_ask(check, by) -> list[OfficeToAsk]:
    """The offices that a check names to this reader, with the telephone that each made known."""
    if check is None or not check.offices:
        return []
    shown = by.ask("select unnest(guardianship_offices_shown(%(checked)s))", checked=check.pk)
    found = Office.objects.filter(pk__in=[pk for (pk,) in shown]).order_by("kind", "name_ky")
    return [as_office_to_ask(one) for one in found]


def as_office_to_ask(office) -> OfficeToAsk:
    telephone = telephone_of(office)
    return OfficeToAsk(str(office), str(office.get_kind_display()), telephone.number if telephone else "")


def waiting_acceptances(by) -> list[AcceptanceProposal]:
    """The proposals of colleagues about the latest check that nobody has answered, of open applications."""
    if not may_do(by, "guardianship.answer_acceptance"):
        return []
    rows = AcceptanceProposal.objects.within_reach_of(by).filter(answer=None)
    rows = rows.filter(application__decision=None, application__withdrawal=None)
    same = HouseholdCheck.objects.filter(application=OuterRef("application"))
    at, pk = OuterRef("household_check__recorded_at"), OuterRef("household_check")
    rows = rows.exclude(Exists(same.filter(Q(recorded_at__gt=at) | Q(recorded_at=at, pk__gt=pk))))
    return list(rows.exclude(recorded_by=by.pk).order_by("recorded_at"))


class CountedWorker(NamedTuple):
    """How often a worker had households looked for, in how many applications, and how many were withdrawn."""

    worker: str
    checks: int
    applications: int
    withdrawn: int
