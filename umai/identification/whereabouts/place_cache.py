"""The places that the form asks for, kept in memory for an hour: they change a few times a year.

When the database cannot be reached, those that were read before are used.
"""

import time
from dataclasses import dataclass, field
from threading import Lock

from django.conf import settings
from django.db import DatabaseError, InterfaceError

from umai.names.place_names.known import PlaceNames
from umai.names.sorting import sort_key
from umai.places.models import Place, PlaceLevel

GOOD_FOR_SECONDS = 3600


@dataclass(frozen=True)
class CachedPlace:
    """One place: its names by language, the id of its district with a department, and of its municipality."""

    id: int
    code: str
    names: dict[str, str] = field(repr=False)
    district: int | None
    municipality: int | None

    def name(self, language: str) -> str:
        return self.names[language]


class Country:
    """All places of today: the tops (oblasts and the two cities), their districts, and what lies in these."""

    def __init__(self, rows):
        self.by_id: dict[int, CachedPlace] = {}
        parents, levels = {}, {}
        named = []
        for pk, code, parent, level, ky, ru, en, also, district, municipality in rows:
            self.by_id[pk] = CachedPlace(pk, code, {"ky": ky, "ru": ru, "en": en}, district, municipality)
            parents[pk], levels[pk] = parent, level
            named += [(pk, name) for name in (ky, ru, en, *also)]
        self.names = PlaceNames(named)
        country = next(pk for pk, level in levels.items() if level == PlaceLevel.COUNTRY)
        self.tops = [one for one in self.by_id.values() if parents[one.id] == country]
        self.top_of: dict[int, int] = {}
        self.districts: dict[int, list[CachedPlace]] = {one.id: [] for one in self.tops}
        self.inside: dict[int, list[CachedPlace]] = {}
        for one in self.by_id.values():
            if one.district == one.id:
                top = one.id
                while parents[top] != country:
                    top = parents[top]
                self.top_of[one.id] = top
                self.districts[top].append(one)
            elif one.district:
                self.inside.setdefault(one.district, []).append(one)

    def in_order(self, spots, language: str) -> list[CachedPlace]:
        return sorted(spots, key=lambda one: sort_key(one.name(language)))

    def groups(self, district: int, language: str) -> list[tuple[CachedPlace, list[CachedPlace]]]:
        """The places of a district: each municipality with its villages, then the villages of none."""
        inside = self.inside.get(district, [])
        answer = []
        for one in self.in_order((o for o in inside if o.municipality == o.id), language):
            villages = [o for o in inside if o.municipality == one.id and o.id != one.id]
            answer.append((one, self.in_order(villages, language)))
        alone = [o for o in inside if not o.municipality]
        return answer + [(one, []) for one in self.in_order(alone, language)]

    def known_as(self, code: str) -> CachedPlace | None:
        """The place with this code, as on a poster, when it lies in a district with a department."""
        return next((one for one in self.by_id.values() if one.code == code and one.district), None)


_lock = Lock()
_held: dict[str, tuple[float, Country]] = {}


def current_country(clock=time.monotonic) -> Country:
    """The places of today. Raises Django's errors of the database where none were read before."""
    alias = settings.UMAI_REPORT_DATABASE
    read_at, held = _held.get(alias, (0.0, None))
    if held and clock() - read_at < GOOD_FOR_SECONDS:
        return held
    with _lock:
        try:
            fresh = Country(_rows(alias))
        except (DatabaseError, InterfaceError):
            if held is None:
                raise
            fresh = held
        _held[alias] = (clock(), fresh)
        return fresh


def _rows(alias):
    fields = (
        "id",
        "code",
        "parent_id",
        "level",
        "name_ky",
        "name_ru",
        "name_en",
        "also",
        "district_id",
        "municipality_id",
    )
    return Place.objects.using(alias).current().values_list(*fields)
