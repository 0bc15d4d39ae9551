"""A register that a release made is brought to this version, with all that was written in it."""

import re
import subprocess

import psycopg
import pytest
from psycopg import sql

from tests.copies import CHECKOUT, run
from umai.machine.cluster.server import Cluster
from umai.machine.tests.conftest import open_folder, remove
from umai.schema import makemigrations

WITH_COMMIT = [one for one in makemigrations.read_releases() if "commit" in one]
CHILDREN = "40"
# Django writes a kind and four rights of its own for each new table.
WRITTEN_BY_DJANGO = {"auth_permission", "django_content_type", "django_migrations"}
CHANGED_BY_AN_UPGRADE = {*WRITTEN_BY_DJANGO, "schema_appliedset", "trail_rowshape"}


def test_every_release_but_the_last_names_its_commit():
    assert [one["version"] for one in makemigrations.read_releases()[:-1] if "commit" not in one] == []
    assert [one["version"] for one in WITH_COMMIT if not re.fullmatch("[0-9a-f]{40}", one["commit"])] == []


@pytest.fixture
def folder():
    made = open_folder()
    yield made
    remove(made)


@pytest.mark.long
@pytest.mark.parametrize("release", WITH_COMMIT, ids=lambda one: one["version"])
def test_a_register_of_a_release_is_brought_to_this_version_whole(release, folder):
    old, home = folder / "old", folder / "home"
    old.mkdir()
    packed = subprocess.run(
        ["git", "archive", release["commit"]], cwd=CHECKOUT, check=True, capture_output=True
    ).stdout
    subprocess.run(["tar", "-x", "-C", old], input=packed, check=True)
    place = {"UMAI_HOME": str(home), "UMAI_REHEARSAL": "1"}
    run(old, "bin/umai", "migrate", **place)
    run(old, "bin/umai", "rehearse", "--children", CHILDREN, "--once", **place)
    before = rows_of(home)
    assert before["register_child"] == int(CHILDREN) and before["trail_entry"] > 0

    run(CHECKOUT, "bin/umai", "migrate", **place)
    after = rows_of(home)
    assert {name: after.get(name) for name in before} == before
    assert ", 0 findings" in run(CHECKOUT, "bin/umai", "trail", "verify", "--rows", **place)
    run(CHECKOUT, "bin/umai", "migrate", "--check", **place)


def rows_of(home):
    """Table to the number of its rows, but for those that an upgrade writes into."""
    with (
        Cluster(home).run_while_used() as _server,
        psycopg.connect(Cluster(home).url(database="umai")) as asking,
    ):
        named = asking.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        count = sql.SQL("select count(*) from {}").format
        return {
            name: asking.execute(count(sql.Identifier(name))).fetchone()[0]
            for (name,) in named
            if name not in CHANGED_BY_AN_UPGRADE
        }
