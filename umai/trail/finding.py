"""What verification of the trail says about one thing."""

from dataclasses import dataclass
from datetime import timedelta

# An entry has its time before its transaction commits, so a head may be signed in between. An act writes
# its entry at its end and lasts seconds; this is many times the longest, and the most by which somebody
# who owns the database can date an entry back.
LATE_COMMIT = timedelta(minutes=15)


@dataclass(frozen=True)
class TrailFinding:
    """One thing that differs from what was written."""

    what: str  # changed, inserted, missing, tree, signature, time, clock, cut, rebuilt, resigned
    where: str  # an entry, a record and position, an index, a head, or a file; never a name
    words: str
