"""Where the people of a file live, as far as their settlements are known."""

from rehearsal.country import Municipality
from rehearsal.tables import NULL


class Homes:
    """Where the people of a file live: a municipality for a settlement's code, as far as it is known."""

    def __init__(self, country, using, stranger, ministry):
        from umai.places.models import Place

        self.places, self.stranger, self.ministry = Place.objects.using(using), stranger, ministry
        self.municipalities = {one.id: one for one in country.municipalities}
        self.departments = {one.district: one for one in country.municipalities}
        self.known = {}

    def of(self, code):
        """(municipality, (settlement id or "", its name), the address in words)."""
        if code not in self.known:
            self.known[code] = self.look_up(code)
        return self.known[code]

    def look_up(self, code):
        place = self.places.known_as(code) if code.isdigit() and len(code) == 14 else None
        if place is None:
            return self.nowhere(NULL, NULL), ("", ""), code
        here = self.municipalities.get(place.municipality_id)
        if here is None:
            here = self.nowhere(place.district_id or NULL, place.municipality_id or NULL)
        return here, (place.pk, place.name_ky), ""

    def nowhere(self, district, municipality):
        """No municipality that is known: the file is held by no local office."""
        beside = self.departments.get(district)
        office = beside.department if beside else NULL
        return Municipality(
            "",
            municipality,
            district,
            "",
            0,
            [],
            office,
            [self.stranger],
            [],
            [],
            office,
            writes=self.ministry,
        )
