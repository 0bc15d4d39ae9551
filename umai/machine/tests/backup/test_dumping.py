"""The database comes out of a dump as it went in, under row security, and a dump that would lack rows is refused."""

import re

import psycopg
import pytest
from pyrage import x25519

from umai.machine.backup.archive import dump, sealed
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import database_address

EVERYBODY = "alter table {} {} row level security"


@pytest.fixture
def key():
    return x25519.Identity.generate()


@pytest.fixture
def dumped(register, key, tmp_path):
    """The sealed dump of the register, and what is said of it."""
    where = database_address(register)
    return tmp_path / "database.age", dump.seal_database(where, tmp_path / "database.age", [key.to_public()])


def brought(path, key, folder):
    with (folder / "opened").open("wb") as file:
        sealed.unseal(path, file, [key])
    return folder / "opened"


def test_every_row_comes_back_and_row_security_holds_as_before(dumped, emptied, key, tmp_path, register):
    path, said = dumped
    assert b"child" not in path.read_bytes() and b"PGDMP" not in path.read_bytes()
    dump.restore_database(emptied, brought(path, key, tmp_path), lambda _line: None)

    assert said["counts"] == {"child": 500, "django_migrations": 1, "office": 50, "schema_appliedset": 1}
    with psycopg.connect(emptied.conninfo("plain")) as owner, psycopg.connect(register.url) as before:
        assert dump.count_rows(owner) == said["counts"]
        assert dump.differing_counts(said["counts"], dump.count_rows(owner)) == []
        policies = "select tablename, policyname, roles, qual from pg_policies order by 1, 2"
        assert owner.execute(policies).fetchall() == before.execute(policies).fetchall() != []
        walls = "select count(*) from pg_class where relrowsecurity and relforcerowsecurity"
        assert owner.execute(walls).fetchone() == (2,)
        with pytest.raises(psycopg.errors.RaiseException, match="kept"):
            owner.execute("update child set words = ''")
    dump.empty_database(emptied)  # what an unfinished restore left is taken back
    with psycopg.connect(emptied.conninfo("plain")) as owner:
        dump.refuse_full_database(owner, "second")


def test_the_counts_are_those_of_the_snapshot_whatever_is_written_meanwhile(register, key, tmp_path):
    wrote = []

    def watch(_bytes):
        if not wrote:
            with psycopg.connect(register.url, autocommit=True) as owner:
                owner.execute("insert into office select generate_series(51, 90)")
            wrote.append(True)

    said = dump.seal_database(database_address(register), tmp_path / "one", [key.to_public()], watch)

    assert wrote and said["counts"]["office"] == 50


HIDING = {  # and what takes it back
    "drop policy owner on child": "create policy owner on child to current_user using (true) with check (true)",
    "alter policy owner on child using (id > 1)": "alter policy owner on child using (true)",
    "create policy more on child as restrictive to current_user using (id > 1)": "drop policy more on child",
    "create policy more on child as restrictive for select to public using (true)": "drop policy more on child",
}


def test_a_table_whose_rows_may_be_hidden_from_the_owner_is_named_and_nothing_is_written(
    register, key, tmp_path
):
    with psycopg.connect(register.url, autocommit=True) as owner:
        for change, back in HIDING.items():
            owner.execute(change)
            with pytest.raises(CannotStart, match="child") as refused:
                dump.seal_database(database_address(register), tmp_path / "one", [key.to_public()])
            assert "\n" not in str(refused.value) and not (tmp_path / "one").exists(), change
            owner.execute(back)


def test_a_full_database_is_refused_and_keeps_its_rows(dumped, emptied, key, tmp_path):
    with psycopg.connect(emptied.conninfo("plain"), autocommit=True) as owner:
        owner.execute("create table kept (id int); insert into kept values (7)")
        with pytest.raises(CannotStart, match=r"not empty.*kept"):
            dump.restore_database(emptied, brought(dumped[0], key, tmp_path), lambda _line: None)
        assert owner.execute("select * from kept").fetchall() == [(7,)]


def test_row_security_comes_after_all_that_is_checked():
    first, last = dump.choose_entries(
        "10; 1259 16400 TABLE public child plain\n11; 2606 16401 FK CONSTRAINT public child of_office plain\n"
        "12; 0 16400 ROW SECURITY public child plain\n13; 3256 16402 POLICY public child owner plain\n"
        "14; 0 0 COMMENT public POLICY child owner plain\n15; 0 0 COMMENT public TABLE child plain\n"
        "16; 0 0 ACL pg_catalog FUNCTION lo_create(oid) postgres\n"
    )

    numbers = [re.findall(r"^\d+", text, re.MULTILINE) for text in (first, last)]
    assert numbers == [["10", "11", "15"], ["12", "13", "14"]]


def test_a_table_with_other_rows_is_named():
    said = dump.differing_counts({"child": 5, "office": 2, "gone": 1}, {"child": 4, "office": 2, "new": 3})

    assert [one.split()[0] for one in said] == ["child", "gone", "new"]


def test_the_error_of_a_program_is_told_without_the_values_of_rows():
    said = 'pg_restore: error: COPY failed for table "child"\nDETAIL: Key (words)=(Айбек) exists.'

    from umai.machine.backup.archive.programs import first_error

    assert first_error(said, "pg_restore") == 'pg_restore: COPY failed for table "child"'


def test_the_programs_of_a_version_that_is_not_here_are_named():
    from umai.machine.backup.archive.programs import find_programs

    with pytest.raises(CannotStart, match="postgresql-client-9"):
        find_programs(9)
