"""`umai sign-in`: the server of sign-in, the only process that opens sessions."""

import argparse
import os

from umai.machine import rehearsal
from umai.machine.cluster.database import environment_for
from umai.machine.installation import Installation, read_whole_number
from umai.machine.serving.serve import become_user, granian_command

HELP = "serve sign-in (the database must run and be migrated)"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (127.0.0.1; a rehearsal allows no other)"
    )
    parser.add_argument(
        "--port", type=int, help="port to listen on (UMAI_SIGN_IN_PORT, else 20000 from UMAI_PORT)"
    )
    parser.add_argument("--workers", type=int, default=1, help="processes (1)")
    parser.add_argument(
        "--user", help="started by root: go on as this user, who cannot read the other secrets of UMAI_HOME"
    )


def run(args: argparse.Namespace) -> int:
    """Become the server of sign-in, with the passwords of the roles of accounts and of the trail only."""
    place = Installation.from_environment()
    rehearsal.refuse_unsafe_serving(place, args.host)
    port = args.port or place.sign_in_port
    read_whole_number({"--port": str(port)}, "--port", 0, at_least=1, at_most=65535)
    environment = environment_for("sign-in", place) | {"UMAI_SIGN_IN_PORT": str(port)}
    if args.user:
        become_user(args.user)
    command = granian_command(args.host, port, args.workers)
    os.execve(command[0], command, environment)
