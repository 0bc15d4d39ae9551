"""Keep the newest signed head in every place of UMAI_ANCHORS, and note when each place last had it.

Each place is written in a thread of its own, so that one that fails, or hangs as a network folder can,
stops no other. The home of this machine has a file of heads too: it is no place elsewhere, but whoever
owns the database alone cannot change it, and so cannot cut the tail of the trail unseen.
"""

import logging
from pathlib import Path
from threading import Thread
from time import monotonic

from django.conf import settings
from django.db import connections

from umai.trail import heads
from umai.trail.anchors.places import PlaceFailed, begin_place, keep_head
from umai.trail.heads import SignedHead
from umai.trail.jobs import sequence_entries

log = logging.getLogger("umai.trail")
PATIENCE = 20  # seconds for a place to take a head; they run for all places at once

NOTE_HELD = """
insert into trail_keptplace (place, held_at, size, failed_at, failure) values (%s, now(), %s, null, '')
on conflict (place) do update set held_at = now(), size = excluded.size, failed_at = null, failure = ''
"""
NOTE_FAILED = """
insert into trail_keptplace (place, held_at, size, failed_at, failure) values (%s, null, null, now(), %s)
on conflict (place) do update set failed_at = now(), failure = excluded.failure
"""
writing: dict[Path, "PlaceWriter"] = {}  # the last try at each place, which may still hang


class PlaceWriter(Thread):
    """One try to keep a head in one place; `failure` is empty when it succeeded."""

    def __init__(self, place: Path, head: SignedHead):
        super().__init__(daemon=True)
        self.place, self.head, self.failure = place, head, "it does not answer"

    def run(self):
        try:
            keep_head(self.place, self.head)
            self.failure = ""
        except PlaceFailed as error:
            self.failure = str(error)
        except (OSError, UnicodeDecodeError) as error:
            self.failure = getattr(error, "strerror", None) or type(error).__name__


def own_file() -> Path:
    """The file of heads in the home of this machine."""
    return settings.MACHINE.home / "trail.heads"


def keep_heads(*, using="default", places=None, patience=PATIENCE) -> int:
    """Sign what has no head yet, and keep the newest head in every place; answers in how many it lies."""
    sequence_entries(using=using)
    with connections[using].cursor() as cursor:
        newest = heads.read_heads(cursor, newest=1)
    if not newest:
        return 0
    (head,) = newest
    begin_place(own_file())
    places = settings.UMAI_ANCHORS if places is None else places
    failures = write_everywhere([own_file(), *places], head, patience)
    if failures.pop(own_file()):
        log.error("the newest head of the trail could not be written into UMAI_HOME")
    for place, failure in failures.items():
        note_place(place, head, failure, using=using)
    return sum(not failure for failure in failures.values())


def keep_in_place(place: Path, *, using="owner", with_leaves=False) -> SignedHead | None:
    """Begin a place where none is yet, and keep the newest head there; None when the trail is empty.

    Raises PlaceFailed or OSError.
    """
    sequence_entries(using=using)
    with connections[using].cursor() as cursor:
        newest = heads.read_heads(cursor, newest=1)
        if not newest:
            return None
        (head,) = newest
        begin_place(place)
        keep_head(place, head)
        if with_leaves:
            cursor.execute("select hash from trail_leaf where index < %s order by index", [head.size])
            data = b"".join(bytes(one) for (one,) in cursor.fetchall())
            (place / f"leaves-{head.size:012d}.bin").write_bytes(data)
    note_place(place, head, "", using=using)
    return head


def write_everywhere(places, head, patience) -> dict[Path, str]:
    """Try every place at once; answers why each failed. A place that still hangs is not tried again."""
    for place in places:
        if place not in writing or not writing[place].is_alive():
            writing[place] = PlaceWriter(place, head)
            writing[place].start()
    failures, deadline = {}, monotonic() + patience
    for place in dict.fromkeys(places):
        writing[place].join(max(0, deadline - monotonic()))
        late = writing[place].is_alive() or writing[place].head != head
        failures[place] = "it does not answer" if late else writing[place].failure
    return failures


def note_place(place, head, failure, *, using):
    """Write down whether the place has this head now."""
    with connections[using].cursor() as cursor:
        if failure:
            log.error("the newest head of the trail could not be kept in a place: %s", failure)
            cursor.execute(NOTE_FAILED, [str(place), failure[:200]])
        else:
            cursor.execute(NOTE_HELD, [str(place), head.size])
