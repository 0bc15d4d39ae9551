"""A form is filled for a period: each row by its indicator, asked once for all rows of one dimension."""

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import note_shown
from umai.design.parts import Link
from umai.indicators.defined.harm import TOLD
from umai.indicators.reading import INDICATORS, shown_cells
from umai.statistics.arithmetic.periods import Period, PeriodKind
from umai.statistics.counted.periods import CountedPeriod
from umai.statistics.counted.reading import address, revision_in_words
from umai.statistics.elsewhere.figures import figures_of, indicators
from umai.statistics.elsewhere.tables import tables
from umai.statistics.elsewhere.words import figure_in_words, number, period_in_words, said
from umai.statistics.official.entries import OfficialForm, OfficialRow

# Families of figures that the police, prosecutors and statisticians count, and offices of children do not.
OF_CRIMES = ("crimes", "offences_of_minors", "violence", "suicides")


class FilledRow(NamedTuple):
    """A row with its numbers: as known now, and as it was known when the period ended (None: it runs).

    A row that is not counted has no number and says in `instead` where it comes from, or why it is not known;
    `link` leads to the indicator in the same period, or to the table of others.
    """

    row: OfficialRow
    words: str
    now: int | None
    before: int | None
    instead: str
    link: Link | None
    note: str

    @property
    def shown(self) -> str:
        return "" if self.now is None else number(self.now)

    @property
    def shown_before(self) -> str:
        return "" if self.before is None else number(self.before)

    @property
    def revision(self) -> str:
        if self.now is None or self.before is None:
            return ""
        return revision_in_words(self.now, self.before)


def filled(form: OfficialForm, period: CountedPeriod, by) -> list[FilledRow]:
    """The rows of a form for a period, each as its indicator tells it. The look is on the trail."""
    note_shown("statistics.form", [], [], by=by)
    counts = dict(counts_of(form, period, by))
    return [fill(row, period, counts) for row in form.rows]


def counts_of(form: OfficialForm, period: CountedPeriod, by) -> Iterator[tuple[tuple[str, str, str], tuple]]:
    """Indicator, dimension and category of each counted row, its numbers now and when the period ended."""
    rows = [one for one in form.rows if one.counts]
    for name, dimension in dict.fromkeys((one.counts, one.dimension) for one in rows):
        dimensions = (dimension,) if dimension else ()
        now = shown_cells(name, period.until, dimensions, speaker=by)
        before = None
        if period.known_on:
            before = shown_cells(name, period.until, dimensions, period.known_on, speaker=by)
        for row in rows:
            if (row.counts, row.dimension) == (name, dimension):
                yield (name, dimension, row.category), (told(now, row), told(before, row))


def told(found, row: OfficialRow) -> int | None:
    """The number of this row among the counts of its indicator; None where nothing was asked."""
    if found is None:
        return None
    if not row.dimension:
        return found.whole or 0
    return dict(found.cells).get((row.category,), 0)


def fill(row: OfficialRow, period: CountedPeriod, counts) -> FilledRow:
    note = said(row.note) if row.note else ""
    if row.counts:
        now, before = counts[row.counts, row.dimension, row.category]
        indicator = INDICATORS[row.counts]
        url = address(indicator, period, row.dimension or indicator.dimensions[0])
        return FilledRow(row, said(row.words), now, before, "", Link(str(indicator.title), url), note)
    if row.missing:
        return FilledRow(row, said(row.words), None, None, said(row.missing), None, note)
    return FilledRow(row, said(row.words), None, None, of_others(row, period), table_of(row), note)


def of_others(row: OfficialRow, period: CountedPeriod) -> str:
    """What another body published for this period, with its source; or that nothing came for it."""
    of_crimes = indicators()[row.figures].family.code in OF_CRIMES
    told_once = f"{TOLD}." if of_crimes else _("Umai did not count it: another body publishes it.")
    for one in figures_of(row.figures):
        if is_of(one.period, period):
            return f"{figure_in_words(one)}, {period_in_words(one.period)} ({one.source}). {told_once}"
    return f"{_('No figure came for this period.')} {told_once}"


def is_of(told: Period, period: CountedPeriod) -> bool:
    """Whether a published figure is of this period: of the year or of a day of it, or of its first half."""
    kinds = (PeriodKind.HALF,) if period.half else (PeriodKind.YEAR, PeriodKind.DAY)
    return told.year == period.year and told.kind in kinds and (not period.half or told.part == 1)


def table_of(row: OfficialRow) -> Link | None:
    """The table of published figures in which this one stands; None where it stands in none."""
    for table in tables().values():
        if any(one.indicator.code == row.figures for one in table.lines):
            return Link(said(table.title), reverse("statistics:table", args=[table.code]))
    return None
