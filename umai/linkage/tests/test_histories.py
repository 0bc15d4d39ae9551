"""Which child is on which lists: what is counted as one, what stays two, and what is kept when it is frozen."""

import uuid
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests.second_person import merge_records, unmerge_records
from umai.linkage.histories.counting import TooFewLists, count_histories, freeze_histories
from umai.linkage.models import Histories, RecordPair, Resolution
from umai.linkage.review.actions import judge_pair, take_back_judgement
from umai.linkage.tests.pairs import drawn, pair_of, rows_of
from umai.register.child.actions import add_child
from umai.register.models import Doubt
from umai.trail.models import Entry

ERLAN = ["1", "Маматов Эрлан Жолдошович", "05.11.2012", "м", "20511201200777"]
ASEL = ["2", "Бекова Асел Турсуновна", "14.06.2014", "ж", "11406201400321"]
KNOWN = {
    "surname": "Асанов",
    "given": "Нурбек",
    "patronymic": "Маратович",
    "sex": "m",
    "birth_date": date(2015, 3, 27),
}
NURBEK = ["3", "Асанов Нурбек Маратович", "27.03.2015", "м", "22703201500123"]


def counted(*slugs, **more):
    found = count_histories(slugs, using="owner", **more)
    return {tuple(found.slugs[at] for at in history.on): number for history, number in found.counts.items()}


def test_a_child_on_two_lists_is_one_and_the_others_are_alone(on):
    """Only the latest edition of a list is counted; one list alone is refused."""
    on("clinic", ERLAN, ASEL)
    with pytest.raises(TooFewLists):
        count_histories(using="owner")
    on("school", ERLAN, NURBEK)
    assert counted() == {("clinic", "school"): 1, ("clinic",): 1, ("school",): 1}
    on("clinic", ASEL)
    assert counted() == {("clinic",): 1, ("school",): 2}


def test_rows_of_one_child_of_the_register_meet_in_it(on, aigul):
    add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=KNOWN)
    on("clinic", NURBEK)
    on("school", NURBEK, ASEL)
    assert counted() == {("clinic", "school"): 1, ("school",): 1}


def test_the_threshold_of_counting_is_its_own(on):
    on("clinic", ERLAN)
    on("school", ["1", "Маматов Эрлан", "2012", "м", ""])
    assert 0.99 < RecordPair.objects.using("owner").get().probability < 1
    assert counted(per_cent=99) == {("clinic", "school"): 1}
    assert counted(per_cent=100) == {("clinic",): 1, ("school",): 1}


def first_row(edition):
    return rows_of(edition)[0]


class TestWhatReadersSaid:
    @pytest.fixture
    def unlike(self, on):
        """Rows of two lists that nothing but a reader would take for one child, and a pair of them."""
        return pair_of(first_row(on("clinic", ERLAN)), other=first_row(on("school", ASEL)), probability=0.05)

    @pytest.fixture
    def alike(self, on):
        """Rows of two lists that the rule takes for one child, drawn to be read."""
        on("clinic", ERLAN)
        edition = on("school", ERLAN)
        pair = RecordPair.objects.using("owner").select_related("row__edition").get(row__edition=edition)
        drawn(pair, "quality")
        return pair

    def test_two_rows_that_readers_found_to_be_one_child_are_one(self, unlike, erlan):
        assert counted() == {("clinic",): 1, ("school",): 1}
        judge_pair(unlike, by=erlan, answer="same")
        assert counted() == {("clinic", "school"): 1}

    def test_two_rows_that_readers_parted_are_two_however_alike_over_a_third_list_and_in_a_newer_edition(
        self, alike, erlan, on
    ):
        assert counted() == {("clinic", "school"): 1}
        unsure = judge_pair(alike, by=erlan, answer="unsure")  # is left to the threshold
        assert counted() == {("clinic", "school"): 1}
        take_back_judgement(unsure, by=erlan)
        said = judge_pair(alike, by=erlan, answer="not")
        assert counted(per_cent=1) == {("clinic",): 1, ("school",): 1}
        take_back_judgement(said, by=erlan)
        assert counted() == {("clinic", "school"): 1}
        judge_pair(alike, by=erlan, answer="not")
        on("clinic", ERLAN, NURBEK)
        assert counted() == {("clinic",): 2, ("school",): 1}
        on("migration", ERLAN)
        found = counted()
        assert ("clinic", "migration", "school") not in found and sum(found.values()) == 3

    def test_a_row_that_readers_found_to_be_no_such_child_does_not_meet_others_in_it(self, on, aigul, erlan):
        child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=KNOWN)
        first = on("clinic", ["1", "Асанов Нурбек", "2015", "м", ""])
        on("school", NURBEK)
        pair = (
            RecordPair.objects.using("owner")
            .filter(row__edition=first, child=child)
            .select_related("row")
            .get()
        )
        assert counted(per_cent=1) == {("clinic", "school"): 1}
        drawn(pair, "quality")
        judge_pair(pair, by=erlan, answer="not")
        assert ("clinic", "school") not in counted(per_cent=99)


def test_two_records_that_were_joined_are_one_child(on, aigul, damira):
    one, other = (
        add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=KNOWN | {"pin": pin})
        for pin in ("22703201500123", "")
    )
    for slug, child in (("clinic", one), ("school", other)):
        resolve(first_row(on(slug, NURBEK)), child, damira)
    assert ("clinic", "school") not in counted(per_cent=100)
    row = merge_records(one, by=damira, other=other, reason="known", despite=list(Doubt.values))
    assert counted(per_cent=100) == {("clinic", "school"): 1}
    unmerge_records(row, by=damira, words="Cousins.")
    assert ("clinic", "school") not in counted(per_cent=100)


def resolve(row, child, by):
    """That this row is this child, whatever was found before."""
    with by.speaking():
        for standing in Resolution.objects.filter(row=row):
            standing.replace_with(why="struck")
        Resolution.objects.create(row=row, child=child, what="child")


def test_what_is_frozen_keeps_the_model_the_lists_and_whom_they_can_contain(on):
    on("clinic", ERLAN)
    on("school", ERLAN)
    frozen = freeze_histories(count_histories(using="owner"), using="owner")
    assert [one["whom"] for one in frozen.lists] == ["whom clinic can contain", "whom school can contain"]
    assert frozen.counts[1:] == [[1, 1, 1]] and len(frozen.versions) == 1
    assert Entry.objects.using("owner").filter(act="linkage.freeze", record_id=frozen.pk).exists()
    with pytest.raises(DatabaseError), transaction.atomic(using="owner"):
        Histories.objects.using("owner").update(per_cent=1)
