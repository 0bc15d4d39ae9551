"""The role that reads the whole server, past row security, for physical backups: a DBA makes it."""

from dataclasses import replace

import psycopg
from psycopg import sql

from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DatabaseAddress, database_address
from umai.machine.installation import Installation
from umai.machine.keys import secrets

ROLE = SLOT = "umai_log"
HOW = "bin/umai backup --log-role prints what a superuser of PostgreSQL runs once"
# The log that the server keeps for us while it is fetched by nobody; beyond it, it goes on without us.
MOST_KEPT = "16GB"


def log_address(place: Installation) -> DatabaseAddress:
    """The server, with the password of this role only. Raises CannotStart where there is none."""
    refuse_embedded(place)
    where = database_address(place)
    if ROLE not in where.roles:
        raise CannotStart(f"There is no role that may read the log of the server: {HOW}.")
    return replace(where.only({ROLE}), owner=ROLE)


def refuse_embedded(place: Installation) -> None:
    if place.embedded:
        raise CannotStart(
            "The log is kept of a server that UMAI_DATABASE_URL names; the embedded database is backed up by "
            "bin/umai backup DIR."
        )


def statements(place: Installation) -> str:
    """What a superuser runs, in the database of this register; the password is made on first asking.

    They may be read by an administrator: they hold the verifier of the password as the server stores it.
    """
    refuse_embedded(place)
    if not place.has_database:
        raise CannotStart(f"There is no database in {place.home} yet: bin/umai migrate makes it.")
    known = secrets.passwords_of_roles(place.home)
    if ROLE not in known:
        known[ROLE] = secrets.new_password()
        secrets.keep_passwords_of_roles(place.home, known)
    where = database_address(place)
    with psycopg.connect(where.conninfo(where.owner)) as owner:
        verifier = owner.pgconn.encrypt_password(known[ROLE].encode(), ROLE.encode(), b"scram-sha-256")
        there = owner.execute("select 1 from pg_roles where rolname = %s", [ROLE]).fetchone()
        name = sql.Identifier(where.name).as_string(owner)
    word = "ALTER" if there else "CREATE"
    rights = "LOGIN REPLICATION NOINHERIT CONNECTION LIMIT 6"
    return "\n".join(
        (
            f"{word} ROLE {ROLE} {rights} PASSWORD '{verifier.decode()}';",
            f"GRANT CONNECT ON DATABASE {name} TO {ROLE};",
            f"ALTER SYSTEM SET max_slot_wal_keep_size = '{MOST_KEPT}';",
            "SELECT pg_reload_conf();",
            "-- pg_hba.conf needs a line like this one (Debian has it), with the address of this machine:",
            f"-- host replication {ROLE} 127.0.0.1/32 scram-sha-256",
        )
    )
