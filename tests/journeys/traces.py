"""Where a planted word can be found in the clear: the whole database, the files, the logs, what was sent."""

import re
from contextlib import suppress
from pathlib import Path

from psycopg import sql

from tests.journeys import conftest


def find_clear_traces(superuser, words, sent, since=0):
    """The places in which one of these words stands, with the word, in any way in which it may be written.

    Of files those that were written since this instant: before it nobody had written the words.
    """
    return find_in(places(superuser, sent, since), words)


def find_in(places, words):
    """Of places, each a name and its bytes, those in which one of these words stands, with the word."""
    forms = [(word, written_forms(word), standing(word)) for word in words]
    return [
        f"{word} in {place}"
        for place, content in places
        for word, written, alone in forms
        if any(one in content for one in written) and alone.search(content)
    ]


def places(superuser, sent, since):
    yield from ((f"table {name}", dump) for name, dump in table_dumps(superuser))
    yield from ((f"file {path}", content) for path, content in stored_files(superuser, since))
    yield from ((f"log {path}", path.read_bytes()) for path in conftest.SERVER_LOGS)
    yield from (("what was sent", text.encode()) for text in sent)


def written_forms(word):
    """As UTF-8 and as JSON escapes it, then as UTF-16 and in hexadecimal digits."""
    text = word.encode()
    return [text, word.encode("unicode_escape"), word.encode("utf-16-le"), text.hex().encode()]


def standing(word):
    """The pattern of all these. A short number counts where it stands alone: identifiers hold any six digits."""
    alone = rb"(?<![0-9A-Fa-f.])%s(?![0-9A-Fa-f])" if word.isdecimal() and len(word) < 9 else b"%s"
    text, escaped, *others = map(re.escape, written_forms(word))
    return re.compile(b"|".join([alone % text, alone % escaped, *others]))


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


def stored_files(superuser, since):
    """Everything that Umai keeps beside and inside the database server: pages, write-ahead log, keys, files.

    Pages of other databases are of other processes of the tests.
    """
    from django.conf import settings

    (own,) = superuser.execute("select oid from pg_database where datname = current_database()").fetchone()
    others = re.compile(rf"/data/base/(?!{own}/)")
    home, seen = Path(settings.MACHINE.home), set()
    while new := {path for path in home.rglob("*") if path.is_file()} - seen:
        seen |= new
        for path in new:
            # The server gives a part of its log that it has done with another name: it is read under that one.
            with suppress(FileNotFoundError):
                if not others.search(str(path)) and path.stat().st_mtime >= since:
                    yield path, path.read_bytes()
