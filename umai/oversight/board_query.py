"""The query of a board: the districts, the period, and the district that was chosen."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import get_language

from umai.design.days import date_in_words
from umai.law.terms.clock import BISHKEK, today
from umai.places.models import Place

DAYS_BACK = 90  # length of the period when no month is chosen
MONTHS_TO_CHOOSE = 12


@dataclass(frozen=True)
class BoardQuery:
    """What a board counts. `since` and `until` are the first and the last day of the period.

    The period ends yesterday at the latest, because today is not over. `by_district`: the board has a
    line for each district, and not for each worker.
    """

    by: Any
    districts: tuple
    on: date
    since: date
    until: date
    month: str = ""
    district: int | None = None
    by_district: bool = False

    @classmethod
    def of(cls, query, by):
        """The query in this address; values that are unknown or out of reach are ignored."""
        on, reach = today(), by.reach.districts
        by_id = {str(pk): pk for pk in reach}
        district = by_id.get(query.get("district", "")) if len(reach) > 1 else None
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
        """The condition on rows of these districts' files, without the files walled off from the reader."""
        walled = self.by.reach.walled
        own = Q(district_id__in=self.districts)
        return own & ~Q(child_id__in=walled) if walled else own

    def instants(self):
        """The first instant of the period and the first one after it, in Bishkek."""
        days = self.since, self.until + timedelta(days=1)
        return tuple(datetime.combine(day, time.min, tzinfo=BISHKEK) for day in days)

    def query(self, **more):
        """The query string of an address with the same query, and `more`."""
        params = {"month": self.month, "district": self.district} | more
        text = urlencode({name: value for name, value in params.items() if value})
        return f"?{text}" if text else ""

    def period(self):
        """The period in words."""
        return f"{date_in_words(self.since)} – {date_in_words(self.until)}"


def months(on):
    """The months to choose from, as "2026-10", the latest first; each has a day that is over."""
    found, day = [], (on - timedelta(days=1)).replace(day=1)
    for _each in range(MONTHS_TO_CHOOSE):
        found.append(day.isoformat()[:7])
        day = (day - timedelta(days=1)).replace(day=1)
    return found


def days_of_month(month, on):
    """The first and the last day of this month; the last is yesterday while the month is not over."""
    since = date.fromisoformat(f"{month}-01")
    following = (since + timedelta(days=31)).replace(day=1)
    return since, min(following, on) - timedelta(days=1)


def month_in_words(month):
    """A month in words."""
    return date_in_words(date.fromisoformat(f"{month}-01"), "month")


def districts_of(by):
    """The districts within reach as (id, name), ordered by name."""
    places = Place.objects.filter(pk__in=by.reach.districts).in_order()
    return [(place.pk, place.name_in(get_language() or "ky")) for place in places]
