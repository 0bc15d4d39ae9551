"""What `umai doctor` says about one thing."""

from dataclasses import dataclass

GOOD, NOTE, WRONG = "good", "note", "wrong"


@dataclass(frozen=True)
class DoctorFinding:
    """The result of one check: a sentence, and what fixes it."""

    about: str
    state: str
    says: str
    mend: str = ""
