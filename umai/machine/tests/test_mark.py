"""What a database is for, and whose it is: one row, from the first minute."""

import subprocess
import sys
from dataclasses import replace

import psycopg
import pytest

from umai import cli
from umai.machine.cluster import mark
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import ROLES_OF_PROCESSES, database_address
from umai.machine.cluster.mark import Mark
from umai.machine.cluster.migrate import CHECKOUT
from umai.machine.cluster.prepare import prepare_database
from umai.machine.cluster.server import Cluster
from umai.machine.installation import Installation
from umai.machine.keys import secrets

REHEARSAL, REAL = (Installation(home="/nowhere", rehearsal=kind) for kind in (True, False))


def owner_of(place):
    return psycopg.connect(database_address(place).conninfo(database_address(place).owner), autocommit=True)


def test_a_database_has_its_mark_before_any_other_table(foreign):
    prepare_database(foreign)

    with owner_of(foreign) as owner:
        tables = "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
        assert owner.execute(tables).fetchall() == [("installation_mark",)]
        assert mark.read_mark(owner) == Mark(False, mark.digest_of_home(foreign.home))


CHANGES = (
    "update installation_mark set rehearsal = not rehearsal",
    "delete from installation_mark",
    "truncate installation_mark",
    "insert into installation_mark (id, rehearsal, home_digest) values (2, true, repeat('0', 64))",
    "drop table installation_mark",
    "alter table installation_mark disable trigger all",
)


def test_the_key_that_signs_the_trail_is_made_with_the_database_so_that_every_backup_of_keys_has_it(foreign):
    prepare_database(foreign)
    made = secrets.find(foreign.home, secrets.TRAIL)

    prepare_database(foreign)

    assert made and secrets.find(foreign.home, secrets.TRAIL) == made


def test_no_role_of_a_process_changes_the_mark(place):
    where = prepare_database(place)
    for role in ROLES_OF_PROCESSES:
        with psycopg.connect(where.conninfo(role), autocommit=True) as connection:
            for statement in CHANGES:
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(statement)


def test_the_owner_of_the_tables_changes_no_mark_either(foreign):
    prepare_database(foreign)
    with owner_of(foreign) as owner:
        for statement in CHANGES[:4]:
            with pytest.raises((psycopg.errors.RaiseException, psycopg.errors.CheckViolation)):
                owner.execute(statement)
            assert mark.read_mark(owner) == Mark(False, mark.digest_of_home(foreign.home)), statement


@pytest.mark.parametrize(("asked", "stands"), [(True, False), (False, True)])
def test_a_database_of_the_other_kind_is_refused_before_anything_is_made(foreign, asked, stands):
    prepare_database(replace(foreign, rehearsal=stands))
    kept = {path: path.read_bytes() for path in foreign.home.rglob("*") if path.is_file()}

    with pytest.raises(CannotStart, match="UMAI_REHEARSAL=0" if asked else "UMAI_REHEARSAL=1") as refused:
        prepare_database(replace(foreign, rehearsal=asked))

    assert "\n" not in str(refused.value)
    assert kept == {path: path.read_bytes() for path in foreign.home.rglob("*") if path.is_file()}


def environment_of(place, **more):
    import os

    kept = {name: value for name, value in os.environ.items() if not name.startswith(("UMAI_", "DJANGO_"))}
    return kept | {"UMAI_HOME": str(place.home), "UMAI_DATABASE_URL": place.url, "UMAI_PORT": "1"} | more


EVERY_PROCESS = [
    ["serve"],
    ["sign-in"],
    ["worker"],
    ["report"],
    ["migrate"],
    ["migrate", "--check"],
    ["setup", "--surname", "Асанова", "--given", "Бермет", "--username", "bermet"],
    ["rehearse", "--children", "20"],
    ["rehearse", "--code"],
    ["staff", "import", "nobody.csv"],
    ["shell", "--as", "meerim"],
    ["search", "Асан"],
    ["psql", "-c", "select 1"],
]


def test_every_process_refuses_a_rehearsal_on_a_real_register_in_one_sentence(foreign):
    prepare_database(foreign)
    for words in EVERY_PROCESS:
        done = subprocess.run(
            [sys.executable, "-m", "umai.cli", *words],
            env=environment_of(foreign, UMAI_REHEARSAL="1"),
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), (words, done.stderr)
        assert "real register" in done.stderr and "UMAI_REHEARSAL=0" in done.stderr, words


def test_a_database_without_a_mark_is_not_opened(foreign):
    with pytest.raises(CannotStart, match="no mark"):
        mark.refuse_wrong_database(foreign)


BEFORE = "create table register_child (id int); create table rehearsal_mark (at timestamptz);"
CHILD = "insert into register_child values (1); alter table register_child enable row level security;"
HIDDEN = "alter table register_child force row level security;"


@pytest.mark.parametrize(
    ("rows", "asked", "becomes"),
    [
        ("", True, True),
        ("", False, False),
        (CHILD + HIDDEN, False, False),
        (CHILD + HIDDEN, True, None),
        # A filling that was stopped: the table has a size, and nobody is in it.
        (CHILD + "delete from register_child;" + HIDDEN, True, True),
        (CHILD + HIDDEN + "insert into rehearsal_mark values (now())", True, True),
        (CHILD + HIDDEN + "insert into rehearsal_mark values (now())", False, None),
    ],
)
def test_a_database_from_before_there_were_marks_is_what_its_rows_say(foreign, rows, asked, becomes):
    """Children count although row security hides them from whoever looks. None: it is refused."""
    with psycopg.connect(foreign.url, autocommit=True) as owner:
        owner.execute(BEFORE + rows)
        place = replace(foreign, rehearsal=asked)
        if becomes is None:
            with pytest.raises(CannotStart):
                mark.write_mark(owner, place)
        else:
            mark.write_mark(owner, place)
        found = mark.read_mark(owner)
    assert (found and found.rehearsal) == becomes


