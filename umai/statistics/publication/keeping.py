"""Kept editions as files, one for each, in a folder that is published nowhere."""

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from umai.machine.keys.secrets import write_secret
from umai.statistics.publication.editions import Edition, UnusableEdition, as_plain, from_plain

WAITING = "waiting"  # the folder beside the kept editions in which candidates wait for their release


def kept_editions(folder: Path) -> list[Edition]:
    """Every kept edition in the order in which they were drawn. Raises `UnusableEdition` with the file."""
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            found.append(from_plain(json.loads(path.read_text(encoding="utf-8"))))
        except (OSError, ValueError, UnusableEdition) as fault:
            raise UnusableEdition(f"{path}: {fault}") from fault
    return sorted(found, key=lambda one: (one.drawn_at, one.name))


def keep(folder: Path, edition: Edition) -> None:
    """Keep an edition for ever; one of this name is never written over. Raises `UnusableEdition`."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path, half = folder / f"{edition.name}.json", folder / f"{edition.name}.{os.getpid()}.half"
    write_secret(half, json.dumps(as_plain(edition), ensure_ascii=False, indent=0))
    try:
        os.link(half, path)
    except FileExistsError as failure:
        raise UnusableEdition(f"{path}: is kept already") from failure
    finally:
        half.unlink()


def wait(folder: Path, number: UUID, edition: Edition) -> None:
    """Keep a drawn edition, with its marks, where a candidate waits until it is answered."""
    waiting = folder / WAITING
    waiting.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_secret(waiting / f"{number}.json", json.dumps(as_plain(edition), ensure_ascii=False, indent=0))


def waiting_editions(folder: Path) -> dict[UUID, Edition]:
    """The candidates that wait, by the id of each. Raises `UnusableEdition` with the file."""
    found = {}
    for path in sorted((folder / WAITING).glob("*.json")):
        try:
            found[UUID(path.stem)] = from_plain(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, UnusableEdition) as fault:
            raise UnusableEdition(f"{path}: {fault}") from fault
    return found


def wait_no_more(folder: Path, number: UUID) -> None:
    """Forget a candidate that was answered; nothing happens where there is none."""
    (folder / WAITING / f"{number}.json").unlink(missing_ok=True)


@contextlib.contextmanager
def one_at_a_time(home: Path) -> Iterator[None]:
    """Let one publication of an installation be drawn at a time: each is drawn beside all that were kept.

    Raises `UnusableEdition` where another one is drawn at this moment.
    """
    home.mkdir(mode=0o711, parents=True, exist_ok=True)
    with (home / "editions.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as failure:
            raise UnusableEdition("another publication is being drawn; wait until it is done") from failure
        yield
