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
    """What a file says of itself, and its rows, once; memory stays bounded, whatever is in it."""

    def __init__(self, lines, child):
        self.lines, self.child = lines, child
        first = self.line()
        if not isinstance(first, dict):
            raise unreadable_list("too_hard")
        self.about = self.require_readable(first)

    def line(self):
        """One line of the child, as it is; a broken one, or none, is a file that is too hard."""
        try:
            return json.loads(self.lines.readline(LONGEST_LINE))
        except ValueError:
            raise unreadable_list("too_hard") from None

    def require_readable(self, words):
        if "refused" in words:
            numbers = words.get("numbers")
            raise unreadable_list(str(words["refused"]), **(numbers if isinstance(numbers, dict) else {}))
        return words

    def rows(self):
        """Each row, a list of texts. Raises `UnreadableList` also in the middle."""
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
    impatience = threading.Timer(PATIENCE, child.kill)
    impatience.start()
    try:
        yield ListReader(child.stdout, child)
    except UnreadableFile as failure:
        raise unreadable_list(failure.code, **failure.numbers) from None
    finally:
        impatience.cancel()
        child.kill()
        child.wait()
        child.stdout.close()


def as_memory_file(data):
    """A file that lies in memory alone, given to the child."""
    file = os.fdopen(os.memfd_create("umai"), "w+b")
    file.write(data)
    file.seek(0)
    return file
