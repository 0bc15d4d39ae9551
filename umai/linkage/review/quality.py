"""How good the matching is, from pairs that were drawn and read: for a page, a training and an estimate.

Counts are of pairs that weighed 0 bits or more. Readers saw no pair that weighed less or that the keys did
not find, so recall is of what the keys found.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from umai.linkage.review.estimates import (
    Calibration,
    Kappa,
    Layer,
    ShareEstimate,
    agreement,
    fit_calibration,
    pool_layers,
    ratio,
    wilson,
)
from umai.machine.cluster.functions import fetch_rows

# The parts of a kind of pair, the least likely first.
LAYERS = ("new low", "new high", "clerical low", "clerical high", "automatic all")
KINDS = ("register", "list", "own")
BY_RULE, WITH_A_PERSON = ("automatic all",), ("clerical low", "clerical high", "automatic all")


class SampledLayer(NamedTuple):
    """One layer of one list: how many pairs there are, how many were drawn, and what readers said."""

    edition: UUID
    source: UUID
    model: str
    layer: str
    population: int
    drawn: int
    same: int
    differ: int
    unsure: int
    expected: float

    @property
    def kind(self):
        return self.layer.partition(" ")[0]

    @property
    def part(self):
        return self.layer.partition(" ")[2]

    def as_layer(self):
        return Layer(self.part, self.population, self.same + self.differ, self.same, self.expected)


@dataclass(frozen=True)
class QualityLine:
    """One layer of a kind of pairs, over all its lists: what the model expected, and what readers found."""

    part: str
    population: int
    drawn: int
    read: int
    unsure: int
    expected: float | None
    found: ShareEstimate | None


@dataclass(frozen=True)
class MatchingQuality:
    """How good the matching is of one kind of pairs of one source by one model; None cannot be told.

    `precision` is of what was taken by rule; `recall` of the rule alone, `recall_with_a_person` of the rule
    and of what is put before a person.
    """

    source: UUID
    kind: str
    model: str
    lines: list[QualityLine]
    precision: ShareEstimate | None
    recall: ShareEstimate | None
    recall_with_a_person: ShareEstimate | None


class ErrorRates(NamedTuple):
    """What an estimate needs to know of the matching of one source.

    `missed`: of the pairs that are one child, the share that is not joined. `wrong`: of the pairs that are
    joined, the share that is two children.
    """

    missed: ShareEstimate | None
    wrong: ShareEstimate | None


def sampled_layers(using="default") -> list[SampledLayer]:
    """Every layer of every list that was drawn from, as far as this connection's speaker may know."""
    return [SampledLayer(*row) for row in fetch_rows("select * from linkage_sampled()", using=using)]


def qualities(rows: list[SampledLayer]) -> list[MatchingQuality]:
    """The quality by source, kind of pair and model, in that order."""

    def key(row):
        return str(row.source), KINDS.index(row.kind), row.model

    return [_quality(list(group)) for _key, group in groupby(sorted(rows, key=key), key)]


def _quality(rows: list[SampledLayer]) -> MatchingQuality:
    of_part = defaultdict(list)
    for row in rows:
        of_part[row.part].append(row)
    lines = [_line(part, of_part[part]) for part in LAYERS if part in of_part]
    return MatchingQuality(
        rows[0].source,
        rows[0].kind,
        rows[0].model,
        lines,
        precision(rows, BY_RULE),
        recall(rows, BY_RULE),
        recall(rows, WITH_A_PERSON),
    )


def _line(part, rows):
    read = sum(row.same + row.differ for row in rows)
    expected = sum(row.expected for row in rows) / read if read else None
    one = pool_layers([row.as_layer() for row in rows])
    found = wilson(one.share * one.worth, one.worth) if one else None
    return QualityLine(
        part,
        sum(row.population for row in rows),
        sum(row.drawn for row in rows),
        read,
        sum(row.unsure for row in rows),
        expected,
        found and found._replace(of=read),
    )


def _parts(rows):
    """(part to its pooled share, None for a part of which no pair was read; how many pairs were read)."""
    of_part = defaultdict(list)
    for row in rows:
        of_part[row.part].append(row.as_layer())
    read = sum(row.same + row.differ for row in rows)
    return {part: pool_layers(layers) for part, layers in of_part.items()}, read


def precision(rows: list[SampledLayer], accepted=BY_RULE) -> ShareEstimate | None:
    """Of the pairs in these layers, the share that is one child; None while a layer was not read."""
    parts, read = _parts([row for row in rows if row.part in accepted])
    if not parts or None in parts.values():
        return None
    population = sum(part.population for part in parts.values())
    share = sum(part.population * part.share for part in parts.values()) / population
    worth = population**2 / sum(part.population**2 / part.worth for part in parts.values())
    found = wilson(share * worth, worth)
    return found and found._replace(of=read)


def recall(rows: list[SampledLayer], accepted=BY_RULE) -> ShareEstimate | None:
    """Of the pairs that are one child, the share in these layers; None while a layer was not read.

    None as well where no pair lies outside these layers: the share would always be 1 and say nothing.
    """
    parts, read = _parts(rows)
    if not parts.keys() - set(accepted) or None in parts.values():
        return None
    return ratio([one for part, one in parts.items() if part in accepted], parts.values(), of=read)


def error_rates(rows: list[SampledLayer], *, source, kind="list", accepted=BY_RULE) -> ErrorRates:
    """The error rates of one source where pairs of these layers are joined, for an estimate.

    `accepted` is `LAYERS` from any one to the last: a count joins less likely pairs than case work does.
    """
    own = [row for row in rows if row.source == source and row.kind == kind]
    return ErrorRates(_rest(recall(own, accepted)), _rest(precision(own, accepted)))


def _rest(share: ShareEstimate | None) -> ShareEstimate | None:
    return share and ShareEstimate(1 - share.value, 1 - share.high, 1 - share.low, share.of)


def reader_agreement(using="default") -> Kappa | None:
    """How far first and second readers agree, over all lists."""
    counted = defaultdict(int)
    for _source, first, second, number in fetch_rows("select * from linkage_agreement()", using=using):
        counted[first, second] += number
    return agreement(counted)


def calibration_of(model: str, using="default") -> Calibration:
    """What this model's probabilities turned out to be among the pairs that were drawn and read."""
    rows = fetch_rows(
        "select probability, same, weight from linkage_labelled() where model = %s and weight > 0",
        [model],
        using=using,
    )
    return fit_calibration(rows)
