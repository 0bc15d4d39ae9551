"""The board of a head: open cases and work done by worker, and what the district owes.

A supervisor of an oblast sees a line for each district, and can open each district's board.
"""

from functools import cache, reduce
from math import ceil
from typing import NamedTuple

from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from umai.intake.models import Risk
from umai.law.dated_values import parameter
from umai.oversight.board import help_obtained, hours_to_seen
from umai.oversight.board.counts import DISTRICT_RATIOS, OPEN_RATIOS, OVERDUE, RATIOS, WORK_RATIOS
from umai.oversight.board.ratios import RatioCount, count_ratios, grouped_counts
from umai.oversight.board_query import districts_of
from umai.staff.models import Worker

CASELOAD_LIMIT = parameter("caseload_limit")
RISKS = (*Risk.values, "")  # in the order of the columns
RISK_WORDS = {
    Risk.URGENT: gettext_lazy("urgent"),
    Risk.HIGH: gettext_lazy("high"),
    Risk.MEDIUM: gettext_lazy("medium"),
    Risk.LOW: gettext_lazy("low"),
    "": gettext_lazy("not judged yet"),
}
NOBODY = "nobody"  # in an address, in place of a worker


class RatioCell(NamedTuple):
    """A ratio with the addresses of its rows; an address is empty where there are no rows."""

    numerator: int
    denominator: int
    median: float | None
    numerator_url: str
    denominator_url: str
    bad: bool

    def html(self):
        """The ratio as HTML, written in Python because a board has a thousand of them."""
        if not self.denominator:
            return "—"
        above = f'<a href="{escape(self.numerator_url)}">{self.numerator}</a>' if self.numerator_url else "0"
        of = escape(pgettext("so many of so many", "of"))
        days = f"{escape(days_in_words(self.median))} " if self.median is not None else ""
        url = escape(self.denominator_url)
        return mark_safe(
            f'{days}<span class="board-of">{above} {of} <a href="{url}">{self.denominator}</a></span>'
        )


def days_in_words(median):
    """The median in words; the plural form of "day" follows the next whole number."""
    return ngettext("%(days)s day", "%(days)s days", ceil(median)) % {"days": floatformat(median, -1)}


class ColumnTitles(NamedTuple):
    """The titles of the columns, translated once for all lines."""

    risks: list
    overdue: str
    done: list

    @classmethod
    def now(cls):
        """The titles in the active language, as HTML."""
        return cls(
            [escape(capfirst(words)) for words, _n in by_risk({})],
            escape(_("Overdue")),
            [escape(ratio.title) for ratio in WORK_RATIOS],
        )


class BoardLine(NamedTuple):
    """One worker or one district: open cases by risk, how many are overdue, and what was done."""

    name: str
    url: str
    by_risk: list  # pairs of the risk in words and how many
    open: int
    above_limit: bool
    overdue: RatioCell
    done: list
    titles: ColumnTitles

    @property
    def has_done(self):
        """Whether any row of the period is counted for this line."""
        return any(number.denominator for _share, number in self.done)

    def open_cells(self):
        """The cells of the open cases: how many by risk, and how many are overdue."""
        shown = [*(n for _words, n in self.by_risk), self.overdue.html()]
        return cells([*self.titles.risks, self.titles.overdue], shown)

    def done_cells(self):
        """The cells of what was done."""
        return cells(self.titles.done, [number.html() for _share, number in self.done])


def cells(titles, shown):
    """Cells of a table, each with its title, which a phone shows."""
    return mark_safe(
        "".join(
            f'<td><span class="board-label">{title}: </span>{one}</td>'
            for title, one in zip(titles, shown, strict=True)
        )
    )


