"""Plan a round, write down its dwellings, say who walks, and end it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import AlreadyEnded, Incomplete, insert_once, raise_refusals, require_text
from umai.law.options.choices import may_be_chosen
from umai.law.options.rounds import KNOWN_AMONG
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_value
from umai.outreach.territory import settlements_of
from umai.refusal import Refusal
from umai.rounds.planning.dwellings import MOST, read_streets
from umai.rounds.planning.models import Dwelling, MemberLeaving, Round, RoundEnding, TeamMember

LONGEST = 366  # days of one round
MOST_TEAMS = 200


class ImpossibleDays(Refusal):
    """The last day of a round lies before its first, or a round has no end that anybody waits for."""


class OutsideTerritory(Refusal):
    """A settlement or a place lies outside the round."""


@act("rounds.plan", done=gettext_lazy("planned a round"))
def plan_round(place, *, by, id, purpose, from_on, to_on):
    """Plan a round of this place, with every dwelling there that is known; answers the round.

    A round of a market or a street has none. `id` is made by the writer; the days are those of the walk,
    both inclusive. Raises `Incomplete`, `ImpossibleDays`, `OutsideTerritory`, `AlreadyReceived`.
    """
    if not may_be_chosen("round_purposes", purpose, from_on):
        raise Incomplete(_("Choose where children are looked for. Nothing was saved."))
    if not 0 <= (to_on - from_on).days <= LONGEST:
        raise ImpossibleDays(
            _("A round ends after it began, and within a year. Nothing was saved. Check both days.")
        )
    outside = OutsideTerritory(
        _("A round is walked in a district, a municipality or a village. Choose one. Nothing was saved.")
    )
    row = Round(place=place, purpose=purpose, from_on=from_on, to_on=to_on)
    row = insert_once(row, {"round_in_district": outside}, id=id)
    if row.has_dwellings:
        plan_stops(row, [one.pk for one in settlements_of(place)])
    return row


@act("rounds.add_dwellings", done=gettext_lazy("added dwellings to a round"))
def add_dwellings(round, *, by, settlement, streets="", nameless=0, in_all=0, from_register=False):
    """Write down dwellings of a settlement and put them into the round; answers the round.

    `streets` as `read_streets` takes them; `nameless` more have no address: the team writes it on its way.
    `in_all` instead: so many more that the settlement has this number. `from_register`: known houses of the
    same streets too, where enough others are written with them. Raises `BadStreets`, `Incomplete`,
    `OutsideTerritory`, `AlreadyEnded`.
    """
    said = read_streets(streets)
    if not said and not nameless and not in_all:
        raise Incomplete(_("Write streets with houses, or how many dwellings there are. Nothing was saved."))
    if not 0 <= nameless <= MOST or not 0 <= in_all <= MOST:
        raise Incomplete(_("More than %(most)d dwellings at once. Nothing was saved.") % {"most": MOST})
    if from_register:
        among = KNOWN_AMONG.on(today())
        fetch_value("select rounds_write_among_known(%s, %s, %s)", [settlement.pk, said, among])
    else:
        fetch_value("select rounds_write_dwellings(%s, %s, %s)", [settlement.pk, said, nameless])
    if more := max(0, in_all - Dwelling.objects.filter(settlement=settlement).count()) if in_all else 0:
        fetch_value("select rounds_write_dwellings(%s, array[]::text[], %s)", [settlement.pk, more])
    plan_stops(round, [settlement.pk])
    return round


def plan_stops(round, settlements: list[int]) -> int:
    """Put every dwelling of these settlements into the round that it does not have yet; answers how many."""
    outside = OutsideTerritory(
        _("This settlement lies outside the round's territory. Nothing was saved. Choose another one.")
    )
    with raise_refusals({"settlement_of_round": outside, "round_is_over": is_over()}):
        return fetch_value("select rounds_plan_stops(%s, %s)", [round.pk, settlements])


@act("rounds.add_member", done=gettext_lazy("said who walks in a team of a round"))
def add_member(round, *, by, team, name, from_on, post="", worker=None, id=None):
    """Say who walks in which team from which day; `worker` where the person has an account here.

    Raises `Incomplete`, `AlreadyEnded`, `AlreadyReceived`.
    """
    require_text(name, _("Write the name of who walks. Nothing was saved."))
    if not 1 <= team <= MOST_TEAMS:
        raise Incomplete(_("Teams are numbered from 1. Nothing was saved."))
    require_running(round)
    who = {"name": name.strip(), "post": post.strip(), "worker": worker}
    return insert_once(TeamMember(round=round, team=team, from_on=from_on, **who), id=id)


@act("rounds.note_leaving", done=gettext_lazy("said who walks no more in a round"))
def note_leaving(member, *, by, last_on):
    """Say on which day somebody walked last. Raises `ImpossibleDays`, `AlreadyEnded`."""
    if last_on < member.from_on:
        raise ImpossibleDays(_("This day lies before the first day of this person. Nothing was saved."))
    gone = AlreadyEnded(_("Somebody said before that this person left. Nothing was changed."))
    return insert_once(MemberLeaving(member=member, last_on=last_on), {"member_id": gone})


@act("rounds.end", done=gettext_lazy("ended a round"))
def end_round(round, *, by, ended_on, reason=""):
    """End a round. Where dwellings are left, a reason is required. Raises `Incomplete`, `ImpossibleDays`."""
    if ended_on < round.from_on:
        raise ImpossibleDays(_("A round does not end before it began. Nothing was saved. Check the day."))
    if round.stops.filter(done=False).exists():
        require_text(reason, _("Dwellings are left. Write why the round ends. Nothing was saved."))
    row = RoundEnding(round=round, ended_on=ended_on, reason=reason.strip())
    return insert_once(row, {"round_id": is_over()})


def require_running(round) -> None:
    """Refuse a round that is over."""
    if RoundEnding.objects.filter(round=round).exists():
        raise is_over()


def is_over():
    return AlreadyEnded(_("This round is over. Nothing was saved. Plan another one."))


def another_office():
    return _("This round is planned by another office. Nothing was saved. Ask the office of that place.")
