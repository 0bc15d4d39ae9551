"""A trail behind invented people is as whole as one that was worked for."""

import pytest
from django.db import connections

from rehearsal.tests.conftest import TODAY
from rehearsal.trail import NobodyWorks, TrailBegun, write_entries
from umai.trail.models import Entry, Leaf
from umai.trail.verification import find_faults


@pytest.fixture
def filled(filled_with):
    return filled_with(300, cases=40)


def test_it_holds_as_many_entries_as_were_asked_for_and_is_whole(filled):
    write_entries(1200, today=TODAY)
    assert Entry.objects.using("owner").count() == Leaf.objects.using("owner").count() == 1201
    assert list(find_faults()) == []


def test_nothing_is_put_before_a_trail_that_has_begun(filled):
    write_entries(300, today=TODAY)
    with pytest.raises(TrailBegun):
        write_entries(300, today=TODAY)
    assert Entry.objects.using("owner").count() == 301


def test_every_entry_lies_before_today_and_names_a_worker_of_its_district(filled):
    write_entries(500, today=TODAY)
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select count(*), count(distinct e.worker_id), count(distinct (e.at at time zone 'Asia/Bishkek')::date),"
            " count(*) filter (where e.at >= %s), count(e.child_id), count(c.id)"
            " from trail_entry e left join register_child c on c.id = e.child_id"
            " and c.district_id = e.district_id where e.act <> 'rehearsal.filled'",
            [TODAY],
        )
        entries, workers, days, late, of_files, in_their_place = cursor.fetchone()
    assert (entries, days, late) == (500, 100, 0)
    assert workers > 5
    assert of_files == in_their_place > 200


def test_without_a_case_nobody_has_looked_at_anything(db):
    with pytest.raises(NobodyWorks):
        write_entries(10, today=TODAY)
