"""`umai report`: the server of the report form, a process of its own with a role of its own."""

import argparse
import os
import sys

from umai.machine import rehearsal
from umai.machine.cluster import grounds
from umai.machine.cluster.database import environment_for
from umai.machine.installation import Installation
from umai.machine.serving import listening
from umai.machine.serving.serve import granian_command

HELP = "serve the public report form (the database must run and be migrated)"
APPLICATION = "umai.wsgi_of_report:application"
NICENESS = 5  # lower priority than the staff's server, because a flood comes here
# Whoever sends slowly holds a thread up for as long as it takes; how many work at the same time is
# another number (umai.identification.report_form.failures.AT_ONCE).
THREADS = 64


def arguments(parser: argparse.ArgumentParser) -> None:
    listening.add_arguments(parser, port="UMAI_REPORT_PORT, else 10000 from UMAI_PORT")


def run(args: argparse.Namespace) -> int:
    """Become the server of the report form, with the password of the public role only.

    One process only: the counters that slow a flood are in its memory.
    """
    place = Installation.from_environment()
    rehearsal.refuse_unsafe_serving(place, args.host, who="report")
    port = listening.port_of(args, place.report_port)
    environment = (
        environment_for("report", place) | grounds.for_environment(place) | {"UMAI_REPORT_PORT": str(port)}
    )
    listening.become_user(args.user)
    os.nice(NICENESS)
    os.execve(sys.executable, command(args.host, port), environment)


def command(host: str, port: int) -> list[str]:
    words = granian_command(host, port, 1, threads=THREADS, application=APPLICATION)
    # It warns of so many threads, not knowing that most of them only wait.
    return ["error" if word == "warning" else word for word in words]
