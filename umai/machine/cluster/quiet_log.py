"""Settings by which PostgreSQL writes no name, number or word of a person into its log.

With the defaults of a distribution every refused statement stands in the log with the values that are
written into it, what a constraint refused with the key ("Key (pin)=(…) already exists"), what cannot be
read with its text ("invalid input syntax for type date: …"), and a deadlock with both statements. Errors
are not logged at all with these settings: the program says where they happened, and no values. What is
left are starts, stops, checkpoints, refused passwords and broken connections.

Only a superuser may set them, or whom one granted it (`GRANT SET ON PARAMETER`). The embedded server has
them for everybody; on another server our roles have them, by `ALTER ROLE … SET`.
"""

from collections.abc import Iterable

import psycopg
from psycopg import sql

QUIET = {
    "log_min_messages": "log",  # ERROR and WARNING stand below LOG in this list of PostgreSQL's
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",  # leaves out DETAIL, CONTEXT and QUERY of what is logged all the same
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_min_duration_sample": "-1",
    "log_transaction_sample_rate": "0",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "debug_print_parse": "off",
    "debug_print_rewritten": "off",
    "debug_print_plan": "off",
}
# Of modules that an administrator may have loaded; without the module nothing has to be set.
QUIET_MODULES = {"auto_explain.log_min_duration": "-1", "pgaudit.log": "none"}
FOR_FILE = "".join(f"{name} = {value}\n" for name, value in QUIET.items())  # lines of postgresql.conf


def loud_settings(connection: psycopg.Connection) -> dict[str, str]:
    """The settings of this connection that would write values into the log, each as it should be."""
    question = "select name, setting, unit from pg_settings where name = any(%s)"
    wanted = QUIET | QUIET_MODULES
    found = {name: setting for name, setting, _unit in connection.execute(question, [list(wanted)])}
    return {name: wanted[name] for name in wanted if name in found and found[name] != wanted[name]}


def statements(role: str, settings: Iterable[str] = QUIET) -> list[str]:
    """What an administrator runs so that this role writes no values into the log."""
    wanted = QUIET | QUIET_MODULES
    return [f"ALTER ROLE \"{role}\" SET {name} = '{wanted[name]}';" for name in settings]


def quieten(admin: psycopg.Connection, roles: Iterable[str]) -> None:
    """Set for these roles what is not set yet. Raises an error of the server for whoever may not."""
    question = """select rolname, unnest(setconfig) from pg_db_role_setting
        join pg_roles on pg_roles.oid = setrole where setdatabase = 0 and rolname = any(%s)"""
    roles = list(roles)
    stands = {tuple(row) for row in admin.execute(question, [roles])}
    for role in roles:
        for name, value in QUIET.items():
            if (role, f"{name}={value}") not in stands:
                admin.execute(
                    sql.SQL("alter role {} set {} = {}").format(
                        sql.Identifier(role), sql.Identifier(name), sql.Literal(value)
                    )
                )
