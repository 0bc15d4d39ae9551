"""What `umai doctor` says about one thing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

GOOD, NOTE, WRONG = "good", "note", "wrong"


def said(text: str) -> str:
    """The text itself, marked for the catalogues; imported as `_`, as the doctor needs no settings."""
    return text


@dataclass(frozen=True)
class DoctorFinding:
    """The result of one check: a sentence, and what fixes it.

    `words` has the three texts before their `values` were put in, so that a page says them in another
    language; empty where a finding is for the terminal alone.
    """

    about: str
    state: str
    says: str
    mend: str = ""
    words: tuple[str, str, str] = ()  # type: ignore[assignment]  # of a finding that a page shows too
    values: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, str]:
        """What `umai doctor --json` prints."""
        return {name: text for name, text in asdict(self).items() if name not in ("words", "values")}


def finding_in_words(about: str, state: str, says: str, mend: str = "", **values: Any) -> DoctorFinding:
    """A finding whose texts can be said in another language: texts of gettext with places for values."""
    printed = {name: as_printed(value) for name, value in values.items()}
    filled = [text % printed for text in (about, says, mend)]
    return DoctorFinding(filled[0], state, filled[1], filled[2], (about, says, mend), values)


def as_printed(value: Any) -> Any:
    """A value as the terminal shows it: an instant by the clock of this machine, to the minute."""
    return f"{value.astimezone():%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value
