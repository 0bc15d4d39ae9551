"""Reading what is planned: where a worker may plan, who walks, and the rounds that do not run."""

from typing import NamedTuple

from django.db.models import Q

from umai.access.doors import answer_not_found
from umai.access.permissions import may_do, require_right
from umai.law.terms.clock import today
from umai.outreach.territory import municipalities, settlements
from umai.places.models import Place
from umai.refusal import NotPermitted
from umai.rounds.planning.actions import another_office
from umai.rounds.planning.models import Round, TeamMember
from umai.staff.models import Role, Term, Worker
from umai.trail.entries import EntrySubject

SHOWN = 50  # rounds that do not run


class Team(NamedTuple):
    """A team of a round: its number and who walks in it, those who left last."""

    number: int
    members: list[TeamMember]


def may_plan_here(by, round) -> bool:
    """Whether this worker plans where the round is walked: the district's department, or its own office."""
    if not may_do(by, "rounds.plan"):
        return False
    if by.role == Role.SOCIAL_WORKER:
        own = by.office.place.municipality_id
        return own is not None and own == round.municipality_id
    return round.district_id in by.required_reach.districts


def row_of(round, act, *, by) -> None:
    """Refuse a worker who has not the right to this act, or who plans elsewhere."""
    require_right(by, act)
    if not may_plan_here(by, round):
        raise NotPermitted(another_office())


def places_to_plan(by) -> list[tuple[str, str]]:
    """Where this worker may plan a round, as a form lists it: districts, municipalities, their villages."""
    reach = by.required_reach
    own = reach.municipalities if by.role != Role.SOCIAL_WORKER else [by.office.place.municipality_id]
    districts = Place.objects.current().with_department().filter(pk__in=reach.districts).in_order()
    villages: dict[int, list] = {}
    here = settlements().filter(Q(municipality__in=own) | Q(district__in=reach.districts))
    for one in here.in_order():
        villages.setdefault(one.municipality_id or one.pk, []).append(one)
    found = {str(one.pk): one.name for one in districts}
    for area in municipalities(by):
        found.setdefault(str(area.pk), area.name)
        for one in villages.get(area.pk, ()):
            found.setdefault(str(one.pk), f"{area.name}: {one.name}")
    return list(found.items())


def rounds_not_running(running, *, by) -> list[Round]:
    """The latest rounds that have not begun or are over, the newest first."""
    with by.speaking():
        rows = Round.objects.select_related("place", "ending").exclude(pk__in=running)
        return list(rows.order_by("-from_on", "-number")[:SHOWN])


def members_of(round, *, by) -> list[Team]:
    """The teams of a round by number."""
    with by.speaking():
        rows = list(TeamMember.objects.filter(round=round).select_related("leaving").order_by("team", "name"))
    rows.sort(key=lambda one: (one.team, hasattr(one, "leaving")))
    numbers = dict.fromkeys(one.team for one in rows)
    return [Team(number, [one for one in rows if one.team == number]) for number in numbers]


def own_walks(by) -> list[TeamMember]:
    """The rounds that are not over in which this worker walks, each with the team; the first to end first."""
    with by.speaking():
        rows = TeamMember.objects.filter(worker=by.pk, leaving=None, round__ending=None)
        return list(rows.select_related("round__place").order_by("round__to_on", "team"))


def find_member(pk, *, by) -> TeamMember:
    """Who walks in a team, by id; 404, on the trail, where this worker does not see the round."""
    require_right(by, "rounds.read")
    with by.speaking():
        found = TeamMember.objects.select_related("round__place").filter(pk=pk).first()
    return found or answer_not_found("rounds.read", EntrySubject.of_row(TeamMember(pk=pk)), by=by)


def walkers_near(round) -> list[Worker]:
    """The workers of the round's district who have an account to walk with."""
    terms = Term.objects.on(today()).filter(
        role=Role.ROUND_MEMBER, office__place__district=round.district_id, ended_at=None
    )
    return list(Worker.objects.filter(pk__in=terms.values("worker_id")).order_by("surname", "given"))
