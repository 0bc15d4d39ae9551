"""Where a planted word can be found in the clear: the whole database, the files, the logs, what was sent."""

import re
from contextlib import suppress
from pathlib import Path

from psycopg import sql

from tests.journeys import conftest


def find_clear_traces(superuser, words, sent):
    """The places in which one of these words stands, with the word, in any way in which it may be written."""
    return find_in(places(superuser, sent), words)


def find_in(places, words):
    """Of places, each a name and its bytes, those in which one of these words stands, with the word."""
    forms = [(word, re.compile(b"|".join(written_forms(word)))) for word in words]
    return [f"{word} in {place}" for place, content in places for word, form in forms if form.search(content)]


def places(superuser, sent):
    yield from ((f"table {name}", dump) for name, dump in table_dumps(superuser))
    yield from ((f"file {path}", content) for path, content in stored_files())
    yield from ((f"log {path}", path.read_bytes()) for path in conftest.SERVER_LOGS)
    yield from (("what was sent", text.encode()) for text in sent)


def written_forms(word):
    """Patterns. A short number counts where it stands alone: identifiers and instants hold any six digits."""
    alone = rb"(?<![0-9A-Fa-f.])%s(?![0-9A-Fa-f])" if word.isdecimal() and len(word) < 9 else b"%s"
    yield alone % re.escape(word.encode())
    yield re.escape(word.encode("utf-16-le"))
    yield alone % re.escape(word.encode("unicode_escape"))
    yield word.encode().hex().encode()


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
