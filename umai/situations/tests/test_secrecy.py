"""Nobody learns of a child whom they may not see, from the list, the counts or the rows themselves."""

import uuid

import pytest
from django.db import ProgrammingError

from tests.moves import move_across
from tests.second_person import merge_records
from umai.access.sessions import Speaker
from umai.design.figures import rounded_count
from umai.law.situations.findings import NO_LAWFUL_CARER
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_rows
from umai.register.child import actions
from umai.situations.counts import counts_by_place
from umai.situations.models import LegalFinding
from umai.situations.tests.conftest import children_of, derive
from umai.situations.worklist import FindingFilter

CODES = {"labour_migrants", NO_LAWFUL_CARER}


def seen(by, child):
    """What this worker sees of a child: by the filter of the program, and by row security alone."""
    by = Speaker(by.token)
    with by.speaking():
        rows = LegalFinding.objects.filter(child_id=child.pk)
        by_program = set(rows.within_reach_of(by).values_list("code", flat=True))
        assert by_program == set(rows.values_list("code", flat=True))
    return by_program


def counted(by):
    """How many children without a carer this worker counts."""
    by = Speaker(by.token)
    asked = FindingFilter(by, today(), NO_LAWFUL_CARER)
    return sum(counts[0] for counts in counts_by_place(asked, [today()]).values())


def test_who_reaches_the_file_sees_it_and_counts_it_and_nobody_else(child, absence, request):
    derive()
    reach = ["aigul", "erlan", "damira", "farida"]
    others = ["azamat", "cholpon", "jyldyz", "bakyt", "kanykei", "gulnara", "timur"]
    found = {}
    for who in (*reach, *others):
        by = request.getfixturevalue(who)
        found[who] = (seen(by, child), counted(by))
    assert {who for who, one in found.items() if one == (CODES, 1)} == {*reach}
    assert {who for who, one in found.items() if one == (set(), 0)} == {*others}


def test_each_wall_alone_hides_the_child(child, absence, erlan, wall):
    derive()
    wall(erlan, child)
    assert seen(erlan, child) == set() and counted(erlan) == 0
    by = Speaker(erlan.token)  # the filter of the program, without row security
    with by.speaking():
        rows = LegalFinding.objects.using("owner").filter(child_id=child.pk)
        assert not rows.within_reach_of(by).exists()


def test_a_wall_around_a_sister_hides_what_rests_on_their_mother(child, mother, absence, aigul, erlan, wall):
    sister = actions.add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Асел"})
    actions.link_adult(sister, by=aigul, adult=mother.adult, relation="mother")
    derive()
    wall(erlan, sister)
    assert set(LegalFinding.objects.using("owner").values_list("child_id", flat=True)) == {
        child.pk,
        sister.pk,
    }
    by = Speaker(erlan.token)
    with by.speaking():
        assert not LegalFinding.objects.filter(child_id=child.pk).exists()


def test_a_wall_around_the_second_record_of_a_child_hides_it(child, absence, aigul, erlan, damira, wall):
    twin = actions.add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Бакыт"})
    merge_records(child, by=erlan, other=twin, reason="known", words="Бир бала.")
    derive()
    wall(damira, twin)
    by = Speaker(damira.token)
    with by.speaking():
        assert not LegalFinding.objects.filter(child_id=child.pk).exists()


def test_the_office_from_which_a_file_moved_sees_nothing_of_it(child, absence, aigul, erlan, jyldyz):
    derive()
    move_across(child.pk, by=aigul, to=jyldyz)
    assert seen(erlan, child) == set() and seen(jyldyz, child) == CODES


def test_only_the_ministry_counts_the_country(child, absence, request):
    derive()
    question = "select * from situations_counts_of_country(%(code)s, %(days)s::date[])"
    asked = {"code": NO_LAWFUL_CARER, "days": [today()]}
    people = ("aigul", "farida", "timur", "nuriya", "omurbek")
    found = {who: request.getfixturevalue(who).ask(question, **asked) for who in people}
    assert {who: rows for who, rows in found.items() if rows} == {}


def test_the_ministry_counts_the_country_to_the_nearest_ten_and_sees_nobody(aigul, ministry):
    made, shown = [], {}
    for number in (1, 4, 5, 14, 15):
        made += children_of(aigul, number - len(made))
        derive()
        shown[number] = counted(Speaker(ministry.token))
        assert shown[number] == rounded_count(number)
    assert shown == {1: 0, 4: 0, 5: 10, 14: 10, 15: 20}
    assert seen(ministry, made[0]) == set()


def test_no_page_derives_or_writes_a_finding(db):
    questions = [
        "select situations_concerned(null)",
        "select * from situations_lives('{}')",
        "select * from situations_keep(1, '[]')",
        "insert into situations_legalfinding (id) values (gen_random_uuid())",
        "update situations_legalfinding set to_on = null",
        "delete from situations_legalfinding",
        "insert into situations_derivation (law, is_complete) values ('', false)",
    ]
    for question in questions:
        with pytest.raises(ProgrammingError, match="permission denied"):
            fetch_rows(question)
