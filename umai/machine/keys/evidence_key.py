"""The evidence key of the installation: it opens the keys of single records, and no evidence itself.

An age identity (X25519) in UMAI_HOME/secrets as `evidence-1`, `evidence-2` …; the highest version seals.
"""

import re
from pathlib import Path

from pyrage import x25519

from umai.machine.keys import secrets

NAMES = re.compile(r"evidence-\d+")
FIRST = 1


def new_identity() -> str:
    return str(x25519.Identity.generate())


def versions(home: Path) -> list[int]:
    """The versions that this process has, the oldest first."""
    return sorted(int(name.partition("-")[2]) for name in secrets.names(home) if NAMES.fullmatch(name))


def make(home: Path, version: int) -> x25519.Identity:
    """The key of this version; made where it is not there."""
    return x25519.Identity.from_str(secrets.password(home, f"evidence-{version}", make=new_identity))


def make_first(home: Path) -> None:
    """Make the first key where there is none of any version."""
    if not versions(home):
        make(home, FIRST)


def find(home: Path, version: int) -> x25519.Identity | None:
    """The key of this version; None where this process has none."""
    text = secrets.find(home, f"evidence-{version}")
    return x25519.Identity.from_str(text) if text else None


def destroy(home: Path, version: int) -> None:
    """Destroy a key; what only this key opens is lost."""
    (secrets.secrets_folder(home) / f"evidence-{version}").unlink(missing_ok=True)
