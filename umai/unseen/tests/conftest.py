"""Two lists of Nookat that were taken in and matched: of migrants' children, and of pupils who are absent."""

import dataclasses
import uuid
from datetime import date

import pytest
from django.conf import settings
from django.db import connections
from django.utils import timezone

from umai.intake.cases.actions import open_case
from umai.linkage.candidates.matching import match_edition
from umai.linkage.lists.ingest import ListFile, ingest_list
from umai.linkage.models import ListRow, ListSource, RecordPair
from umai.linkage.tests import files
from umai.linkage.tests.conftest import ainura, nookat, signed_ainura
from umai.linkage.tests.pairs import LEVELS
from umai.machine.keys import key_pairs
from umai.places.models import Place
from umai.register.child.actions import add_child
from umai.unseen.models import ListedChild, RowAnswer

__all__ = ["ainura", "nookat", "signed_ainura"]

HEADER = [
    "Ф.И.О.",
    "Дата рождения",
    "ПИН",
    "Айыл аймагы",
    "Родители в миграции",
    "Отсутствует",
    "Где родители",
]
NURBEK = ["Асанов Нурбек Маратович", "27.03.2015", ""]
ASEL = ["Бекова Асел", "05.06.2016", ""]
IDENTITY = {
    "surname": "Асанов",
    "given": "Нурбек",
    "patronymic": "Маратович",
    "birth_date": date(2015, 3, 27),
    "sex": "m",
}
PERIOD = {"from_on": date(2026, 9, 1), "to_on": date(2026, 9, 30)}
MIGRANTS = {
    "name": "Children of migrants",
    "body": "migration",
    "ground": "Agreement 7 of 1 September 2026",
    "whom": "Children of whom a parent is abroad",
}
PUPILS = {
    "name": "Pupils of the district",
    "body": "school",
    "ground": "Agreement 12 of 3 September 2026",
    "whom": "Pupils of all schools of the district",
}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A folder of its own for what is stored, with the box of reports in it."""
    key_pairs.make_pair(tmp_path, key_pairs.SIGNAL_WORDS)
    monkeypatch.setattr(settings, "MACHINE", dataclasses.replace(settings.MACHINE, home=tmp_path))


@pytest.fixture
def villages(nookat):
    """The first two aiyl aimaks of Nookat: Aigul's and Azamat's."""
    return Place.objects.filter(district=nookat, level="municipality").order_by("code")[:2]


@pytest.fixture
def listed(nookat, villages):
    """`listed(*children, slug="migrants")`: a list that was taken in and matched, its children in the first
    aiyl aimak unless another is named; each a name, a date and a PIN."""

    def make(*children, slug="migrants", village=0, away="Россия", area=nookat, **period):
        said = MIGRANTS if slug == "migrants" else PUPILS
        source, _made = ListSource.objects.using("owner").get_or_create(slug=slug, defaults=said)
        marks = ["да", ""] if slug == "migrants" else ["", "да"]
        lines = [[*child, villages[village].name_ru, *marks, away] for child in children]
        data = files.csv(lines, header=HEADER)
        edition, _counted = ingest_list(ListFile(data, "csv", source, area, **PERIOD | period), using="owner")
        match_edition(edition, using="owner")
        return edition

    return make


@pytest.fixture
def child(aigul):
    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=IDENTITY)


@pytest.fixture
def line(listed, fillings):
    """A child of migrants, of whom the register knows nothing."""
    fillings.give("a child of migrants on a list", lambda: listed(ASEL).pk)
    return only_line()


@pytest.fixture
def in_two(listed, fillings):
    """A child on a list of migrants in Aigul's aimak, where it stands, and on the school's in Azamat's."""

    def fill():
        known = [*ASEL[:2], "10506201600123"]
        listed(known, away="Москва")
        listed(known, slug="pupils", village=1, away="Жаңы-Ноокат")

    fillings.give("a child on lists in two municipalities", fill)
    return only_line()


def only_line():
    return ListedChild.objects.using("owner").get()


def begin_case(child, by):
    return open_case(
        child,
        by=by,
        id=uuid.uuid4(),
        concern="left_behind",
        channel="school",
        words="",
        received_at=timezone.now(),
        discovered_at=None,
    )


def one_child():
    """The two rows that there are were found to be one child, whatever they say."""
    row, other = ListRow.objects.using("owner").order_by("edition__recorded_at")
    RecordPair.objects.using("owner").create(
        row=row,
        other=other,
        bits=20,
        probability=0.99,
        band="automatic",
        levels=LEVELS,
        model="by hand",
        source="batch",
        district_id=row.district_id,
        other_district_id=other.district_id,
    )
    with connections["owner"].cursor() as cursor:
        cursor.execute("select unseen_regroup_all()")


def lines_of(by):
    """The names of the children who wait, as this worker reads them."""
    with by.speaking():
        found = ListedChild.objects.within_reach_of(by).filter(waits=True).select_related("row")
        return sorted(line.row.given for line in found)


def answers():
    return RowAnswer.objects.using("owner")


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()


def together(act):
    """Begin this on another connection; answers the way to wait for its end.

    Returns once it waits for a lock, or ended without one.
    """
    from concurrent.futures import ThreadPoolExecutor
    from time import sleep

    def run():
        try:
            return act()
        finally:
            connections.close_all()

    pool = ThreadPoolExecutor(1)
    running = pool.submit(run)
    waits = "select count(*) from pg_locks where locktype = 'advisory' and classid = 4037 and not granted"
    for _each in range(200):
        with connections["trail"].cursor() as cursor:
            cursor.execute(waits)
            if running.done() or cursor.fetchone()[0]:
                break
        sleep(0.05)
    return lambda: running.result(timeout=20)
