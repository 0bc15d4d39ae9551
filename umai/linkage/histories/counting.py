"""Which child is on which lists: counts without a name, from which those on no list are estimated later.

Rows are joined by what a person or a rule decided, by what readers said of pairs, and where they said nothing
from a probability on (`umai.law.lists`) that is lower than the one of case work: a count wants as many false
joins as missed ones, a file hardly any false one. Two rows of one list are one child only where that pair
itself is joined; two records of the register only where they were merged.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from umai.law import lists as law
from umai.law.terms.clock import today
from umai.linkage.histories.beside import ListBeside
from umai.linkage.histories.joining import DECIDED, JOINED, LATEST, PAIRS, REGISTER, RecordJoiner, stream_rows
from umai.linkage.histories.recall import LinksFound
from umai.linkage.histories.strata import UNKNOWN, RecordFacts, prevailing_value
from umai.linkage.lists.models import ListEdition, ListSource
from umai.linkage.overlap.models import Histories
from umai.refusal import Refusal
from umai.trail import entries
from umai.trail.entries import EntrySubject

ROWS = f"""{LATEST} select r.id, l.source_id, l.id,
        r.district_id, p.name_en, r.birth_date, r.birth_precision, r.sex
    from linkage_listrow r join latest l on l.id = r.edition_id left join places_place p on p.id = r.oblast_id
    where r.verdict <> 'refused'"""


class TooFewLists(Refusal):
    """Histories are of two lists at least, each of them taken in and compared."""


class History(NamedTuple):
    """The numbers of the lists on which a child is, in order, and its value of each stratum."""

    on: tuple[int, ...]
    strata: tuple[str, ...] = ()


@dataclass
class OverlapCounts:
    """How many children are on exactly which lists.

    `editions` are those that were counted, `models` the versions of the trained numbers by which they were
    compared, `beside` the lists that are none of another body; a list's number is its place among the
    sources, and then among these. `links` is which share of links was found, once it was measured.
    """

    per_cent: int
    sources: list
    editions: list
    models: list
    strata: tuple[str, ...] = ()
    beside: Sequence[ListBeside] = ()
    counts: Counter[History] = field(default_factory=Counter)
    links: LinksFound | None = None

    @property
    def slugs(self) -> list[str]:
        """The short name of each list, by its number."""
        return [one.slug for one in (*self.sources, *self.beside)]

    @property
    def districts(self) -> frozenset[int]:
        """The districts whose children are counted; empty for all."""
        within = [one.districts for one in self.beside if one.districts]
        return frozenset.intersection(*within) if within else frozenset()

    @property
    def put_on_later(self) -> int:
        """How many children a list beside put on the register after a list was compared with it."""
        first = min((one.matched.recorded_at for one in self.editions), default=None)
        new = (child.new_at for one in self.beside for child in one.children)
        return sum(at is not None and first is not None and at > first for at in new)

    @property
    def to_on(self):
        """The last day for which a list holds; ages are those of this day."""
        return max(one.to_on for one in (*self.editions, *self.beside))

    def rows(self):
        """A header, and a row of 0 and 1 for each history that occurs, with its strata and its count."""
        yield [*self.slugs, *self.strata, "count"]
        for (on, strata), number in sorted(self.counts.items()):
            yield [*(int(at in on) for at in range(len(self.slugs))), *strata, number]

    def lists(self):
        """What each edition is: of which list, for which time, whom it can contain, how many rows."""
        of_bodies = [
            {
                "list": one.source.slug,
                "name": one.source.name,
                "from": one.from_on.isoformat(),
                "to": one.to_on.isoformat(),
                "whom": one.whom,
                "rows": one.rows - one.refused,
                "edition": str(one.pk),
            }
            for one in self.editions
        ]
        return of_bodies + [one.described() for one in self.beside]


def count_histories(
    slugs=(),
    *,
    using,
    per_cent: int | None = None,
    strata: tuple[str, ...] = (),
    beside: Sequence[ListBeside] = (),
) -> OverlapCounts:
    """Count the children of the latest editions of these sources, of all when none is named.

    `per_cent`: the probability from which a pair is one child; left out, the law's parameter of today.
    `beside`: further lists, of children of the register. Raises `TooFewLists`.
    """
    found = prepare_counts(slugs, using, law.COUNTING_PER_CENT.on(today()) if per_cent is None else per_cent)
    found.strata, found.beside = tuple(strata), tuple(beside)
    if len(found.slugs) < 2:
        raise TooFewLists(
            _(
                "Fewer than two of these lists were taken in and compared. Nothing was counted. Take in a"
                " second one."
            )
        )
    number = {source.pk: at for at, source in enumerate(found.sources)}
    ranks = ranks_of(found)
    joiner = RecordJoiner(dict(stream_rows(using, JOINED)))
    values = {"sources": list(number), "from": found.per_cent / 100}
    for row, child, source in stream_rows(using, DECIDED, values):
        joiner.add_decision(row, child, number[source])
    for row, child, other, likely, here, there, answer in stream_rows(using, PAIRS, values):
        two = (row, number[here]), (child or other, REGISTER if other is None else number[there])
        joiner.add(*two, likely, answer)
    named = list(name_children(found, joiner, ranks))
    groups = joiner.joined(found.per_cent / 100)
    rows = (
        CountedRecord(
            groups.get(joiner.ids.get(row, -1)), number[source], ranks[edition], RecordFacts(*facts)
        )
        for row, source, edition, *facts in stream_rows(using, ROWS, values)
    )
    on_lists_beside = (
        one._replace(group=groups.get(-1 if one.group is None else one.group)) for one in named
    )
    count_children(found, chain(rows, on_lists_beside))
    return found


def prepare_counts(slugs, using, per_cent) -> OverlapCounts:
    asked = [
        one for one in ListSource.objects.using(using).order_by("slug") if not slugs or one.slug in slugs
    ]
    later = ListEdition.objects.using(using).exclude(follows=None).values("follows_id")
    matched = ListEdition.objects.using(using).filter(source__in=asked).exclude(matched=None)
    latest = matched.exclude(pk__in=later).select_related("source", "matched")
    editions = list(latest.order_by("source__slug", "from_on", "pk"))
    known = {one.source_id for one in editions}
    sources = [one for one in asked if one.pk in known]
    return OverlapCounts(per_cent, sources, editions, sorted({one.matched.model for one in editions}))


def ranks_of(found) -> dict:
    """The key of an edition, or the short name of a list beside, to its place by its last day, from 0."""
    last: list[tuple] = [(one.to_on, one.recorded_at.isoformat(), one.pk) for one in found.editions]
    last += [(one.to_on, "", one.slug) for one in found.beside]
    return {key: rank for rank, (_day, _at, key) in enumerate(sorted(last, key=lambda one: one[:2]))}


class CountedRecord(NamedTuple):
    """A record: its group if it is joined to another, its list, the rank of its edition, what it says."""

    group: int | None
    at: int
    rank: int
    facts: RecordFacts


def name_children(found, joiner, ranks) -> Iterator[CountedRecord]:
    """The records of the lists beside, each with its own number for its group, once they are joined."""
    for at, one in enumerate(found.beside, len(found.sources)):
        for named in one.children:
            number = None if named.child is None else joiner.add_named(named.child, at)
            yield CountedRecord(number, at, ranks[one.slug], named.facts)


def count_children(found, records: Iterable[CountedRecord]) -> None:
    """Count each group of records as one child, and each record that is in none as another."""
    groups: dict[int, list[tuple]] = defaultdict(list)
    shared: dict[tuple, tuple] = {}
    on, districts = found.to_on, found.districts
    for group, at, rank, facts in records:
        values = facts.district, *(facts.value(stratum, on) for stratum in found.strata)
        said = at, rank, shared.setdefault(values, values)
        if group is None:
            count_child(found, [said], districts)
        else:
            groups[group].append(said)
    for several in groups.values():
        count_child(found, several, districts)


def count_child(found, records, districts):
    """Count a child, from (list, rank of the edition, district and strata) of each of its records."""
    lists, ranks, said = zip(*records, strict=True)
    values = [prevailing_value(list(zip(ranks, one, strict=True))) for one in zip(*said, strict=True)]
    if not districts or values[0] in districts:
        on = tuple(sorted(set(lists)))
        found.counts[History(on, tuple(value or UNKNOWN for value in values[1:]))] += 1


def freeze_histories(found: OverlapCounts, *, using) -> Histories:
    """Keep these counts, with the lists and the versions of the model; nothing changes them later."""
    links = found.links.of_lists if found.links else None
    with transaction.atomic(using=using):
        frozen = Histories.objects.using(using).create(
            per_cent=found.per_cent,
            versions=found.models,
            lists=found.lists(),
            strata=list(found.strata),
            counts=list(found.rows()),
            recall=links.value if links else None,
            recall_of=links.of if links else None,
        )
        entries.note_act("", "linkage.freeze", EntrySubject.of_row(frozen), using=using)
    return frozen
