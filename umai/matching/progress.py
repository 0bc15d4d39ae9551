"""How far a long command is: a bar on a terminal, nothing elsewhere."""

import sys
import time


class StepProgressBar:
    """Called with the name of each step when it begins; a step that was not named before is shown too."""

    def __init__(self, steps, to=None):
        self.steps, self.to = list(steps), to or sys.stderr
        self.at, self.begun = 0, time.monotonic()

    def __enter__(self):
        return self

    def __call__(self, step: str) -> None:
        known = [at for at, name in enumerate(self.steps) if step.startswith(name) and at >= self.at]
        self.at = known[0] if known else self.at
        self.show(step)

    def __exit__(self, *failed):
        if self.to.isatty():
            self.to.write("\r\x1b[K")
            self.to.flush()

    def show(self, step: str) -> None:
        if not self.to.isatty():
            return
        done = round(20 * self.at / len(self.steps))
        seconds = time.monotonic() - self.begun
        self.to.write(f"\r\x1b[K[{'#' * done}{' ' * (20 - done)}] {seconds:4.0f} s  {step}")
        self.to.flush()
