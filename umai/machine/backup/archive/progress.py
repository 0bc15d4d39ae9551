"""A line every few seconds that says how far the work is."""

import time
from collections.abc import Callable

PAUSE = 5.0  # seconds between two lines


class BytesProgress:
    """Called with a number of bytes as often as one likes; says a line now and then."""

    def __init__(self, what: str, say: Callable[[str], None], *, total: int | None = None):
        self.what, self.say, self.total = what, say, total
        self.began = self.said = time.monotonic()

    def __call__(self, done: int) -> None:
        now = time.monotonic()
        if now - self.said >= PAUSE:
            self.said = now
            of = f" of {megabytes(self.total)}" if self.total else ""
            self.say(f"{self.what}: {megabytes(done)}{of}, {now - self.began:.0f} s")


def megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
