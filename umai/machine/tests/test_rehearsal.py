import psycopg
import pytest

from umai.machine import rehearsal
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.prepare import prepare_database
from umai.machine.installation import Installation
from umai.machine.rehearsal import DatabaseContents

REHEARSAL, REAL = (Installation(home="/nowhere", rehearsal=kind) for kind in (True, False))


def test_a_rehearsal_does_not_start_on_children_that_it_did_not_invent():
    with pytest.raises(CannotStart, match="no rehearsal put there"):
        rehearsal.refuse_mixing(REHEARSAL, DatabaseContents(children=True, marked=False))


def test_a_real_register_does_not_start_on_a_database_whose_passwords_everybody_knows():
    with pytest.raises(CannotStart, match="passwords everybody knows"):
        rehearsal.refuse_mixing(REAL, DatabaseContents(children=True, marked=True))


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (REHEARSAL, DatabaseContents(children=False, marked=False)),
        (REHEARSAL, DatabaseContents(children=True, marked=True)),
        (REAL, DatabaseContents(children=True, marked=False)),
        (REAL, DatabaseContents(children=False, marked=False)),
    ],
)
def test_each_kind_starts_on_its_own(place, found):
    rehearsal.refuse_mixing(place, found)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "example.org"])
def test_a_rehearsal_listens_to_this_machine_only(host):
    with pytest.raises(CannotStart, match=r"127\.0\.0\.1 only"):
        rehearsal.refuse_outside_host(REHEARSAL, host)
    rehearsal.refuse_outside_host(REAL, host)


def test_children_are_noticed_although_row_security_hides_them_from_who_looks(place):
    where = prepare_database(place)
    with psycopg.connect(where.conninfo("umai_owner"), autocommit=True) as owner:
        assert rehearsal.read_contents(where) == DatabaseContents(children=False, marked=False)
        owner.execute("create table register_child (id int)")
        try:
            owner.execute("insert into register_child values (1)")
            owner.execute("alter table register_child enable row level security")
            owner.execute("alter table register_child force row level security")
            assert owner.execute("select count(*) from register_child").fetchone() == (0,)
            assert rehearsal.read_contents(where) == DatabaseContents(children=True, marked=False)

            owner.execute("create table rehearsal_mark (at timestamptz)")
            assert not rehearsal.read_contents(where).marked
            owner.execute("insert into rehearsal_mark values (now())")
            assert rehearsal.read_contents(where).marked
        finally:
            owner.execute("drop table if exists register_child, rehearsal_mark")
