"""`umai report`: the server of the report form, a process of its own with a role of its own."""

import argparse
import os
import sys

from umai.machine import rehearsal
from umai.machine.cluster.database import environment_for
from umai.machine.gateway_key import key_of
from umai.machine.installation import Installation, read_whole_number
from umai.machine.keys import secrets
from umai.machine.serving.serve import become_user, granian_command

HELP = "serve the public report form (the database must run and be migrated)"
APPLICATION = "umai.wsgi_of_report:application"
NICENESS = 5  # lower priority than the staff's server, because a flood comes here
# Whoever sends slowly holds a thread up for as long as it takes; how many work at the same time is
# another number (umai.identification.report_form.failures.AT_ONCE).
THREADS = 64


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (127.0.0.1; a rehearsal allows no other)"
    )
    parser.add_argument(
        "--port", type=int, help="port to listen on (UMAI_REPORT_PORT, else 10000 from UMAI_PORT)"
    )
    parser.add_argument(
        "--user", help="started by root: go on as this user, who cannot read the other secrets of UMAI_HOME"
    )


def run(args: argparse.Namespace) -> int:
    """Become the server of the report form, with the password of the public role only.

    One process only: the counters that slow a flood are in its memory.
    """
    place = Installation.from_environment()
    rehearsal.refuse_unsafe_serving(place, args.host)
    port = args.port or place.report_port
    read_whole_number({"--port": str(port)}, "--port", 0, at_least=1, at_most=65535)
    environment = environment_for("report", place) | {
        "UMAI_REPORT_PORT": str(port),
        "UMAI_REPORT_KEY": secrets.password(place.home, "report"),
        "UMAI_GATEWAY_KEY": key_of(place.home),
    }
    if args.user:
        become_user(args.user)
    os.nice(NICENESS)
    os.execve(sys.executable, command(args.host, port), environment)


def command(host: str, port: int) -> list[str]:
    words = granian_command(host, port, 1, threads=THREADS, application=APPLICATION)
    # It warns of so many threads, not knowing that most of them only wait.
    return ["error" if word == "warning" else word for word in words]
