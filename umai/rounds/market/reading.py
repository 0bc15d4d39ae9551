"""The sightings that an office reads, gathered by child; each look is on the trail."""

from typing import NamedTuple

from umai.access.doors import consult_list
from umai.rounds.market.children import MOST_READ, SeenChild, children_of, suggested_for
from umai.rounds.market.models import Sighting, of_sightings
from umai.rounds.market.words import facts_of, name_of, said_of, who_of
from umai.rounds.planning.models import Round

PAGE = 50  # children


class SightingLine(NamedTuple):
    """A sighting in words, and in a list the child whose latest one it is."""

    row: Sighting
    child: SeenChild | None
    name: str
    who: list[str]
    facts: list[str]
    where: str
    happened: str
    before: tuple = ()
    """What was written of it before it was corrected, the latest first."""

    @property
    def in_full(self) -> str:
        """All that was written, in one paragraph."""
        about = "; ".join([", ".join([self.name, *self.who]), *self.facts])
        return ". ".join(filter(None, [about, self.where.strip(" ."), self.happened.strip()]))


def rounds_of_market(round, by) -> list[Round]:
    """The rounds of the same kind in the same place, this one among them, the latest first."""
    with by.speaking():
        same = Round.objects.filter(place_id=round.place_id, purpose=round.purpose)
        return list(same.order_by("-from_on", "-number"))


def children_seen(round, by, first=0) -> tuple[list[SightingLine], bool]:
    """The children seen in this round from this place in the list on, and whether there are more."""
    rows = Sighting.objects.within_reach_of(by).filter(round=round).select_related("round__place")
    with by.speaking():
        found = children_of(rows)
    shown = found[first : first + PAGE]
    read_on_trail(shown, by)
    return [line_of(one) for one in shown], len(found) > first + PAGE


def read_on_trail(children, by) -> None:
    """Put the look at these children on the trail, before their words are opened."""
    ids = [one.pk for child in children for one in child.sightings]
    consult_list("rounds.sightings", by=by, of=Sighting, ids=ids, by_ids=lambda _ids: children)


def line_of(child) -> SightingLine:
    """A child as it was seen last."""
    return line_of_one(child.last)._replace(child=child)


def line_of_one(sighting) -> SightingLine:
    """One sighting; its words are opened after the look is on the trail."""
    said = said_of(sighting)
    return SightingLine(
        sighting,
        None,
        name_of(sighting, said),
        who_of(sighting),
        facts_of(sighting),
        said.where,
        said.happened,
    )


def child_of(sighting, by) -> SeenChild:
    """All sightings of the child who was seen here."""
    with by.speaking():
        (child,) = children_of([sighting])
    read_on_trail([child], by)
    return child


def standing_sighting(pk, by) -> Sighting | None:
    """The sighting of which this is any row, as it stands today; None where this worker does not reach it."""
    rows = Sighting.ever.within_reach_of(by)
    with by.speaking():
        named = rows.filter(pk=pk).first()
        if named is None:
            return None
        return rows.filter(of_sightings([named.seen_id]), current=True).select_related("round__place").first()


def lines_of_all(child, by) -> list[SightingLine]:
    """Every sighting of a child, the latest first, each with what stood there before it was corrected."""
    with by.speaking():
        wrong = Sighting.ever.within_reach_of(by).filter(current=False)
        ids = {one.seen_id for one in child.sightings}
        rows = list(wrong.filter(of_sightings(ids)).select_related("round__place", "recorded_by"))
    rows.sort(key=lambda one: one.recorded_at, reverse=True)
    consult_list(
        "rounds.sightings", by=by, of=Sighting, ids=[one.pk for one in rows], by_ids=lambda _ids: rows
    )
    return [
        line_of_one(each)._replace(
            before=tuple(line_of_one(one) for one in rows if one.seen_id == each.seen_id)
        )
        for each in child.sightings
    ]


def suggestions_for(child, by):
    """Children of the same market who may be this one; the look at those shown is on the trail."""
    round = child.last.round
    same = Sighting.objects.within_reach_of(by).filter(
        round__place_id=round.place_id, round__purpose=round.purpose
    )
    with by.speaking():
        latest = same.select_related("round__place").order_by("-seen_on", "-recorded_at")[:MOST_READ]
        found = suggested_for(child, children_of(latest))
    read_on_trail([one.child for one in found], by)
    return [(one, line_of(one.child)) for one in found]
