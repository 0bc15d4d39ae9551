"""`umai worker`: the process that does what is due, and what was put off."""

import argparse
import os
import sys

from umai.machine import rehearsal
from umai.machine.cluster.database import environment_for
from umai.machine.place import Place

HELP = "do the jobs of the timetable and the queue (the database must run and be migrated)"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--concurrency", type=int, default=4, help="jobs at the same time (4)")


def run(args: argparse.Namespace) -> int:
    """Become the worker, holding no password but those of the roles that its jobs need."""
    place = Place.from_environment()
    rehearsal.check(place, "127.0.0.1")
    command = [sys.executable, "-m", "django", "procrastinate", "--skip-checks", "worker"]
    command += ["--concurrency", str(args.concurrency)]
    environment = environment_for("worker", place) | {"DJANGO_SETTINGS_MODULE": "umai.settings"}
    os.execve(sys.executable, command, environment)
