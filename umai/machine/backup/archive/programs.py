"""The programs of the version of the server, as pg_dump: they alone understand it for certain."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import psycopg

from umai.machine.cluster.binaries import CannotStart, candidate_binaries, run_program
from umai.machine.cluster.database import DatabaseAddress


def find_programs(major: int) -> Path:
    """The folder with pg_dump and pg_restore of this version. Raises CannotStart where there is none."""
    for folder in candidate_folders():
        if version_of(folder) == major:
            return folder
    raise CannotStart(
        f"The server is PostgreSQL {major}, and its own pg_dump is not here: "
        f"apt-get install postgresql-client-{major}, or name the folder that holds it in UMAI_PG_BIN."
    )


def candidate_folders() -> Iterator[Path]:
    """The folders of servers that are here, then those that hold the programs of a client only."""
    yield from (one.folder for one in candidate_binaries())
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def version_of(folder: Path) -> int | None:
    try:
        answer = run_program([folder / "pg_dump", "--version"], None, capture_output=True)
    except OSError:
        return None
    match = re.search(r"(\d+)", answer.stdout)
    return int(match.group(1)) if answer.returncode == 0 and match else None


def server_major(inside: psycopg.Connection) -> int:
    return inside.info.server_version // 10000


def password_environment(where: DatabaseAddress, role: str | None = None) -> dict[str, str]:
    """The environment of a program that connects as this role, else as the owner.

    Others cannot read the password there.
    """
    return {"PGPASSWORD": where.roles.get(role or where.owner, ""), "LC_ALL": "C", "PATH": "/usr/bin:/bin"}


def address_words(where: DatabaseAddress, role: str | None = None) -> str:
    """The address without its password, which is in the environment."""
    said = psycopg.conninfo.conninfo_to_dict(where.conninfo(role or where.owner))
    said.pop("password", None)
    return psycopg.conninfo.make_conninfo("", **said)


def start_program(
    words: Sequence[str | Path],
    where: DatabaseAddress,
    said: IO[bytes],
    *,
    role: str | None = None,
    stdout: IO[bytes] | int = subprocess.DEVNULL,
) -> subprocess.Popen:
    """Start a program that connects as this role, else as the owner; its errors go to `said`."""
    return subprocess.Popen(
        [*words, f"--dbname={address_words(where, role)}"],
        stdout=stdout,
        stderr=said,
        stdin=subprocess.DEVNULL,
        env=password_environment(where, role),
        cwd="/",
    )


def first_error(text: str, program: str) -> str:
    """The first error that a program said, without the lines after it, which may hold values of rows."""
    lines = [line for line in text.splitlines() if "error:" in line] or text.splitlines()
    said = lines[0].split("error:")[-1].strip() if lines else "no reason given"
    return f"{program}: {said}"


def end_process(process: subprocess.Popen) -> None:
    """Stop a program that is not needed any more, and wait for it."""
    if process.poll() is None:
        process.kill()
    process.wait()
