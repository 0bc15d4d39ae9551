"""What a database is for, and to which home it belongs: one row, written when the database is made.

A database is a real register or a rehearsal from its first minute to its last. Its home is the folder with
the passwords and the keys (UMAI_HOME); another folder would make new ones, which open nothing that is there.
The table is made here and not by a migration, so that no row of anybody is ever in a database without it.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import psycopg

from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DatabaseAddress, database_address
from umai.machine.installation import CHECKOUT, Installation
from umai.machine.keys import secrets

RESTORING = "restoring"  # the folder of a restore in a home
RESTORE_BEGAN = "began"  # and its file while the database fills
HOME_ID = "home"  # the name of the secret by which a home is known

TABLE = """
create table public.installation_mark (
    id smallint primary key check (id = 1),
    rehearsal boolean not null,
    home_digest varchar(64) not null check (home_digest ~ '^[0-9a-f]{64}$'),
    made_at timestamptz not null default now());
comment on table public.installation_mark is
    'What this database is for, and to which home it belongs. One row, which nobody changes.';
comment on column public.installation_mark.id is 'Always 1, so that there is no second row.';
comment on column public.installation_mark.rehearsal is
    'Whether all people in this database are invented. It is so, or is not, for ever.';
comment on column public.installation_mark.home_digest is
    'SHA-256 of the random text in UMAI_HOME/secrets/home, by which the folder with the keys is known.';
comment on column public.installation_mark.made_at is
    'When the row was written, by the clock of the database: before any table of the register.';
"""
# The triggers that refuse every change; afterwards `umai migrate` keeps them as it keeps all others.
KEPT_BY = CHECKOUT / "umai" / "schema" / "sql" / "keep_mark.sql"
STANDS = "select to_regclass('public.installation_mark') is not null"

# Of a database from before there were marks.
BEFORE_MARKS = """
select to_regclass('public.register_child') is not null, to_regclass('public.rehearsal_mark') is not null
"""
# What `umai migrate` writes last, after all tables: the functions and policies, and the places.
LAST_TABLES = ("schema_appliedset", "places_place")


@dataclass(frozen=True)
class Mark:
    """What the row says; `home_digest` as `digest_of_home` computes it."""

    rehearsal: bool
    home_digest: str


def digest_of_home(home: Path) -> str:
    """The digest of this home's random text; "" for a home that has none yet."""
    text = secrets.find(home, HOME_ID)
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def read_mark(inside: psycopg.Connection) -> Mark | None:
    """The mark of the database that this connection is in; None where there is none yet."""
    if not next(inside.execute(STANDS))[0]:
        return None
    found = inside.execute("select rehearsal, home_digest from public.installation_mark").fetchone()
    return Mark(*found) if found else None


def write_mark(inside: psycopg.Connection, place: Installation) -> None:
    """Mark the database for this installation, for ever, unless it has its mark.

    Whoever owns the tables calls this. A database from before there were marks is what its rows say.
    Raises CannotStart where these say another thing than the settings.
    """
    with inside.transaction():
        if read_mark(inside):
            return
        mark = Mark(is_rehearsal_by_rows(inside, place), make_digest(place.home))
        refuse_other_kind(place, mark)
        inside.execute(TABLE)
        inside.execute(
            "insert into public.installation_mark (id, rehearsal, home_digest) values (1, %s, %s)",
            [mark.rehearsal, mark.home_digest],
        )
        inside.execute("set local search_path = public")
        inside.execute(KEPT_BY.read_text())


def make_digest(home: Path) -> str:
    secrets.password(home, HOME_ID)
    return digest_of_home(home)


def is_rehearsal_by_rows(inside: psycopg.Connection, place: Installation) -> bool:
    """Whether a database without a mark is for a rehearsal: an empty one is what the settings say."""
    has_children_table, has_table = next(inside.execute(BEFORE_MARKS))
    if has_table and next(inside.execute("select exists (select from public.rehearsal_mark)"))[0]:
        return True
    return place.rehearsal and not (has_children_table and has_child(inside))


