"""What `umai doctor` says about one thing."""

from dataclasses import dataclass

GOOD, NOTE, WRONG = "good", "note", "wrong"


@dataclass(frozen=True)
class DoctorFinding:
    """One thing looked at: how it is, in a sentence, and what mends it."""

    about: str
    state: str
    says: str
    mend: str = ""
