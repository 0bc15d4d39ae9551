"""Which place of the territory a list means by its words: oblast, district, aimak and village, or a code."""

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import get_language

from umai.machine.cluster.functions import fetch_rows
from umai.names.place_names.known import PlaceNames
from umai.places.models import Change, Place, PlaceLevel

REMEMBERED = 50_000
OBLAST, RAYON, SETTLEMENT = "oblast", "rayon", "settlement"
_SAYS = (
    (OBLAST, re.compile(r"\bобл|oblast", re.I)),
    (RAYON, re.compile(r"\bр[-/]н|\bрай\b|район|rayon|raion", re.I)),
)


OF_KIND = {
    OBLAST: lambda place: place.level == PlaceLevel.OBLAST,
    RAYON: lambda place: place.district_id == place.pk,
    SETTLEMENT: lambda place: place.level in (PlaceLevel.VILLAGE, PlaceLevel.CITY),
}


class RowPlace(NamedTuple):
    """Ids of what was understood, None for what was not; `remark` is a reason's code or ""."""

    oblast: int | None = None
    district: int | None = None
    municipality: int | None = None
    settlement: int | None = None
    remark: str = ""


@lru_cache(maxsize=1)  # most of a second for a country, and the same until its classifier changes
def names_of(named: tuple[tuple[int, str], ...]) -> PlaceNames[int]:
    """Every place by its names, with each way of writing them."""
    return PlaceNames(named)


