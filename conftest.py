"""One real PostgreSQL for the tests, a database for each worker, the same roles as in use.

A test commits for real and on several connections, as the program does, so nothing is rolled
back afterwards: what it wrote is deleted by the superuser, with triggers off. Places and the
cast are in the template that every database is made from.
"""

import json
import os
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings

CHECKOUT = Path(__file__).resolve().parent
sys.path.insert(0, str(CHECKOUT))
HOME = Path(os.environ.get("UMAI_TEST_HOME", CHECKOUT / ".umai" / "test"))

from tests.template_database import speak_as_tests  # noqa: E402 - found by the path above

speak_as_tests(HOME)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in the test's own thread

pytest_plugins = ["tests.template_branches", "tests.defects_found", "tests.fillings", "tests.seconds"]

# A busy machine is slow, and that is no fault of the code: no example is refused for its time.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def begin():
    """In the process that starts: the cluster and the template. In each worker: its own database.

    Done while this file is read, before any other conftest, since those import models.
    """
    from tests.template_database import TEMPLATE, copy_template, make_template
    from umai.machine.cluster.database import DatabaseAddress
    from umai.machine.cluster.prepare import prepare_database
    from umai.machine.cluster.server import Cluster
    from umai.machine.installation import Installation

    cluster = Cluster(HOME, durable=False)
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    started = False
    if worker is None:
        started = not cluster.exists() or not cluster.is_running()
        cluster.start()
        where = prepare_database(Installation.from_environment(os.environ), createdb=True)
        make_template(cluster, where)
        os.environ["UMAI_TEST_ADDRESS"] = where.as_text()
        os.environ["UMAI_TEST_TEMPLATE"] = TEMPLATE
    name = f"umai_test_{worker or 'alone'}"
    where = DatabaseAddress(**json.loads(os.environ["UMAI_TEST_ADDRESS"]))
    copy_template(cluster, name)
    os.environ["UMAI_CREDENTIALS"] = DatabaseAddress(
        where.host, where.port, name, where.roles, where.options, where.owner
    ).as_text()
    os.environ["UMAI_TEST_SUPERUSER"] = cluster.url(database=name)
    if worker is None:
        from umai.machine.translations import compile_translations

        compile_translations()  # before Django, which keeps a catalogue as it first read it
    start_django()
    if worker is None:
        from umai.machine.cluster.migrate import collect_static

        collect_static(HOME)
    return started


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="run what takes long, and nothing else")


@pytest.hookimpl(trylast=True)  # the file of results is begun by a plugin of pytest
def pytest_configure(config):
    """A file of results (`--junitxml`) says of which commit they are: `umai evidence` asks."""
    if getattr(config.option, "xmlpath", None) and not hasattr(config, "workerinput"):
        from _pytest.junitxml import xml_key

        from umai.machine.development.commit import commit_here

        config.stash[xml_key].add_global_property("commit", commit_here())


def pytest_collection_modifyitems(config, items):
    """What takes long runs only when it is asked for, and then alone; pytest says how many were left out.

    Whatever opens a Chromium runs then as well: only there does axe look at the pages.
    What is long comes first: at the end it would keep one process busy after the others are done.
    """
    from tests.chromium import opens_chromium

    asked = config.getoption("--long")
    chosen = {False: [], True: []}
    for item in items:
        is_long = bool(item.get_closest_marker("long"))
        chosen[is_long == asked or (asked and opens_chromium(item))].append(item)
    config.hook.pytest_deselected(items=chosen[False])
    items[:] = sorted(chosen[True], key=rank)


LONGEST = ("journeys", "rehearsal", "machine", "attack", "house")


def rank(item):
    """Where the folder of this test stands among those whose tests take long."""
    parts = item.path.relative_to(CHECKOUT).parts
    return next((place for place, name in enumerate(LONGEST) if name in parts), len(LONGEST))


def pytest_unconfigure(config):
    from umai.machine.cluster.server import Cluster

    if STARTED:
        Cluster(HOME, durable=False).stop()


def start_django():
    import django
    from django.conf import settings
    from django.db.backends.signals import connection_created
    from django.test.utils import setup_test_environment

    # Each client of a test makes a web server of its own, which else reads every static file at its start.
    settings.WHITENOISE_AUTOREFRESH = True
    django.setup()
    setup_test_environment()
    connection_created.connect(plan_once)


def plan_once(connection, **_signal):
    """Every test asks the same few thousand queries: each is planned at its second time, and kept."""
    driver = connection.connection
    driver.prepare_max = 3000
    if driver.prepare_threshold is not None:
        driver.prepare_threshold = 1


