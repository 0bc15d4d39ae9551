"""Rows beside the children of the register: which are taken by rule, which wait for a person, which are new."""

import uuid
from datetime import date

import pytest
from django.db import DatabaseError

from umai.access.facts import ReplacementReason
from umai.linkage.candidates.matching import match_edition
from umai.linkage.lists.ingest import ingest_list
from umai.linkage.models import ListRow, MatchRun, RecordPair, Resolution
from umai.linkage.tests import files
from umai.register.child.actions import add_child
from umai.register.models import Child

HEADER = ["Номер дела", "Ф.И.О.", "Дата рождения", "Пол", "ПИН", "Родители в миграции"]
BORN = date(2015, 3, 27)
NURBEK = {"surname": "Асанов", "given": "Нурбек", "patronymic": "Маратович", "birth_date": BORN, "sex": "m"}

SAME = ["1", "Асанов Нурбек Маратович", "27.03.2015", "м", "", ""]


@pytest.fixture
def child(aigul):
    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=NURBEK)


@pytest.fixture
def matched(file_of):
    """`matched(*lines)`: a list of these lines, taken in and matched."""

    def make(*lines, **changes):
        edition, _counted = ingest_list(file_of(files.csv(lines, header=HEADER), **changes), using="owner")
        return match_edition(edition, using="owner")

    return make


def test_the_same_child_is_taken_by_rule_and_the_rule_is_named(child, matched, damira, aigul):
    """The pair keeps its weight, its levels and the version of the model; the department alone sees it."""
    made = matched(SAME)
    resolution = Resolution.objects.using("owner").get()
    assert (resolution.child_id, resolution.what, made.automatic) == (child.pk, "child", 1)
    assert "99 per cent" in resolution.rule and resolution.recorded_by is None
    assert (resolution.district_id, resolution.recorded_at is not None) == (child.district_id, True)
    pair = RecordPair.objects.using("owner").get()
    assert pair.bits > 0 and 0.99 <= pair.probability <= 1 and pair.band == "automatic"
    assert pair.levels["birth"] == "day" and pair.model == made.model
    with damira.speaking():
        assert RecordPair.objects.within_reach_of(damira).count() == 1
    with aigul.speaking():
        assert not RecordPair.objects.exists()


def test_another_way_of_writing_the_name_is_found(child, matched):
    names = ["Asanov Nurbek Maratovich", "Марат уулу Нурбек", "Нурбек Асанов", "АСАНОВ НУРБЕК"]
    matched(*([str(nth), name, "27.03.2015", "м", "", ""] for nth, name in enumerate(names)))
    found = RecordPair.objects.using("owner").filter(child=child).values_list("row__number", flat=True)
    assert sorted(found) == [2, 3, 4, 5]


def test_a_child_is_found_by_its_place_where_its_names_hold_slips(child, file_of, aigul):
    there = aigul.office.place
    assert there.level == "municipality"
    slips = [
        ("Асалов Нурдек", "27.03.2015"),  # both names of which keys are made hold a slip
        ("Марат уулу Нурдек", "27.03.2015"),  # the day and the father are left
        ("Асалов Нурбек", "27.03.2016"),  # the given name and the place
        ("Асанов Нурдек", "26.03.2015"),  # the surname and the place
        ("Асанов Нурдек Маратович", ""),  # the family and the place
    ]
    lines = [[str(nth), name, born, "м", there.code, "да"] for nth, (name, born) in enumerate(slips)]
    data = files.csv(lines, header=[*HEADER[:4], "СОАТЕ", HEADER[5]])
    edition, _counted = ingest_list(file_of(data), using="owner")
    match_edition(edition, using="owner")
    found = RecordPair.objects.using("owner").filter(child=child).values_list("row__number", flat=True)
    assert sorted(found) == [2, 3, 4, 5, 6]


def test_a_brother_a_twin_and_a_namesake_of_the_year_are_never_taken_for_the_child(child, matched):
    matched(
        ["1", "Асанов Улан Маратович", "14.06.2013", "м", "", ""],
        ["2", "Асанов Улан Маратович", "27.03.2015", "м", "", ""],
        ["3", "Асанов Нурбек", "2015", "м", "", ""],
    )
    assert not Resolution.objects.using("owner").exists()


def test_one_child_is_one_row_of_a_list(child, matched):
    matched(SAME, ["2", *SAME[1:]])
    assert Resolution.objects.using("owner").count() == 1
    bands = RecordPair.objects.using("owner").filter(child=child).values_list("band", flat=True)
    assert sorted(bands) == ["automatic", "clerical"]


def test_of_two_rows_that_claim_a_child_the_likelier_gets_it_wherever_it_stands(child, matched, monkeypatch):
    monkeypatch.setattr("umai.linkage.candidates.matching.AT_A_TIME", 2)
    less, more = ["Асанов Нурбек", "27.03.2015"], ["Асанов Нурбек Маратович", "27.03.2015"]
    other = ["Бекова Асел", "2016", "ж", "", ""]
    made = matched(["1", *less, "м", "", ""], ["2", *other], ["3", *other], ["4", *more, "м", "", ""])
    assert Resolution.objects.using("owner").get().row.listed_as == "4"
    pairs = RecordPair.objects.using("owner").filter(child=child).order_by("row__number")
    assert [pair.band for pair in pairs] == ["clerical", "automatic"]
    assert pairs[0].probability < pairs[1].probability and (made.automatic, made.clerical) == (1, 1)


def test_what_was_decided_holds_for_the_same_row_of_the_next_list_unless_it_was_undone(
    child, matched, damira
):
    """A child for whom a row stands already is no other row by rule."""
    matched(SAME)
    made = matched(SAME, ["2", *SAME[1:]], ["3", "Бекова Асел", "2016", "ж", "", ""])
    assert (made.carried, made.automatic, made.clerical) == (1, 0, 1)
    assert set(Resolution.objects.using("owner").values_list("rule", flat=True)) > {"as before"}
    with damira.speaking():
        for resolution in Resolution.objects.all():
            resolution.replace_with(why=ReplacementReason.STRUCK)
    assert matched(SAME, ["2", "Бекова Асел", "2016", "ж", "", ""]).carried == 0


def test_a_row_of_another_list_is_a_pair_and_no_resolution(matched, source):
    from umai.linkage.models import ListSource

    line = ["1", "Маматов Эрлан Жолдошович", "05.11.2012", "м", "20511201200777", ""]
    matched(line)
    clinic = ListSource.objects.using("owner").create(slug="c", name="c", body="clinic", ground="g", whom="w")
    matched(line, source=clinic)
    pair = RecordPair.objects.using("owner").get()
    assert pair.other.edition.source == source and pair.child is None
    assert not Resolution.objects.using("owner").exists()


def test_a_pair_across_districts_is_seen_by_who_reaches_both(child, matched, damira, cholpon, farida):
    kochkor = cholpon.office.place
    matched(SAME, area=kochkor)
    assert RecordPair.objects.using("owner").count() == 1
    for who in (damira, cholpon, farida):
        with who.speaking():
            assert not RecordPair.objects.exists() and not RecordPair.objects.within_reach_of(who).exists()


def test_the_worker_matches_and_reaches_no_child(child, file_of, worker_role):
    edition, _counted = ingest_list(file_of(files.csv([SAME], header=HEADER)), using=worker_role)
    match_edition(edition, using=worker_role)
    assert MatchRun.objects.get().automatic == 1
    for model in (ListRow, Child):
        with pytest.raises(DatabaseError):
            model.objects.using(worker_role).exists()
