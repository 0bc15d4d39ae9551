"""Make the database and its roles, for the migrations and for each process."""

import contextlib
from collections.abc import Callable, Sequence

import psycopg
from psycopg import sql

from umai.machine.cluster import mark, quiet_log
from umai.machine.cluster.binaries import OLDEST_MAJOR, CannotStart
from umai.machine.cluster.database import OWNER, ROLES, ROLES_OF_PROCESSES, DatabaseAddress, database_address
from umai.machine.cluster.server import Cluster, say_nothing
from umai.machine.installation import Installation
from umai.machine.keys import handing, holders, key_pairs, secrets

PREPARE_LOCK = 5_310_846  # the advisory lock that lets one process at a time prepare; any number will do
ALL_ATTRIBUTES = "LOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT NOCREATEROLE NOREPLICATION"
# Only a superuser may name the other attributes of an existing role.
CHANGEABLE_ATTRIBUTES = "LOGIN NOINHERIT"
# A flood at the report form must not use up the connections of the staff or hold a lock for long.
PUBLIC_CONNECTIONS = 16
PUBLIC_LIMITS = f"""
alter role umai_public connection limit {PUBLIC_CONNECTIONS};
alter role umai_public set statement_timeout = '10s';
alter role umai_public set lock_timeout = '5s';
alter role umai_public set idle_in_transaction_session_timeout = '10s';
"""
# What a role is doing is read by everybody who has its password, in the server's view of activities.
UNSEEN = "".join(f"alter role {role} set track_activities = off;\n" for role in ROLES_OF_PROCESSES)

# Large objects belong to no table, so nothing of ours guards them; the program needs none.
LARGE_OBJECTS = """select p.oid::regprocedure::text from pg_proc p
    where p.pronamespace = 'pg_catalog'::regnamespace and p.proname in
        ('lo_create', 'lo_creat', 'lo_from_bytea', 'lo_import', 'lo_put', 'lowrite')
        and has_function_privilege('public', p.oid, 'execute') order by 1"""


def prepare_database(
    place: Installation,
    *,
    createdb: bool = False,
    brings_mark: bool = False,
    say: Callable[[str], None] = say_nothing,
) -> DatabaseAddress:
    """Make what is missing of the database and its six roles; answers their address.

    The embedded server is started first. May be called at every start, and by several at once.
    `createdb` lets the owner make databases, for tests; `brings_mark` writes no mark, for a backup that
    brings its own. With UMAI_DATABASE_URL the user in it owns
    everything; if it is a superuser, `umai_owner` is made and owns everything. Raises CannotStart
    with the SQL that an administrator must run when that user may not make the roles, and, before any
    password or key is made, for a database of another kind or of another home than this.
    """
    mark.refuse_unnamed_home(place)
    if not brings_mark:
        mark.refuse_half_restored(place)
    door = place.url
    if door is None:
        cluster = Cluster(place.home, say=say)
        cluster.start()
        door = cluster.url()
    try:
        with psycopg.connect(door, autocommit=True, connect_timeout=5) as admin:
            admin.execute("select pg_advisory_lock(%s)", [PREPARE_LOCK])
            refuse_old_server(admin)
            refuse_other_home(admin, place)
            if is_superuser(admin):
                return prepare_as_superuser(admin, place, createdb=createdb, brings_mark=brings_mark)
            return prepare_as_owner(admin, place, brings_mark=brings_mark)
    except psycopg.OperationalError as failure:
        raise CannotStart(f"The database does not answer: {first_line(failure)}") from failure


def refuse_old_server(admin: psycopg.Connection) -> None:
    if admin.info.server_version < OLDEST_MAJOR * 10000:
        raise CannotStart(f"The database server is older than PostgreSQL {OLDEST_MAJOR}: name a newer one.")


def refuse_other_home(admin: psycopg.Connection, place: Installation) -> None:
    """Raise CannotStart for a database, or a server with roles, whose passwords are in another home."""
    name = database_address(place).name
    if admin.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
        with psycopg.connect(admin_conninfo(admin, name), autocommit=True) as inside:
            if found := mark.read_mark(inside):
                mark.refuse_other_mark(place, found)
                return
    if not secrets.passwords_of_roles(place.home) and (here := existing_roles(admin)):
        raise CannotStart(
            f"This server has the roles {', '.join(here)} already, and their passwords are in another folder "
            f"than {place.home}: name that folder in UMAI_HOME, or use a server without them (roles that no "
            "Umai uses any more an administrator removes with DROP ROLE); nothing was changed."
        )