def page(asked):
    """All that the board shows."""
    stand = OpenCases.of(asked)
    whole = count_ratios([ratio for ratio in DISTRICT_RATIOS if ratio not in OPEN_RATIOS], asked)
    owed = [
        (ratio, stand.whole(ratio) if ratio in OPEN_RATIOS else whole[ratio.key][None])
        for ratio in DISTRICT_RATIOS
    ]
    ends = asked.query(), asked.query(whole=1)
    return {
        "asked": asked,
        "risks": [words for words, _n in by_risk({})],
        "done": WORK_RATIOS,
        "lines": board_lines(asked, stand),
        "owed": [(ratio, as_cell(ratio, counted, *ends)) for ratio, counted in owed],
        "definitions": list(RATIOS.values()),
        "limit": CASELOAD_LIMIT.on(asked.on),
        "urgent": hours_to_seen.section(asked),
        "obtained": help_obtained.section(asked),
    }


class OpenCases(NamedTuple):
    """The counts of open cases: worker or district to the number by risk, and ratio to group to count."""

    loads: dict
    counts: dict

    @classmethod
    def of(cls, asked):
        """Count them in one query."""
        loads, counts = {}, {ratio.key: {} for ratio in OPEN_RATIOS}
        for (group, risk), numbers in grouped_counts(OPEN_RATIOS, asked, [group_column(asked), "risk"]):
            loads.setdefault(group, {})[risk] = numbers[OVERDUE.key].denominator
            for key, found in counts.items():
                found[group] = found.get(group, RatioCount()).with_more(numbers[key])
        return cls(loads, counts)

    def whole(self, ratio):
        """The count of this ratio over all groups."""
        return reduce(RatioCount.with_more, self.counts[ratio.key].values(), RatioCount())


def board_lines(asked, stand):
    """A line for each worker with open cases or rows in the period, or for each district; by name.

    Cases without a worker have a line at the end.
    """
    done = count_ratios(WORK_RATIOS, asked, group_column(asked)) | stand.counts
    keys = {key for groups in [stand.loads, *done.values()] for key in groups}
    titles, limit = ColumnTitles.now(), CASELOAD_LIMIT.on(asked.on)
    return [
        _board_line(key, name, asked, stand.loads.get(key, {}), done, titles, limit)
        for key, name in _named_groups(keys, asked)
    ]


def group_column(asked):
    """The column by which the rows of a ratio are grouped."""
    return "district_id" if asked.by_district else "worker_id"


def _named_groups(keys, asked):
    """The groups as (key, name), ordered by name; "Nobody" comes last."""
    if asked.by_district:
        return districts_of(asked.by)
    workers = Worker.objects.in_bulk([key for key in keys if key is not None])
    named = sorted(((key, str(worker)) for key, worker in workers.items()), key=lambda pair: pair[1])
    return [*named, (None, _("Nobody"))] if None in keys else named


def _board_line(key, name, asked, load, done, titles, limit):
    more = {"district": key} if asked.by_district else {"worker": key or NOBODY}
    url = reverse("oversight:board") + asked.query(district=key) if asked.by_district else ""
    open_now = sum(load.values())
    ends = asked.query(**more), asked.query(whole=1, **more)
    numbers = [
        as_cell(ratio, done[ratio.key].get(key, RatioCount()), *ends) for ratio in (OVERDUE, *WORK_RATIOS)
    ]
    above = not asked.by_district and key is not None and open_now > limit
    done_here = list(zip(WORK_RATIOS, numbers[1:], strict=True))
    return BoardLine(name, url, by_risk(load), open_now, above, numbers[0], done_here, titles)


def by_risk(load):
    """Pairs of a risk in words and the number of cases with it, for all columns."""
    return [(RISK_WORDS[risk], load.get(risk, 0)) for risk in RISKS]


def as_cell(ratio, found, end, whole_end):
    """A ratio with the addresses of its rows: `end` is the query for the numerator, `whole_end` for the
    denominator."""
    address = rows_url(ratio.key)
    return RatioCell(
        found.numerator,
        found.denominator,
        found.median,
        address + end if found.numerator else "",
        address + whole_end if found.denominator else "",
        ratio.bad,
    )


@cache
def rows_url(key):
    """The address of the rows of a ratio."""
    return reverse("oversight:rows", args=[key])
