"""`umai psql`: PostgreSQL's own program on this database, as the role that owns the tables."""

import argparse
import os
import shutil
import subprocess
import sys

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from umai.machine.cluster import mark
from umai.machine.cluster.binaries import find_binaries
from umai.machine.cluster.database import DatabaseAddress, database_address, run_server
from umai.machine.installation import Installation

HELP = "open the database in psql, as its owner"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-c", dest="statement", metavar="SQL", help="run this and leave")


def run(args: argparse.Namespace) -> int:
    """The exit code of psql; 2 where there is no psql."""
    place = Installation.from_environment()
    program = find_psql()
    if program is None:
        print(
            "umai psql: there is no psql here; run: sudo apt-get install postgresql-client", file=sys.stderr
        )
        return 2
    with run_server(place):
        mark.refuse_wrong_database(place)
        words, environment = command(program, database_address(place), args.statement)
        return subprocess.run(words, env=environment).returncode


def command(program: str, where: DatabaseAddress, statement: str | None) -> tuple[list[str], dict[str, str]]:
    """The command line, and the environment with the password, which others cannot read there."""
    said = conninfo_to_dict(where.conninfo(where.owner))
    environment = os.environ | {"PGPASSWORD": str(said.pop("password", ""))}
    return [program, make_conninfo("", **said), *(["-c", statement] if statement else [])], environment


def find_psql() -> str | None:
    """The psql of the embedded server, else the system's."""
    beside = find_binaries().folder / "psql"
    return str(beside) if beside.exists() else shutil.which("psql")
