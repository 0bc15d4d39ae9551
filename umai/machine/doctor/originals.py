"""Whether the sealed originals of evidence are on the disk, and the keys that open them."""

from importlib import import_module

import psycopg

from umai.machine.doctor.finding import GOOD, NOTE, WRONG, DoctorFinding

ABOUT = "evidence"


def check_originals(owner: psycopg.Connection) -> DoctorFinding:
    """Whether every part of evidence has its file on the disk, and every key of a record its outer key."""
    try:
        names = [name for (name,) in owner.execute("select name from justice_evidencepart").fetchall()]
        versions = owner.execute("select version from justice_evidencekey").fetchall()
    except psycopg.errors.UndefinedTable:
        return DoctorFinding(ABOUT, NOTE, "none yet", "bin/umai migrate")
    maintenance = import_module("umai.justice.evidence.sealed.maintenance")
    missing, closed = maintenance.count_missing(names, [version for (version,) in versions])
    if missing or closed:
        says = f"of {len(names)} sealed parts {missing} are not there, and for {closed} the key is missing"
        mend = "bring UMAI_HOME/files and UMAI_HOME/secrets back from the backup"
        return DoctorFinding(ABOUT, WRONG, says, mend)
    return DoctorFinding(ABOUT, GOOD, f"all {len(names)} sealed parts are on the disk, with their keys")
