"""Drawing with weights, and making ids: fast, and the same for the same seed."""

from datetime import UTC, date, datetime, time
from hashlib import blake2b
from itertools import count
from uuid import UUID, uuid5

SLOTS = 8192
SPACE = UUID("7b1e6f0a-52c4-4f0e-9d3c-72656865617a")
PART_SPAN = 1 << 38  # milliseconds between the ids of one filling and the next


class Wheel:
    """Draws one of several things by weight: a table of slots, so that a draw is one look-up.

    A thing lighter than a slot still gets one, so what is rare is never impossible.
    """

    def __init__(self, weights):
        total = sum(weights.values())
        self.slots = []
        for thing, weight in weights.items():
            self.slots += [thing] * max(1, round(SLOTS * weight / total))
        self.size = len(self.slots)

    def draw(self, random):
        """One of the things; `random` is the method of a seeded generator that answers 0 to 1."""
        return self.slots[int(random() * self.size)]


def growing_ids(seed, today: date, part=0):
    """Endless ids that grow, so that an index only ever grows at its end; no two parts share one.

    They have the shape of a UUID made from a clock (RFC 9562, version 8): the first 48 bits count
    up from the day, the rest is the seed's.
    """
    begin = int(datetime.combine(today, time.min, UTC).timestamp() * 1000) + part * PART_SPAN
    tail = blake2b(f"{seed}".encode(), digest_size=9).hexdigest()
    tail = f"8{tail[:3]}b{tail[3:18]}"
    for number in count(begin):
        yield f"{number:012x}{tail}"


def shuffled_forever(items, random):
    """Endless items, each list shuffled anew: all of them appear soon, in no fixed order."""
    while True:
        pack = list(items)
        for last in range(len(pack) - 1, 0, -1):
            other = int(random() * (last + 1))
            pack[last], pack[other] = pack[other], pack[last]
        yield from pack


def id_of(*what):
    """The id of something that is there once, whatever the filling: an office, a worker, a service."""
    return uuid5(SPACE, ":".join(what))
