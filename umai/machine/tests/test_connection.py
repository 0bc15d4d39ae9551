"""A line to the server is looked at before each request, and what is asked often is planned once."""

import psycopg
import pytest
from django.db import connection


@pytest.fixture
def line(db):
    connection.close()
    connection.ensure_connection()
    yield connection
    connection.close()


def test_a_line_that_the_server_ended_is_found_and_a_good_one_costs_no_question(line, superuser, monkeypatch):
    asked = []
    monkeypatch.setattr(psycopg.Connection, "execute", lambda self, sql: asked.append(sql))
    assert line.is_usable() and asked == []
    monkeypatch.undo()
    superuser.execute("select pg_terminate_backend(%s, 5000)", [line.connection.info.backend_pid])
    assert not line.is_usable()


def test_a_line_that_was_closed_here_is_found(line):
    line.connection.close()
    assert not line.is_usable()


def test_what_is_asked_often_is_planned_once(line):
    with line.cursor() as cursor:
        for number in range(8):
            cursor.execute("select 1 + %s", [number])
        cursor.execute("select count(*) from pg_prepared_statements where statement like 'select 1 +%%'")
        assert cursor.fetchone() == (1,)


def test_after_the_server_ended_a_line_the_number_is_that_of_the_new_one(line, superuser):
    superuser.execute("select pg_terminate_backend(%s, 5000)", [line.connection.info.backend_pid])
    line.close_if_unusable_or_obsolete()  # what Django does as a request begins
    with line.on_one_backend() as told, line.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        assert cursor.fetchone() == (told,)
