"""The register's children as rows of a list, to be compared with a record; fetched in few queries.

The words and codes are those that the matching of lists takes from the register, so that a child weighs the
same wherever it is compared. What a record does not tell is not fetched.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F

from umai.matching.comparison.records import ListRecord
from umai.names.parts import LINEAGE, as_searchable, parse_name
from umai.places.models import Place, PlaceLevel, Precision
from umai.register.people import AdultIdentity, Kinship, Relation

WRITTEN = {Precision.DAY: len("YYYY-MM-DD"), Precision.MONTH: len("YYYY-MM"), Precision.YEAR: len("YYYY")}
_oblasts: dict[int, int] = {}  # district to the oblast, or what stands for one, in which it lies


@dataclass
class ChildBackground:
    """What is known of children beside their names: where each lives and, if it was asked for, the family."""

    homes: dict = field(default_factory=dict)
    mothers: dict = field(default_factory=dict)
    phones: dict = field(default_factory=dict)

    def home_of(self, child):
        """The id of the place where this child lives; None when it is not known, or was not asked for."""
        return self.homes.get(child)

    def rows(self, identity) -> list[ListRecord]:
        """One recorded name as rows of a list: of its parts first, then of each other written form."""
        child = identity.child_id
        row = ListRecord(
            identity.surname,
            identity.given,
            identity.patronymic,
            written_date(identity.birth_date, identity.birth_precision),
            identity.sex,
            identity.pin,
            *place_codes(identity.district_id, identity.municipality_id, self.home_of(child)),
            self.mothers.get(child, ""),
            self.phones.get(child, ""),
        )
        known = folded_words_of(identity.recorded_name())
        rows = [row]
        for form in filter(None, (identity.written_ky, identity.written_ru, identity.written_latin)):
            if not folded_words_of(form) <= known:
                name = parse_name(form)
                rows.append(row._replace(surname=name.surname, given=name.given, patronymic=name.patronymic))
        return rows


def background_of(children: Iterable, by, *, homes, family: bool) -> ChildBackground:
    """What is known of these children beside their names; `homes` is child to the id of its place."""
    found = ChildBackground(homes)
    if family:
        kin = Kinship.objects.within_reach_of(by).filter(child_id__in=children).order_by("recorded_at", "pk")
        kin = list(kin.values_list("child_id", "adult_id", "relation"))
        adults = AdultIdentity.objects.filter(adult_id__in={adult for _, adult, _ in kin})
        known = {one.adult_id: one for one in adults}
        for child, adult, relation in kin:
            if (one := known.get(adult)) is None:
                continue
            if relation == Relation.MOTHER:
                found.mothers.setdefault(child, f"{one.surname} {one.given}".strip())
            if one.phone:
                found.phones.setdefault(child, one.phone)
    return found


def folded_words_of(name: str) -> frozenset[str]:
    """The folded words of a name, without those that say son or daughter."""
    return frozenset(word for word in map(as_searchable, name.split()) if word not in LINEAGE)


def written_date(day, precision) -> str:
    """A date as far as it is known, as a list writes it."""
    return day.isoformat()[: WRITTEN[precision]] if day and precision in WRITTEN else ""


def place_codes(district, municipality, settlement) -> tuple[str, str, str, str]:
    """The four places of a row, as codes; "" for what is not known."""

    def code(place: int | None) -> str:
        return "" if place is None else str(place)

    oblast = oblast_of(district) if district else None
    return code(oblast), code(district), code(municipality), code(settlement)


def place_codes_of(place: Place | None) -> tuple[str, str, str, str]:
    """The four places of a record that names this place, as a list that names it has them."""
    if place is None:
        return place_codes(None, None, None)
    village = place.pk if place.level == PlaceLevel.VILLAGE else None
    return place_codes(place.district_id, place.municipality_id, village)


def oblast_of(district: int) -> int | None:
    """The oblast in which a district lies; itself for one that lies in none. Read once by each process."""
    if district not in _oblasts:
        rows = Place.objects.filter(district=F("pk")).values_list("pk", "parent_id")
        _oblasts.update({pk: parent or pk for pk, parent in rows})
    return _oblasts.get(district)
