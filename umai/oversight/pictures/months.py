"""Twelve months of an area side by side, each number with its rows.

The numbers are those of the board and of the other pages, told apart by month. What was planned and made is
counted for one district alone: of an oblast in a year it would keep the reader waiting.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from umai.design.pictures.letters import width_of
from umai.design.pictures.marks import (
    GRID,
    LIGHT,
    SMALL,
    STRONG,
    WIDTH,
    PictureShape,
    PictureText,
    rectangle,
    segment,
)
from umai.design.pictures.svg import PageDrawing
from umai.law.terms.clock import BISHKEK
from umai.oversight.board.board import rows_url
from umai.oversight.board.counts import RATIOS
from umai.oversight.board.ratios import RatioCount, grouped_counts
from umai.oversight.board_query import month_in_words, months
from umai.oversight.sources import in_period, signals
from umai.unseen.filters import ListedChildFilter

TALL, ABOVE, BELOW = 64, 18, 18  # of the longest bar, of the number over it, of the month under it
SIDE = 3  # of a month that a bar leaves free on each side
OF_TERM = ("assessed", "first_visit")  # ratios of one indicator, counted in one query
OF_DISTRICT = ("kept",)


class MonthFigure(NamedTuple):
    """One month: how many, of how many (None: of nothing), and the page of the rows, "" for none."""

    month: str
    n: int
    of: int | None
    url: str

    @property
    def words(self) -> str:
        if self.of is None:
            return str(self.n)
        return f"{self.n} {pgettext('so many of so many', 'of')} {self.of}" if self.of else "—"

    @property
    def number(self) -> str:
        """What stands over the bar: the count, or the share of a hundred; "" where there is no share."""
        if self.of is None:
            return str(self.n)
        return f"{100 * self.n / self.of:.0f}" if self.of else ""


class MonthsPanel(NamedTuple):
    """One figure over twelve months, the earliest first."""

    title: str
    hint: str
    figures: list[MonthFigure]

    @property
    def drawing(self) -> PageDrawing:
        """The months as bars: of shares on a scale to a hundred, of counts to the largest."""
        said = "; ".join(f"{month_in_words(one.month)}: {one.words}" for one in self.figures)
        most = max((one.n for one in self.figures if one.of is None), default=0) or 1
        foot = float(ABOVE + TALL)
        shapes = [PictureShape(segment((0, foot), (WIDTH, foot)), line=GRID)]
        texts, step = [], WIDTH / len(self.figures)
        for at, one in enumerate(self.figures):
            share = one.n / most if one.of is None else one.n / (one.of or 1)
            last = one is self.figures[-1]  # it runs: drawn lighter
            box = rectangle(at * step + SIDE, foot - share * TALL, step - 2 * SIDE, share * TALL)
            shapes.append(PictureShape(box, LIGHT if last else STRONG, STRONG))
            middle = (at + 0.5) * step
            texts.append(PictureText(middle, foot + 14, str(int(one.month[5:])), SMALL, anchor="middle"))
            if width_of(one.number, SMALL) <= step:
                texts.append(PictureText(middle, foot - share * TALL - 5, one.number, SMALL, anchor="middle"))
        return PageDrawing(self.title, said, foot + BELOW, tuple(shapes), tuple(texts))


def page(asked) -> dict:
    """All that the page shows."""
    shown = [*reversed(months(asked.on))]
    year = replace(asked, since=date.fromisoformat(f"{shown[0]}-01"), until=asked.on - timedelta(days=1))
    panels = [
        counts_panel(
            _("Reports received"), _("reports by the month in which they came"), shown, *report_counts(year)
        ),
        *ratio_panels(year, OF_TERM, shown),
        *([] if asked.by_district else ratio_panels(year, OF_DISTRICT, shown)),
        counts_panel(
            _("Newly in nobody's care"),
            _("children whom nobody cares for now, by the month in which a list first named them"),
            shown,
            *unseen_counts(year),
        ),
    ]
    rows = [
        (month_in_words(month), [(panel.title, panel.figures[at]) for panel in panels])
        for at, month in reversed([*enumerate(shown)])
    ]
    return {"asked": asked, "panels": panels, "rows": rows}


def counts_panel(title, hint, shown, counts: Mapping[str, int], address) -> MonthsPanel:
    """A panel of counts by month; `address` answers the page of the rows of a month."""
    found = [(month, counts.get(month, 0)) for month in shown]
    return MonthsPanel(
        title, hint, [MonthFigure(month, n, None, address(month) if n else "") for month, n in found]
    )


def report_counts(year):
    """Month to the number of reports without floods, and the address of the page that tells them by place."""
    found = signals(year).filter(in_period(year), crowded=False).order_by()
    counted = found.values_list(TruncMonth("received_at", tzinfo=BISHKEK)).annotate(n=Count("pk"))
    address = reverse("oversight:known")
    return month_keys(counted), lambda month: address + year.query(month=month)


def unseen_counts(year):
    """Month to the number of children who wait since a list named them in it, and the address of these."""
    chosen = ListedChildFilter(year.by, year.on, None if year.by_district else year.districts[0])
    found = chosen.lines().filter(since__gte=year.since).order_by()
    counted = found.values_list(TruncMonth("since")).annotate(n=Count("pk"))
    address = reverse("unseen:rows")
    return month_keys(counted), lambda month: address + chosen.query(month=month)


def month_keys(counted) -> dict[str, int]:
    return {f"{first:%Y-%m}": n for first, n in counted}


def ratio_panels(year, keys, shown) -> list[MonthsPanel]:
    """A panel for each of these ratios of the board, all of one indicator. One query."""
    ratios = [RATIOS[key] for key in keys]
    found: dict[str, dict[str, RatioCount]] = {key: {} for key in keys}
    for (day,), counts in grouped_counts(ratios, year, ["day"]):
        for key in keys:
            of_month = found[key].get(f"{day:%Y-%m}", RatioCount())
            found[key][f"{day:%Y-%m}"] = of_month.with_more(counts[key])
    return [
        MonthsPanel(
            str(ratio.title),
            str(ratio.numerator),
            [month_figure(year, ratio.key, month, found[ratio.key].get(month)) for month in shown],
        )
        for ratio in ratios
    ]


def month_figure(year, key, month, found) -> MonthFigure:
    """The figure of a ratio in one month, with the page of the rows that it counts."""
    n, of, _median = found or RatioCount()
    return MonthFigure(month, n, of, rows_url(key) + year.query(month=month) if n else "")