def test_a_rehearsal_that_was_stopped_before_its_mark_leaves_no_key_of_invented_holders(home, monkeypatch):
    """Else a real register that is made there would have their private halves in its drawer."""
    stopped = replace(Installation(home=home), rehearsal=True)

    def stop(*_asked):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(mark, "write_mark", stop)
        prepare_database(stopped)
    assert (home / "secrets" / "roles.json").exists() and not (home / "keys").exists()

    prepare_database(replace(stopped, rehearsal=False))
    assert not list(home.rglob("holder-*"))
    with psycopg.connect(Cluster(home).url(database="umai")) as inside:
        assert mark.read_mark(inside) == Mark(False, mark.digest_of_home(home))


def test_a_command_finds_a_database_that_was_not_finished(foreign):
    """By the rows that are written last, of which the last one may be missing."""
    prepare_database(foreign)

    def require_refusal():
        with pytest.raises(CannotStart, match="bin/umai migrate"):
            mark.refuse_unfinished(foreign)

    with owner_of(foreign) as owner:
        for table in mark.LAST_TABLES:
            require_refusal()
            owner.execute(f"create table {table} (id int)")
            require_refusal()
            owner.execute(f"insert into {table} values (1)")
        mark.refuse_unfinished(foreign)
        for missing in mark.LAST_TABLES:
            owner.execute(f"delete from {missing}")
            require_refusal()
            owner.execute(f"insert into {missing} values (1)")
        mark.refuse_unfinished(foreign)


def snapshot(admin):
    return admin.execute(
        "select rolname, rolpassword from pg_authid where rolname like 'umai%' order by 1"
    ).fetchall()


def test_another_home_is_refused_and_makes_no_password_and_no_key(foreign, admin, tmp_path):
    """As when a new version is put beside the old one and begins a folder of its own."""
    prepare_database(foreign)
    stood, other = snapshot(admin), replace(foreign, home=tmp_path / "new")

    with pytest.raises(CannotStart, match="UMAI_HOME") as refused:
        prepare_database(other)

    assert str(other.home) in str(refused.value) and "\n" not in str(refused.value)
    assert snapshot(admin) == stood
    assert not other.home.exists()
    prepare_database(foreign)


def test_another_home_for_another_database_of_the_server_leaves_the_roles_as_they_are(
    foreign, admin, tmp_path
):
    """Roles belong to the whole server: a second register there would lock the first one out."""
    prepare_database(foreign)
    stood = snapshot(admin)
    admin.execute("create database second owner plain")
    try:
        second = replace(foreign, home=tmp_path / "new", url=foreign.url.replace("theirs", "second"))
        with pytest.raises(CannotStart, match="roles") as refused:
            prepare_database(second)
    finally:
        admin.execute("drop database second with (force)")

    assert "\n" not in str(refused.value)
    assert snapshot(admin) == stood and not second.home.exists()


def test_a_home_that_was_moved_with_its_secrets_is_the_same_home(foreign, tmp_path):
    prepare_database(foreign)
    foreign.home.rename(tmp_path / "moved")

    assert prepare_database(replace(foreign, home=tmp_path / "moved")).owner == "plain"


ASKING_FOR_THE_HOME = [
    ["migrate"],
    ["serve"],
    ["worker"],
    ["report"],
    ["setup"],
    ["gateway-key", "make"],
    ["gateway-key", "show"],
    ["reporter-key", "holder", "asel", "--private", "/tmp/nowhere/asel.key"],
    ["reporter-key", "make", "--holders", "asel", "bermet"],
    ["reporter-key", "split", "--private", "/tmp/nowhere/asel.key"],
]


def test_a_real_register_is_asked_for_the_name_of_its_home(monkeypatch, capsys):
    monkeypatch.delenv("UMAI_HOME")
    monkeypatch.delenv("UMAI_CREDENTIALS")
    monkeypatch.setattr(Installation, "has_database", True)
    monkeypatch.setenv("UMAI_REHEARSAL", "0")
    monkeypatch.setenv("UMAI_DATABASE_URL", "postgresql://a:b@127.0.0.1:1/c")
    for words in ASKING_FOR_THE_HOME:
        assert cli.main(words) == 2, words
        said = capsys.readouterr().err
        assert said.count("\n") == 1 and "UMAI_HOME" in said, words


def test_the_embedded_database_that_migrate_makes_is_a_rehearsal_unless_a_real_one_is_asked_for(tmp_path):
    from umai.machine.installation import mark_rehearsal, rehearsal_mark_file

    for name, place in {
        "unset": Installation(home=tmp_path / "unset"),
        "real": Installation(home=tmp_path / "real", rehearsal_was_asked=True),
    }.items():
        mark_rehearsal(place)
        assert rehearsal_mark_file(place.home).exists() == (name == "unset")


def test_a_server_that_is_used_by_its_own_home_is_known_again(place):
    prepare_database(place)
    prepare_database(place)

    with psycopg.connect(Cluster(place.home).url(database="umai")) as inside:
        assert mark.read_mark(inside) == Mark(False, mark.digest_of_home(place.home))
