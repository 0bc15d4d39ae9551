"""The board of a head: by worker what is open and what was done, and what the district owes.

A supervisor of an oblast sees a line for each district, and each district's own board.
"""

from math import ceil
from typing import NamedTuple

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.intake.models import Risk, Work
from umai.law.dated import parameter
from umai.oversight.asked import districts_of
from umai.oversight.counts import DONE, OF_THE_DISTRICT, OVERDUE, SHARES
from umai.oversight.shares import Counted
from umai.oversight.shares import counted as count
from umai.staff.models import Worker

LIMIT = parameter("caseload_limit")
RISKS = (*Risk.values, "")  # in the order of the columns
RISK_WORDS = {
    Risk.URGENT: gettext_lazy("urgent"),
    Risk.HIGH: gettext_lazy("high"),
    Risk.MEDIUM: gettext_lazy("medium"),
    Risk.LOW: gettext_lazy("low"),
    "": gettext_lazy("not judged yet"),
}
NOBODY = "nobody"  # in an address, in place of a worker


class Number(NamedTuple):
    """So many of so many, and where their rows are; a number without rows leads nowhere."""

    above: int
    below: int
    middle: float | None
    above_url: str
    below_url: str
    bad: bool

    @property
    def days(self):
        """The median as a whole number, for the form of the word after it."""
        return ceil(self.middle)


class Line(NamedTuple):
    """A worker, or a district: open cases by risk, how many are overdue, and what was done."""

    name: str
    url: str
    by_risk: list  # pairs of the risk in words and how many
    open: int
    above_limit: bool
    overdue: Number
    done: list

    @property
    def has_done(self):
        """Whether anything of the period is counted with them."""
        return any(number.below for _share, number in self.done)


def page(asked):
    """All that the board shows."""
    whole = count(OF_THE_DISTRICT, asked)
    return {
        "asked": asked,
        "risks": [words for words, _n in by_risk({})],
        "done": DONE,
        "lines": lines(asked),
        "owed": [(share, number(share, asked, whole[share.key][None])) for share in OF_THE_DISTRICT],
        "definitions": list(SHARES.values()),
        "limit": LIMIT.on(asked.on),
    }


def lines(asked):
    """A line for each worker with open cases or with rows in the period, or for each district; by name.

    What nobody answers for has a line of its own at the end.
    """
    loads, done = loads_of(asked), count([OVERDUE, *DONE], asked, lambda share: way(share, asked))
    keys = {key for groups in [loads, *done.values()] for key in groups}
    return [_line(key, name, asked, loads.get(key, {}), done) for key, name in _names(keys, asked)]


def way(share, asked):
    """What the rows of a share are grouped by."""
    return "district_id" if asked.by_district else share.worker


def loads_of(asked):
    """Worker or district to the open cases by risk. One query."""
    group = "district_id" if asked.by_district else "worker_id"
    rows = Work.objects.filter(asked.here).order_by().values_list(group, "risk").annotate(n=Count("pk"))
    found = {}
    for key, risk, n in rows:
        found.setdefault(key, {})[risk] = n
    return found


def _names(keys, asked):
    """Those keys with their names, in the order of the names; nobody comes last."""
    if asked.by_district:
        return districts_of(asked.by)
    workers = Worker.objects.in_bulk([key for key in keys if key is not None])
    named = sorted(((key, str(worker)) for key, worker in workers.items()), key=lambda pair: pair[1])
    return [*named, (None, _("Nobody"))] if None in keys else named


def _line(key, name, asked, load, done):
    more = {"district": key} if asked.by_district else {"worker": key or NOBODY}
    url = reverse("oversight:board") + asked.query(district=key) if asked.by_district else ""
    open_now = sum(load.values())
    numbers = [
        number(share, asked, done[share.key].get(key, Counted()), **more) for share in (OVERDUE, *DONE)
    ]
    above = not asked.by_district and key is not None and open_now > LIMIT.on(asked.on)
    done_here = list(zip(DONE, numbers[1:], strict=True))
    return Line(name, url, by_risk(load), open_now, above, numbers[0], done_here)


def by_risk(load):
    """Pairs of a risk in words and how many cases have it, for all columns."""
    return [(RISK_WORDS[risk], load.get(risk, 0)) for risk in RISKS]


def number(share, asked, found, **more):
    """A number with the addresses of its rows."""
    address = reverse("oversight:rows", args=[share.key])
    return Number(
        found.above, found.below, found.middle,
        address + asked.query(**more) if found.above else "",
        address + asked.query(whole=1, **more) if found.below else "",
        share.bad,
    )  # fmt: skip
