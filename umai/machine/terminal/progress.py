"""Say how far a long step is: on a terminal in a line drawn anew, in a log by a line every few seconds."""

import sys
import threading
import time
from types import TracebackType
from typing import TextIO

QUIET_SECONDS = 2.0  # what is done sooner says nothing
LOG_SECONDS = 5.0  # seconds between two lines in a log
TERMINAL_SECONDS = 0.2  # and between two drawings
CLEAR = "\r\x1b[K"


class StepProgress:
    """A step that may take long; `with StepProgress("Migrations", total=40) as step: step.at(7, "intake")`.

    A thread speaks, so that a long statement of the database is no silence. `total` 0: nobody knows it.
    """

    def __init__(self, what: str, total: int = 0, *, stream: TextIO | None = None) -> None:
        self.what, self.total, self.done, self.stage = what, total, 0, ""
        self.stream = stream or sys.stderr
        self.on_terminal = self.stream.isatty()
        self.begun = time.monotonic()
        self.spoke = False
        self._ended = threading.Event()
        self._voice = threading.Thread(target=self._speak, daemon=True)

    def at(self, done: int | None = None, stage: str | None = None) -> None:
        """Note how many are done, and what is being done."""
        self.done = self.done if done is None else done
        self.stage = self.stage if stage is None else stage

    def line(self) -> str:
        counted = (
            f" {self.done:,} of {self.total:,}" if self.total else f" {self.done:,}" if self.done else ""
        )
        stage = f", {self.stage}" if self.stage else ""
        return f"  {self.what}:{counted}{stage} ({time.monotonic() - self.begun:.0f} s)".replace(":,", ":")

    def __enter__(self) -> "StepProgress":
        self._voice.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _failure: BaseException | None, _where: TracebackType | None
    ) -> None:
        self._ended.set()
        self._voice.join()
        if self.spoke and self.on_terminal:
            print(CLEAR, end="", file=self.stream, flush=True)

    def _speak(self) -> None:
        pause = QUIET_SECONDS
        while not self._ended.wait(pause):
            self.spoke = True
            if self.on_terminal:
                print(f"{CLEAR}{self.line()}", end="", file=self.stream, flush=True)
            else:
                print(self.line(), file=self.stream, flush=True)
            pause = TERMINAL_SECONDS if self.on_terminal else LOG_SECONDS
