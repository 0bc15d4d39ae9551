"""The settings of this installation, read once from the environment."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from umai.machine import variables
from umai.machine.cluster.binaries import CannotStart

CHECKOUT = Path(__file__).resolve().parents[2]
REPORT_PORT_OFFSET = 10_000  # from UMAI_PORT to the port of the report form, upwards where there is room
SIGN_IN_PORT_OFFSET = 20_000  # the same to the port of sign-in


@dataclass(frozen=True)
class Installation:
    """The settings of `docs`: every default is production's but that the embedded database is a rehearsal."""

    home: Path
    url: str | None = None
    rehearsal: bool = False
    rehearsal_was_asked: bool = False
    children: int = 5000
    port: int = 8000
    report_port: int = 18000  # of the process of the report form
    sign_in_port: int = 28000  # of the process of sign-in
    home_was_named: bool = True  # by UMAI_HOME; a real register has no other home

    @property
    def embedded(self) -> bool:
        """Whether the database is our own server, and not one named by UMAI_DATABASE_URL."""
        return self.url is None

    @property
    def has_database(self) -> bool:
        """Whether a database was made here."""
        return (self.home / "secrets" / "roles.json").exists()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Installation":
        """Read UMAI_HOME, UMAI_DATABASE_URL, UMAI_REHEARSAL, UMAI_CHILDREN and the three ports.

        Raises CannotStart, naming the variable, when any that Umai reads cannot be used.
        """
        home = Path(environment.get("UMAI_HOME") or CHECKOUT / ".umai").expanduser().absolute()
        url = environment.get("UMAI_DATABASE_URL") or None
        asked = environment.get("UMAI_REHEARSAL", "").strip().lower()
        # Only the file that was left when the embedded database was made makes a rehearsal by itself.
        rehearsal = asked in variables.YES if asked else url is None and is_file(rehearsal_mark_file(home))
        variables.refuse_wrong(environment, rehearsal=rehearsal)
        port = read_whole_number(environment, "UMAI_PORT", 8000, at_least=1, at_most=65535)
        return cls(
            home=home,
            url=url,
            rehearsal=rehearsal,
            rehearsal_was_asked=bool(asked),
            children=read_whole_number(environment, "UMAI_CHILDREN", 5000, at_least=1, at_most=10_000_000),
            port=port,
            report_port=read_port_beside(environment, "UMAI_REPORT_PORT", port, REPORT_PORT_OFFSET),
            sign_in_port=read_port_beside(environment, "UMAI_SIGN_IN_PORT", port, SIGN_IN_PORT_OFFSET),
            # bin/environment names one where the checkout cannot be written; nobody chose that.
            home_was_named=bool(environment.get("UMAI_HOME") and not environment.get("UMAI_HOME_BY_ITSELF")),
        )


def read_version() -> str:
    """The version of this checkout, as in "0.1.0": it stands in pyproject.toml and in no other code."""
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def read_port_beside(environment: Mapping[str, str], name: str, port: int, offset: int) -> int:
    """The port in this setting; without one so far above UMAI_PORT, or below where there is no room."""
    beside = port + offset if port + offset <= 65535 else port - offset
    return read_whole_number(environment, name, beside, at_least=1, at_most=65535)


def rehearsal_mark_file(home: Path) -> Path:
    """The file that says: the embedded database here was made for a rehearsal."""
    return home / "rehearsal"


def mark_rehearsal(place: Installation) -> None:
    """Record, before the embedded database is made, that it is a rehearsal unless a real one is asked for."""
    if not place.embedded or place.has_database:
        return
    if place.rehearsal_was_asked and not place.rehearsal:
        rehearsal_mark_file(place.home).unlink(missing_ok=True)  # of a first start that was stopped
        return
    place.home.mkdir(mode=0o711, parents=True, exist_ok=True)
    rehearsal_mark_file(place.home).touch()


def is_file(path: Path) -> bool:
    """Whether there is such a file; False also where the folder cannot be looked into."""
    try:
        return path.exists()
    except OSError:
        return False


def read_whole_number(
    environment: Mapping[str, str], name: str, default: int, *, at_least: int, at_most: int
) -> int:
    said = environment.get(name, "").strip()
    if not said:
        return default
    if not said.isascii() or not said.isdigit() or not at_least <= int(said) <= at_most:
        raise CannotStart(
            f"{name}={said} is not understood: say a whole number from {at_least} to {at_most}."
        )
    return int(said)
