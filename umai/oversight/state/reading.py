"""What runs well and what does not, in the language of the reader, read from the checks of the doctor."""

from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from umai.design.days import moment_in_words
from umai.machine.cluster.functions import fetch_rows
from umai.machine.doctor.finding import GOOD, NOTE, WRONG, DoctorFinding
from umai.machine.doctor.state import checks, metrics
from umai.machine.doctor.state.metrics import PageTimes
from umai.notices.calls.reading import WHY_NO_WAY

ORDER = (WRONG, NOTE, GOOD)


class StateLine(NamedTuple):
    """One check in the language of the reader: what it is about, how it is, and what to do."""

    about: str
    state: str
    says: str
    mend: str
    waits: bool = False
    """Whether no part of the machine fails, but a person has to act."""


def read_findings(*, using: str = "default") -> list[DoctorFinding]:
    """The findings of this minute; a connection of the pages, of the worker or of the owner reads them."""
    with transaction.atomic(using=using):
        return checks.findings(settings.MACHINE, lambda said: fetch_rows(said, using=using), page_times())


def page_times() -> list[PageTimes] | None:
    """What the processes of the pages measured: they know it themselves, and the worker asks them."""
    if settings.PROCESS == "worker":
        return metrics.ask_times(settings.MACHINE.port)
    return metrics.times_of(metrics.as_text().decode())


def in_words(finding: DoctorFinding) -> StateLine:
    """The finding in the active language."""
    values = {name: value_in_words(value) for name, value in finding.values.items()}
    about, says, mend = (gettext(text) % values if text else "" for text in finding.words)
    waits = bool(finding.words) and finding.words[0] == checks.CALLS_WAIT
    return StateLine(about, finding.state, says, mend, waits)


def value_in_words(value: Any) -> Any:
    """A value in the active language; a code of a mail server or a gateway stays what it is."""
    if isinstance(value, datetime):
        return moment_in_words(value)
    return WHY_NO_WAY.get(value, value)


def lines_by_state(findings: list[DoctorFinding]) -> dict[str, list[StateLine]]:
    """What is wrong, what is to be known, and what is good, each in the order of the checks."""
    lines = [in_words(one) for one in findings]
    return {state: [one for one in lines if one.state == state] for state in ORDER}
