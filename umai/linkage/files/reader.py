"""A list's file as rows of texts, read by a child process with limits, a few at a time."""

import json
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

from umai.linkage.files.formats import UnreadableFile
from umai.linkage.files.refusals import unreadable_list

CHECKOUT = Path(__file__).resolve().parents[3]
CHILD = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from umai.linkage.files import process; process.main(sys.argv[2])"
)
PATIENCE = 300  # seconds of the clock
LONGEST_LINE = 2_000_000  # bytes of one row


class ListReader:
    """What a file says of itself, and its rows, to be read once; memory stays bounded for any file."""

    def __init__(self, lines):
        self.lines = lines
        first = self.line()
        if not isinstance(first, dict):
            raise unreadable_list("too_hard")
        self.about = self.require_readable(first)

    def line(self):
        """One line of the child's answer; a broken one, or none, counts as a file that is too hard."""
        try:
            return json.loads(self.lines.readline(LONGEST_LINE))
        except ValueError:
            raise unreadable_list("too_hard") from None

    def require_readable(self, answer):
        if "refused" in answer:
            numbers = answer.get("numbers")
            raise unreadable_list(str(answer["refused"]), **(numbers if isinstance(numbers, dict) else {}))
        return answer

    def rows(self):
        """Each row, a list of texts. May raise `UnreadableList` after some rows."""
        while True:
            line = self.line()
            if isinstance(line, list):
                yield [str(cell) for cell in line]
            elif isinstance(line, dict) and self.require_readable(line).get("end"):
                return
            else:
                raise unreadable_list("too_hard")


@contextmanager
def open_list(data: bytes, ending: str):
    """A `ListReader` of these bytes. Raises `UnreadableList`, a sentence for a person."""
    with as_memory_file(data) as sent:
        child = subprocess.Popen(
            [sys.executable, "-I", "-c", CHILD, str(CHECKOUT), ending],
            stdin=sent,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            start_new_session=True,
        )
    assert child.stdout is not None  # it is a pipe
    timer = threading.Timer(PATIENCE, child.kill)
    timer.start()
    try:
        yield ListReader(child.stdout)
    except UnreadableFile as failure:
        raise unreadable_list(failure.code, **failure.numbers) from None
    finally:
        timer.cancel()
        child.kill()
        child.wait()
        child.stdout.close()


def as_memory_file(data):
    """A file that lies in memory alone, given to the child."""
    file = os.fdopen(os.memfd_create("umai"), "w+b")
    file.write(data)
    file.seek(0)
    return file
