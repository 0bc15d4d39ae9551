"""One record weighs alike at every door: as a form is typed, and as a row of a list, by either engine."""

import random
import uuid
from datetime import date

import pytest

from umai.linkage import engine, engine_input
from umai.linkage.engine_features import make_features
from umai.linkage.engine_places import where
from umai.linkage.matching import match
from umai.linkage.models import Pair
from umai.linkage.taking import take
from umai.linkage.tests import files
from umai.linkage.tests.lists import family_lists
from umai.names.comparing import TERMS
from umai.names.records import Row
from umai.names.trained import shipped
from umai.names.weighing import RHO, probability
from umai.register.actions import add_child
from umai.register.born import Born
from umai.register.in_use import InUse, in_use
from umai.register.likeness import AskedRecord
from umai.register.search import Record, likely

HEADER = ["Номер дела", "Ф.И.О.", "Дата рождения", "Пол", "ПИН"]
CHILDREN = [
    ("Асанов", "Нурбек", "Маратович", date(2015, 3, 27), "m", "22703201500123"),
    ("Асанова", "Нургүл", "Маратовна", date(2015, 3, 27), "f", ""),
    ("Марат уулу", "Нурбек", "", date(2014, 7, 3), "m", ""),
    ("Жумабаева", "Бегимай", "Эркиновна", date(2012, 11, 30), "f", "13011201200456"),
]
LINES = [
    ["1", "Асанов Нурбек Маратович", "27.03.2015", "м", ""],
    ["2", "Asanov Nurbek", "27.03.2015", "м", "22703201500123"],
    ["3", "Асанова Нургуль Маратовна", "2015", "ж", ""],
    ["4", "Жумабаева Бегимай Эркинкызы", "30.11.2012", "ж", "13011201200465"],
]


def test_the_engine_of_lists_and_the_door_weigh_alike_to_a_billionth(tmp_path):
    with engine.engine("1GB") as db:
        engine_input.read(db, family_lists(tmp_path)[:2])
        make_features(db)
        engine.weigh(db, shipped(), -5.0)
        pairs = db.execute("select id_l, id_r, weight, ratio from weighed").fetchall()
        numbers = InUse(shipped(), 2_000_000, {column: shares(db, column) for column in TERMS})
        rows = dict(rows_of(db))
    for one, other, weight, ratio in random.Random(7).sample(pairs, 400):
        likeness = AskedRecord(rows[one], numbers).of_row(rows[other])

        assert likeness.bits == pytest.approx(weight, abs=1e-9)
        by_itself = probability(weight + numbers.prior_bits, RHO * ratio)
        assert likeness.score == pytest.approx(by_itself, abs=1e-9)


def shares(db, column):
    return dict(
        db.execute(
            f"select {column}, count(*) / (select count({column}) from features) from features "
            f"where {column} is not null group by 1"
        ).fetchall()
    )


def rows_of(db):
    columns = "surname, given, patronymic, birth_date, sex, pin, oblast, rayon, settlement, mother, phone"
    for key, *said in db.execute(f"select id, {columns} from rows").fetchall():
        yield key, Row(*said[:6], *where(*said[6:9]), *said[9:])


def test_a_row_that_is_matched_and_the_same_record_at_the_door_weigh_alike(aigul, erlan, file_of):
    for surname, given, patronymic, born, sex, pin in CHILDREN:
        identity = {
            "surname": surname, "given": given, "patronymic": patronymic, "birth_date": born, "sex": sex,
            "pin": pin,
        }  # fmt: skip
        add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    edition, _ = take(file_of(files.csv(LINES, header=HEADER)), using="owner")
    match(edition, using="owner")
    pairs = Pair.objects.using("owner").filter(child__isnull=False).select_related("row")
    assert len(pairs) > 3
    for pair in pairs:
        row = pair.row
        born = Born(row.birth_date, row.birth_precision) if row.birth_date else None
        record = Record(row.surname, row.given, row.patronymic, row.sex, born, row.pin, row.district_id)
        found = {one.child.pk: one for one in likely(record, by=erlan)}

        assert found[pair.child_id].bits + in_use().prior_bits == pytest.approx(pair.bits, abs=1e-9)
