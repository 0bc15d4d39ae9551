import shutil
import tempfile
from pathlib import Path

import psycopg
import pytest

from umai.machine.cluster.database import ROLES
from umai.machine.cluster.server import Cluster
from umai.machine.installation import Installation


def open_folder():
    """A temporary folder that others may enter, because for root the server runs as somebody else.

    pytest's own folders are closed to others, and every new run of pytest closes them again.
    """
    folder = Path(tempfile.mkdtemp(prefix="umai-machine-"))
    folder.chmod(0o711)
    return folder


def remove(folder):
    cluster = Cluster(folder / "home")
    if cluster.home.exists():
        cluster.stop()
        shutil.rmtree(cluster.folder, ignore_errors=True)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def shared_home():
    """A home with a running server of its own, for tests that only add databases to it."""
    folder = open_folder()
    with Cluster(folder / "home", durable=False).run_while_used():
        yield folder / "home"
    remove(folder)


@pytest.fixture(scope="session")
def rehearsal_home():
    """Another, for a database that is a rehearsal; the one of `shared_home` is a real register."""
    folder = open_folder()
    with Cluster(folder / "home", durable=False).run_while_used():
        yield folder / "home"
    remove(folder)


@pytest.fixture
def home():
    """A place for a home whose server the test makes itself."""
    folder = open_folder()
    yield folder / "home"
    remove(folder)


@pytest.fixture
def place(shared_home):
    return Installation(home=shared_home)


@pytest.fixture
def admin(shared_home):
    with psycopg.connect(Cluster(shared_home).url(), autocommit=True) as connection:
        yield connection


@pytest.fixture
def foreign(admin, shared_home, tmp_path):
    """A database of a user who may nothing else, on a server that is not ours to administer."""
    forget_roles(admin)
    admin.execute("create role plain login password 'plain' createrole")
    admin.execute("create database theirs owner plain")
    port = Cluster(shared_home).port
    yield Installation(home=tmp_path / "foreign", url=f"postgresql://plain:plain@127.0.0.1:{port}/theirs")
    admin.execute("drop database theirs with (force)")
    forget_roles(admin)
    admin.execute("drop role plain")


def forget_roles(admin):
    admin.execute("drop database if exists umai with (force)")
    for role in ROLES:
        if admin.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone():
            admin.execute(f"drop owned by {role}")
            admin.execute(f"drop role {role}")
