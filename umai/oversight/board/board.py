"""The board of a head: by worker what is open and what was done, and what the district owes.

A supervisor of an oblast sees a line for each district, and each district's own board.
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
from umai.oversight.board.counts import DISTRICT_RATIOS, OPEN_RATIOS, OVERDUE, RATIOS, WORK_RATIOS
from umai.oversight.board.querysets import open_cases
from umai.oversight.board.ratios import RatioCount, grouped_counts
from umai.oversight.board.ratios import count_ratios as count
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
    """So many of so many, and where their rows are; a number without rows leads nowhere."""

    numerator: int
    denominator: int
    median: float | None
    numerator_url: str
    denominator_url: str
    bad: bool

    def html(self):
        """The number as the board shows it, written here because a board has a thousand of them."""
        if not self.denominator:
            return "—"
        above = f'<a href="{escape(self.numerator_url)}">{self.numerator}</a>' if self.numerator_url else "0"
        of = escape(pgettext("so many of so many", "of"))
        days = f"{escape(self.days())} " if self.median is not None else ""
        url = escape(self.denominator_url)
        return mark_safe(
            f'{days}<span class="board-of">{above} {of} <a href="{url}">{self.denominator}</a></span>'
        )

    def days(self):
        """The median in words, by the form of the word that its whole number asks."""
        text = ngettext("%(days)s day", "%(days)s days", ceil(self.median))
        return text % {"days": floatformat(self.median, -1)}


class ColumnTitles(NamedTuple):
    """What stands over the columns, put in words once for all lines."""

    risks: list
    overdue: str
    done: list

    @classmethod
    def now(cls):
        """In the language in force, as HTML."""
        return cls(
            [escape(capfirst(words)) for words, _n in by_risk({})],
            escape(_("Overdue")),
            [escape(share.title) for share in WORK_RATIOS],
        )


class BoardLine(NamedTuple):
    """A worker, or a district: open cases by risk, how many are overdue, and what was done."""

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
        """Whether anything of the period is counted with them."""
        return any(number.denominator for _share, number in self.done)

    def open_cells(self):
        """The cells of the open cases: how many by risk, and how many are overdue."""
        shown = [*(n for _words, n in self.by_risk), self.overdue.html()]
        return cells([*self.titles.risks, self.titles.overdue], shown)

    def done_cells(self):
        """The cells of what was done."""
        return cells(self.titles.done, [number.html() for _share, number in self.done])


def cells(titles, shown):
    """Cells of a table, each with its title beside it, as a phone shows them."""
    return mark_safe(
        "".join(
            f'<td><span class="board-label">{title}: </span>{one}</td>'
            for title, one in zip(titles, shown, strict=True)
        )
    )


def page(asked):
    """All that the board shows."""
    stand = OpenCases.of(asked)
    whole = count([share for share in DISTRICT_RATIOS if share not in OPEN_RATIOS], asked)
    owed = [
        (share, stand.whole(share) if share in OPEN_RATIOS else whole[share.key][None])
        for share in DISTRICT_RATIOS
    ]
    ends = asked.query(), asked.query(whole=1)
    return {
        "asked": asked,
        "risks": [words for words, _n in by_risk({})],
        "done": WORK_RATIOS,
        "lines": board_lines(asked, stand),
        "owed": [(share, as_cell(share, counted, *ends)) for share, counted in owed],
        "definitions": list(RATIOS.values()),
        "limit": CASELOAD_LIMIT.on(asked.on),
    }


class OpenCases(NamedTuple):
    """The open cases as they stand: worker or district to those by risk, and to the shares of them."""

    loads: dict
    shares: dict

    @classmethod
    def of(cls, asked):
        """One query."""
        loads, shares = {}, {share.key: {} for share in OPEN_RATIOS}
        for row in grouped_counts(
            OPEN_RATIOS, open_cases(asked).order_by(), asked, group_column(OVERDUE, asked), "risk"
        ):
            loads.setdefault(row["group_"], {})[row["risk"]] = OVERDUE.read(row).denominator
            for share in OPEN_RATIOS:
                found = shares[share.key]
                found[row["group_"]] = found.get(row["group_"], RatioCount()).with_more(share.read(row))
        return cls(loads, shares)

    def whole(self, share):
        """This share of all of them."""
        return reduce(RatioCount.with_more, self.shares[share.key].values(), RatioCount())


def board_lines(asked, stand):
    """A line for each worker with open cases or with rows in the period, or for each district; by name.

    What nobody answers for has a line of its own at the end.
    """
    done = count(WORK_RATIOS, asked, lambda share: group_column(share, asked)) | stand.shares
    keys = {key for groups in [stand.loads, *done.values()] for key in groups}
    titles, limit = ColumnTitles.now(), CASELOAD_LIMIT.on(asked.on)
    return [
        _board_line(key, name, asked, stand.loads.get(key, {}), done, titles, limit)
        for key, name in _named_groups(keys, asked)
    ]


def group_column(share, asked):
    """What the rows of a share are grouped by."""
    return "district_id" if asked.by_district else share.worker


def _named_groups(keys, asked):
    """Those keys with their names, in the order of the names; nobody comes last."""
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
        as_cell(share, done[share.key].get(key, RatioCount()), *ends) for share in (OVERDUE, *WORK_RATIOS)
    ]
    above = not asked.by_district and key is not None and open_now > limit
    done_here = list(zip(WORK_RATIOS, numbers[1:], strict=True))
    return BoardLine(name, url, by_risk(load), open_now, above, numbers[0], done_here, titles)


def by_risk(load):
    """Pairs of a risk in words and how many cases have it, for all columns."""
    return [(RISK_WORDS[risk], load.get(risk, 0)) for risk in RISKS]


def as_cell(share, found, end, whole_end):
    """A number with the addresses of its rows, which end like this, and like that for the whole."""
    address = rows_url(share.key)
    return RatioCell(
        found.numerator,
        found.denominator,
        found.median,
        address + end if found.numerator else "",
        address + whole_end if found.denominator else "",
        share.bad,
    )


@cache
def rows_url(key):
    """Where the rows of a number are."""
    return reverse("oversight:rows", args=[key])
