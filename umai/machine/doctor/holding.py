"""What `umai doctor` says of the keys that open who reported: whether any one person could."""

from collections.abc import Iterator

import psycopg

from umai.machine.doctor.finding import GOOD, NOTE, WRONG, Finding
from umai.machine.keys import boxes, holders
from umai.machine.place import Place

ABOUT = "names of reporters"
SPLIT = (
    "bin/umai reporter-key holder NAME --private FILE for each of two or three persons,"
    " reporter-key make --holders NAME NAME, then reporter-key split --private FILE of the one key"
)


def findings(place: Place, owner: psycopg.Connection) -> Iterator[Finding]:
    """How names are sealed from now on, and what lies sealed from before."""
    yield of_keys(place)
    yield from of_rows(place, owner)


def of_keys(place: Place) -> Finding:
    """Whether two are needed to open a name, and whether a private half lies on this machine."""
    home = place.home
    known = holders.chosen(home)
    if not known and boxes.public_key(home, boxes.REPORTERS) is None:
        mend = "bin/umai reporter-key holder NAME --private FILE, twice; then reporter-key make --holders"
        return Finding(ABOUT, NOTE, "none can be left: nobody holds a key that opens them", mend)
    if not known:
        says = "one key opens all of them, so one person can: it is not split"
        return Finding(ABOUT, WRONG, says, SPLIT)
    private = [boxes.private_file(home, boxes.REPORTERS)]
    private += [holders.private_file(home, name) for name in known]
    here = [str(path) for path in private if path.exists()]
    if here and not place.rehearsal:
        says = "keys that open them lie on this machine"
        return Finding(ABOUT, WRONG, says, f"carry {', '.join(here)} to their holders, then delete them here")
    return Finding(ABOUT, GOOD, f"any two of {len(known)} holders open one together, and nobody alone")


def of_rows(place: Place, owner: psycopg.Connection) -> Iterator[Finding]:
    """Names of before that one key still opens."""
    question = "select count(*) from identification_reporter where sealed <> '' and key_id not like 'two:%'"
    try:
        (n,) = next(owner.execute(question))
    except psycopg.errors.UndefinedTable:
        return
    if n:
        says = f"{n} names of before are sealed to one key, which one person can open alone"
        yield Finding(ABOUT, WRONG, says, "bin/umai reporter-key split --private FILE, FILE being that key")
