"""Who walks in which team of a round on a day, and at which doors a worker writes."""

from django.db.models import Q
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.refusal import NotPermitted, Refusal
from umai.rounds.planning.models import TeamMember


class NobodyWalked(Refusal):
    """The round has no such team, or nobody walked in it on this day."""


def members_on(round, day):
    """Those who walk in the round on this day."""
    not_left = Q(leaving=None) | Q(leaving__last_on__gte=day)
    return TeamMember.objects.filter(not_left, round=round, from_on__lte=day)


def require_walking(round, team: int, day) -> None:
    """Refuse a team in which nobody walked on this day.

    A round of which nobody was named takes any team: it was formed on the spot. Raises `NobodyWalked`.
    """
    teams = set(TeamMember.objects.filter(round=round).values_list("team", flat=True))
    if not teams:
        return
    if team not in teams:
        raise NobodyWalked(
            _("This round has no team %(team)d. Its teams are: %(teams)s. Nothing was saved.")
            % {"team": team, "teams": ", ".join(map(str, sorted(teams)))}
        )
    if not members_on(round, day).filter(team=team).exists():
        raise NobodyWalked(
            _(
                "Nobody walked in team %(team)d on this day: they left before it, or began after it. Nothing"
                " was saved. Check the team and the day."
            )
            % {"team": team}
        )


def team_of(round, *, by) -> int | None:
    """The team in which this worker walks; None where nobody said so."""
    return (
        TeamMember.objects.filter(round=round, worker_id=by.pk)
        .order_by("-from_on")
        .values_list("team", flat=True)
        .first()
    )


def walks_here(by, round) -> bool:
    """Whether this worker writes at doors of this round: of its district, or of the own municipality."""
    own = by.office.place.municipality_id
    in_own = own is not None and round.municipality_id in (None, own)
    return may_do(by, "rounds.answer") and (in_own or round.district_id in by.required_reach.districts)


def walked_by(rows, round, by):
    """Those of these dwellings of a round at which this worker writes."""
    if round.district_id in by.required_reach.districts:
        return rows
    return rows.filter(municipality=by.office.place.municipality_id)


def elsewhere():
    """What is refused where the database says that another office walks there."""
    return NotPermitted(_("This round is walked by another office. Nothing was saved."))