class Territory:
    """Every place by all its names, in three languages and of before a renaming: ask `read_territory`."""

    def __init__(self, using="default"):
        self.places = {place.pk: place for place in Place.objects.using(using).current()}
        self.codes = codes_of(using)
        former = defaultdict(list)
        for change in Change.objects.using(using).filter(kind="rename", place__isnull=False):
            former[change.place_id].append(change.old)
        self.names = names_of(
            tuple(
                (place.pk, name)
                for place in self.places.values()
                for name in (place.name_ky, place.name_ru, place.name_en, *place.also, *former[place.pk])
            )
        )
        self.find_place = lru_cache(REMEMBERED)(self._find_place)

    def _find_place(self, oblast, rayon, municipality, settlement, address, home=None) -> RowPlace:
        """What these words mean together; the narrowest place that they agree on.

        Where no district is said, `home` is, the district or oblast whose list it is: of several places those
        in it are meant, and a slip is looked for in it where no place at all has the name.
        """
        if address and not (oblast or rayon or municipality or settlement):
            parts = re.split(r"[,;\n]|\s-\s|(?<=[а-я])\.\s", address)
            words = [(part, kind_in(part)) for part in parts]
        else:
            address = ""
            words = [(oblast, OBLAST), (rayon, RAYON), (municipality, ""), (settlement, SETTLEMENT)]
        words = [(word, kind) for word, kind in words if word and word.strip()]
        if not words:
            return RowPlace()
        home = None if RAYON in (kind for _word, kind in words) else home
        found, missed = None, False
        for word, kind in words:
            narrower = self.within(word, found, kind, loosely=not address)
            if narrower:
                found = narrower
            elif not address:
                missed = True
        if home and settlement and not (found or oblast):
            found, missed = self.known_inside(settlement, {home}, SETTLEMENT), bool(municipality)
        if not found:
            return RowPlace(remark="place_unknown")
        if home and len(found) > 1:
            found = self.those_in(home, found) or found
        if len(found) > 1:
            return self.common(found, home)
        where = self.where(next(iter(found)))
        if missed or where.district is None:
            return where._replace(remark="place_unclear")
        return where

    def within(self, word, found, kind, loosely=True):
        """The places of this name or code that lie in one of those found before, or contain one of them.

        A part of an address may be the name of a street: `loosely` is for columns that hold places.
        """
        word = word.strip()
        if re.fullmatch(r"\d{14}", word):
            named = {self.codes[word]} & self.places.keys() if word in self.codes else set()
        else:
            named = (loosely and self.known_inside(word, found, kind)) or self.known_as(word, kind)
        if not named or found is None:
            return named
        inside = {pk for pk in named if found & {pk, *self.places[pk].above}}
        if inside:
            return inside if kind == SETTLEMENT or len(inside) == 1 else (inside - found or inside)
        return {pk for pk in found if named & {pk, *self.places[pk].above}}

    def known_inside(self, word, found, kind):
        """The places of this kind in those found before that this word may name, a slip away too.

        An oblast has few districts, and too many villages.
        """
        narrow = kind == RAYON or (
            kind == SETTLEMENT and all(self.places[pk].district_id for pk in found or ())
        )
        if not found or not narrow:
            return set()

        def lies_in(pk):
            return bool(found & {pk, *self.places[pk].above}) and OF_KIND[kind](self.places[pk])

        return self.names.find(word, lies_in, loosely=True)

    def known_as(self, word, kind):
        """The places that this word names; of a district and its town of one name, those of the kind."""
        named = self.names.find(word)
        return {pk for pk in named if kind in OF_KIND and OF_KIND[kind](self.places[pk])} or named

    def those_in(self, home, found):
        """Which of these places lie in `home`, or is it itself where none does."""
        return {pk for pk in found if home in self.places[pk].above} or found & {home}

    def common(self, found, home=None) -> RowPlace:
        """What several places of one name have in common: a district at best.

        Where it is the list's own area (`home`) that has several, or none of them, the remark says so.
        """
        wheres = [self.where(pk) for pk in found]
        districts, oblasts = {one.district for one in wheres}, {one.oblast for one in wheres}
        remark = "place_unclear"
        if home:
            remark = "place_several_here" if self.those_in(home, found) else "place_several_away"
        if len(districts) == 1 and None not in districts:
            municipalities = {one.municipality for one in wheres}
            only = municipalities.pop() if len(municipalities) == 1 else None
            return RowPlace(oblasts.pop(), districts.pop(), only, None, "" if only else remark)
        return RowPlace(oblasts.pop() if len(oblasts) == 1 else None, remark=remark)

    def where(self, pk) -> RowPlace:
        place = self.places[pk]
        oblast = next(
            (
                one
                for one in (pk, *place.above)
                if (it := self.places.get(one)) and it.level == PlaceLevel.OBLAST
            ),
            None,
        )
        settlement = pk if place.level == PlaceLevel.VILLAGE else None
        return RowPlace(oblast or place.district_id, place.district_id, place.municipality_id, settlement)

    def name_of(self, where: RowPlace) -> str:
        """The narrowest place that was understood, with what it lies in, in the language in force."""
        language, names = (get_language() or "ky")[:2], []
        for pk in (where.settlement, where.municipality, where.district, where.oblast):
            if pk is not None and (name := self.places[pk].name_in(language)) not in names:
                names.append(name)
        return ", ".join(names)

    def lies_in(self, where: RowPlace, area: Place) -> bool | None:
        """Whether a place lies in an area; None where that cannot be told."""
        narrowest = where.settlement or where.municipality or where.district or where.oblast
        if narrowest is None or area.level == PlaceLevel.COUNTRY:
            return None
        if area.pk in (narrowest, *self.places[narrowest].above, where.district, where.oblast):
            return True
        return None if narrowest in area.above else False


# The places as they are, in one number: half a second of reading is spared while nothing of them changes.
STATE = """
select (select sum(hashtextextended(p::text, 0)) from places_place p),
    (select sum(hashtextextended(c::text, 0)) from places_change c)
"""


def read_territory(using="default") -> Territory:
    """The territory of this moment; it is shared, and nobody changes it."""
    return _territory_in(using, *fetch_rows(STATE, using=using))


@lru_cache(maxsize=1)
def _territory_in(using, _state) -> Territory:
    return Territory(using)


def codes_of(using) -> dict[str, int]:
    """The id of the place that each code stands for today; an old code is followed to what replaced it.

    All are read at once, because later, while rows are being copied, the connection can answer no query.
    """
    places = {place.pk: place for place in Place.objects.using(using).all()}
    found = {place.code: place for place in places.values()}
    for change in Change.objects.using(using).filter(place__isnull=False):
        assert change.place_id is not None  # as filtered
        for code in re.findall(r"\d{14}", change.old):
            found.setdefault(code, places[change.place_id])
    return {code: latest_successor_of(place, places).pk for code, place in found.items()}


def latest_successor_of(place, places):
    while place.replaced_by_id:
        place = places[place.replaced_by_id]
    return place


def kind_in(word: str) -> str:
    """Which kind of place a part of an address says that it is; "" when it does not say."""
    return next((kind for kind, says in _SAYS if says.search(word)), "")
