"""Kept editions as files, one for each, in a folder that is published nowhere."""

import json
from pathlib import Path

from umai.machine.keys.secrets import write_secret
from umai.statistics.publication.editions import Edition, UnusableEdition, as_plain, from_plain


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
    path = folder / f"{edition.name}.json"
    if path.exists():
        raise UnusableEdition(f"{path}: is kept already")
    write_secret(path, json.dumps(as_plain(edition), ensure_ascii=False, indent=0))
