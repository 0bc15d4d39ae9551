"""A list's file as rows of texts, read by a child process with limits, a few at a time."""

import json
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

from umai.linkage.files.formats import Unreadable
from umai.linkage.files.unreadable import unreadable

CHECKOUT = Path(__file__).resolve().parents[3]
CHILD = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from umai.linkage.files import process; process.main(sys.argv[2])"
)
PATIENCE = 300  # seconds of the clock
LONGEST_LINE = 2_000_000  # bytes of one row


class File:
    """What a file says of itself, and its rows, once; memory stays bounded, whatever is in it."""

    def __init__(self, lines, child):
        self.lines, self.child = lines, child
        first = self.line()
        if not isinstance(first, dict):
            raise unreadable("too_hard")
        self.about = self.understood(first)

    def line(self):
        """One line of the child, as it is; a broken one, or none, is a file that is too hard."""
        try:
            return json.loads(self.lines.readline(LONGEST_LINE))
        except ValueError:
            raise unreadable("too_hard") from None

    def understood(self, words):
        if "refused" in words:
            numbers = words.get("numbers")
            raise unreadable(str(words["refused"]), **(numbers if isinstance(numbers, dict) else {}))
        return words

    def rows(self):
        """Each row, a list of texts. Raises `UnreadableList` also in the middle."""
        while True:
            line = self.line()
            if isinstance(line, list):
                yield [str(cell) for cell in line]
            elif isinstance(line, dict) and self.understood(line).get("end"):
                return
            else:
                raise unreadable("too_hard")


@contextmanager
def opened(data: bytes, ending: str):
    """A `File` of these bytes. Raises `UnreadableList`, a sentence for a person."""
    with in_memory(data) as sent:
        child = subprocess.Popen(
            [sys.executable, "-I", "-c", CHILD, str(CHECKOUT), ending],
            stdin=sent,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            start_new_session=True,
        )
    impatience = threading.Timer(PATIENCE, child.kill)
    impatience.start()
    try:
        yield File(child.stdout, child)
    except Unreadable as failure:
        raise unreadable(failure.code, **failure.numbers) from None
    finally:
        impatience.cancel()
        child.kill()
        child.wait()
        child.stdout.close()


def in_memory(data):
    """A file that lies in memory alone, given to the child."""
    file = os.fdopen(os.memfd_create("umai"), "w+b")
    file.write(data)
    file.seek(0)
    return file
