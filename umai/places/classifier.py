"""Load a version of the state classifier: insert, update and close, and never delete.

The ids of places never change, because row security and every record use them.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from django.db import connections, transaction
from django.db.models import Max
from django.utils import timezone

from umai.places import changes
from umai.places.files import ClassifierEdition, UnusableClassifier, read_classifier
from umai.places.models import Classifier, Place, PlaceLevel, Precision

COUNTRY_FOLDER = Path(__file__).parent / "data"  # the country as the project ships it

_COMPARED = [
    "parent_id",
    "level",
    "name_ky",
    "name_ru",
    "name_en",
    "names_reviewed",
    "name_ky_source",
    "also",
    "iso_code",
    "district_id",
    "municipality_id",
    "above",
    "valid_from",
    "valid_from_precision",
    "valid_from_words",
    "valid_to",
    "valid_to_precision",
    "valid_to_words",
    "replaced_by_id",
    "source",
]
_LOCK = 0x706C61  # an advisory lock: two loads at once would both number the new places


@dataclass
class LoadReport:
    """What a load did, or with `dry_run` would do: numbers of places, and of published changes."""

    classifier: str
    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    closed: int = 0
    changes: int = 0


def load_classifier(folder: Path, *, using: str, dry_run: bool = False) -> LoadReport:
    """Make the places those of this folder.

    A second load of the same files changes nothing. A code that a newer classifier no longer
    has is closed on the day before that classifier came into force; where nobody published
    that day, on the day of loading, marked as a span. Raises UnusableClassifier, and then
    nothing has changed.
    """
    edition = read_classifier(folder)
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
        report = _Loading(edition, using).run()
        if dry_run:
            transaction.set_rollback(True, using=using)
    return report


def load_first_classifier(*, using: str) -> LoadReport | None:
    """Load the shipped country into a database without places; else do nothing."""
    if Place.objects.using(using).exists():
        return None
    return load_classifier(COUNTRY_FOLDER, using=using)


@dataclass
class _Loading:
    """One load under way."""

    edition: ClassifierEdition
    using: str
    ids: dict[str, int] = field(default_factory=dict)  # code: id
    known: dict[str, Place] = field(default_factory=dict)  # code: the row before this load
    made: dict[str, Place] = field(default_factory=dict)  # code: the row after it

    def run(self):
        self.known = {place.code: place for place in Place.objects.using(self.using)}
        self.is_first = not self.known
        self.classifier = self._classifier()
        self._number()
        announced = [*changes.announced_before(self.using), *self.edition.announced]
        self.begins = {change.code: change.when for change in announced if change.kind == "status"}
        self.ends = {old: change for change in announced for old in change.ends}
        self.towns = self._towns()
        self.divided = {
            unit.parent_code for unit in self.edition.units.values() if unit.level == PlaceLevel.DISTRICT
        }
        for code in self.edition.units:
            self._make(code)
        closed = self._close()
        return self._store(closed)

    def _classifier(self):
        rows = Classifier.objects.using(self.using)
        edition, row = self.edition, rows.filter(sha256=self.edition.sha256).first()
        if row is None:
            columns = ("name", "source", "in_force_on", "sha256")
            return rows.create(**{column: getattr(edition, column) for column in columns})
        if row.pk != rows.aggregate(newest=Max("pk"))["newest"]:
            raise UnusableClassifier(
                "classifier.toml: this version was loaded before, and a newer one replaced it"
            )
        return row

    def _number(self):
        """Give every new code an id from the table's sequence."""
        self.ids = {code: place.pk for code, place in self.known.items()}
        new = [code for code in self.edition.units if code not in self.ids]
        with connections[self.using].cursor() as cursor:
            cursor.execute(
                "select nextval(pg_get_serial_sequence('places_place', 'id')) from generate_series(1, %s)",
                [len(new)],
            )
            self.ids |= {code: row[0] for code, row in zip(new, cursor.fetchall(), strict=True)}

    def _towns(self):
        """The town that owns a segment of codes, where exactly one does: {(district, 11 digits): code}."""
        towns = {}
        for unit in self.edition.units.values():
            if unit.level == PlaceLevel.CITY:
                towns.setdefault((unit.parent_code, unit.code[:11]), []).append(unit.code)
        return {segment: codes[0] for segment, codes in towns.items() if len(codes) == 1}

    def _make(self, code):
        """Make the row of this code, after the rows in which it lies."""
        if code in self.made:
            return self.made[code]
        unit, before = self.edition.units[code], self.known.get(code)
        parent = self._make(unit.parent_code) if unit.parent_code else None
        place = Place(
            id=self.ids[code],
            code=code,
            level=unit.level,
            parent_id=parent and parent.pk,
            iso_code=unit.iso_code,
            source=unit.source,
            classifier_id=self.classifier.pk,
        )
        self._name(place, unit, before)
        self._date(place, before)
        self._assign_offices(place, unit, parent)
        self.made[code] = place
        return place

    def _name(self, place, unit, before):
        """Set the names as published; a form confirmed by a native reader is kept over one made by rule."""
        confirmed = before and before.names_reviewed and not unit.names_reviewed
        confirmed = confirmed and before.name_ru == unit.name_ru
        named = before if confirmed else unit
        place.name_ky, place.name_ru, place.name_en = named.name_ky, named.name_ru, named.name_en
        place.names_reviewed, place.name_ky_source = named.names_reviewed, named.name_ky_source
        place.also = list(unit.also)

    def _date(self, place, before):
        begins, ends = self.begins.get(place.code), self.ends.get(place.code)
        if begins:
            place.valid_from, place.valid_from_precision = begins.first, begins.precision
            place.valid_from_words = begins.words
        elif before:
            place.valid_from, place.valid_from_precision = before.valid_from, before.valid_from_precision
            place.valid_from_words = before.valid_from_words
        elif not self.is_first and self.edition.in_force_on:
            place.valid_from, place.valid_from_precision = self.edition.in_force_on, Precision.DAY
            place.valid_from_words = self.edition.in_force_on.isoformat()
        if ends:
            place.valid_to = before and before.valid_to
            self._end(place, ends)

    def _end(self, place, change):
        """Close this place by a published change, and set what replaced it."""
        last = change.when.last or place.valid_to or timezone.localdate()
        place.valid_to = max(last, place.valid_from or date.min)
        place.valid_to_precision, place.valid_to_words = change.when.precision, change.when.words
        place.replaced_by_id = self.ids.get(change.code)

    def _assign_offices(self, place, unit, parent):
        """Set the district with the department and the municipality of this place."""
        if unit.level == PlaceLevel.DISTRICT or (
            unit.level == PlaceLevel.CITY and parent.level != PlaceLevel.DISTRICT
        ):
            place.district_id = None if unit.code in self.divided else place.pk
        elif parent is not None:
            place.district_id = parent.district_id
        in_city = parent is not None and parent.level == PlaceLevel.CITY
        if unit.level in (PlaceLevel.CITY, PlaceLevel.MUNICIPALITY) or (
            unit.level == PlaceLevel.DISTRICT and in_city
        ):
            place.municipality_id = None if unit.code in self.divided else place.pk
        elif unit.level == PlaceLevel.VILLAGE:
            place.municipality_id = self._municipality_of_village(unit, parent)
        place.above = [*parent.above, parent.pk] if parent else []
        if place.municipality_id not in (None, place.pk, *place.above):
            place.above.append(place.municipality_id)

    def _municipality_of_village(self, unit, parent):
        """See data/README.md, *Where a settlement hangs*."""
        if parent.municipality_id:
            return parent.replaced_by_id or parent.municipality_id
        town = unit.code[11] == "8" and self.towns.get((unit.parent_code, unit.code[:11]))
        return self.ids[town] if town else None

    def _close(self):
        """Close the rows of codes that this classifier no longer has, or that one of its changes ends."""
        closed = []
        for code, place in self.known.items():
            if code in self.edition.units or (
                place.level == PlaceLevel.VILLAGE and not self.edition.has_villages
            ):
                continue
            if code in self.ends:
                self._end(place, self.ends[code])
            elif place.valid_to is None:
                self._end_unannounced(place)
            else:
                continue
            closed.append(place)
        return closed

    def _end_unannounced(self, place):
        if day := self.edition.in_force_on:
            last, precision, words = day - timedelta(days=1), Precision.DAY, day.isoformat()
        else:
            last, precision, words = timezone.localdate(), Precision.SPAN, self.edition.name
        place.valid_to = max(last, place.valid_from or date.min)
        place.valid_to_precision, place.valid_to_words = precision, words

    def _store(self, closed):
        places = Place.objects.using(self.using)
        before = {place.pk: place for place in places.all()}
        report = LoadReport(self.edition.name)
        new = [place for place in self.made.values() if place.pk not in before]
        differ = [place for place in (*self.made.values(), *closed) if _differs(place, before.get(place.pk))]
        report.inserted, report.updated = len(new), len(differ)
        report.unchanged = len(before) - len(differ)
        report.closed = sum(p.valid_to is not None and before[p.pk].valid_to is None for p in differ)
        noticed = [
            change
            for place in differ
            for change in changes.unannounced_changes(before[place.pk], place, self.edition, self.ids)
        ]
        places.bulk_create(new)
        if differ:
            places.bulk_update(differ, [name.removesuffix("_id") for name in _COMPARED], batch_size=500)
        if not self.is_first:
            kept = [place.pk for place in self.made.values()]
            places.filter(pk__in=kept).exclude(classifier=self.classifier.pk).update(
                classifier=self.classifier.pk
            )
        report.changes = changes.store_changes(noticed, self.edition, self.ids, self.using)
        return report


def _differs(after, before):
    return before is not None and any(getattr(after, name) != getattr(before, name) for name in _COMPARED)
