"""What was sent is looked at, by what it holds and not by its name, and written anew for showing.

The looking is done by a child process (`umai.documents.clean.process`) that holds no secrets, has
limits of memory and time, and is killed when it takes too long.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from umai.documents.clean import signs
from umai.documents.unfit import SENTENCES, unfit

CHECKOUT = Path(__file__).resolve().parents[2]
CHILD = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from umai.documents.clean import process; process.main(sys.argv[2])"
)
PATIENCE = 20  # seconds of the clock
LARGEST = 20_000_000  # bytes of what is sent

MEDIA_TYPES = {
    signs.JPEG: "image/jpeg",
    signs.PNG: "image/png",
    signs.PDF: "application/pdf",
    signs.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    signs.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    signs.ODT: "application/vnd.oasis.opendocument.text",
}


@dataclass(frozen=True)
class Looked:
    """A file that may be taken in: its kind, and what is shown in its place."""

    kind: str
    shown: bytes

    @property
    def media_type(self):
        return MEDIA_TYPES[self.kind]


def look_into(data, name) -> Looked:
    """Look at a file called `name`, and write it anew. Raises `Unfit`, a sentence for a person."""
    if not data:
        raise unfit("empty")
    if len(data) > LARGEST:
        raise unfit("too_large")
    kind = signs.kind_of(data)
    if kind is None:
        raise unfit("not_allowed")
    if kind in (signs.HEIC, signs.OLD_OFFICE):
        raise unfit(kind)
    named = signs.ENDINGS.get(name.rpartition(".")[2].lower())
    if named is None or (named != kind and not (kind == signs.ZIP and named in signs.OFFICE)):
        raise unfit("ending")
    found, shown = in_a_child(data, kind)
    if found != named:
        raise unfit("ending")
    return Looked(found, shown)


def in_a_child(data, kind):
    """(the kind that was found, the file written anew), by a process that has nothing to lose."""
    with in_memory(data) as sent, in_memory() as answered:
        child = subprocess.Popen(
            [sys.executable, "-I", "-c", CHILD, str(CHECKOUT), kind],
            stdin=sent,
            stdout=answered,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            start_new_session=True,
        )
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise unfit("too_hard") from None
        finally:
            child.kill()
            child.wait()
        answered.seek(0)
        answer = answered.read()
    said, _line, shown = answer.partition(b"\n")
    if child.returncode != 0:
        raise unfit("too_hard")
    words = understood(said)
    if words.get("refused") in SENTENCES:
        raise unfit(words["refused"])
    if words.get("kind") not in MEDIA_TYPES or signs.kind_of(shown) != kind:
        raise unfit("too_hard")
    return words["kind"], shown


def in_memory(data=b""):
    """A file that lies in memory alone: given to the child, which can make it no larger than its limit."""
    file = os.fdopen(os.memfd_create("umai"), "w+b")
    file.write(data)
    file.seek(0)
    return file


def understood(said):
    """What the child says of itself; whoever broke it may say anything."""
    try:
        words = json.loads(said)
    except ValueError:
        return {}
    return words if isinstance(words, dict) else {}
