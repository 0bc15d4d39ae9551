"""`umai psql`: PostgreSQL's own program on this database, as the role that owns the tables."""

import argparse
import os
import shutil
import subprocess
import sys

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from umai.machine.binaries import binaries
from umai.machine.database import address, running
from umai.machine.place import Place

HELP = "open the database in psql, as its owner"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-c", dest="statement", metavar="SQL", help="run this and leave")


def run(args: argparse.Namespace) -> int:
    """The exit code of psql; 2 where there is no psql."""
    place = Place.from_environment()
    program = found()
    if program is None:
        print(
            "umai psql: there is no psql here; run: sudo apt-get install postgresql-client", file=sys.stderr
        )
        return 2
    with running(place):
        where = address(place)
        said = conninfo_to_dict(where.conninfo(where.owner))
        # Never on the command line, where everybody on the machine reads it.
        environment = os.environ | {"PGPASSWORD": str(said.pop("password", ""))}
        words = ["-c", args.statement] if args.statement else []
        return subprocess.run([program, make_conninfo("", **said), *words], env=environment).returncode


def found() -> str | None:
    """The psql that came along with the server, else the system's."""
    beside = binaries().folder / "psql"
    return str(beside) if beside.exists() else shutil.which("psql")
