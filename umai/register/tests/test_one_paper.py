"""One paper a child and carer at a time, kept by the database; two carers are accepted, and say why or not."""

import threading
import uuid
from contextlib import suppress
from datetime import date

import pytest
from django.db import IntegrityError, connection, connections

from tests.looking import reading
from tests.reactions import confirmed
from umai.register.child import actions
from umai.register.child.file import file_of
from umai.register.family.care import CARE
from umai.register.family.papers import PaperTwice
from umai.register.merging.actions import merge_records, unmerge_records
from umai.register.models import CareArrangement

NAMES = "carer_id, institution, paper, paper_from, paper_to, holds_from, holds_to, beside"
INSERT = (
    "insert into register_carearrangement (id, recorded_at, source, why, current, number, issuer, child_id,"
    f" {NAMES}) values (gen_random_uuid(), now(), 'form', 'change', true, '', '', %(child)s, %(carer)s,"
    " %(institution)s, %(paper)s, %(paper_from)s, %(paper_to)s, %(holds_from)s, %(holds_to)s, %(beside)s)"
)
MARCH, APRIL = (date(2026, 3, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 4, 30))


def write(by, child, carer=None, term=(None, None), meanwhile=lambda: None, **more):
    """Write a care by plain SQL, as the web server could at most; `meanwhile`: before it counts for others."""
    said = {"child": child.pk, "carer": carer and carer.adult_id, "institution": "", "paper": "court"}
    said |= {"paper_from": term[0], "paper_to": term[1], "holds_from": None, "holds_to": None, "beside": ""}
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute(INSERT, said | more)
        meanwhile()


def count(by, child):
    with reading(by):
        return CareArrangement.objects.filter(child=child).count()


def relative(child, by, relation="aunt_m", given="Салкын"):
    return actions.add_adult(child, by=by, identity={"given": given}, relation=relation)


@pytest.fixture
def aunt(child, aigul):
    return relative(child, aigul)


@pytest.fixture
def uncle(child, aigul):
    return relative(child, aigul, "uncle_m", "Мирбек")


@pytest.fixture
def other(second_child, aunt, aigul):
    """Another record of the same child, with the same aunt."""
    found = second_child(given="Нурбек", surname="Асанов")
    actions.link_adult(found, by=aigul, adult=aunt.adult, relation="aunt_m")
    return found


def test_a_carer_has_no_second_paper_on_the_same_day(child, aunt, aigul):
    write(aigul, child, aunt, MARCH)
    for term in (
        MARCH,
        (None, None),
        (date(2026, 3, 31), None),
        (None, date(2026, 3, 1)),
        (date(2026, 3, 15), date(2026, 3, 15)),
    ):
        with pytest.raises(IntegrityError, match="one_paper_a_carer"):
            write(aigul, child, aunt, term)
        assert count(aigul, child) == 1, term
    write(aigul, child, aunt, APRIL)
    assert count(aigul, child) == 2


def test_with_the_care_its_paper_ends_too(child, aunt, aigul):
    write(aigul, child, aunt, (MARCH[0], None), holds_to=MARCH[1])
    write(aigul, child, aunt, APRIL)
    with pytest.raises(IntegrityError, match="one_paper_a_carer"):
        write(aigul, child, aunt, holds_from=MARCH[1], holds_to=MARCH[1])


def test_two_carers_and_two_children_have_papers_at_one_time(child, second_child, aunt, uncle, aigul):
    write(aigul, child, aunt)
    write(aigul, child, uncle)
    write(aigul, second_child(), aunt)
    write(aigul, child, institution="Үй-бүлө үйү", paper="institution")
    with pytest.raises(IntegrityError, match="one_paper_a_carer"):
        write(aigul, child, institution="Үй-бүлө үйү", paper="institution")


def test_no_paper_and_one_that_ends_before_it_begins_are_never_in_the_way(child, aunt, aigul):
    with pytest.raises(IntegrityError, match="beside_is_of_a_paper"):
        write(aigul, child, aunt, paper="none", beside="joint")
    write(aigul, child, aunt)
    for more in ({"paper": "none"}, {"term": (APRIL[0], MARCH[0])}):
        write(aigul, child, aunt, **more)
        write(aigul, child, aunt, **more)
    assert count(aigul, child) == 5


def test_a_row_that_was_replaced_or_struck_is_not_in_the_way(child, aunt, aigul, erlan):
    said = {"model": CareArrangement, "carer_id": aunt.adult_id, "paper": "court"}
    row = actions.record_fact(child, by=aigul, **said)
    row = actions.correct_fact(child, by=aigul, fact=row, number="17")
    actions.strike_fact(child, by=erlan, fact=row)
    assert actions.record_fact(child, by=aigul, **said).current


def test_of_two_papers_at_one_moment_one_is_refused(child, aunt, aigul, erlan):
    outcomes = []

    def record(by):
        try:
            said = {"carer_id": aunt.adult_id, "paper": "court", "paper_from": MARCH[0]}
            actions.record_fact(child, by=by, model=CareArrangement, **said)
            outcomes.append("written")
        except PaperTwice:
            outcomes.append("refused")
        finally:
            connections.close_all()

    both = [threading.Thread(target=record, args=(by,)) for by in (aigul, erlan)]
    for one in both:
        one.start()
    for one in both:
        one.join(30)
    assert sorted(outcomes) == ["refused", "written"]


def test_the_refusal_says_what_to_do(child, aunt, aigul):
    said = {"carer_id": aunt.adult_id, "paper": "court", "paper_from": MARCH[0]}
    actions.record_fact(child, by=aigul, model=CareArrangement, **said)
    with pytest.raises(PaperTwice, match="first write in the older entry until when"):
        actions.record_fact(child, by=aigul, model=CareArrangement, **said)


