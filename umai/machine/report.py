"""`umai report`: the server of the report form, a process of its own with a role of its own."""

import argparse
import os
import sys

from umai.machine import rehearsal
from umai.machine.database import environment_for
from umai.machine.place import Place, whole_number
from umai.machine.serve import granian

HELP = "serve the public report form (the database must run and be migrated)"
APPLICATION = "umai.wsgi_of_report:application"
NICE = 5  # behind the staff where the machine has too much to do: a flood comes through here
# Whoever sends slowly holds a thread up for as long as it takes; how many work at the same time is
# another number (umai.identification.public.failures.AT_ONCE).
THREADS = 64


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (127.0.0.1; a rehearsal allows no other)"
    )
    parser.add_argument(
        "--port", type=int, help="port to listen on (UMAI_REPORT_PORT, else 10000 from UMAI_PORT)"
    )


def run(args: argparse.Namespace) -> int:
    """Become the server of the report form, holding no password but that of the public role.

    One process only: the counters that slow a flood are in its memory.
    """
    place = Place.from_environment()
    rehearsal.check(place, args.host)
    port = args.port or place.report_port
    whole_number({"--port": str(port)}, "--port", 0, at_least=1, at_most=65535)
    environment = environment_for("report", place) | {"UMAI_REPORT_PORT": str(port)}
    os.nice(NICE)
    os.execve(sys.executable, command(args.host, port), environment)


def command(host: str, port: int) -> list[str]:
    return granian(host, port, 1, threads=THREADS, application=APPLICATION)
