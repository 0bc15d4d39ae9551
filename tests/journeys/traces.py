"""Where a planted word can be found in the clear: the whole database, the files, the logs, what was sent."""

from contextlib import suppress
from pathlib import Path

from psycopg import sql

from tests.journeys import conftest


def find_clear_traces(superuser, words, sent):
    """The places in which one of these words stands, in any of the ways in which it may be written."""
    forms = {form for word in words for form in written_forms(word)}
    found = [f"table {name}" for name, dump in table_dumps(superuser) if contains_any(dump, forms)]
    found += [f"file {path}" for path, content in stored_files() if contains_any(content, forms)]
    found += [f"log {path}" for path in conftest.SERVER_LOGS if contains_any(path.read_bytes(), forms)]
    return found + ["sent" for text in sent if contains_any(text.encode(), forms)]


def written_forms(word):
    yield word.encode()
    yield word.encode("utf-16-le")
    yield word.encode("unicode_escape")
    yield word.encode().hex().encode()


def contains_any(content, forms):
    return any(form in content for form in forms)


def table_dumps(superuser):
    """Every table as a dump would write it."""
    tables = superuser.execute(
        "select schemaname, tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"
    ).fetchall()
    for schema, table in tables:
        with superuser.cursor().copy(
            sql.SQL("copy {} to stdout").format(sql.Identifier(schema, table))
        ) as rows:
            yield table, b"".join(bytes(row) for row in rows)


def stored_files():
    """Everything that Umai keeps beside and inside the database server: pages, write-ahead log, keys, files."""
    from django.conf import settings

    home, seen = Path(settings.MACHINE.home), set()
    while new := {path for path in home.rglob("*") if path.is_file()} - seen:
        seen |= new
        for path in new:
            # The server gives a part of its log that it has done with another name: it is read under that one.
            with suppress(FileNotFoundError):
                yield path, path.read_bytes()
