"""Of which places a watcher asks: all of them, the districts of an oblast, or one district."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from umai.places.models import Place


@dataclass
class WatchedTerritory:
    """The districts that a watcher watches over, and the place that an address chooses among them."""

    districts: dict[int, Place]
    chosen: int | None

    @classmethod
    def of(cls, by, text) -> "WatchedTerritory":
        """What an address asks for; a place that is not watched over is left out."""
        ids = by.ask("select watch_over(null)")[0][0]
        territory = cls(Place.objects.in_bulk(ids), None)
        asked = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
        if asked in territory.districts or asked in territory.groups:
            territory.chosen = asked
        return territory

    @cached_property
    def groups(self) -> dict[int, list[int]]:
        """The districts by the largest place below the country in which they lie: oblast or city."""
        found: dict[int, list[int]] = {}
        for pk, place in self.districts.items():
            found.setdefault(place.above[1] if len(place.above) > 1 else pk, []).append(pk)
        return found

    @cached_property
    def within(self) -> list[int]:
        """The districts that are asked for."""
        if self.chosen is None:
            return list(self.districts)
        return self.groups.get(self.chosen, [self.chosen])

    @cached_property
    def parts(self) -> dict[int, list[int]]:
        """The places of which the table has a line each, with the districts in them."""
        if self.chosen is None and len(self.groups) > 1:
            return self.groups
        return {pk: [pk] for pk in self.within}

    @cached_property
    def names(self) -> dict[int, str]:
        """Place to its name, of all lines and districts here."""
        places = Place.objects.filter(pk__in={*self.parts, *self.within, *filter(None, [self.chosen])})
        return {place.pk: place.name for place in places}
