"""A backup that is read: its digests are compared and its key is tried before anything is made."""

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from umai.machine.backup.archive import files, manifest
from umai.machine.backup.archive.manifest import Contents, Manifest
from umai.machine.backup.archive.sealed import unseal
from umai.machine.cluster.binaries import CannotStart


@dataclass(frozen=True)
class Backup:
    """A folder whose digests were compared, and what its key opens."""

    folder: Path
    manifest: Manifest
    contents: Contents
    identities: list

    @classmethod
    def open(cls, folder: Path, identities, say) -> "Backup":
        """The newest backup in this folder, or the folder itself. Raises CannotStart."""
        return cls.open_one(manifest.newest_in(folder, "data"), "data", identities, say)

    @classmethod
    def open_one(cls, folder: Path, kind: str, identities, say) -> "Backup":
        """The backup of this kind in its own folder. Raises CannotStart."""
        described = manifest.check_folder(folder, kind, say)
        return cls(folder, described, manifest.open_contents(folder, identities), identities)


class Keys:
    """Where the passwords and keys of a register come from: a backup of them, with what opens it."""

    def __init__(self, folder: Path, identities: list, backup: Backup, say: Callable[[str], None]):
        """Raises CannotStart for a damaged one, and for one of another register."""
        self.folder, self.identities = manifest.newest_in(folder, "keys"), identities
        described = manifest.check_folder(self.folder, "keys", say)
        if described.home_digest != backup.manifest.home_digest:
            raise CannotStart(
                f"{self.folder} holds the keys of another register than {backup.folder}; nothing was changed."
            )

    def bring(self, home: Path) -> None:
        """Unpack them into a home."""
        with unsealed(self.folder / manifest.KEYS, self.identities, home) as source:
            files.unpack(source, home, files.KEYS)


class KeysOfHome(Keys):
    """For a drill: the passwords and keys of the home itself, copied."""

    def __init__(self, home: Path):
        self.home = home

    def bring(self, home: Path) -> None:
        for name in files.KEYS:
            shutil.copytree(self.home / name, home / name)


@contextlib.contextmanager
def unsealed(path: Path, identities, folder: Path, watch=None) -> Iterator:
    """A sealed file in the clear, in a file of the home that goes away after the block."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix="opened-") as file:
        unseal(path, file, identities, watch)
        file.flush()
        file.seek(0)
        yield file
