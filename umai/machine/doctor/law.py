"""What `umai doctor` checks about the law: whether this version can read what two persons put in force."""

from importlib import import_module

import psycopg

from umai.machine.doctor.finding import GOOD, NOTE, WRONG, DoctorFinding

IN_FORCE = """select p.files from lawbook_lawanswer a join lawbook_lawproposal p on p.id = a.proposal_id
    where a.agreed and a.begins_at <= now() order by a.begins_at desc, a.recorded_at desc limit 1"""


def check_law(owner: psycopg.Connection) -> DoctorFinding:
    """Whether the files in force can be read, and the law with them answers its worked cases."""
    try:
        row = owner.execute(IN_FORCE).fetchone()
    except psycopg.errors.UndefinedTable:
        return DoctorFinding("law in force", NOTE, "its tables are missing", "bin/umai migrate")
    editions, checks = (import_module(f"umai.law.{name}") for name in ("editions.edition", "checks.check"))
    mend = "put files that can be read into UMAI_HOME/law, and have two persons put them in force"
    try:
        edition = editions.LawEdition(row[0] if row else {})
        check = checks.check_edition(edition)
    except editions.BadLaw as fault:
        usable = row is not None and checks.usable_edition(row[0]) is not None
        stays = "this version cannot read it, the edition before stays"
        says = f"{'it is gone by, and one of its files is at fault' if usable else stays}: {fault}"
        return DoctorFinding("law in force", WRONG, says, mend)
    right = f"{len(check.results) - len(check.differing)} of {len(check.results)} worked cases answered"
    if not check.is_good:
        return DoctorFinding("law in force", WRONG, right, mend)
    whose = f"with {len(edition.laid_over)} files laid over" if edition.laid_over else "as it comes with Umai"
    return DoctorFinding("law in force", GOOD, f"{whose}, {right}, digest {edition.digest[:12]}")
