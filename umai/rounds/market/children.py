"""Which sightings are one child, as people matched them, and which others may be that child."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from umai.names.parts import as_searchable, words_of
from umai.names.similarity import Similarity, similarity_of
from umai.rounds.market.models import Sighting, SightingMatch, SightingSignal, of_sightings
from umai.rounds.market.words import said_of

YEARS = 1  # by which an age that somebody guessed may be wrong
MOST_READ = 500  # sightings whose words are opened for one question, the latest first
MOST_SHOWN = 10
SHORTEST = 3  # letters of a word that tells somebody from another
SEEN = Coalesce("sighting__first_id", "sighting_id")


@dataclass
class SeenChild:
    """The sightings that are one child, the latest first, and what was made of them."""

    sightings: list[Any]
    head: Any = None
    """The sighting which stands for the child: it names no earlier one."""
    child_id: UUID | None = None
    """Child of the register, where somebody found it."""
    matches: list[Any] = field(default_factory=list)
    """Rows of `SightingMatch`, as `matches_where` reads them."""
    made: Any = None
    """That a signal was made of it; the signal itself is not read by everybody who reads this."""

    @property
    def last(self):
        return self.sightings[0]

    @property
    def asked_again(self) -> list[Any]:
        """The matches since which a sighting was corrected, so that somebody looks again."""
        return [one for one in self.matches if one.corrected_since]

    @property
    def told_otherwise(self) -> bool:
        """Whether a sighting was corrected after the signal had gone out, which keeps its words."""
        return self.made is not None and not self.made.sighting_current


def children_of(sightings) -> list[SeenChild]:
    """The children of these sightings within reach, with every other sighting of each; the latest first."""
    known, matches = closed(sightings)
    head_of = heads(known, matches)
    named = {one.seen_id: one.child_id for one in matches if one.child_id}
    by_child: dict[UUID, UUID] = {}  # two chains with one child of the register are one child
    for pk, child in sorted(named.items(), key=lambda pair: order(known[pair[0]])):
        by_child.setdefault(child, head_of[pk])
    joined = {head_of[pk]: by_child[child] for pk, child in named.items()}
    groups: dict[UUID, SeenChild] = defaultdict(lambda: SeenChild([]))
    for pk, head in head_of.items():
        groups[joined.get(head, head)].sightings.append(known[pk])
    signals = SightingSignal.objects.filter(of_sightings(known, "sighting")).annotate(
        seen_id=SEEN, sighting_current=F("sighting__current")
    )
    made = {one.seen_id: one for one in signals.order_by("recorded_at")}
    for head, group in groups.items():
        group.head = known[head]
        group.sightings.sort(key=order, reverse=True)
        own = {one.seen_id for one in group.sightings}
        group.matches = [one for one in matches if one.seen_id in own]
        group.child_id = next((one.child_id for one in group.matches if one.child_id), None)
        group.made = max(
            (made[pk] for pk in own if pk in made), key=lambda one: one.recorded_at, default=None
        )
    return sorted(groups.values(), key=lambda one: order(one.last), reverse=True)


def order(sighting):
    return sighting.seen_on, sighting.recorded_at, str(sighting.pk)


def closed(sightings):
    """These sightings and all that people matched with them, as they stand, by `seen_id`; the matches."""
    known = {one.seen_id: one for one in sightings}
    if corrected := [pk for pk, one in known.items() if not one.current]:
        known |= standing_of(corrected)
    matches: dict[UUID, Any] = {}
    fresh = set(known)
    while fresh:
        rows = [
            *matches_where(of_sightings(fresh, "sighting")),
            *matches_where(of_sightings(fresh, "same_as")),
        ]
        children = {one.child_id for one in rows if one.child_id}
        rows += matches_where(Q(child__in=children)) if children else []
        matches |= {one.pk: one for one in rows}
        wanted = {one.seen_id for one in rows} | {one.earlier_id for one in rows if one.earlier_id}
        found = standing_of(wanted - set(known))
        known |= found
        fresh = set(found)
    return known, [one for one in matches.values() if one.seen_id in known]


def standing_of(seen_ids) -> dict[UUID, Any]:
    """These sightings as they stand today, by `seen_id`."""
    rows = Sighting.objects.select_related("round__place").filter(of_sightings(seen_ids))
    return {one.seen_id: one for one in rows}


def matches_where(condition):
    """These matches, each with which sightings it is about and whether one was corrected since."""
    return SightingMatch.objects.filter(condition).annotate(
        seen_id=SEEN,
        earlier_id=Coalesce("same_as__first_id", "same_as_id"),
        corrected_since=Q(sighting__current=False) | Q(same_as__isnull=False, same_as__current=False),
    )


def heads(known, matches) -> dict[UUID, UUID]:
    """The id of each of these sightings to that of the earliest one of its chain."""
    earlier = {one.seen_id: one.earlier_id for one in matches if one.earlier_id in known}
    found = {}
    for pk in known:
        at = pk
        while at in earlier:
            at = earlier[at]
        found[pk] = at
    return found


@dataclass
class Suggested:
    """A child who may be the same one, and why."""

    child: SeenChild
    score: int
    name: str
    same_round: bool


def suggested_for(child: SeenChild, others: list[SeenChild]) -> list[Suggested]:
    """Those who may be this child, the likeliest first: of that age and sex, and alike in words."""
    mine = telling_words(child)
    found = []
    for other in others:
        if other.head.pk == child.head.pk or not may_be_one(child, other):
            continue
        score = likeness(mine, telling_words(other))
        same_round = child.last.round_id in {one.round_id for one in other.sightings}
        if score:
            found.append(Suggested(other, score, said_of(other.last).child, same_round))
    found.sort(key=lambda one: (-one.score, -order(one.child.last)[0].toordinal()))
    return found[:MOST_SHOWN]


def may_be_one(one: SeenChild, other: SeenChild) -> bool:
    """Whether nothing that was seen of the two speaks against it: ages a year apart, one sex, one child."""
    mine, theirs = one.last, other.last
    if one.child_id and other.child_id:
        return False
    if mine.sex and theirs.sex and mine.sex != theirs.sex:
        return False
    if mine.age is None or theirs.age is None:
        return True
    years = abs(mine.seen_on.year - theirs.seen_on.year)
    return abs(mine.age - theirs.age) <= YEARS + years


def telling_words(child: SeenChild) -> set[str]:
    """The folded words by which people named or described this child, of every sighting."""
    said = [said_of(one) for one in child.sightings]
    texts = " ".join(f"{one.child} {one.where}" for one in said)
    return {as_searchable(word) for word in words_of(texts) if len(word) >= SHORTEST}


def likeness(mine: set[str], theirs: set[str]) -> int:
    """How much two sets of words have in common: each word counts by its most similar one."""
    best = (max((similarity_of(one, other) for other in theirs), default=Similarity.OTHER) for one in mine)
    return sum(int(one) for one in best if one >= Similarity.SOUNDS)
