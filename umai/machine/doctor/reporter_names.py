"""What `umai doctor` checks about the keys of reporters' names: whether one person alone could open any."""

from collections.abc import Iterator

import psycopg

from umai.machine.doctor.finding import GOOD, NOTE, WRONG, DoctorFinding
from umai.machine.installation import Installation
from umai.machine.keys import holders, key_pairs

ABOUT = "names of reporters"
HOW_TO_SPLIT = (
    "bin/umai reporter-key holder NAME --private FILE for each of two or three persons,"
    " reporter-key make --holders NAME NAME, then reporter-key split --private FILE of the one key"
)


def findings(place: Installation, owner: psycopg.Connection) -> Iterator[DoctorFinding]:
    """How names are sealed from now on, and which were sealed before."""
    yield check_holders(place)
    yield from check_old_names(place, owner)


def check_holders(place: Installation) -> DoctorFinding:
    """Whether two holders are needed to open a name, and whether a private half is on this machine."""
    home = place.home
    known = holders.current_holders(home)
    if not known and key_pairs.public_key(home, key_pairs.REPORTERS) is None:
        mend = "bin/umai reporter-key holder NAME --private FILE, twice; then reporter-key make --holders"
        return DoctorFinding(ABOUT, NOTE, "none can be left: nobody holds a key that opens them", mend)
    if not known:
        says = "one key opens all of them, so one person can: it is not split"
        return DoctorFinding(ABOUT, WRONG, says, HOW_TO_SPLIT)
    private = [key_pairs.private_file(home, key_pairs.REPORTERS)]
    private += [holders.private_file(home, name) for name in known]
    here = [str(path) for path in private if path.exists()]
    if here and not place.rehearsal:
        says = "keys that open them lie on this machine"
        return DoctorFinding(
            ABOUT, WRONG, says, f"carry {', '.join(here)} to their holders, then delete them here"
        )
    return DoctorFinding(ABOUT, GOOD, f"any two of {len(known)} holders open one together, and nobody alone")


def check_old_names(place: Installation, owner: psycopg.Connection) -> Iterator[DoctorFinding]:
    """Earlier names that one key still opens."""
    question = "select count(*) from identification_reporter where sealed <> '' and key_id not like 'two:%'"
    try:
        (n,) = next(owner.execute(question))
    except psycopg.errors.UndefinedTable:
        return
    if n:
        says = f"{n} names of before are sealed to one key, which one person can open alone"
        yield DoctorFinding(
            ABOUT, WRONG, says, "bin/umai reporter-key split --private FILE, FILE being that key"
        )
