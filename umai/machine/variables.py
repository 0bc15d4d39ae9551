"""Every variable that Umai reads from its environment: what it means, and what it cannot be.

All are looked at before anything else is done (`Installation.from_environment`), so that a value that cannot
be used is told in one line, with its name, by every process and command, and never later by a traceback.
"""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from umai.machine import ways
from umai.machine.cluster.binaries import CannotStart

YES = {"1", "yes", "true", "on"}
NO = {"0", "no", "false", "off"}
HOST = re.compile(
    r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*", re.I
)
LOG_FORMATS = ("plain", "json")
LONGEST_NAME = 60  # signs of the displayed name


@dataclass(frozen=True)
class Variable:
    """One variable. `wrong` says of a value what to say instead; "" where it can be used.

    `secret`: it may hold a password, and is never shown.
    """

    name: str
    meaning: str
    wrong: Callable[[str], str]
    secret: bool = False


def refuse_wrong(environment: Mapping[str, str], *, rehearsal: bool) -> None:
    """Raise CannotStart, with one line that names it, for the first variable that cannot be used.

    `rehearsal` says which addresses of an SMS gateway are allowed.
    """
    for one in VARIABLES:
        value = environment.get(one.name, "").strip()
        if value and (why := one.wrong(value)):
            raise misunderstood(one, value, why)
    ways.refuse_wrong(environment, rehearsal=rehearsal)


def misunderstood(one: Variable, value: str, why: str) -> CannotStart:
    shown = one.name if one.secret else f"{one.name}={value}"
    return CannotStart(f"{shown.splitlines()[0]} is not understood: say {why}.")


def wrong_home(value: str) -> str:
    path = Path(value).expanduser().absolute()
    for folder in reversed((path, *path.parents)):
        try:
            if folder.exists() and not folder.is_dir():
                return f"a folder ({folder} is a file)"
        except OSError as failure:
            return f"a folder that can be looked at ({failure.strerror})"
    return ""


def wrong_database(value: str) -> str:
    form = "postgresql://user:password@host/database"
    if not value.startswith(("postgresql://", "postgres://")):
        return f"what begins with postgresql:// (only PostgreSQL is supported), as in {form}"
    try:
        said = conninfo_to_dict(value)
    except ProgrammingError:
        return f"an address such as {form}, with what is no letter or digit in the password written as %20"
    if not said.get("user") or not said.get("host"):
        return f"a user and a host: {form}"
    port = str(said.get("port", "5432"))
    return "" if is_number(port, 1, 65535) else f"one host with one port: {form}"


def wrong_yes_or_no(value: str) -> str:
    return "" if value.lower() in YES | NO else "1 or 0"


def number(least: int, most: int) -> Callable[[str], str]:
    return lambda value: "" if is_number(value, least, most) else f"a whole number from {least} to {most}"


def is_number(value: str, least: int, most: int) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 12 and least <= int(value) <= most


def wrong_name(value: str) -> str:
    return (
        ""
        if value.isprintable() and len(value) <= LONGEST_NAME
        else f"at most {LONGEST_NAME} signs in one line"
    )


def wrong_hosts(value: str) -> str:
    names = [one for one in value.split(",") if one]
    if all(HOST.fullmatch(one) for one in names):
        return ""
    return (
        "names of hosts with commas between them, without https:// and without a port, as in umai.example.kg"
    )


def wrong_web_address(value: str) -> str:
    try:
        url = urlsplit(value)
        if (
            url.scheme in ("https", "http")
            and url.hostname
            and HOST.fullmatch(url.hostname)
            and url.port != 0
        ):
            return ""
    except ValueError:
        pass  # no address at all
    return "an address such as https://report.example.kg/"


def wrong_anchors(value: str) -> str:
    places = [one for one in value.split(":") if one]
    return "" if all(one.startswith("/") for one in places) else "whole paths with colons between them"


def wrong_path(value: str) -> str:
    return "" if value.startswith("/") else "a whole path, as in /var/backups/umai"


def wrong_format_of_logs(value: str) -> str:
    return "" if value.lower() in LOG_FORMATS else " or ".join(LOG_FORMATS)


def wrong_code(value: str) -> str:
    return (
        ""
        if re.fullmatch(r"[0-9]{14}", value)
        else "the 14 digits of a district (bin/umai places knows them)"
    )


def wrong_programs(value: str) -> str:
    return "" if (Path(value) / "postgres").is_file() else "a folder that holds `postgres`"


def wrong_program(value: str) -> str:
    return "" if shutil.which(value) else "a program that is there"


PORT = number(1, 65535)
VARIABLES = (
    Variable("UMAI_HOME", "the folder of passwords, keys and files", wrong_home),
    Variable(
        "UMAI_DATABASE_URL", "the database, where it is not the embedded one", wrong_database, secret=True
    ),
    Variable("UMAI_REHEARSAL", "1: invented people; 0: a real register", wrong_yes_or_no),
    Variable("UMAI_CHILDREN", "how many children a rehearsal has", number(1, 10_000_000)),
    Variable("UMAI_PORT", "the port of the pages", PORT),
    Variable("UMAI_REPORT_PORT", "the port of the report form", PORT),
    Variable("UMAI_SIGN_IN_PORT", "the port of sign-in", PORT),
    Variable("UMAI_NAME", "the displayed name", wrong_name),
    Variable("UMAI_HOSTS", "the hosts of the staff site", wrong_hosts),
    Variable("UMAI_REPORT_URL", "the report form, where it has a host of its own", wrong_web_address),
    Variable("UMAI_REPORT_EXIT", "where “Leave this page quickly” leads", wrong_web_address),
    Variable("UMAI_ANCHORS", "where heads of the trail are kept", wrong_anchors),
    Variable("UMAI_BACKUPS", "the folder of backups", wrong_path),
    Variable("UMAI_BACKUPS_OF_KEYS", "the folder of backups of passwords and keys", wrong_path),
    Variable("UMAI_GATEWAY_DISTRICT", "who reads a message that names no place", wrong_code),
    Variable("UMAI_LOGS", "how the log is written", wrong_format_of_logs),
    Variable("UMAI_PG_BIN", "the programs of PostgreSQL", wrong_programs),
    Variable("UMAI_CHROMIUM", "the browser for tests", wrong_program),
    # These three depend on each other and on what the register is for: umai.machine.ways.
    Variable("UMAI_SMS_URL", "the gateway of SMS", lambda _value: "", secret=True),
    Variable("UMAI_SMTP_URL", "the mail server", lambda _value: "", secret=True),
    Variable("UMAI_MAIL_FROM", "the sender of e-mail", lambda _value: ""),
)
# Handed from one process of ours to another, and set by nobody else.
INTERNAL = {
    "UMAI_PROCESS",
    "UMAI_CREDENTIALS",
    "UMAI_KEYS",
    "UMAI_HOME_BY_ITSELF",
    "UMAI_FORWARD_SIGN_IN",
    "UMAI_TEST_HOME",
    "UMAI_TRAINING",
}
