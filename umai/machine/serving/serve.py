"""`umai serve`: the web server."""

import argparse
import os
import pwd
import sys

from umai.machine import rehearsal
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import environment_for
from umai.machine.installation import Installation, read_whole_number

HELP = "serve the pages and the API (the database must run and be migrated)"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (127.0.0.1; a rehearsal allows no other)"
    )
    parser.add_argument("--port", type=int, help="port to listen on (UMAI_PORT, else 8000)")
    parser.add_argument("--workers", type=int, default=2, help="processes; about one a core (2)")
    parser.add_argument(
        "--dev",
        action="store_true",
        help="read changed files anew and show tracebacks (127.0.0.1 only, in a rehearsal only)",
    )
    parser.add_argument(
        "--user", help="started by root: go on as this user, who cannot read the secrets of UMAI_HOME"
    )


def run(args: argparse.Namespace) -> int:
    """Become the web server of the pages, with the passwords of the roles of web and trail only.

    In a rehearsal nothing stands in front, so it passes sign-in on to the process of sign-in.
    """
    place = Installation.from_environment()
    if args.dev:
        rehearsal.refuse_development(place, args.host)
    rehearsal.refuse_unsafe_serving(place, args.host)
    port = args.port or place.port
    read_whole_number({"--port": str(port)}, "--port", 0, at_least=1, at_most=65535)
    environment = environment_for("web", place) | {"UMAI_PORT": str(port)}
    if place.rehearsal:
        environment |= {"UMAI_FORWARD_SIGN_IN": str(place.sign_in_port)}
    if args.dev:
        environment |= {"DJANGO_SETTINGS_MODULE": "umai.settings_of_development"}
        watching = [sys.executable, "-m", "umai.machine.development.reloader", args.host, str(port)]
        os.execve(sys.executable, watching, environment)
    if args.user:
        become_user(args.user)
    os.execve(sys.executable, granian_command(args.host, port, args.workers), environment)


def become_user(name: str) -> None:
    """Switch to this user, who can read no secret of UMAI_HOME; only root can switch."""
    if os.geteuid() != 0:
        raise CannotStart("--user needs to be started by root, who hands over the passwords and the keys.")
    try:
        person = pwd.getpwnam(name)
    except KeyError:
        raise CannotStart(f"There is no user {name} on this machine.") from None
    os.setgroups([])
    os.setgid(person.pw_gid)
    os.setuid(person.pw_uid)


def granian_command(
    host: str, port: int, workers: int, *, threads: int = 1, application: str = "umai.wsgi:application"
) -> list[str]:
    """The command of a web server.

    One blocking thread a process of the staff: with more, persistent database connections leak. No
    access log: an address of a page holds the id of a child, and an access log who reported.
    """
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        host,
        "--port",
        str(port),
        "--workers",
        str(workers),
        "--blocking-threads",
        str(threads),
        "--no-access-log",
        "--log-level",
        "warning",
        "--respawn-failed-workers",
        "--workers-kill-timeout",
        "3",
        application,
    ]
