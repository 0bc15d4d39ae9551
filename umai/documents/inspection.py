"""Checks a file by its content, not by its name, and writes a clean copy that can be shown.

A child process does this (`umai.documents.clean.process`): it has no secrets, has limits of memory and
time, and is killed when it takes too long.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from umai.documents.clean import file_kinds
from umai.documents.unfit_file import SENTENCES, refusal_for

CHECKOUT = Path(__file__).resolve().parents[2]
PROCESS_CODE = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from umai.documents.clean import process; process.main(sys.argv[2])"
)
WAIT_SECONDS = 20  # seconds of the clock
LARGEST_FILE = 20_000_000  # bytes of what is sent

MEDIA_TYPES = {
    file_kinds.JPEG: "image/jpeg",
    file_kinds.PNG: "image/png",
    file_kinds.PDF: "application/pdf",
    file_kinds.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    file_kinds.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    file_kinds.ODT: "application/vnd.oasis.opendocument.text",
}


@dataclass(frozen=True)
class InspectedFile:
    """A file that is accepted: its kind, and the clean copy that is shown."""

    kind: str
    shown: bytes

    @property
    def media_type(self):
        return MEDIA_TYPES[self.kind]


def inspect_file(data, name) -> InspectedFile:
    """Check a file called `name`, and write a clean copy. Raises `UnfitFile`, which says why."""
    if not data:
        raise refusal_for("empty")
    if len(data) > LARGEST_FILE:
        raise refusal_for("too_large")
    kind = file_kinds.kind_of(data)
    if kind is None:
        raise refusal_for("not_allowed")
    if kind in (file_kinds.HEIC, file_kinds.OLD_OFFICE):
        raise refusal_for(kind)
    named = file_kinds.ENDINGS.get(name.rpartition(".")[2].lower())
    if named is None or (named != kind and not (kind == file_kinds.ZIP and named in file_kinds.OFFICE)):
        raise refusal_for("ending")
    found, shown = clean_in_process(data, kind)
    if found != named:
        raise refusal_for("ending")
    return InspectedFile(found, shown)


def clean_in_process(data, kind):
    """(the kind that was found, the clean copy), by a process that has no secrets."""
    with memory_file(data) as sent, memory_file() as answered:
        child = subprocess.Popen(
            [sys.executable, "-I", "-c", PROCESS_CODE, str(CHECKOUT), kind],
            stdin=sent,
            stdout=answered,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            start_new_session=True,
        )
        try:
            child.wait(WAIT_SECONDS)
        except subprocess.TimeoutExpired:
            raise refusal_for("too_hard") from None
        finally:
            child.kill()
            child.wait()
        answered.seek(0)
        answer = answered.read()
    line, _end, shown = answer.partition(b"\n")
    if child.returncode != 0:
        raise refusal_for("too_hard")
    found = parse_answer(line)
    if found.get("refused") in SENTENCES:
        raise refusal_for(found["refused"])
    if found.get("kind") not in MEDIA_TYPES or file_kinds.kind_of(shown) != kind:
        raise refusal_for("too_hard")
    return found["kind"], shown


def memory_file(data=b""):
    """A file in memory, to be given to the child process; the child's limit of size holds for it too."""
    file = os.fdopen(os.memfd_create("umai"), "w+b")
    file.write(data)
    file.seek(0)
    return file


def parse_answer(line):
    """The child's answer as a dict; {} for anything else: a bad file may have taken the child over."""
    try:
        answer = json.loads(line)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
