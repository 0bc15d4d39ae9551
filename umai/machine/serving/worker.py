"""`umai worker`: the process that does the jobs of the clock and those of the queue."""

import argparse
import asyncio
import contextlib
import os
import signal
import sys
import time
from importlib import import_module

from umai.machine import rehearsal
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import database_address, environment_for, inherited_address
from umai.machine.installation import Installation
from umai.machine.serving.waiting import PAUSE, wait_for_database

HELP = "do the jobs of the timetable and the queue (the database must run and be migrated)"

AWAY_SECONDS = 600  # how long a database may be away until this process ends, to be started again
SHORT_SECONDS, MOST_SHORT = 5, 20  # seconds; a fault of our own is not tried for ever
LOST = {
    "psycopg.OperationalError",
    "psycopg.InterfaceError",
    "psycopg_pool.PoolTimeout",
    "psycopg_pool.errors.PoolTimeout",
    "django.db.utils.OperationalError",
    "django.db.utils.InterfaceError",
    "procrastinate.exceptions.ConnectorException",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--concurrency", type=int, default=4, help="jobs at the same time (4)")


def run(args: argparse.Namespace) -> int:
    """Become the worker, with the passwords of the roles of its jobs only."""
    place = Installation.from_environment()
    rehearsal.refuse_unsafe_serving(place, "127.0.0.1", who="worker")
    environment = environment_for("worker", place) | {"DJANGO_SETTINGS_MODULE": "umai.settings"}
    os.execve(sys.executable, command(args.concurrency), environment)


def command(concurrency: int) -> list[str]:
    return [sys.executable, "-m", "umai.machine.serving.worker", str(concurrency)]


def do_jobs(concurrency: int) -> int:
    """Do jobs in this process until it is asked to stop: 0.

    Where the database is restarted meanwhile, it waits and goes on. 1 when the database stays away, or when
    something else fails, so that whoever started this process starts it again.
    """
    import django

    django.setup()
    following = import_module("umai.lawbook.following")
    short = 0  # how often in a row the work ended as soon as it had begun
    while short < MOST_SHORT:
        begun = time.monotonic()
        try:
            following.look_at_law()
            if asyncio.run(work(concurrency, following.look_before_job)):
                return 0
            reason = "it ended by itself"
        except Exception as failure:
            if not is_connection_lost(failure):
                print(f"umai worker: {type(failure).__name__}: {failure}", file=sys.stderr)
                return 1
            reason = "the connection to the database was lost"
        print(f"umai worker: {reason}, and begins anew.", file=sys.stderr, flush=True)
        short = short + 1 if time.monotonic() - begun < SHORT_SECONDS else 0
        try:
            wait_until_back()
        except CannotStart as failure:
            print(f"umai worker: {failure}", file=sys.stderr)
            return 1
    return 1


async def work(concurrency: int, look_before_job) -> bool:
    """Work on the queue; True when it was asked to stop, False when the worker ended by itself."""
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    loop, stopping = asyncio.get_running_loop(), asyncio.Event()
    with app.replace_connector(connector.get_worker_connector()):
        async with app.open_async():
            # what is given here takes the place of the defaults, which close the connections of each job
            middleware = [*app.worker_defaults["task_middleware"], look_before_job]
            working = asyncio.create_task(
                app.run_worker_async(
                    concurrency=concurrency, task_middleware=middleware, install_signal_handlers=False
                )
            )

            def stop() -> None:
                stopping.set()
                working.cancel()

            for number in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(number, stop)
            with contextlib.suppress(asyncio.CancelledError):
                await working
    return stopping.is_set()


def is_connection_lost(failure: BaseException | None) -> bool:
    """Whether the reason of a failure, or of one before it, is that the database went away."""
    while failure is not None:
        kinds = {f"{kind.__module__}.{kind.__name__}" for kind in type(failure).__mro__}
        if kinds & LOST:
            return True
        failure = failure.__cause__ or failure.__context__
    return False


def wait_until_back() -> None:
    where = inherited_address(os.environ) or database_address(Installation.from_environment())
    time.sleep(PAUSE)
    wait_for_database(where, "umai_worker", seconds=AWAY_SECONDS, who="worker")


if __name__ == "__main__":
    sys.exit(do_jobs(int(sys.argv[1])))
