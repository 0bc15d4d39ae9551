"""`umai sign-in`: the server of sign-in, the only process that opens sessions."""

import argparse
import os

from umai.machine import rehearsal
from umai.machine.cluster import grounds
from umai.machine.cluster.database import environment_for
from umai.machine.installation import Installation
from umai.machine.serving import listening
from umai.machine.serving.serve import granian_command

HELP = "serve sign-in (the database must run and be migrated)"


def arguments(parser: argparse.ArgumentParser) -> None:
    listening.add_arguments(parser, port="UMAI_SIGN_IN_PORT, else 20000 from UMAI_PORT")
    parser.add_argument("--workers", type=int, default=1, help="processes (1)")


def run(args: argparse.Namespace) -> int:
    """Become the server of sign-in, with the passwords of the roles of accounts and of the trail only."""
    place = Installation.from_environment()
    rehearsal.refuse_unsafe_serving(place, args.host, who="sign-in")
    port = listening.port_of(args, place.sign_in_port)
    environment = (
        environment_for("sign-in", place) | grounds.for_environment(place) | {"UMAI_SIGN_IN_PORT": str(port)}
    )
    listening.become_user(args.user)
    command = granian_command(args.host, port, args.workers)
    os.execve(command[0], command, environment)
