"""Dated schemes of what the absence of parents asks for: the one in force, and every draft beside it.

The files are `umai/law/schemes/*.toml`. Which of a subject is in force is asked of a day; a draft never
is, whatever its day. To put a draft in force a second scheme is written, with the act.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from umai.law.dated_values import Certainty, DatedValue, NoLawInForce
from umai.law.editions.edition import once_an_edition
from umai.law.editions.tables import laid_over_tables
from umai.law.guardianship.reading import SUBJECTS, as_schemes
from umai.law.guardianship.scheme import Scheme

FOLDER = Path(__file__).resolve().parents[1] / "schemes"


@once_an_edition
def schemes() -> Mapping[str, Scheme]:
    """Every scheme by its code, in the order of the files; by the edition in use."""
    return as_schemes(laid_over_tables(FOLDER, "schemes"))


def schemes_in_force(day: date) -> tuple[Scheme, ...]:
    """The scheme of each subject that holds on this day; subjects without one are left out."""
    found = []
    for subject in SUBJECTS:
        with suppress(NoLawInForce):
            found.append(scheme_on(subject, day))
    return tuple(found)


def as_law(draft: Scheme, day: date) -> Scheme:
    """This draft as if it had become law on this day: to see what it would do, and for nothing else."""
    entry = replace(draft.entry, day=day, certainty=Certainty.LAW, known_to="day", until=None)
    return replace(draft, entry=entry)


def schemes_of(subject: str) -> tuple[Scheme, ...]:
    """The schemes of a subject: "arrangement", "sanction" or "exit"."""
    return tuple(one for one in schemes().values() if one.subject == subject)


def drafts_of(subject: str) -> tuple[Scheme, ...]:
    """The drafts of a subject: never in force, for the Ministry and for lawyers to look at."""
    return tuple(one for one in schemes_of(subject) if one.is_draft)


def schemes_as_values() -> Iterator[DatedValue]:
    """Each scheme as a dated value of itself, ended by the next of its subject."""
    for subject in SUBJECTS:
        found = schemes_of(subject)
        begun = sorted(one.entry.day for one in found if not one.is_draft)
        for one in found:
            entry = replace(one.entry, value=one)
            later = [day for day in begun if day > entry.day]
            if later and entry.until is None and not one.is_draft:
                entry = replace(entry, until=later[0] - timedelta(days=1))
            words = {"ru": one.ru, "ky": one.ky}
            yield DatedValue(one.code, one.says, "scheme", (entry,), words, one.unreviewed)


def scheme_on(subject: str, day: date, law: Iterable[Scheme] | None = None) -> Scheme:
    """The scheme of a subject in force on this day; raises `NoLawInForce`, and never takes a draft.

    `law` are the schemes to choose from, all that there are when left out.

    The latest that has begun holds, unless it was repealed without another in its place. The law of the
    day asked about governs what is asked on that day, also in the middle of an absence, and the whole
    absence is counted: an office can ask a family only for what the law asks now. A paper that was given
    under an older law holds for its term.
    """
    known = schemes().values() if law is None else law
    begun = [one for one in known if one.subject == subject and not one.is_draft and one.entry.day <= day]
    found = max(begun, key=lambda one: one.entry.day, default=None)
    if found is None or (found.entry.until is not None and found.entry.until < day):
        raise NoLawInForce(subject, day)
    return found
