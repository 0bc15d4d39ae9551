"""What a backup says of itself: `manifest.json` in the clear, and `contents.age`, which only its key opens.

In the clear stands what is needed to judge a folder without a key: by which version it was made and when,
what the database is for, whose home it is of, and SHA-256 and size of every sealed file. How many rows each
table has is sealed.
"""

import io
import json
import os
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from umai.machine.backup.archive.progress import BytesProgress
from umai.machine.backup.archive.sealed import digest_of, seal, unseal
from umai.machine.cluster.binaries import CannotStart
from umai.machine.installation import CHECKOUT

FORMAT = 1
MANIFEST, CONTENTS, DATABASE, FILES, KEYS, BASE = (
    "manifest.json",
    "contents.age",
    "database.age",
    "files.age",
    "keys.age",
    "base.age",
)
KINDS = {"data": {CONTENTS, DATABASE, FILES}, "keys": {KEYS}, "base": {CONTENTS, BASE, FILES}}


@dataclass(frozen=True)
class Manifest:
    """The part in the clear. `at` is the instant at which the data stood so, ISO 8601.

    `base`, of a physical one: from when on it can be restored is `at`; of which server it is, and where in
    the log it begins ("system", "timeline", "first", "segment_bytes").
    """

    kind: str  # "data", "keys" or "base"
    at: str
    rehearsal: bool
    home_digest: str
    version: str
    commit: str
    sealed: dict[str, dict]  # file name to {"bytes", "sha256"}
    format: int = FORMAT
    base: dict | None = None


@dataclass(frozen=True)
class Contents:
    """The sealed part: what must be there again after a restore."""

    counts: dict[str, int]
    shape: dict  # the migrations and the set of functions and policies, of the database
    owner: str  # the role that owns the tables
    postgresql: int  # major version of the server
    files: int


def program_version() -> str:
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]["version"]


def write_manifest(folder: Path, manifest: Manifest) -> None:
    with (folder / MANIFEST).open("x") as file:
        said = {name: value for name, value in asdict(manifest).items() if value is not None}
        json.dump(said, file, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())


def seal_contents(folder: Path, contents: Contents, recipients) -> dict:
    text = json.dumps(asdict(contents), sort_keys=True).encode()
    return seal(io.BytesIO(text), folder / CONTENTS, recipients)


def open_contents(folder: Path, identities) -> Contents:
    """The sealed part. Raises CannotStart for a wrong key."""
    text = io.BytesIO()
    unseal(folder / CONTENTS, text, identities)
    return Contents(**json.loads(text.getvalue()))


def newest_in(folder: Path, kind: str) -> Path:
    """The backup itself, or the newest whole one in a folder of backups. Raises CannotStart."""
    if (folder / MANIFEST).exists():
        return folder
    found = [path.parent for path in sorted(folder.glob(f"umai-*/{MANIFEST}"))]
    found = [one for one in found if read_manifest(one).kind == kind]
    if not found:
        raise CannotStart(f"{folder} holds no backup of {kind} (a folder umai-… with {MANIFEST}).")
    return max(found, key=lambda one: read_manifest(one).at)


def read_manifest(folder: Path) -> Manifest:
    """The part in the clear. Raises CannotStart where it is none, or of another format."""
    path = folder / MANIFEST
    try:
        said = json.loads(path.read_text())
        if said.get("format") == FORMAT:
            return Manifest(**said)
    except (OSError, ValueError, TypeError, AttributeError):
        raise CannotStart(f"{path} is damaged, or is no manifest of a backup.") from None
    raise CannotStart(
        f"{folder} is a backup of format {said.get('format')}, made by Umai {said.get('version')} "
        f"(commit {said.get('commit')}), and this version knows format {FORMAT}: "
        "restore it with that version."
    )


def check_folder(folder: Path, kind: str, say) -> Manifest:
    """Compare every sealed file with its digest. Raises CannotStart, naming what differs."""
    manifest = read_manifest(folder)
    if manifest.kind != kind or set(manifest.sealed) != KINDS.get(kind):
        raise CannotStart(f"{folder} is a backup of {manifest.kind} and not of {kind}.")
    for name, wanted in manifest.sealed.items():
        path = folder / name
        if not path.exists():
            raise CannotStart(f"{path} is missing, so this backup is not whole; nothing was changed.")
        watch = BytesProgress(f"Checking {name}", say, total=wanted["bytes"])
        if path.stat().st_size != wanted["bytes"] or digest_of(path, watch) != wanted["sha256"]:
            raise CannotStart(
                f"{path} is damaged (its SHA-256 is not that of the manifest): take another backup; "
                "nothing was changed."
            )
    return manifest
