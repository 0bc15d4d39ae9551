"""Drawing an edition: by the one publication function, beside every edition that was kept, audited again."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

import numpy

from umai.disclosure.release.advice import merges
from umai.disclosure.release.audit import exposures
from umai.disclosure.release.editions import AuditReport, Bounds, Release
from umai.disclosure.release.loss import InformationLoss, information_loss
from umai.disclosure.release.publishing import CHOSEN, WouldDisclose, publish
from umai.disclosure.tables.counts import CountedCell, CountTable, counts_of
from umai.disclosure.tables.dimensions import Dimension, TableAxis
from umai.statistics.publication.editions import (
    DimensionWords,
    Edition,
    PrintedAxis,
    PrintedCell,
    PrintedTable,
    UnusableEdition,
)

NOT_KEPT = -1  # stands for a count of an earlier edition that is none of today's


@dataclass(frozen=True)
class DrawnEdition:
    """An edition with what only the office reads: how much was lost, and what the audit found.

    How many numbers are not their count tells of a small table which are; so the loss is never published.
    `drawn_before`: the counts are those of a kept edition, which is printed again as it was, and of which
    there is no `report` any more.
    """

    edition: Edition
    loss: InformationLoss
    report: AuditReport | None
    drawn_before: bool

    @property
    def audit(self) -> str:
        if self.report:
            return str(self.report)
        return "Drawn before; all editions were read together again: nothing is told"


def draw_edition(
    tables: Sequence[CountTable],
    titles: Mapping[str, Mapping[str, str]],
    words: Mapping[str, DimensionWords],
    *,
    period: str,
    key: bytes,
    kept: Sequence[Edition] = (),
    known: Mapping[CountedCell, Bounds] | None = None,
    known_on: str = "",
) -> DrawnEdition:
    """Draw the edition of these tables beside the kept ones.

    `titles`: words of a table by its name; `words`: those of each dimension. `known`: what others have
    published of this period; `known_on`: the day at whose end the records stood so. Raises `WouldDisclose`
    where a reader of all editions could tell too much, `UnusableTable` for tables that contradict each other,
    `UnusableEdition` where a kept edition was drawn with another key, or where one of this period has other
    tables.
    """
    tables, counts, known = list(tables), counts_of(list(tables)), dict(known or {})
    for one in kept:
        if one.key_id != key_id(key):
            raise UnusableEdition(
                f"the edition {one.name} was drawn with the key {one.key_id}, and not with {key_id(key)}: "
                f"numbers drawn with two keys tell of the counts"
            )
    refuse_other_tables(period, tables, kept)
    name = next_name(period, kept)
    same = next((one for one in kept if one.period == period and is_same(one, counts, known, key)), None)
    earlier = [as_release(one, counts, key) for one in kept if one is not same]
    if same:
        release = as_release(same, counts, key)
    else:
        release = publish(tables, edition=name, key=key, earlier=earlier, known=known)
    if exposed := exposures([*earlier, release]):
        raise WouldDisclose(exposed, merges(exposed, tables))
    edition = same or as_edition(release, titles, words, period=period, key=key, known_on=known_on)
    return DrawnEdition(edition, information_loss(release), release.report, same is not None)


def key_id(key: bytes) -> str:
    """Names a key and tells nothing of it."""
    return sha256(b"key of publication " + key).hexdigest()[:16]


def mark_of(key: bytes, edition: str, cell: CountedCell, count: int) -> str:
    """The keyed mark of a count of a cell in one edition."""
    text = repr(("kept", edition, tuple(cell), count))
    return hmac.digest(key, text.encode(), "sha256")[:16].hex()


def next_name(period: str, kept: Sequence[Edition]) -> str:
    """The period, and from its second edition on with a number: 2025, 2025.2, 2025.3."""
    before = sum(one.period == period for one in kept)
    return f"{period}.{before + 1}" if before else period


def refuse_other_tables(period: str, tables: Sequence[CountTable], kept: Sequence[Edition]) -> None:
    """Refuse tables of a period that was published with others: two halves of one state are one edition.

    A second edition is read as a later state, so that nobody would ask what both together tell of one.
    """
    shapes = {(one.name, one.measure, axes_of(one)) for one in tables}
    for one in kept:
        before = {(other.name, other.measure, other.axes) for other in one.tables}
        if one.period == period and before != shapes:
            apart = min(name for name, _measure, _axes in before ^ shapes)
            raise UnusableEdition(
                f"{period} was published with other tables or categories ({apart} is not as it was); give all"
                f" tables of {one.name}, and no others"
            )


def is_same(
    edition: Edition, counts: Mapping[CountedCell, int], known: Mapping[CountedCell, Bounds], key: bytes
) -> bool:
    """Whether a kept edition of the same tables has these counts, beside these figures of others."""
    cells = {as_cell(name): cell for name, cell in edition.cells.items()}
    return (
        cells.keys() == counts.keys()
        and edition.known == {(cell.measure, cell.categories): bounds for cell, bounds in known.items()}
        and all(
            hmac.compare_digest(one.mark, mark_of(key, edition.name, cell, counts[cell]))
            for cell, one in cells.items()
        )
    )


def as_cell(name: tuple[str, tuple[tuple[str, str], ...]]) -> CountedCell:
    return CountedCell(*name)


def axes_of(table: CountTable) -> tuple[PrintedAxis, ...]:
    return tuple(PrintedAxis(axis.dimension.name, axis.finest) for axis in table.axes)


def as_edition(
    release: Release,
    titles: Mapping[str, Mapping[str, str]],
    words: Mapping[str, DimensionWords],
    *,
    period: str,
    key: bytes,
    known_on: str,
) -> Edition:
    """What is kept of a release."""
    cells = {}
    for cell, count in release.counts.items():
        printed, window = release.printed.get(cell), release.windows.get(cell)
        least, most = window or ((printed, printed) if printed is not None else (None, None))
        mark = mark_of(key, release.edition, cell, count)
        cells[cell.measure, cell.categories] = PrintedCell(printed, least, most, window is not None, mark)
    return Edition(
        name=release.edition,
        period=period,
        key_id=key_id(key),
        method=str(CHOSEN),
        drawn_at=datetime.now(UTC).isoformat(timespec="microseconds"),
        tables=tuple(
            PrintedTable(one.name, one.measure, axes_of(one), titles.get(one.name, {}))
            for one in release.tables
        ),
        words={
            axis.dimension.name: words[axis.dimension.name] for one in release.tables for axis in one.axes
        },
        cells=cells,
        known={(cell.measure, cell.categories): bounds for cell, bounds in release.known.items()},
        known_on=known_on,
    )


def as_release(edition: Edition, counts: Mapping[CountedCell, int], key: bytes) -> Release:
    """A kept edition as the publication function reads it; of its counts only those that are today's too."""
    cells = {as_cell(name): cell for name, cell in edition.cells.items()}
    return Release(
        edition.name,
        [as_table(one) for one in edition.tables],
        windows={
            cell: (one.least, one.most)
            for cell, one in cells.items()
            if one.rounded and one.least is not None and one.most is not None
        },
        known={as_cell(name): bounds for name, bounds in edition.known.items()},
        printed={cell: one.printed for cell, one in cells.items() if one.printed is not None},
        counts={
            cell: count
            if (count := counts.get(cell)) is not None
            and hmac.compare_digest(one.mark, mark_of(key, edition.name, cell, count))
            else NOT_KEPT
            for cell, one in cells.items()
        },
    )


def as_table(table: PrintedTable) -> CountTable:
    """The shape of a kept table; where its counts would be stands nought, because nobody kept them."""
    axes = tuple(TableAxis(Dimension(axis.dimension, axis.categories)) for axis in table.axes)
    return CountTable(table.name, table.measure, axes, numpy.zeros([len(axis.finest) for axis in axes], int))
