"""`umai serve`: the web server."""

import argparse
import os
import sys

from umai.machine import rehearsal
from umai.machine.cluster import grounds
from umai.machine.cluster.database import environment_for
from umai.machine.doctor.state import metrics
from umai.machine.installation import Installation
from umai.machine.processes import STOP_SECONDS
from umai.machine.serving import listening

HELP = "serve the pages and the API (the database must run and be migrated)"


def arguments(parser: argparse.ArgumentParser) -> None:
    listening.add_arguments(parser, port="UMAI_PORT, else 8000")
    parser.add_argument("--workers", type=int, default=2, help="processes; about one a core (2)")
    parser.add_argument(
        "--dev",
        action="store_true",
        help="read changed files anew and show tracebacks (127.0.0.1 only, in a rehearsal only)",
    )


def run(args: argparse.Namespace) -> int:
    """Become the web server of the pages, with the passwords of the roles of web and trail only.

    In a rehearsal nothing stands in front, so it passes sign-in on to the process of sign-in.
    """
    place = Installation.from_environment()
    if args.dev:
        rehearsal.refuse_development(place, args.host)
    rehearsal.refuse_unsafe_serving(place, args.host, who="serve")
    port = listening.port_of(args, place.port)
    environment = environment_for("web", place) | grounds.for_environment(place) | {"UMAI_PORT": str(port)}
    if place.rehearsal:
        environment |= {"UMAI_FORWARD_SIGN_IN": str(place.sign_in_port)}
    if args.dev:
        environment |= {"DJANGO_SETTINGS_MODULE": "umai.settings_of_development"}
        watching = [sys.executable, "-m", "umai.machine.development.reloader", args.host, str(port)]
        os.execve(sys.executable, watching, environment)
    listening.become_user(args.user)
    environment |= {metrics.FOLDER: str(metrics.make_folder(place.home, port))}
    os.execve(sys.executable, granian_command(args.host, port, args.workers), environment)


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
        str(int(STOP_SECONDS) - 2),  # a busy machine ends them slowly; before the launcher kills all
        application,
    ]
