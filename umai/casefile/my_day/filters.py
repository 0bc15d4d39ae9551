"""The filters of the case list: read from the address, checked, and written into addresses.

The state of the list is in its address, so that it can be kept and sent to a colleague. An unknown
value is ignored.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from umai.design import addresses
from umai.design.parts import FilterChip
from umai.identification.signal.concerns import Concern
from umai.intake.models import DueKind, Risk
from umai.situations.words import finding_label

STATES = {
    "open": _("Open"),
    "overdue": _("Overdue"),
    "unassigned": _("Without a worker"),
    "unplanned": _("Nothing planned"),
    "mine": _("My own"),
    "closed": _("Closed"),
}
RISKS = {"urgent": _("urgent"), "high": _("high"), "medium": _("medium"), "low": _("low")}


@dataclass(frozen=True)
class CaseFilter:
    """Which cases the list shows. `municipality` and `district` are places' ids, `worker` a worker's."""

    state: str = "open"
    concern: str = ""
    municipality: int | None = None
    risk: str = ""
    owed: str = ""  # what is owed first
    worker: UUID | None = None
    district: int | None = None
    says: str = ""  # what the law says of the child

    @classmethod
    def of(cls, query, municipalities, findings=()):
        """The filters in this query string, without unknown values.

        `municipalities` by their ids; `findings` are the codes by which this reader may choose.
        """
        state, concern, risk = query.get("state"), query.get("concern"), query.get("risk")
        owed = query.get("owed")
        place = query.get("municipality", "")
        by_id = {str(one): one for one in municipalities}
        is_open, district = state not in ("closed", "mine"), query.get("district", "")
        return cls(
            state if state in STATES else "open",
            concern if concern in Concern.values else "",
            by_id.get(place),
            risk if risk in Risk.values else "",
            owed if owed in DueKind.values and state not in ("closed", "unplanned") else "",
            addresses.as_id(query.get("worker")) if is_open else None,
            int(district) if is_open and district.isdecimal() and len(district) < 10 else None,
            says if (says := query.get("says", "")) in findings else "",
        )

    def query(self, **more):
        """The query string of these filters, with `more`."""
        params = {
            "state": self.state,
            "concern": self.concern,
            "risk": self.risk,
            "owed": self.owed,
            "says": self.says,
        }
        params |= {"municipality": self.municipality, "worker": self.worker, "district": self.district} | more
        text = urlencode(
            {name: value for name, value in params.items() if value and (name, value) != ("state", "open")}
        )
        return f"?{text}" if text else "?"

    def chips(self, municipalities, of_whom=""):
        """One chip for each filter except the state; its address is the list without that filter.

        `of_whom` is the worker's or the district's name.
        """
        found = []
        if self.concern:
            found.append(FilterChip(str(Concern(self.concern).label), replace(self, concern="").query()))
        if self.municipality:
            label = municipalities[self.municipality]
            found.append(FilterChip(label, replace(self, municipality=None).query()))
        if self.risk:
            label = _("risk: %(risk)s") % {"risk": RISKS[self.risk]}
            found.append(FilterChip(str(label), replace(self, risk="").query()))
        if self.owed:
            label = _("first: %(what)s") % {"what": DueKind(self.owed).label}
            found.append(FilterChip(str(label), replace(self, owed="").query()))
        if self.says:
            found.append(FilterChip(finding_label(self.says), replace(self, says="").query()))
        if of_whom:
            found.append(FilterChip(of_whom, replace(self, worker=None, district=None).query()))
        return found


def page_begins_after(query):
    """The row after which a page begins, as (day, case id); None for the first page."""
    return addresses.read_day_cursor(query.get("after"))


def cursor(row):
    """The `after` of the page after this row; closed cases are ordered by the day of closing."""
    return addresses.as_cursor(row.get("closed_on") or row["due_on"], row["id"])