def make_keys(place: Installation) -> None:
    """Make what is missing of the keys, once the database is marked.

    Where a rehearsal was stopped before its mark, no key of its invented holders stays for a real register.
    """
    handing.make_keys(place.home)
    # Before anything is signed with it: one that is made later is in no backup of keys until then.
    secrets.password(place.home, secrets.TRAIL)
    key_pairs.make_missing_pair(place.home, key_pairs.SIGNAL_WORDS)
    if place.rehearsal:
        # In a real register each holder makes a pair and takes its private half away.
        holders.make_rehearsal_holders(place.home)


def is_superuser(admin: psycopg.Connection) -> bool:
    return next(admin.execute("select rolsuper from pg_roles where rolname = current_user"))[0]


def prepare_as_superuser(
    admin: psycopg.Connection, place: Installation, *, createdb: bool, brings_mark: bool
) -> DatabaseAddress:
    passwords = {role: secrets.new_password() for role in ROLES} | secrets.passwords_of_roles(place.home)
    secrets.keep_passwords_of_roles(place.home, passwords)
    where = database_address(place)
    database = admin.execute(
        "select pg_get_userbyid(datdba) from pg_database where datname = %s", [where.name]
    )
    owner = database.fetchone()
    for role in ROLES:
        make_role(admin, where, role, probe=owner is not None)
    admin.execute(PUBLIC_LIMITS)
    admin.execute(UNSEEN)
    quiet_log.quieten(admin, ROLES)
    if createdb:
        admin.execute(sql.SQL("alter role {} createdb").format(sql.Identifier(OWNER)))
    if owner is None:
        admin.execute(
            sql.SQL("create database {} owner {} template template0 encoding 'UTF8'").format(
                sql.Identifier(where.name), sql.Identifier(OWNER)
            )
        )
    if place.embedded:
        for other in ("postgres", "template1"):
            admin.execute(sql.SQL("revoke all on database {} from public").format(sql.Identifier(other)))
        # The owner makes test databases from this one.
        admin.execute(sql.SQL("grant connect on database postgres to {}").format(sql.Identifier(OWNER)))
    with psycopg.connect(admin_conninfo(admin, where.name), autocommit=True) as inside:
        if owner is not None and owner[0] != OWNER:
            take_over_database(inside, where.name)
        inside.execute(sql.SQL("alter schema public owner to {}").format(sql.Identifier(OWNER)))
        if statement := how_to_close_large_objects(inside):
            inside.execute(statement)
        inside.execute(sql.SQL("set role {}").format(sql.Identifier(OWNER)))
        if not brings_mark:
            mark.write_mark(inside, place)
        inside.execute("reset role")
        make_keys(place)
        restrict_access(inside, where.name, OWNER)
    return where


def admin_conninfo(admin: psycopg.Connection, database: str) -> str:
    return psycopg.conninfo.make_conninfo(admin.info.dsn, dbname=database, password=admin.info.password)


def take_over_database(inside: psycopg.Connection, name: str) -> None:
    """Give an empty database to umai_owner; one with tables stays with its owner."""
    tables = """select count(*) from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')"""
    if next(inside.execute(tables))[0]:
        raise CannotStart(
            f"The database {name} holds tables of another owner: name an empty one in UMAI_DATABASE_URL."
        )
    inside.execute(
        sql.SQL("alter database {} owner to {}").format(sql.Identifier(name), sql.Identifier(OWNER))
    )


def make_role(admin: psycopg.Connection, where: DatabaseAddress, role: str, *, probe: bool) -> None:
    found = admin.execute(
        "select rolsuper or rolbypassrls from pg_roles where rolname = %s", [role]
    ).fetchone()
    if found and not found[0] and probe and can_enter(where, role):
        return
    admin.execute(role_statement(admin, where, role, exists=found is not None))


def role_statement(admin: psycopg.Connection, where: DatabaseAddress, role: str, *, exists: bool) -> str:
    """The SQL that makes a role or sets its password.

    An administrator may read it: it holds only the verifier of the password, as the server stores it.
    """
    password = admin.pgconn.encrypt_password(where.roles[role].encode(), role.encode(), b"scram-sha-256")
    kind = ALL_ATTRIBUTES if not exists or is_superuser(admin) else CHANGEABLE_ATTRIBUTES
    return f"{'ALTER' if exists else 'CREATE'} ROLE {role} {kind} PASSWORD '{password.decode()}';"


def can_enter(where: DatabaseAddress, role: str) -> bool:
    try:
        psycopg.connect(where.conninfo(role)).close()
    except psycopg.OperationalError:
        return False
    return True


