"""One record weighs alike at every door: as a form is typed, and as a row of a list, by either engine."""

import random
import uuid
from datetime import date

import pytest

from umai.linkage.candidates.matching import match_edition
from umai.linkage.lists.ingest import ingest_list
from umai.linkage.models import RecordPair
from umai.linkage.tests import files
from umai.matching.comparison.levels import TERMS
from umai.matching.comparison.records import ListRecord
from umai.matching.comparison.trained_numbers import shipped_numbers
from umai.matching.comparison.weighing import RHO, probability
from umai.matching.engine import files as engine_input
from umai.matching.engine import linking
from umai.matching.engine.features import make_features
from umai.matching.engine.places import place_codes_of
from umai.matching.tests.lists import family_lists
from umai.places.models import Place
from umai.register.child.actions import add_adult, add_child, record_fact
from umai.register.fields.birth_date import BirthDate
from umai.register.models import Address
from umai.register.search.likeness import DescriptionMatcher
from umai.register.search.search import ChildDescription, find_likely_children
from umai.register.weights.numbers import NumbersInUse, numbers_in_use

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
    with linking.open_engine("1GB") as db:
        engine_input.read_lists(db, family_lists(tmp_path)[:2])
        make_features(db)
        linking.weigh_pairs(db, shipped_numbers(), -5.0)
        pairs = db.execute("select id_l, id_r, weight, ratio from weighed").fetchall()
        numbers = NumbersInUse(shipped_numbers(), 2_000_000, {column: shares(db, column) for column in TERMS})
        rows = dict(rows_of(db))
    for one, other, weight, ratio in random.Random(7).sample(pairs, 400):
        likeness = DescriptionMatcher(rows[one], numbers).of_row(rows[other])

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
        *codes, village = place_codes_of(*said[6:9])
        yield key, ListRecord(*said[:6], *codes, *said[9:], village)


def test_a_row_that_is_matched_and_the_same_record_at_the_door_weigh_alike(aigul, erlan, file_of):
    for surname, given, patronymic, born, sex, pin in CHILDREN:
        identity = {
            "surname": surname,
            "given": given,
            "patronymic": patronymic,
            "birth_date": born,
            "sex": sex,
            "pin": pin,
        }
        add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    edition, _ = ingest_list(file_of(files.csv(LINES, header=HEADER)), using="owner")
    match_edition(edition, using="owner")
    pairs = RecordPair.objects.using("owner").filter(child__isnull=False).select_related("row")
    assert len(pairs) > 3
    for pair in pairs:
        row = pair.row
        born = BirthDate(row.birth_date, row.birth_precision) if row.birth_date else None
        record = ChildDescription(
            row.surname, row.given, row.patronymic, row.sex, born, row.pin, row.district_id
        )
        found = {one.child.pk: one for one in find_likely_children(record, by=erlan)}

        assert found[pair.child_id].bits + numbers_in_use().prior_bits == pytest.approx(pair.bits, abs=1e-9)


def test_a_moved_home_a_mother_and_phones_weigh_alike_in_a_list_and_at_the_door(aigul, erlan, file_of):
    surname, given, patronymic, born, sex, _pin = CHILDREN[0]
    identity = {"surname": surname, "given": given, "patronymic": patronymic, "birth_date": born, "sex": sex}
    child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    now, before = Place.objects.current().villages().filter(municipality=aigul.office.place).in_order()[:2]
    record_fact(child, by=aigul, model=Address, settlement_id=now.pk)
    record_fact(child, by=aigul, model=Address, settlement_id=before.pk, holds_to=date(2020, 1, 1))
    for relation, name, phone in (
        ("aunt_m", "Жамал", "+996555000001"),
        ("mother", "Гүлнара", ""),
        ("mother", "Анара", "+996555000002"),
    ):
        adult = {"surname": "Асанова", "given": name, "sex": "f", "phone": phone}
        add_adult(child, by=aigul, identity=adult, relation=relation)
    header = [*HEADER, "Село", "Мать", "Телефон"]
    lines = [
        ["1", "Асанов Нурбек Маратович", "27.03.2015", "м", "", now.code, "Гүлнара", "0555 00 00 01"],
        ["2", "Асанов Нурбек Маратович", "2015", "м", "", before.code, "Анара", "0555 00 00 02"],
    ]
    edition, _ = ingest_list(file_of(files.csv(lines, header=header)), using="owner")
    match_edition(edition, using="owner")
    pairs = {pair.row.number: pair for pair in RecordPair.objects.using("owner").filter(child=child)}
    levels = [[pairs[nth].levels[name] for name in ("place", "mother", "phone")] for nth in (2, 3)]
    assert levels == [["settlement", "same", "same"], ["municipality", "other", "slip"]]
    for pair in pairs.values():
        row = pair.row
        asked = ChildDescription(
            row.surname,
            row.given,
            row.patronymic,
            row.sex,
            BirthDate(row.birth_date, row.birth_precision),
            "",
            row.settlement_id,
            row.mother,
            row.phone,
        )
        (found,) = find_likely_children(asked, by=erlan)

        assert found.bits + numbers_in_use().prior_bits == pytest.approx(pair.bits, abs=1e-9)
