"""`umai worker`: the process that does the jobs of the clock and those of the queue."""

import argparse
import os
import sys
from importlib import import_module

from umai.machine import rehearsal
from umai.machine.cluster.database import environment_for
from umai.machine.installation import Installation

HELP = "do the jobs of the timetable and the queue (the database must run and be migrated)"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--concurrency", type=int, default=4, help="jobs at the same time (4)")


def run(args: argparse.Namespace) -> int:
    """Become the worker, with the passwords of the roles of its jobs only."""
    place = Installation.from_environment()
    rehearsal.refuse_unsafe_serving(place, "127.0.0.1")
    environment = environment_for("worker", place) | {"DJANGO_SETTINGS_MODULE": "umai.settings"}
    os.execve(sys.executable, command(args.concurrency), environment)


def command(concurrency: int) -> list[str]:
    return [sys.executable, "-m", "umai.machine.serving.worker", str(concurrency)]


def do_jobs(concurrency: int) -> int:
    """Do jobs in this process until it is asked to stop; 1 when it cannot.

    As the command of procrastinate does, which says first that it starts.
    """
    import django
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    django.setup()
    following = import_module("umai.lawbook.following")
    following.look_at_law()
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    try:
        with app.replace_connector(connector.get_worker_connector()):
            # what is given here takes the place of the defaults, which close the connections of each job
            middleware = [*app.worker_defaults["task_middleware"], following.look_before_job]
            app.run_worker(concurrency=concurrency, task_middleware=middleware)
    except Exception as failure:
        print(f"umai worker: {type(failure).__name__}: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(do_jobs(int(sys.argv[1])))
