"""Pairs that wait for a person, made as a matching would leave them; every child is invented."""

import uuid

from umai.linkage.lists.ingest import ingest_list
from umai.linkage.models import DrawnPair, ListEdition, ListRow, RecordPair
from umai.linkage.tests import files
from umai.matching.comparison.trained_numbers import shipped_numbers
from umai.register.child.actions import add_child

HEADER = ["Номер дела", "Ф.И.О.", "Дата рождения", "Пол", "ПИН", "Класс"]
GIVEN = ["Нурбек", "Айбек", "Тилек", "Данияр", "Эрлан", "Максат", "Мирлан", "Руслан"]
LEVELS = {
    "given": "same",
    "surname": "same",
    "father": "same",
    "birth": "year",
    "sex": "same",
    "pin": "unknown",
    "place": "district",
    "mother": "unknown",
    "phone": "unknown",
}


def line(number, given="Нурбек", born="2015"):
    return [str(number), f"Асанов {given} Маратович", born, "м", "", "3-Б"]


def edition_of(file_of, number=1, **changes) -> ListEdition:
    """A list of so many brothers, taken in."""
    lines = [line(nth + 1, GIVEN[nth % len(GIVEN)]) for nth in range(number)]
    return ingest_list(file_of(files.csv(lines, header=HEADER), **changes), using="owner")[0]


def rows_of(edition):
    return list(ListRow.objects.using("owner").filter(edition=edition).order_by("number"))


def child_of(by, given="Нурбек", **more):
    identity = {"surname": "Асанов", "given": given, "patronymic": "Маратович", "sex": "m"} | more
    return add_child(by.office.place, by=by, id=uuid.uuid4(), identity=identity)


def pair_of(
    row=None, child=None, *, other=None, other_child=None, probability=0.7, band="clerical"
) -> RecordPair:
    """A pair as the matching keeps it."""
    beside = other_child or row
    if other is not None:
        beside = other
    return RecordPair.objects.using("owner").create(
        row=row,
        child=child,
        other=other,
        other_child=other_child,
        bits=1.2,
        probability=probability,
        band=band,
        levels=LEVELS,
        model=shipped_numbers().version,
        source="batch",
        district_id=(child or row).district_id,
        other_district_id=beside.district_id,
    )


def drawn(pair, purpose="twice", layer="register clerical low", place=1, population=1, edition=None):
    edition = edition or pair.row.edition
    return DrawnPair.objects.using("owner").create(
        pair=pair,
        edition=edition,
        purpose=purpose,
        layer=layer,
        seed=uuid.uuid4(),
        place=place,
        population=population,
    )
