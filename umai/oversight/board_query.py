"""What a board is asked for: whose districts, which days, and which worker or district of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import get_language

from umai.design.days import date_in_words
from umai.law.terms.clock import today
from umai.places.models import Place

DAYS_BACK = 90  # that a board looks back when no month is chosen
MONTHS_TO_CHOOSE = 12  # to choose from


@dataclass(frozen=True)
class BoardQuery:
    """A question of one who looks on. `since` and `until` are the first and last day of the period.

    The period ends yesterday: a day that is not over has decided nothing. `by_district`: the board
    has a line for each district, and not for each worker.
    """

    by: object
    districts: tuple
    on: date
    since: date
    until: date
    month: str = ""
    district: int | None = None
    by_district: bool = False

    @classmethod
    def of(cls, query, by):
        """What this address asks, as far as it is understood and within reach."""
        on, reach = today(), by.reach.districts
        known = {str(pk): pk for pk in reach}
        district = known.get(query.get("district", "")) if len(reach) > 1 else None
        month = query.get("month", "")
        since, until = on - timedelta(days=DAYS_BACK), on - timedelta(days=1)
        if month in months(on):
            since, until = days_of_month(month, on)
        else:
            month = ""
        chosen = tuple(reach) if district is None else (district,)
        return cls(by, chosen, on, since, until, month, district, len(chosen) > 1)

    @property
    def here(self):
        """The condition on rows of these districts' files; those between whom and the reader a wall
        stands are left out."""
        walled = self.by.reach.walled
        own = Q(district_id__in=self.districts)
        return own & ~Q(child_id__in=walled) if walled else own

    def query(self, **more):
        """The end of an address that asks the same."""
        said = {"month": self.month, "district": self.district} | more
        text = urlencode({name: value for name, value in said.items() if value})
        return f"?{text}" if text else ""

    def period(self):
        """The days in words."""
        return f"{date_in_words(self.since)} – {date_in_words(self.until)}"


def months(on):
    """The months to choose from as "2026-10", the latest first: those of which a day is over."""
    found, day = [], (on - timedelta(days=1)).replace(day=1)
    for _each in range(MONTHS_TO_CHOOSE):
        found.append(day.isoformat()[:7])
        day = (day - timedelta(days=1)).replace(day=1)
    return found


def days_of_month(month, on):
    """The first day of this month and its last, or yesterday where it is not over."""
    since = date.fromisoformat(f"{month}-01")
    following = (since + timedelta(days=31)).replace(day=1)
    return since, min(following, on) - timedelta(days=1)


def month_in_words(month):
    """A month in words."""
    return date_in_words(date.fromisoformat(f"{month}-01"), "month")


def districts_of(by):
    """The districts within reach by name, in alphabetical order, as (id, name)."""
    places = Place.objects.filter(pk__in=by.reach.districts).in_order()
    return [(place.pk, place.name_in(get_language() or "ky")) for place in places]
