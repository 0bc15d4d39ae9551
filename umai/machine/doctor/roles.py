"""What `umai doctor` says about the roles of the database, and what a role could do beyond its work."""

import contextlib
from collections.abc import Iterator

import psycopg

from umai.machine.cluster import quiet_log
from umai.machine.cluster.database import ROLES, ROLES_OF_PROCESSES, DatabaseAddress
from umai.machine.cluster.prepare import (
    PUBLIC_CONNECTIONS,
    how_to_close_large_objects,
    how_to_hide,
    seen_roles,
)
from umai.machine.doctor.finding import GOOD, WRONG, DoctorFinding


def findings(where: DatabaseAddress, owner: psycopg.Connection) -> Iterator[DoctorFinding]:
    yield check_roles(where, owner)
    yield check_activities(where, owner)
    yield check_large_objects(owner)
    yield check_log(where)
    yield check_public_connections(owner)


def check_roles(where: DatabaseAddress, owner: psycopg.Connection) -> DoctorFinding:
    question = "select rolname from pg_roles where (rolsuper or rolbypassrls) and rolname = any(%s)"
    mighty = [name for (name,) in owner.execute(question, [[*ROLES, where.owner]])]
    if mighty:
        mend = " ".join(f"ALTER ROLE {name} NOSUPERUSER NOBYPASSRLS;" for name in mighty)
        return DoctorFinding("roles", WRONG, f"{', '.join(mighty)} may pass by row security", mend)
    shut_out = [role for role in ROLES_OF_PROCESSES if not can_enter(where, role)]
    if shut_out:
        return DoctorFinding("roles", WRONG, f"{', '.join(shut_out)} cannot sign in", "bin/umai migrate")
    return DoctorFinding("roles", GOOD, f"{len(ROLES)} roles, none of which passes by row security")


def check_activities(where: DatabaseAddress, owner: psycopg.Connection) -> DoctorFinding:
    if seen := seen_roles(owner):
        says = f"who enters as one of {', '.join(seen)} reads what all others with this role are doing"
        mend = f"an administrator of the server runs {how_to_hide(owner, where.owner)} then bin/umai migrate"
        return DoctorFinding("activities", WRONG, says, mend)
    return DoctorFinding("activities", GOOD, "no role reads the statements of another connection")


def check_large_objects(owner: psycopg.Connection) -> DoctorFinding:
    if mend := how_to_close_large_objects(owner):
        says = "every role may fill the disk with large objects, which no policy guards"
        mend = f"an administrator of the server runs in this database: {mend}"
        return DoctorFinding("large objects", WRONG, says, mend)
    return DoctorFinding("large objects", GOOD, "no role makes any")


def check_log(where: DatabaseAddress) -> DoctorFinding:
    """Whether the server writes names, numbers or words of people into its log for one of our roles."""
    mend = []
    for role in (where.owner, *ROLES_OF_PROCESSES):
        with contextlib.suppress(psycopg.OperationalError), psycopg.connect(where.conninfo(role)) as session:
            mend += quiet_log.statements(role, quiet_log.loud_settings(session))
    if mend:
        says = "the server writes names, numbers and words of people into its log"
        return DoctorFinding("log of the database", WRONG, says, f"an administrator runs: {' '.join(mend)}")
    return DoctorFinding("log of the database", GOOD, "errors and statements are not written into it")


def can_enter(where: DatabaseAddress, role: str) -> bool:
    with contextlib.suppress(psycopg.OperationalError):
        psycopg.connect(where.conninfo(role)).close()
        return True
    return False


def check_public_connections(owner: psycopg.Connection) -> DoctorFinding:
    question = "select rolconnlimit from pg_roles where rolname = 'umai_public'"
    most = (owner.execute(question).fetchone() or (-1,))[0]
    if most < 0:
        says = "a flood of the report form could take up every connection of the database"
        return DoctorFinding(
            "connections", WRONG, says, f"ALTER ROLE umai_public CONNECTION LIMIT {PUBLIC_CONNECTIONS};"
        )
    return DoctorFinding("connections", GOOD, f"the report form takes up {most} at most")
