"""Generated passwords, kept in UMAI_HOME/secrets where only the owner of the folder reads them.

A process that serves people is handed its own keys in its environment (`umai.machine.keys.handing`), and
does not look into the folder, which its user cannot read.
"""

import contextlib
import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path

TRAIL = "trail"  # the secret that signs the heads of the trail
HANDED = "UMAI_KEYS"  # the environment variable with the keys of this process, by name


def handed_keys() -> dict[str, str] | None:
    """The keys that this process was handed; None for one that reads the folder."""
    text = os.environ.get(HANDED)
    return json.loads(text) if text else None


def find(home: Path, name: str) -> str | None:
    """The secret of this name, which must not be made on asking; None where there is none."""
    handed = handed_keys()
    if handed is not None:
        return handed.get(name)
    path = home / "secrets" / name
    return path.read_text().strip() if path.exists() else None


def names(home: Path) -> list[str]:
    """The names of all secrets of this process."""
    handed = handed_keys()
    if handed is not None:
        return sorted(handed)
    return sorted(path.name for path in secrets_folder(home).iterdir())


def secrets_folder(home: Path) -> Path:
    path = home / "secrets"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.stat().st_mode & 0o077:  # a unit of systemd may write nothing here, and need not
        path.chmod(0o700)
    give_to_owner(path)
    return path


def give_to_owner(path: Path) -> None:
    """Give what root made in a home to the owner of the folder it is in, who could not read it else."""
    if os.geteuid() == 0:
        owner, mine = path.parent.stat(), path.stat()
        if (owner.st_uid, owner.st_gid) != (mine.st_uid, mine.st_gid):
            os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)


def write_secret(path: Path, text: str) -> None:
    """Write a secret whole or not at all, in UTF-8, readable by its owner only."""
    half = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with os.fdopen(
            os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        give_to_owner(half)
        half.rename(path)
    except OSError:
        half.unlink(missing_ok=True)  # the disk is full, for one
        raise


def new_password() -> str:
    """A password nobody can guess."""
    return secrets.token_urlsafe(32)


def password(home: Path, name: str, *, make: Callable[[], str] = new_password) -> str:
    """The password kept under this name; made on first asking, by whoever asks first.

    `make` makes another kind of secret than a password.

    Raises LookupError in a process that was handed its keys, and not this one.
    """
    handed = handed_keys()
    if handed is not None:
        if name not in handed:
            raise LookupError(f"this process was not handed the key {name}")
        return handed[name]
    path = secrets_folder(home) / name
    if not path.exists():
        half = path.with_name(f"{name}.{os.getpid()}.first")
        write_secret(half, make())
        with contextlib.suppress(FileExistsError):
            os.link(half, path)
        half.unlink()
    return path.read_text().strip()


def publication_key(home: Path) -> bytes:
    """The key by which counts are rounded for publication and known again by their marks."""
    return password(home, "publication").encode()


def passwords_of_roles(home: Path) -> dict[str, str]:
    """Database role to password; empty before the database was prepared."""
    path = home / "secrets" / "roles.json"
    return json.loads(path.read_text()) if path.exists() else {}


def keep_passwords_of_roles(home: Path, passwords: dict[str, str]) -> None:
    write_secret(secrets_folder(home) / "roles.json", json.dumps(passwords, indent=1, sort_keys=True))
