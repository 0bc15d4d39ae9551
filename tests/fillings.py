"""Populations that tests read: each is invented once in a process, and a test gets it as it was then."""

from datetime import date

import pytest

from tests.template_database import NEVER_WIPED

A_DAY = date(2026, 11, 24)

TABLES = """
    select t.tablename, string_agg(quote_ident(a.attname), ', ' order by a.attnum)
    from pg_tables t join pg_attribute a on a.attrelid = format('public.%%I', t.tablename)::regclass
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where t.schemaname = 'public' and t.tablename not like 'places\\_%%' and t.tablename <> all (%s)
    group by t.tablename
"""


class Fillings:
    """Copies of the rows of each filling beside the tables; `connection` is one on which no trigger runs."""

    def __init__(self, connection):
        self.connection, self.kept = connection, {}

    def give(self, key, fill):
        """The answer of `fill`, with its rows in the database: filled the first time, put back later."""
        if key not in self.kept:
            answer = fill()
            self.kept[key] = answer, self.keep(f"filling_{len(self.kept)}")
        else:
            answer, (tables, put_back) = self.kept[key]
            self.connection.execute(f"vacuum {tables}")  # of the rows that were wiped, which scans still read
            self.connection.execute(put_back)
        return answer

    def keep(self, schema):
        """Copy every table that holds a row into this schema; answers which, and what puts their rows back."""
        self.connection.execute(f"create schema {schema}")
        tables, put_back = [], []
        for table, columns in self.connection.execute(TABLES, [list(NEVER_WIPED)]).fetchall():
            if self.connection.execute(f"select exists (select from public.{table})").fetchone()[0]:
                self.connection.execute(f"create table {schema}.{table} as table public.{table}")
                tables.append(f"public.{table}")
                put_back.append(
                    f"delete from public.{table}; insert into public.{table} ({columns})"
                    f" overriding system value select {columns} from {schema}.{table}"
                )
        return ", ".join(tables), "; ".join(put_back)


@pytest.fixture(scope="session")
def fillings(wiping):
    return Fillings(wiping.connection)


@pytest.fixture
def filled_with(db, fillings):
    """`filled_with(900)`: a database with so many invented children, for tests that ask what was invented."""
    from rehearsal.load import fill_invented

    def fill(children, today=A_DAY, **asked):
        return fillings.give(
            (children, today, *asked.items()), lambda: fill_invented(children, seed=1, today=today, **asked)
        )

    return fill
