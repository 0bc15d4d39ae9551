"""Which sightings are one child, as people matched them, and which others may be that child."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from umai.names.parts import as_searchable, words_of
from umai.names.similarity import Similarity, similarity_of
from umai.rounds.market.models import Sighting, SightingMatch, SightingSignal
from umai.rounds.market.words import said_of

YEARS = 1  # by which an age that somebody guessed may be wrong
MOST_READ = 500  # sightings whose words are opened for one question, the latest first
MOST_SHOWN = 10
SHORTEST = 3  # letters of a word that tells somebody from another


@dataclass
class SeenChild:
    """The sightings that are one child, the latest first, and what was made of them."""

    sightings: list[Any]
    child_id: UUID | None = None
    """Child of the register, where somebody found it."""
    matches: list[SightingMatch] = field(default_factory=list)
    made: SightingSignal | None = None
    """That a signal was made of it; the signal itself is not read by everybody who reads this."""

    @property
    def last(self):
        return self.sightings[0]

    @property
    def head(self):
        """The earliest sighting, which stands for the child."""
        return self.sightings[-1]


def children_of(sightings) -> list[SeenChild]:
    """The children of these sightings within reach, with every other sighting of each; the latest first."""
    known, matches = closed(sightings)
    head_of = heads(known, matches)
    named = {one.sighting_id: one.child_id for one in matches if one.child_id}
    by_child: dict[UUID, UUID] = {}  # two chains with one child of the register are one child
    for pk, child in sorted(named.items(), key=lambda pair: order(known[pair[0]])):
        by_child.setdefault(child, head_of[pk])
    joined = {head_of[pk]: by_child[child] for pk, child in named.items()}
    groups: dict[UUID, SeenChild] = defaultdict(lambda: SeenChild([]))
    for pk, head in head_of.items():
        groups[joined.get(head, head)].sightings.append(known[pk])
    made = {one.sighting_id: one for one in SightingSignal.objects.filter(sighting__in=known)}
    for group in groups.values():
        group.sightings.sort(key=order, reverse=True)
        own = {one.pk for one in group.sightings}
        group.matches = [one for one in matches if one.sighting_id in own]
        group.child_id = next((one.child_id for one in group.matches if one.child_id), None)
        group.made = next((made[pk] for pk in own if pk in made), None)
    return sorted(groups.values(), key=lambda one: order(one.last), reverse=True)


def order(sighting):
    return sighting.seen_on, sighting.recorded_at, str(sighting.pk)


def closed(sightings):
    """These sightings with all that people matched with them, by id, and the matches."""
    known = {one.pk: one for one in sightings}
    matches: dict[UUID, SightingMatch] = {}
    fresh = set(known)
    while fresh:
        rows = [
            *SightingMatch.objects.filter(sighting__in=fresh),
            *SightingMatch.objects.filter(same_as__in=fresh),
        ]
        children = {one.child_id for one in rows if one.child_id}
        rows += SightingMatch.objects.filter(child__in=children) if children else []
        matches |= {one.pk: one for one in rows}
        wanted = {one.sighting_id for one in rows} | {one.same_as_id for one in rows if one.same_as_id}
        fresh = wanted - set(known)
        known |= Sighting.objects.select_related("round__place").in_bulk(fresh)
        fresh &= set(known)
    return known, [one for one in matches.values() if one.sighting_id in known]


def heads(known, matches) -> dict[UUID, UUID]:
    """Each of these sightings to the earliest one of its chain."""
    earlier = {one.sighting_id: one.same_as_id for one in matches if one.same_as_id in known}
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