def has_child(inside: psycopg.Connection) -> bool:
    """Whether the row of a child is there. Row security hides it from the owner too, and is lifted to look.

    Not asked by the size of the table: a filling that was stopped leaves a size, and nobody in it.
    """
    with inside.transaction(force_rollback=True):
        inside.execute("alter table public.register_child no force row level security")
        return next(inside.execute("select exists (select from public.register_child)"))[0]


def refuse_unfinished(place: Installation, where: DatabaseAddress | None = None) -> None:
    """Raise CannotStart where `umai migrate` was stopped before its end, and a table or a row is missing."""
    where = where or database_address(place)
    with psycopg.connect(where.conninfo(where.owner)) as inside:
        if not is_finished(inside):
            raise CannotStart(
                "This database was not finished, or is of an older version: bin/umai migrate goes on."
            )


def is_finished(inside: psycopg.Connection) -> bool:
    """Whether a version of Umai once brought this database to its end."""
    return all(
        next(inside.execute("select to_regclass(%s) is not null", [f"public.{table}"]))[0]
        and next(inside.execute(f"select exists (select from public.{table})"))[0]
        for table in LAST_TABLES
    )


def refuse_wrong_database(place: Installation, where: DatabaseAddress | None = None) -> None:
    """Raise CannotStart unless the database has its mark, and for this installation.

    Every process asks this at its start, by the role that owns the tables.
    """
    where = where or database_address(place)
    refuse_unnamed_home(place)
    refuse_half_restored(place)
    try:
        with psycopg.connect(where.conninfo(where.owner)) as inside:
            mark = read_mark(inside)
    except psycopg.OperationalError as failure:
        if failure.sqlstate is None:
            raise
        raise CannotStart(f"The database does not let its owner in: {str(failure).splitlines()[0]}") from None
    if mark is None:
        raise CannotStart("This database has no mark that says what it is for: bin/umai migrate writes it.")
    refuse_other_mark(place, mark)


def refuse_other_mark(place: Installation, mark: Mark) -> None:
    """Raise CannotStart when a database is not of this kind, or not of this home."""
    refuse_other_kind(place, mark)
    if mark.home_digest != digest_of_home(place.home):
        raise CannotStart(
            f"The passwords and keys of this database are in another folder than {place.home}: "
            "name that folder in UMAI_HOME, or bring it back from its backup; nothing was changed."
        )


def refuse_other_kind(place: Installation, mark: Mark) -> None:
    """Raise CannotStart when invented people would be with real ones, or known passwords with real data."""
    if place.rehearsal and not mark.rehearsal:
        raise CannotStart(
            "This database is a real register and no rehearsal ever starts on it: "
            "set UMAI_REHEARSAL=0, or name another database."
        )
    if mark.rehearsal and not place.rehearsal:
        raise CannotStart(
            "This database is a rehearsal, whose passwords everybody knows, and never becomes a real "
            "register: set UMAI_REHEARSAL=1, or name another database."
        )


def refuse_unnamed_home(place: Installation) -> None:
    """Raise CannotStart for a real register whose folder of keys is only the one that is usual in a checkout.

    A new version is put beside the old one in a checkout of its own, and would begin a second folder.
    """
    if not place.rehearsal and not place.home_was_named:
        raise CannotStart(
            "A real register keeps its passwords and keys in a folder that UMAI_HOME names, outside of the "
            "checkout: set UMAI_HOME (or UMAI_REHEARSAL=1 for invented people)."
        )


def refuse_half_restored(place: Installation) -> None:
    """Raise CannotStart for a register into which a backup was being brought when that was stopped."""
    if (place.home / RESTORING / RESTORE_BEGAN).exists():
        raise CannotStart(
            "A backup was being brought into this register, and that was not finished: say bin/umai restore "
            "again, which begins anew."
        )
