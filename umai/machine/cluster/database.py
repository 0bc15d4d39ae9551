"""The database of each process: its address, and the passwords of the process's own roles."""

import contextlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.server import Cluster, say_nothing
from umai.machine.installation import Installation
from umai.machine.keys import secrets
from umai.machine.keys.handing import keys_for

DATABASE_NAME = "umai"
OWNER = "umai_owner"
# The migrations say what each role may do; here it only gets a password.
ROLES_OF_PROCESSES = ("umai_web", "umai_auth", "umai_trail", "umai_public", "umai_worker", "umai_figures")
ROLES = (OWNER, *ROLES_OF_PROCESSES)

# Alias of Django to role. `trail` is a second connection, whose commits no rollback takes away; its role
# writes looks and refusals and nothing else.
ALIASES = {
    "default": "umai_web",
    "trail": "umai_trail",
    "auth": "umai_auth",
    "public": "umai_public",
    "figures": "umai_figures",
    "owner": OWNER,
}
# Process to aliases whose role differs from the above. `beside` is a second connection of the background
# worker, for what it notes at once while a longer transaction runs.
ALIASES_OF: dict[str, dict[str, str | None]] = {
    "worker": {"default": "umai_worker", "beside": "umai_worker"},
    "sign-in": {"default": "umai_auth"},
    "report": {"default": "umai_public", "public": None},
}
# Process to the roles whose passwords it may hold. `umai serve`, `umai worker` and `umai report` pass
# on no others.
ROLES_TRUSTED_TO = {
    "web": {"umai_web", "umai_trail"},
    "sign-in": {"umai_auth", "umai_trail"},
    "report": {"umai_public"},
    "worker": {"umai_worker", "umai_trail", "umai_figures"},
    "shell": {"umai_web", "umai_auth", "umai_trail"},  # of a rehearsal, who types as one of its people
    "manage": set(ROLES),
    "test": set(ROLES),
}


@dataclass(frozen=True)
class DatabaseAddress:
    """One database, and the passwords of roles on it."""

    host: str
    port: int
    name: str
    roles: Mapping[str, str] = field(repr=False)
    options: Mapping[str, str] = field(default_factory=dict)
    # The role that owns the tables: umai_owner, or the user in UMAI_DATABASE_URL.
    owner: str = OWNER

    def conninfo(self, role: str, *, database: str | None = None) -> str:
        """The connection string for psycopg, with the password: never print it."""
        more = {"connect_timeout": "3"} | dict(self.options)
        password = self.roles.get(role)
        return make_conninfo(
            host=self.host, port=self.port, dbname=database or self.name, user=role, password=password, **more
        )

    def only(self, roles: set[str]) -> "DatabaseAddress":
        """The same database with the passwords of these roles only."""
        kept = {role: password for role, password in self.roles.items() if role in roles}
        return DatabaseAddress(self.host, self.port, self.name, kept, self.options, self.owner)

    def as_text(self) -> str:
        return json.dumps(vars(self))


def database_address(place: Installation) -> DatabaseAddress:
    """The database of this installation, with every password that is stored here.

    Before the database was made it is an address without a server, so that settings can be read.
    """
    roles = secrets.passwords_of_roles(place.home)
    if place.url is None:
        port = Cluster(place.home).port if place.has_database else 1
        return DatabaseAddress("127.0.0.1", port, DATABASE_NAME, roles)
    said = {name: str(value) for name, value in conninfo_to_dict(place.url).items()}
    user, password = said.pop("user", ""), said.pop("password", "")
    if not user or not said.get("host"):
        raise CannotStart(
            "UMAI_DATABASE_URL must name a user and a host: postgresql://user:password@host/database"
        )
    owner = OWNER if OWNER in roles else user
    if owner == user:
        roles |= {user: password}
    host, port, name = said.pop("host"), int(said.pop("port", "5432")), said.pop("dbname", DATABASE_NAME)
    return DatabaseAddress(host, port, name, roles, said, owner)


def run_server(
    place: Installation, say: Callable[[str], None] = say_nothing
) -> contextlib.AbstractContextManager:
    """Run our own server during the block; does nothing when the database is elsewhere."""
    return Cluster(place.home, say=say).run_while_used() if place.embedded else contextlib.nullcontext()


def inherited_address(environment: Mapping[str, str]) -> DatabaseAddress | None:
    """The address that `umai serve`, `umai worker` or `umai report` passed to this process, if it did."""
    text = environment.get("UMAI_CREDENTIALS")
    return DatabaseAddress(**json.loads(text)) if text else None


def environment_for(
    process: str, place: Installation, environment: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """The environment of a web, sign-in, report or worker process: the passwords of its own roles and the
    keys that it needs, no others.

    The URL is taken away with the rest, since the user it names owns the tables.
    """
    mine = database_address(place).only(ROLES_TRUSTED_TO[process])
    kept = {name: value for name, value in environment.items() if name != "UMAI_DATABASE_URL"}
    return kept | {
        "UMAI_PROCESS": process,
        "UMAI_CREDENTIALS": mine.as_text(),
        "UMAI_HOME": str(place.home),
        "UMAI_REHEARSAL": "1" if place.rehearsal else "0",
        **keys_for(process, place.home),
    }


def django_databases(environment: Mapping[str, str] = os.environ) -> dict[str, dict]:
    """Django's DATABASES for this process; an alias whose role it may not hold is absent.

    UMAI_PROCESS says which process: web (the default), report, worker, manage or test. `owner` is
    there only for manage and test; `default` is umai_worker for a worker, and umai_public, the only
    one, for the report form.
    """
    process = environment.get("UMAI_PROCESS") or "web"
    if process not in ROLES_TRUSTED_TO:
        raise CannotStart(f"UMAI_PROCESS={process} is not understood: say {', '.join(ROLES_TRUSTED_TO)}.")
    where = inherited_address(environment) or database_address(Installation.from_environment(environment))
    aliases = {**ALIASES, **ALIASES_OF.get(process, {})}
    trusted = ROLES_TRUSTED_TO[process]
    return {
        alias: connection_settings(where, role) for alias, role in aliases.items() if role and role in trusted
    }


def connection_settings(where: DatabaseAddress, role: str) -> dict:
    user = where.owner if role == OWNER else role
    # Values are bound by the server, and frequent statements are prepared. Not for the owner, because
    # statements that make tables take no bound values.
    bound = {} if role == OWNER else {"server_side_binding": True, "prepare_threshold": 5}
    return {
        "ENGINE": "umai.machine.cluster.postgresql",
        "HOST": where.host,
        "PORT": where.port,
        "NAME": where.name,
        "USER": user,
        "PASSWORD": where.roles.get(user, ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 3, "application_name": role} | bound | dict(where.options),
    }
