"""Whether the processor is ours at this moment: the same small work, timed before and after each request.

A rented machine shares its cores. For seconds at a time it does half as much as before, no process on it is
to be seen that takes the rest, and a 95th percentile says how busy the neighbours were. So what was asked
while the work took clearly longer than it does on this machine is asked again and not counted; how many
were asked in all is kept beside the figure.
"""

import time
from collections.abc import Callable

SLOWER = 1.2  # times as long as the work takes here, above which the processor was not ours
STEPS = 20_000  # of the work: about a millisecond
MOST = 6  # times as many requests as are counted, after which the figure is made of what there is
LEARNT = 300  # turns from which the yardstick knows this machine, before anything is measured


def work() -> float:
    """Milliseconds that the fixed work takes now."""
    begun, number = time.perf_counter(), 0
    for step in range(STEPS):
        number += step
    return (time.perf_counter() - begun) * 1000


class Yardstick:
    """What the work takes on this machine, learnt from all turns so far: the tenth part that is fastest."""

    def __init__(self, turn: Callable[[], float] = work, *, pause=0.01):
        self._turn, self._turns = turn, []
        for _ in range(LEARNT):
            self.is_ours()
            time.sleep(pause)

    def is_ours(self) -> bool:
        took = self._turn()
        self._turns.append(took)
        usual = sorted(self._turns)[len(self._turns) // 10]
        return took <= SLOWER * usual

    def timed(self, ask: Callable[[int], float], wanted: int) -> tuple[list[float], int]:
        """The times of so many of these requests, asked by number, and how many were asked for them.

        After `MOST` times as many it gives what it has; where that is too few for a percentile, all.
        """
        counted, every = [], []
        while len(counted) < wanted and len(every) < wanted * MOST:
            before = self.is_ours()
            took = ask(len(every))
            every.append(took)
            if before and self.is_ours():
                counted.append(took)
        return (counted if len(counted) >= wanted / 2 else every), len(every)
