"""What is known of backups and drills, in UMAI_HOME/backups.json: for the page of the system's state.

    {"backup":  {"at", "seconds", "bytes", "folder", "tables", "rows", "files", "keys_folder", "commit"},
     "keys":    {"at", "folder"},
     "base":    {"at", "folder", "bytes"},
     "drill":   {"at", "passed", "backup_at", "seconds", "tables", "rows", "entries", "files", "says"},
     "failure": {"at", "what", "says"}}

Each part is absent before it happened. Instants are ISO 8601 with an offset. Nothing in it is about a person,
so every process may read it. `backup.at` is the instant at which the data stood so.

What is known of the log that `umai backup DIR --log` keeps is in UMAI_HOME/log.json, which that process alone
writes: {"at", "folder", "held_bytes", "whole_since", "failed_at", "why"}. What was written before `at` lies
in the folder, and nothing lacks since `whole_since`.
"""

import contextlib
import json
from datetime import UTC, datetime
from pathlib import Path

from umai.machine.keys import secrets


def record_file(home: Path) -> Path:
    return home / "backups.json"


def read_record(home: Path) -> dict:
    """What is recorded; nothing where there is no file, or one that cannot be read."""
    return read(record_file(home))


def read(path: Path) -> dict:
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def note(home: Path, **parts: dict) -> None:
    """Keep these parts in place of what was recorded before; a success takes away the failure of its kind."""
    known = read_record(home)
    if known.get("failure", {}).get("what") in parts:
        del known["failure"]
    write(home, known | parts)


def note_failure(home: Path, what: str, says: str, **parts: dict) -> None:
    """Keep that a backup or a drill failed, where the disk still takes it."""
    with contextlib.suppress(OSError):
        write(home, read_record(home) | parts | {"failure": {"at": now(), "what": what, "says": says}})


def write(home: Path, known: dict) -> None:
    put(record_file(home), known)


def put(path: Path, known: dict) -> None:
    secrets.write_secret(path, json.dumps(known, indent=1))
    path.chmod(0o644)


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def log_file(home: Path) -> Path:
    return home / "log.json"


def read_log(home: Path) -> dict:
    """What is known of the log that is kept; nothing where none is."""
    return read(log_file(home))


def note_log(home: Path, known: dict[str, str | int]) -> None:
    """Keep how far the log lies elsewhere."""
    put(log_file(home), known)


def note_log_failure(home: Path, why: str) -> None:
    """Keep why the log is not fetched or sealed, beside how far it came; where the disk still takes it."""
    with contextlib.suppress(OSError):
        put(log_file(home), read_log(home) | {"failed_at": now(), "why": why})
