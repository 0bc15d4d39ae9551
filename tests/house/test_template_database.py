"""The server that tests begin with is made once and brought from then on."""

import json
import os
from pathlib import Path
from subprocess import CalledProcessError

import psycopg
import pytest

from tests import template_database
from umai.machine.cluster.database import DatabaseAddress
from umai.machine.cluster.server import Cluster


def so_far(_cluster):
    """In place of a server that starts on a home which holds a word."""
    raise InterruptedError


@pytest.fixture
def put_aside(tmp_path, monkeypatch):
    """`put_aside("a")`: keep a home with this word in it under this name."""
    monkeypatch.setattr(template_database, "KEPT", tmp_path / "kept")

    def put(word):
        home = tmp_path / word
        home.mkdir()
        (home / "word").write_text(word)
        template_database.keep(home, template_database.KEPT / word)
        os.utime(template_database.KEPT / word, (len(names()), len(names())))

    def names():
        return sorted(one.name for one in template_database.KEPT.iterdir())

    put.names = names
    return put


def test_a_home_that_was_kept_is_brought(put_aside, tmp_path, monkeypatch):
    kept = template_database.kept_as(template_database.fingerprint()).name
    put_aside(kept)
    (tmp_path / "new").mkdir()
    template_database.bring_or_make(tmp_path / "new")
    assert (tmp_path / "new" / "word").read_text() == kept


def test_the_oldest_are_forgotten_and_no_half_is_left(put_aside):
    words = "abcdefg"
    for word in words:
        put_aside(word)
    assert put_aside.names() == list(words[-template_database.MOST_KEPT :])


def test_what_another_run_kept_meanwhile_stands(put_aside, tmp_path):
    put_aside("a")
    (tmp_path / "b").mkdir()
    template_database.keep(tmp_path / "b", template_database.KEPT / "a")
    assert (template_database.KEPT / "a" / "word").read_text() == "a"
    assert put_aside.names() == ["a"]


def with_a_change_in(changed, fingerprint, monkeypatch):
    """What a fingerprint is once this file holds one sign more."""
    path = template_database.CHECKOUT / changed
    read = type(path).read_bytes
    with monkeypatch.context() as patched:
        patched.setattr(type(path), "read_bytes", lambda one: read(one) + b"#" * (one == path))
        return fingerprint()


def test_another_is_made_where_anything_changed_that_it_is_made_from(monkeypatch):
    before = template_database.fingerprint()
    for changed in ("umai/access/roles/privileges.py", "umai/register/models.py", "tests/cast.py"):
        assert with_a_change_in(changed, template_database.fingerprint, monkeypatch) != before, changed


def test_nothing_is_renewed_where_the_tables_or_the_places_changed(monkeypatch):
    files = {
        "umai/register/migrations/0001_initial.py": True,
        "umai/places/classifier.py": True,
        "tests/template_database.py": True,
        "umai/access/roles/privileges.py": False,
        "umai/access/sql/worker.sql": False,
    }
    before = template_database.tables_fingerprint()
    for changed, other in files.items():
        after = with_a_change_in(changed, template_database.tables_fingerprint, monkeypatch)
        assert (after != before) == other, changed


def test_the_last_home_with_the_same_tables_is_renewed(put_aside, tmp_path, monkeypatch):
    alike = template_database.kept_as(template_database.tables_fingerprint()).name
    for name in (f"{alike}-1", f"{alike}-2", "of other tables"):
        put_aside(name)
    (tmp_path / "new").mkdir()
    monkeypatch.setattr(Cluster, "run_while_used", so_far)
    with pytest.raises(InterruptedError):
        template_database.bring_or_make(tmp_path / "new")
    assert (tmp_path / "new" / "word").read_text() == f"{alike}-2"


def test_a_home_that_is_forgotten_while_it_is_copied_is_passed_over(put_aside, tmp_path, monkeypatch):
    alike = template_database.kept_as(template_database.tables_fingerprint()).name
    for name in (f"{alike}-1", f"{alike}-2"):
        put_aside(name)
    copy = template_database.copy_home

    def copy_half(home, where):
        copy(home, where)
        if home.name.endswith("-2"):
            (where / "half").touch()
            raise CalledProcessError(1, "cp")

    (tmp_path / "new").mkdir()
    monkeypatch.setattr(template_database, "copy_home", copy_half)
    monkeypatch.setattr(Cluster, "run_while_used", so_far)
    with pytest.raises(InterruptedError):
        template_database.bring_or_make(tmp_path / "new")
    assert [one.name for one in (tmp_path / "new").iterdir()] == ["word"]
    assert (tmp_path / "new" / "word").read_text() == f"{alike}-1"


@pytest.mark.long
def test_a_renewed_template_says_what_one_made_anew_says(monkeypatch):
    """A function of another version, a right and a person too many: all as they are made from nothing."""
    home = os.environ["UMAI_TEST_HOME"]
    cluster = Cluster(Path(home), durable=False)
    where = DatabaseAddress(**json.loads(os.environ["UMAI_TEST_ADDRESS"]))
    name = "umai_template_of_before"
    with psycopg.connect(cluster.url(), autocommit=True) as admin:
        admin.execute(f"drop database if exists {name} with (force)")
        admin.execute(f"create database {name} template {template_database.TEMPLATE} owner umai_owner")
    with psycopg.connect(cluster.url(database=name), autocommit=True) as admin:
        admin.execute("alter function access_worker() parallel safe")
        admin.execute("grant select on access_session to umai_worker")
        admin.execute("update staff_worker set surname = 'Other'")
        mark = f"{template_database.tables_fingerprint()}-of before"
        admin.execute(f"comment on database {name} is '{mark}'")
    monkeypatch.setattr(template_database, "TEMPLATE", name)
    template_database.make_template(cluster, where)
    with psycopg.connect(cluster.url(database=name), autocommit=True) as admin:

        def said(question):
            return admin.execute(question).fetchone()[0]

        assert said("select proparallel from pg_proc where proname = 'access_worker'") == "r"
        assert not said("select has_table_privilege('umai_worker', 'access_session', 'select')")
        assert said("select count(*) from staff_worker where surname = 'Other'") == 0
        assert (
            said("select count(*) from staff_worker")
            == said("select count(*) from cast_kept.staff_worker")
            > 0
        )
        assert said(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()"
        ) == (template_database.fingerprint())
    with psycopg.connect(cluster.url(), autocommit=True) as admin:
        admin.execute(f"drop database {name} with (force)")
