"""Two invented lists of the demonstration district: children of migrants, and pupils who do not come.

Half of the names are children of the register whose parents are away, the others nobody has seen. The lists
go the way of every list: understood, copied, matched. How many of which is judgement; no figure was read.
"""

import csv
import io
from datetime import timedelta
from random import Random

from django.db.models import Exists, OuterRef

from rehearsal.names import NameBook, patronymic, surname
from umai.linkage.candidates.matching import match_edition
from umai.linkage.lists.ingest import ListFile, ingest_list
from umai.linkage.models import ListEdition, ListSource
from umai.places.models import Place
from umai.register.models import Absence, Identity, Kinship

MOST_REGISTERED = 60  # of the register on the list of migrants; the school knows a third of them
UNREGISTERED = 24  # on the lists and on no record
ON_BOTH_LISTS = 6  # of these on both lists
COUNTRIES = ("Россия", "Россия", "Россия", "Казахстан", "Түркия", "Корея")
HEADER = [
    "№",
    "ФИО ребенка",
    "Дата рождения",
    "Айыл аймагы",
    "Село",
    "Родители в миграции",
    "Не посещает школу",
    "Страна пребывания",
    "С кем живёт",
]
WITH_WHOM = ("чоң эне", "таяте", "таеже", "бабушка", "")
SOURCES = {
    "migrants": {
        "name": "Мигранттардын балдары (үйрөнүү үчүн)",
        "body": "migration",
        "ground": "Үйрөнүү үчүн ойлоп табылган макулдашуу № 7",
        "whom": "Ата-энеси чет өлкөдө иштеген балдар",
    },
    "pupils": {
        "name": "Мектепке келбеген окуучулар (үйрөнүү үчүн)",
        "body": "school",
        "ground": "Үйрөнүү үчүн ойлоп табылган макулдашуу № 12",
        "whom": "Райондун мектептеринин окуучулары",
    },
}


def invent_lists(shown, *, today, seed, using="owner"):
    """Add the two lists where there is none; answers how many rows they have."""
    if ListEdition.objects.using(using).exists():
        return 0
    random = Random(f"lists {seed}")
    municipalities = list(Place.objects.using(using).filter(code__in=shown).select_related("district"))
    first = municipalities[0]
    known, unknown = (
        registered_children(first.district_id, using),
        unregistered_children(random, municipalities, today, using),
    )
    both = unknown[:ON_BOTH_LISTS]
    pupils = [row for row in known[::3] if row[1] < f"{today.year - 7}"] + both + unknown[len(unknown) // 2 :]
    lists = {"migrants": known + unknown[: len(unknown) // 2], "pupils": pupils}
    return sum(take_list(slug, rows, first.district, today, random, using) for slug, rows in lists.items())


def registered_children(district, using):
    """Name, day of birth, municipality and village of children of this district of whom a parent is away."""
    away = Kinship.objects.using(using).filter(
        Exists(Absence.objects.using(using).filter(adult=OuterRef("adult"), holds_to=None)),
        child=OuterRef("child"),
    )
    found = Identity.objects.using(using).filter(Exists(away), district=district, birth_date__isnull=False)
    rows = found.select_related("municipality").order_by("child_id")[:MOST_REGISTERED]
    return [
        [
            row.full_name(),
            row.birth_date.isoformat(),
            row.municipality.name_ru if row.municipality else "",
            "",
        ]
        for row in rows
    ]


def unregistered_children(random, municipalities, today, using):
    """Children whom no record knows, in the villages of the demonstration workers."""
    book, found = NameBook(), []
    villages = {
        one.pk: list(Place.objects.using(using).filter(municipality=one, level="village").order_by("code"))
        for one in municipalities
    }
    for number in range(UNREGISTERED):
        sex = "mf"[number % 2]
        root, suffix = book.roots["kyrgyz"].draw(random.random)
        given, father = (book.given[one, "kyrgyz"].draw(random.random) for one in (sex, "m"))
        place = municipalities[number % len(municipalities)]
        village = random.choice(villages[place.pk]) if villages[place.pk] else None
        born = today - timedelta(random.randrange(2 * 365, 16 * 365))
        name = f"{surname(root, suffix, sex)} {given} {patronymic(father, sex)}"
        found.append([name, born.isoformat(), place.name_ru, village.name_ru if village else ""])
    return found


def take_list(slug, rows, area, today, random, using):
    """Take the list in and match it; how many rows it has."""
    source = ListSource.objects.using(using).create(slug=slug, **SOURCES[slug])
    said, text = ("да", "") if slug == "migrants" else ("", "не посещает"), io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(HEADER)
    for number, row in enumerate(rows, 1):
        writer.writerow([number, *row, *said, random.choice(COUNTRIES), random.choice(WITH_WHOM)])
    file = ListFile(
        text.getvalue().encode(),
        "csv",
        source,
        area,
        today - timedelta(40),
        today - timedelta(10),
        whole=False,
    )
    edition, counted = ingest_list(file, using=using)
    match_edition(edition, using=using)
    return counted.rows
