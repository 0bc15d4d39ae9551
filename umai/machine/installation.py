"""The settings of this installation, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from umai.machine.cluster.binaries import CannotStart

CHECKOUT = Path(__file__).resolve().parents[2]
REPORT_PORT_OFFSET = 10_000  # from UMAI_PORT to the port of the report form, upwards where there is room
SIGN_IN_PORT_OFFSET = 20_000  # the same to the port of sign-in
YES = {"1", "yes", "true", "on"}
NO = {"0", "no", "false", "off"}


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

        Raises CannotStart, naming the setting, when one cannot be understood.
        """
        home = Path(environment.get("UMAI_HOME") or CHECKOUT / ".umai").expanduser().absolute()
        url = environment.get("UMAI_DATABASE_URL") or None
        if url and not url.startswith(("postgresql://", "postgres://")):
            raise CannotStart(
                "UMAI_DATABASE_URL must begin with postgresql:// (only PostgreSQL is supported)."
            )
        asked = read_yes_or_no(environment, "UMAI_REHEARSAL")
        port = read_whole_number(environment, "UMAI_PORT", 8000, at_least=1, at_most=65535)
        return cls(
            home=home,
            url=url,
            # Only the file that was left when the embedded database was made makes a rehearsal by itself.
            rehearsal=asked if asked is not None else url is None and rehearsal_mark_file(home).exists(),
            rehearsal_was_asked=asked is not None,
            children=read_whole_number(environment, "UMAI_CHILDREN", 5000, at_least=1, at_most=10_000_000),
            port=port,
            report_port=read_port_beside(environment, "UMAI_REPORT_PORT", port, REPORT_PORT_OFFSET),
            sign_in_port=read_port_beside(environment, "UMAI_SIGN_IN_PORT", port, SIGN_IN_PORT_OFFSET),
            # bin/environment names one where the checkout cannot be written; nobody chose that.
            home_was_named=bool(environment.get("UMAI_HOME") and not environment.get("UMAI_HOME_BY_ITSELF")),
        )


def read_port_beside(environment: Mapping[str, str], name: str, port: int, offset: int) -> int:
    """The port in this setting; without one so far above UMAI_PORT, or below where there is no room."""
    beside = port + offset if port + offset <= 65535 else port - offset
    return read_whole_number(environment, name, beside, at_least=1, at_most=65535)


def rehearsal_mark_file(home: Path) -> Path:
    """The file that says: the embedded database here was made for a rehearsal."""
    return home / "rehearsal"


def mark_rehearsal(place: Installation) -> None:
    """Record, before the embedded database is made, that it is a rehearsal unless a real one is asked for."""
    if place.embedded and not place.has_database and (place.rehearsal or not place.rehearsal_was_asked):
        place.home.mkdir(mode=0o711, parents=True, exist_ok=True)
        rehearsal_mark_file(place.home).touch()


def read_yes_or_no(environment: Mapping[str, str], name: str) -> bool | None:
    said = environment.get(name, "").strip().lower()
    if said in YES | NO:
        return said in YES
    if said:
        raise CannotStart(f"{name}={said} is not understood: say 1 or 0.")
    return None


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
