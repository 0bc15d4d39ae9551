import contextlib

import psycopg
import pytest

from umai.machine import rehearsal
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.prepare import prepare_database
from umai.machine.installation import Installation

REHEARSAL, REAL = (Installation(home="/nowhere", rehearsal=kind) for kind in (True, False))


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "example.org"])
def test_a_rehearsal_listens_to_this_machine_only(host):
    with pytest.raises(CannotStart, match=r"127\.0\.0\.1 only"):
        rehearsal.refuse_outside_host(REHEARSAL, host)
    rehearsal.refuse_outside_host(REAL, host)


def test_a_filling_that_did_not_finish_is_begun_again(place):
    """Asked by the note that a finished filling leaves: tables that were touched and rolled back say nothing."""
    where = prepare_database(place)
    with psycopg.connect(where.conninfo("umai_owner"), autocommit=True) as owner:
        owner.execute("create table rehearsal_mark (finished_at timestamptz)")
        owner.execute("create table register_child (id int)")
        try:
            with contextlib.suppress(psycopg.Rollback), owner.transaction(force_rollback=True):
                owner.execute("insert into register_child values (1)")
            assert not rehearsal.is_filled(where)
            owner.execute("insert into rehearsal_mark values (null)")
            assert not rehearsal.is_filled(where)
            owner.execute("update rehearsal_mark set finished_at = now()")
            assert rehearsal.is_filled(where)
            owner.execute("insert into rehearsal_mark values (null)")
            assert not rehearsal.is_filled(where)
        finally:
            owner.execute("drop table register_child, rehearsal_mark")
