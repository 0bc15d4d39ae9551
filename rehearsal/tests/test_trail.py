"""A trail behind invented people is as whole as one that was worked for."""

import pytest

from rehearsal.load import fill_invented
from rehearsal.tests.asking import ask
from rehearsal.tests.conftest import TODAY
from rehearsal.trail import NobodyWorks, TrailBegun, write_entries
from umai.trail.models import Entry, Leaf
from umai.trail.verification import find_faults


def test_a_trail_is_whole_lies_before_today_and_is_not_put_before_one_that_has_begun(db):
    with pytest.raises(NobodyWorks):
        write_entries(10, today=TODAY)
    fill_invented(100, cases=40, seed=1, today=TODAY)
    write_entries(500, today=TODAY)
    assert Entry.objects.using("owner").count() == Leaf.objects.using("owner").count() == 501
    assert list(find_faults()) == []

    ((entries, workers, days, late, of_files, in_their_place),) = ask(
        "select count(*), count(distinct e.worker_id), count(distinct (e.at at time zone 'Asia/Bishkek')::date),"
        " count(*) filter (where e.at >= %s), count(e.child_id), count(c.id)"
        " from trail_entry e left join register_child c on c.id = e.child_id"
        " and c.district_id = e.district_id where e.act <> 'rehearsal.filled'",
        [TODAY],
    )
    assert (entries, days, late) == (500, 100, 0)
    assert workers > 5
    assert of_files == in_their_place > 200

    with pytest.raises(TrailBegun):
        write_entries(300, today=TODAY)
    assert Entry.objects.using("owner").count() == 501