class TestMerged:
    def test_a_paper_in_another_record_of_the_child_is_in_the_way(self, child, other, aunt, aigul, erlan):
        merge_records(child, by=erlan, other=other, reason="known")
        write(aigul, child, aunt, MARCH)
        with pytest.raises(IntegrityError, match="another paper"):
            write(aigul, other, aunt, (MARCH[1], None))
        write(aigul, other, aunt, APRIL)

    def test_of_two_papers_in_two_records_at_one_moment_one_is_refused(
        self, child, other, aunt, aigul, erlan
    ):
        """Each waits a moment, with its paper written, for the other to have written one too."""
        merge_records(child, by=erlan, other=other, reason="known")
        outcomes, written = [], threading.Barrier(2)

        def wait():
            with suppress(threading.BrokenBarrierError):
                written.wait(1)

        def record(by, which):
            try:
                write(by, which, aunt, MARCH, meanwhile=wait)
                outcomes.append("written")
            except IntegrityError:
                outcomes.append("refused")
            finally:
                connections.close_all()

        both = [threading.Thread(target=record, args=one) for one in ((aigul, child), (erlan, other))]
        for one in both:
            one.start()
        for one in both:
            one.join(30)
        assert sorted(outcomes) == ["refused", "written"]

    def test_records_with_two_papers_are_merged_and_put_right_row_by_row(
        self, child, other, aunt, aigul, erlan
    ):
        rows = [
            actions.record_fact(one, by=aigul, model=CareArrangement, carer_id=aunt.adult_id, paper="court")
            for one in (child, other)
        ]
        merge_records(child, by=erlan, other=other, reason="known")
        actions.correct_fact(child, by=aigul, fact=rows[0], number="17")
        row = actions.correct_fact(other, by=aigul, fact=rows[1], paper_to=MARCH[1])
        with pytest.raises(PaperTwice):  # the two still overlap, and a third is one too many
            actions.record_fact(other, by=aigul, model=CareArrangement, carer_id=aunt.adult_id, paper="court")
        actions.strike_fact(other, by=erlan, fact=row)
        assert count(aigul, other) == 0

    def test_a_record_out_of_reach_is_in_nobodys_way(self, child, aunt, second_child, aigul, azamat, erlan):
        there = second_child(by=azamat, given="Нурбек")
        actions.link_adult(there, by=erlan, adult=aunt.adult, relation="aunt_m")
        write(erlan, there, aunt, MARCH)
        merge_records(child, by=erlan, other=there, reason="known")
        write(aigul, child, aunt, MARCH)  # she does not see the other record, and so not the merge

    def test_records_that_are_parted_stand_each_for_itself(self, child, other, aunt, aigul, erlan):
        merge = merge_records(child, by=erlan, other=other, reason="known")
        write(aigul, child, aunt, MARCH)
        unmerge_records(merge, by=erlan, words="Two boys of one class.")
        write(aigul, other, aunt, MARCH)


def test_what_was_said_of_two_papers_is_read_by_the_rules(child, aunt, uncle, aigul):
    for who, beside in ((aunt, ""), (uncle, "joint")):
        actions.record_fact(
            child, by=aigul, model=CareArrangement, carer_id=who.adult_id, paper="court", beside=beside
        )
    papers = file_of(child, by=aigul).life.life.papers
    assert sorted((one.joint, one.takes_over) for one in papers) == [(False, False), (True, False)]


def on(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_a_new_paper_of_the_same_carer_ends_the_one_before(child, aunt, aigul, aiguls):
    old = actions.record_fact(
        child, by=aigul, model=CareArrangement, carer_id=aunt.adult_id, paper="preliminary", paper_to=APRIL[1]
    )
    answers = {"id": str(uuid.uuid4()), "carer_id": str(aunt.adult_id), "paper": "court", "institution": ""}
    answers |= on("paper_from", APRIL[0])
    page = confirmed(aiguls, f"/children/{child.pk}/facts/care/new/", answers)
    assert page.status_code == 302
    with reading(aigul):
        ended = CareArrangement.objects.get(replaces=old)
    assert ended.holds_to == MARCH[1]


def test_a_paper_that_the_new_one_does_not_touch_stays(child, aunt, aigul, aiguls):
    for paper, from_on in (("none", None), ("preliminary", MARCH[0])):
        said = {"carer_id": aunt.adult_id, "paper": paper, "paper_from": from_on, "paper_to": None}
        said |= {"paper_to": MARCH[1]} if from_on else {}
        actions.record_fact(child, by=aigul, model=CareArrangement, **said)
    answers = {"id": str(uuid.uuid4()), "carer_id": str(aunt.adult_id), "paper": "court", "institution": ""}
    answers |= on("paper_from", APRIL[0]) | {"beside": "joint"}
    page = aiguls.post(f"/children/{child.pk}/facts/care/new/", answers)
    assert page.status_code == 302 and count(aigul, child) == 3


def test_what_is_said_of_no_paper_is_forgotten(child, aunt, aigul, aiguls):
    answers = {"id": str(uuid.uuid4()), "carer_id": str(aunt.adult_id), "paper": "none", "beside": "joint"}
    assert aiguls.post(f"/children/{child.pk}/facts/care/new/", answers).status_code == 302
    with reading(aigul):
        assert CareArrangement.objects.get(child=child).beside == ""


def test_the_file_says_that_a_paper_took_the_place_of_another(child, aunt, aigul):
    said = {"carer_id": aunt.adult_id, "paper": "court", "beside": "takes_over"}
    row = actions.record_fact(child, by=aigul, model=CareArrangement, **said)
    assert "This paper took the place of the other one" in CARE.words(row, file_of(child, by=aigul))
