"""The database goes away and comes back while people work."""

import json
import os
import urllib.error
import urllib.request

import psycopg
import pytest
from psycopg import sql


@pytest.fixture
def silence(superuser):
    """Closes the test's database to everybody, and opens it again."""
    name = json.loads(os.environ["UMAI_CREDENTIALS"])["name"]
    admin_url = os.environ["UMAI_TEST_SUPERUSER"].rsplit("/", 1)[0] + "/postgres"
    with psycopg.connect(admin_url, autocommit=True) as admin:

        def close():
            database = sql.Identifier(name)
            admin.execute(sql.SQL("alter database {} allow_connections false").format(database))
            # Each is waited for: one that is told to end answers what it was asked before.
            # One that ended by itself meanwhile cannot be told, so those who remain are counted.
            told = "select count(pg_terminate_backend(pid, 10000)) from pg_stat_activity"
            whose = " where datname = %s and usename <> 'postgres'"
            for _ in range(100):
                if not admin.execute(told + whose, [name]).fetchone()[0]:
                    return
            pytest.fail("somebody stays in the database")

        def open_again():
            admin.execute(sql.SQL("alter database {} allow_connections true").format(sql.Identifier(name)))

        yield close, open_again
        open_again()


def ask(address):
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_plain_page_while_it_is_gone_and_work_goes_on_when_it_is_back(db, server, door, silence):
    from django.db import connections

    close, open_again = silence
    page = f"{server}/account/sign-in/"
    assert ask(page)[0] == 200
    connections.close_all()
    close()
    for _ in range(3):
        status, text = ask(page)
        assert status == 503
        assert "Traceback" not in text and "psycopg" not in text
    assert ask(f"{server}/healthz")[0] == 200
    assert ask(f"{server}/readyz")[0] == 503
    open_again()
    assert ask(page)[0] == 200
