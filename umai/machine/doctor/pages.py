"""What `umai doctor` says about what pages are drawn with: static files and compiled texts."""

from collections.abc import Iterator
from pathlib import Path

from umai.machine.cluster.migrate import static_digest
from umai.machine.doctor.finding import GOOD, WRONG, DoctorFinding
from umai.machine.translations import missing_translations


def findings(home: Path) -> Iterator[DoctorFinding]:
    yield check_static(home)
    yield check_texts()


def check_static(home: Path) -> DoctorFinding:
    stamp = home / "static.stamp"
    if not stamp.exists() or not (home / "static" / "staticfiles.json").exists():
        says = "the styles and scripts were not collected, so every page answers with an error"
        return DoctorFinding("static files", WRONG, says, "bin/umai migrate")
    if stamp.read_text() != static_digest():
        says = "the styles and scripts that were collected are of another version"
        return DoctorFinding("static files", WRONG, says, "bin/umai migrate")
    return DoctorFinding("static files", GOOD, "collected, and of this version")


def check_texts() -> DoctorFinding:
    if missing := missing_translations():
        says = f"{len(missing)} catalogues of texts are not compiled: pages are in English"
        mend = "bin/umai migrate, or bin/umai compile as the owner of the checkout"
        return DoctorFinding("compiled texts", WRONG, says, mend)
    return DoctorFinding("compiled texts", GOOD, "all languages")
