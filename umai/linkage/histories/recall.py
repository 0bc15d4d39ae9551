"""Which share of the links between lists is found: by hiding PINs, and by pairs that people read.

Two rows of two lists that carry one PIN are one child, and the rows are matched anew as if nobody knew their
PINs: by the same keys, weights and rivals as ever. The share that would still be joined is the recall of
links. Whoever has a PIN is better documented than others, so of the others fewer links are found: it is the
most that may be assumed. A PIN that was typed for another child counts as a link that was missed.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from umai.linkage.candidates.matching import EditionMatcher
from umai.linkage.histories.joining import JOINED, LATEST, stream_rows
from umai.linkage.review.estimates import ShareEstimate, wilson
from umai.linkage.review.quality import WITH_A_PERSON, recall, sampled_layers
from umai.machine.cluster.functions import fetch_rows
from umai.register.models import Weights
from umai.register.weights.numbers import numbers_in_use, usable_numbers_of

SAMPLE, SEED = 2_000, 2026
FEWEST = 50  # pairs with one PIN, below which no share is told
AT_A_TIME = 250
STEPS = ("draw pairs with one PIN", "match without PINs")
FROM_90_PER_CENT = ("clerical high", "automatic all")
OF_PINS = f"""{LATEST}, of_pins as materialized (
    select r.id, r.pin, l.id as edition, l.source_id as list, l.matched_at
    from linkage_listrow r join latest l on l.id = r.edition_id
    where r.pin <> '' and r.verdict <> 'refused' and not ('pin_contradicts' = any (r.reasons)))"""
TWO_ROWS = f"""{OF_PINS} select a.id, a.edition, b.id, b.edition, count(*) over ()
    from of_pins a join of_pins b on b.pin = a.pin and b.list <> a.list
        and (b.matched_at, b.edition) < (a.matched_at, a.edition)
    order by sha256(convert_to(%(seed)s::text || a.id::text || b.id::text, 'UTF8')), a.id, b.id
    limit %(most)s"""
ROW_AND_CHILD = f"""{OF_PINS} select a.id, a.edition, i.child_id, null, count(*) over ()
    from of_pins a join register_identity i on i.pin = a.pin and i.current
    order by sha256(convert_to(%(seed)s::text || a.id::text || i.child_id::text, 'UTF8')), a.id, i.child_id
    limit %(most)s"""


@dataclass(frozen=True)
class LinksFound:
    """Which share of links is found: between rows of two lists, and between rows and the register.

    None where fewer than `FEWEST` pairs carry one PIN. `pairs` and `pairs_with_register` are how many there
    are, of which at most `sample` were matched anew in the order of `seed`. `by_lists` is the same for each
    two lists of which enough pairs were drawn. `readers_least` and `readers_most` are the recall that people
    found in the clerical sample, of what is joined from 90 per cent, and from where a person is asked:
    the threshold of a count lies between.
    """

    of_lists: ShareEstimate | None
    of_register: ShareEstimate | None
    pairs: int
    pairs_with_register: int
    sample: int
    seed: int
    by_lists: list[tuple[str, str, ShareEstimate]]
    readers_least: ShareEstimate | None
    readers_most: ShareEstimate | None


def measure_links(
    found, *, using, sample=SAMPLE, seed=SEED, tick: Callable[[str], None] = lambda step: None
) -> LinksFound:
    """Measure which share of links these counts found; `tick` is called with what is done now."""
    values = {"sources": [one.pk for one in found.sources], "seed": str(seed), "most": sample}
    tick(STEPS[0])
    of_lists = fetch_rows(TWO_ROWS, values, using=using)
    of_register = fetch_rows(ROW_AND_CHILD, values, using=using)
    one_of = dict(stream_rows(using, JOINED))
    joined = match_without_pins(found, [*of_lists, *of_register], one_of, using, tick)
    two = [(here, there, are_joined(joined, row, other)) for row, here, other, there, _all in of_lists]
    one = [one_of.get(child, child) in joined[row].children for row, _here, child, _, _all in of_register]
    least, most = recall_by_readers(found, using)
    return LinksFound(
        share_of([together for _here, _there, together in two]),
        share_of(one),
        of_lists[0][-1] if of_lists else 0,
        of_register[0][-1] if of_register else 0,
        sample,
        seed,
        shares_by_lists(found, two),
        least,
        most,
    )


@dataclass
class JoinedRecords:
    """The rows and the children of the register to which a row would be joined without its PIN."""

    rows: set = field(default_factory=set)
    children: set = field(default_factory=set)

    def add(self, pair, one_of):
        if pair.child is None:
            self.rows.add(pair.other)
        else:
            self.children.add(one_of.get(pair.child, pair.child))


def match_without_pins(found, pairs, one_of, using, tick) -> dict:
    """Row to the `JoinedRecords` that it would have from the threshold of these counts on.

    `one_of` is a record of the register that was merged to the record that represents its group.
    """
    of_edition: dict[Any, set] = defaultdict(set)
    joined: dict[Any, JoinedRecords] = defaultdict(JoinedRecords)
    for row, edition, other, edition_of_other, _all in pairs:
        of_edition[edition].add(row)
        if edition_of_other is not None:
            of_edition[edition_of_other].add(other)
    trained = {version: numbers_of_version(version, using) for version in found.models}
    for edition in found.editions:
        if not (rows := sorted(of_edition[edition.pk])):
            continue
        matcher = EditionMatcher(edition, trained[edition.matched.model], using, hides_pins=True)
        for first in range(0, len(rows), AT_A_TIME):
            tick(f"{STEPS[1]}: {edition.source.slug}, {first:,} of {len(rows):,} rows")
            for pair in matcher.pairs_without_pins(rows[first : first + AT_A_TIME]):
                if pair.probability >= found.per_cent / 100:
                    joined[pair.row].add(pair, one_of)
    return joined


def numbers_of_version(version, using):
    """The trained numbers of this version; those in use where it cannot be used any more."""
    weights = Weights.objects.using(using).filter(version=version).first()
    return (weights and usable_numbers_of(weights)) or numbers_in_use(using).trained


def are_joined(joined, row, other) -> bool:
    """Whether two rows would be one child: by themselves, or because both are one child of the register.

    `row` is of the list that was compared later, with the other among its candidates.
    """
    return other in joined[row].rows or bool(joined[row].children & joined[other].children)


def share_of(found: list[bool]) -> ShareEstimate | None:
    return wilson(sum(found), len(found)) if len(found) >= FEWEST else None


def shares_by_lists(found, pairs) -> list[tuple[str, str, ShareEstimate]]:
    slug = {one.pk: one.source.slug for one in found.editions}
    of_two: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for here, there, together in pairs:
        one, other = sorted((slug[here], slug[there]))
        of_two[one, other].append(together)
    shares = {two: share_of(joined) for two, joined in sorted(of_two.items())}
    return [(one, other, share) for (one, other), share in shares.items() if share is not None]


def recall_by_readers(found, using):
    """(the recall of what is joined from 90 per cent, of what a person is asked about), as readers found."""
    sources = {one.pk for one in found.sources}
    read = [
        one
        for one in sampled_layers(using)
        if one.kind == "list" and one.source in sources and one.model in found.models
    ]
    return recall(read, FROM_90_PER_CENT), recall(read, WITH_A_PERSON)