def prepare_as_owner(admin: psycopg.Connection, place: Installation, *, brings_mark: bool) -> DatabaseAddress:
    passwords = {role: secrets.new_password() for role in ROLES_OF_PROCESSES} | secrets.passwords_of_roles(
        place.home
    )
    passwords.pop(OWNER, None)
    secrets.keep_passwords_of_roles(place.home, passwords)
    where = database_address(place)
    refuse_wrong_owner(admin, where)
    if not brings_mark:
        mark.write_mark(admin, place)
    make_keys(place)
    restrict_access(admin, where.name, where.owner, roles=existing_roles(admin))
    missing = [role for role in ROLES_OF_PROCESSES if not can_enter(where, role)]
    if missing:
        try:
            for role in missing:
                make_role(admin, where, role, probe=False)
        except psycopg.errors.InsufficientPrivilege:
            raise CannotStart(administrator_instructions(admin, where, missing)) from None
    for limits in (PUBLIC_LIMITS, UNSEEN):
        # Where it may not, umai doctor and umai setup say what an administrator runs.
        with contextlib.suppress(psycopg.errors.InsufficientPrivilege):
            admin.execute(limits)
    with contextlib.suppress(psycopg.errors.InsufficientPrivilege):
        quiet_log.quieten(admin, [*ROLES_OF_PROCESSES, where.owner])
    restrict_access(admin, where.name, where.owner)
    return where


def how_to_close_large_objects(connection: psycopg.Connection) -> str:
    """What an administrator of the server runs in the database; nothing when nobody makes large objects."""
    makers = [name for (name,) in connection.execute(LARGE_OBJECTS)]
    return f"REVOKE EXECUTE ON FUNCTION {', '.join(makers)} FROM PUBLIC;" if makers else ""


def seen_roles(connection: psycopg.Connection) -> list[str]:
    """Our roles whose statements stand in the server's view of activities."""
    question = """select r.rolname from pg_roles r where r.rolname = any(%s) and not exists (
        select from pg_db_role_setting s where s.setrole = r.oid and s.setdatabase = 0
            and 'track_activities=off' = any(s.setconfig)) order by 1"""
    return [name for (name,) in connection.execute(question, [list(ROLES_OF_PROCESSES)])]


def how_to_hide(connection: psycopg.Connection, owner: str) -> str:
    """What an administrator of the server runs once, so that `umai migrate` may hide these statements."""
    return f"GRANT SET ON PARAMETER track_activities TO {sql.Identifier(owner).as_string(connection)};"


def refuse_wrong_owner(admin: psycopg.Connection, where: DatabaseAddress) -> None:
    question = """select pg_has_role(current_user, datdba, 'usage'), rolbypassrls
        from pg_database, pg_roles where datname = current_database() and rolname = current_user"""
    owns, bypasses = next(admin.execute(question))
    user = sql.Identifier(where.owner).as_string(admin)
    if not owns:
        name = sql.Identifier(where.name).as_string(admin)
        raise CannotStart(
            "The user of UMAI_DATABASE_URL must own the database; an administrator runs: "
            f"ALTER DATABASE {name} OWNER TO {user};"
        )
    if bypasses:
        raise CannotStart(
            "The user of UMAI_DATABASE_URL passes by row security; an administrator runs: "
            f"ALTER ROLE {user} NOBYPASSRLS;"
        )


def existing_roles(admin: psycopg.Connection) -> list[str]:
    found = admin.execute("select rolname from pg_roles where rolname = any(%s)", [list(ROLES_OF_PROCESSES)])
    return [name for (name,) in found]


def administrator_instructions(admin: psycopg.Connection, where: DatabaseAddress, missing: list[str]) -> str:
    here = existing_roles(admin)
    making = [role_statement(admin, where, role, exists=role in here) for role in missing]
    quiet = [line for role in (*ROLES_OF_PROCESSES, where.owner) for line in quiet_log.statements(role)]
    lines = " ".join([*making, *quiet])
    return (
        "The user of UMAI_DATABASE_URL may not make roles; "
        f"an administrator runs this, then start again: {lines}"
    )


def restrict_access(
    inside: psycopg.Connection, name: str, owner: str, roles: Sequence[str] = ROLES_OF_PROCESSES
) -> None:
    """Let only our roles into a database, and let none of them make anything in it."""
    database, ours = sql.Identifier(name), sql.SQL(", ").join(map(sql.Identifier, roles))
    inside.execute(sql.SQL("revoke all on database {} from public").format(database))
    inside.execute(sql.SQL("revoke all on schema public from public"))
    inside.execute(sql.SQL("grant all on database {} to {}").format(database, sql.Identifier(owner)))
    if roles:
        inside.execute(sql.SQL("grant connect on database {} to {}").format(database, ours))
        inside.execute(sql.SQL("grant usage on schema public to {}").format(ours))


def first_line(failure: Exception) -> str:
    return (str(failure).strip().splitlines() or ["no reason given"])[0]