STARTED = begin()


@pytest.fixture(autouse=True)
def in_english():
    """A test reads English until it says otherwise, whatever language the requests before it left behind."""
    from django.utils import translation

    translation.activate("en")


@pytest.fixture(autouse=True)
def own_heads(monkeypatch):
    """The file of heads in the home is of one trail, and each test begins a trail of its own."""
    from umai.trail.anchors import keeping

    own = HOME / f"trail-of-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}.heads"
    monkeypatch.setattr(keeping, "own_file", lambda: own)
    yield
    for file in (own, own.with_name(f"{own.name}.key")):
        file.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def superuser_connection():
    with psycopg.connect(os.environ["UMAI_TEST_SUPERUSER"], autocommit=True) as connection:
        yield connection


@pytest.fixture
def superuser(superuser_connection):
    """A connection that no policy holds: to clean up, and to tamper as a thief would.

    It is the same for all tests of a process: a test that leaves a setting or a sleeping trigger fails.
    """
    from tests.tampering import left_behind

    yield superuser_connection
    found = left_behind(superuser_connection)
    superuser_connection.execute("reset all")
    assert not found, f"left to the tests that follow: {', '.join(found)}"


@pytest.fixture
def marked_real(db, superuser):
    """The database of the tests with the mark of a real register, as only its superuser sets it."""
    from tests.tampering import without_triggers

    def mark(rehearsal):
        with without_triggers(superuser):
            superuser.execute("update installation_mark set rehearsal = %s", [rehearsal])

    mark(False)
    yield
    mark(True)


@pytest.fixture(scope="session")
def wiping():
    """What makes the database of this process again what it was before a test."""
    from tests.template_database import Wiping

    with closing(Wiping(os.environ["UMAI_TEST_SUPERUSER"])) as wiping:
        yield wiping


@pytest.fixture
def db(wiping):
    """The migrated database with the country and the cast in it; what a test wrote is wiped after it."""
    yield
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        if connection.in_atomic_block:
            connection.close()
    wiping.wipe()


@pytest.fixture(scope="session")
def browser():
    """The one browser of this process: a second one finds the loop of the first and does not start."""
    from umai.machine.development.chromium import run_chromium

    with run_chromium() as browser:
        yield browser


def speaker(username):
    """One of the cast, signed in."""

    def fixture(db):
        from tests.cast import id_of
        from umai.access.sessions import Speaker, open_session
        from umai.staff.models import Worker

        return Speaker(open_session(Worker.objects.get(pk=id_of("worker", username))))

    fixture.__name__ = username
    return pytest.fixture(fixture)


aigul = speaker("aigul")
azamat = speaker("azamat")
erlan = speaker("erlan")
damira = speaker("damira")
bakyt = speaker("bakyt")
kanykei = speaker("kanykei")
cholpon = speaker("cholpon")
jyldyz = speaker("jyldyz")
farida = speaker("farida")
gulnara = speaker("gulnara")
timur = speaker("timur")
nuriya = speaker("nuriya")
omurbek = speaker("omurbek")
begimai = speaker("begimai")


@pytest.fixture
def client_of(db):
    """`client_of("aigul")`: a browser without a screen, signed in as one of the cast."""

    def sign_in(username, language="en"):
        import time

        from django.conf import settings
        from django.test import Client

        from umai.access.browser.signed_in import OPENED
        from umai.access.sessions import open_named_session
        from umai.staff.models import Account

        client = Client(headers={"accept-language": language})
        account = Account.objects.get(username=username)
        client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
        session = client.session
        session["account_authentication_methods_user"] = str(account.pk)
        session["account_authentication_methods"] = [
            {"method": "password", "at": time.time(), "username": username},
            {"method": "mfa", "type": "totp", "at": time.time()},
        ]
        token, session[OPENED] = open_named_session(account.worker_id)
        session.save()
        client.cookies[settings.UMAI_SESSION_COOKIE] = token
        return client

    return sign_in


@pytest.fixture
def worker_role(db):
    """An alias that speaks with the background worker's role, which the test process lacks otherwise."""
    from django.db import connections

    from umai.machine.cluster.database import DatabaseAddress, connection_settings

    where = DatabaseAddress(**json.loads(os.environ["UMAI_CREDENTIALS"]))
    settings = connections.configure_settings({"default": connection_settings(where, "umai_worker")})[
        "default"
    ]
    connections.databases["as_worker"] = settings
    yield "as_worker"
    connections["as_worker"].close()
    del connections.databases["as_worker"]
