"""The children whom rounds found, as one more list beside those of other bodies.

Teams go from door to door and ask everybody, whoever is on a list: of all lists this one depends least on the
others. Of a round that has ended count the answers that count, and of them the children of migrants. The
office said who they are: known, new on the register, or nobody is sure. A second team asks again in some
of the same dwellings; it is no list of its own, because it finds whom the first one found.
"""

from datetime import date, timedelta

from django.db.models import Sum
from django.utils.translation import gettext as _

from umai.law.options.choices import codes_marked
from umai.linkage.histories.beside import ListBeside, NamedChild
from umai.linkage.histories.strata import RecordFacts
from umai.places.models import Place
from umai.refusal import Refusal
from umai.rounds.door.models import DoorAnswer, DoorChild
from umai.rounds.found.models import FoundAnswer, FoundKind
from umai.rounds.planning.models import Round, RoundStop

SLUG = "rounds"
SHOWN = 12  # places that are named
HALF_A_YEAR, YEAR = timedelta(days=183), 365.25


class NoRound(Refusal):
    """No round from house to house has ended in this time."""


def list_of_rounds(*, using, since: date | None = None) -> ListBeside:
    """The children whom rounds from house to house found that ended since this day. Raises `NoRound`."""
    over = Round.objects.using(using).filter(ending__ended_on__gte=since or date.min)
    over = over.filter(purpose__in=codes_marked("round_purposes", "dwellings"))
    rounds = list(over.select_related("place", "ending").order_by("from_on", "pk"))
    if not rounds:
        raise NoRound(_("No round from house to house has ended in this time. Nothing was counted."))
    children, unnamed = children_of(rounds, using)
    return ListBeside(
        SLUG,
        "Rounds from house to house",
        whom_of(rounds),
        rounds[0].from_on,
        max(one.ending.ended_on for one in rounds),
        children,
        frozenset(one.district_id for one in rounds if one.district_id),
        unnamed,
    )


def children_of(rounds, using) -> tuple[list[NamedChild], int]:
    """The children of the answers that count, and how many more of whom nobody has said who they are.

    Of some no more is known than that they live there.
    """
    stops = RoundStop.objects.using(using).filter(round__in=rounds).exclude(answer_id=None)
    counted = DoorAnswer.objects.using(using).filter(pk__in=stops.values("answer_id"))
    spoken = DoorChild.objects.using(using).filter(answer__in=counted.values("pk"))
    spoken = spoken.filter(away__in=codes_marked("round_away", "migrants")).defer("sealed_words")
    answers = FoundAnswer.objects.using(using).filter(door_child__in=spoken.values("pk"))
    said = {one.door_child_id: one for one in answers.exclude(found=None)}
    oblasts, found = oblast_names(using), list[NamedChild]()
    for one in spoken.select_related("answer").order_by("answer__said_on", "recorded_at", "pk"):
        if who := said.get(one.pk):
            new_at = who.recorded_at if who.what == FoundKind.NEW else None
            facts = RecordFacts(one.district_id, oblasts.get(one.district_id or 0), *birth_of(one), one.sex)
            found.append(NamedChild(who.found_id, facts, new_at))
    living_there = counted.aggregate(n=Sum("migrants"))["n"] or 0
    return found, max(living_there, spoken.count()) - len(found)


def birth_of(child) -> tuple[date | None, str]:
    """The middle of the year in which a child was born who had this age on the day at the door."""
    if child.age is None:
        return None, "unknown"
    return child.answer.said_on - timedelta(days=round(child.age * YEAR)) - HALF_A_YEAR, "day"


def oblast_names(using) -> dict[int, str]:
    """District to the name of its oblast; a city that lies in none is one by itself."""
    places = Place.objects.using(using).filter(level__in=("oblast", "district", "city"))
    names = dict(places.values_list("pk", "name_en"))
    return {
        pk: names.get(parent, name) for pk, name, parent in places.values_list("pk", "name_en", "parent_id")
    }


def whom_of(rounds) -> str:
    places = list(dict.fromkeys(one.place.name for one in rounds))
    more = f" and {len(places) - SHOWN} more places" if len(places) > SHOWN else ""
    return f"children of migrants of whom somebody spoke at a door in {', '.join(places[:SHOWN])}{more}"
