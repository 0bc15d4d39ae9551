from contextlib import contextmanager

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import OperationalError
from django.test import Client, override_settings

from umai import health
from umai.design.storage import StaticStorage
from umai.schema import declarations


@pytest.fixture
def visitor(db):
    return Client()


@pytest.fixture
def a_worker_is_alive(visitor, superuser):
    superuser.execute("insert into procrastinate_workers default values")
    superuser.execute(
        "with job as (insert into procrastinate_jobs (queue_name, task_name) values ('default', 'some.job')"
        " returning id) insert into procrastinate_events (job_id, type, at) select id, 'succeeded', now() from job"
    )


def test_alive_asks_no_database(visitor, monkeypatch):
    def fail(*args):
        raise AssertionError("the database was asked")

    monkeypatch.setattr(health, "ask_database", fail)
    answer = visitor.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"alive": True})


def test_ready_when_every_part_is_there(visitor, a_worker_is_alive):
    answer = visitor.get("/readyz")
    assert answer.json() == {
        "ready": True,
        "database": True,
        "migrations": True,
        "sql": True,
        "worker": True,
        "jobs": True,
        "pages": True,
        "set": declarations.digest()[:12],
        "heads_kept_at": None,
    }
    assert answer.status_code == 200


def test_not_ready_without_a_worker(visitor):
    answer = visitor.get("/readyz")
    assert answer.status_code == 503
    said = answer.json()
    assert (said["ready"], said["worker"]) == (False, False)
    assert said["database"] and said["migrations"] and said["sql"]


def test_a_worker_that_fell_silent_counts_as_gone(visitor, a_worker_is_alive, superuser):
    superuser.execute("update procrastinate_workers set last_heartbeat = now() - interval '2 minutes'")
    assert visitor.get("/readyz").json()["worker"] is False


def test_not_ready_where_the_worker_lives_and_does_no_job(visitor, a_worker_is_alive, superuser):
    superuser.execute("update procrastinate_events set at = now() - interval '3 minutes'")
    answer = visitor.get("/readyz")
    assert (answer.status_code, answer.json()["worker"], answer.json()["jobs"]) == (503, True, False)


def test_not_ready_where_the_static_files_were_not_collected(
    visitor, a_worker_is_alive, monkeypatch, tmp_path
):
    """As after an installation by hand: the page of sign-in answered 500, and a monitor said ready."""
    empty = StaticStorage(location=tmp_path, base_url="/static/")
    monkeypatch.setattr(staticfiles_storage, "_wrapped", empty)
    with override_settings(UMAI_NAME="A name under which nothing was drawn before"):
        answer = visitor.get("/readyz")
    assert (answer.status_code, answer.json()["pages"]) == (503, False)


def test_not_ready_where_the_texts_of_a_language_are_not_compiled(visitor, a_worker_is_alive, monkeypatch):
    monkeypatch.setattr(health, "gettext", lambda text: text)
    answer = visitor.get("/readyz")
    assert (answer.status_code, answer.json()["pages"]) == (503, False)


def test_not_ready_when_a_migration_is_missing(visitor, a_worker_is_alive, monkeypatch):
    monkeypatch.setattr(health, "known_migrations", lambda: frozenset({("register", "9999_later")}))
    answer = visitor.get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, False)


def test_not_ready_where_functions_and_policies_are_of_another_version(
    visitor, a_worker_is_alive, monkeypatch
):
    monkeypatch.setattr(declarations, "digest", lambda: "0" * 64)
    answer = visitor.get("/readyz")
    assert (answer.status_code, answer.json()["sql"]) == (503, False)


def test_not_ready_when_the_database_is_gone(visitor, monkeypatch):
    @contextmanager
    def gone():
        raise OperationalError("connection to server at 127.0.0.1 failed: password of umai_web")
        yield

    monkeypatch.setattr(health.transaction, "atomic", gone)
    answer = visitor.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {
        "ready": False,
        "database": False,
        "migrations": False,
        "sql": False,
        "worker": False,
        "jobs": False,
        "pages": True,
        "set": "",
        "heads_kept_at": None,
    }


def test_only_looking_is_allowed(visitor):
    assert visitor.post("/healthz").status_code == 405
    assert visitor.post("/readyz").status_code == 405


def test_it_says_when_heads_of_the_trail_were_last_kept_elsewhere(visitor, superuser):
    superuser.execute(
        "insert into trail_keptplace (place, held_at, failure) values ('/elsewhere', '2026-11-28 12:00Z', '')"
    )
    assert visitor.get("/readyz").json()["heads_kept_at"] == "2026-11-28T12:00:00Z"
