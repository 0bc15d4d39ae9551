"""What differs between two editions of the law, and what changed in one edition between two days."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from umai.law.checks.worked import WorkedCase, worked_cases
from umai.law.children.categories import categories
from umai.law.dated_values import DatedEntry, DatedValue, NoLawInForce, parameters
from umai.law.editions.edition import LawEdition, using
from umai.law.guardianship.schemes import schemes_as_values
from umai.law.helplines import helplines
from umai.law.options.grounds import grounds


class LawChange(NamedTuple):
    """A value before and after; None where nothing is in force, or no such entry stands."""

    dated: DatedValue
    before: DatedEntry | None
    after: DatedEntry | None


class EditionDifference(NamedTuple):
    """The entries, the worked cases and the texts of guidance in which an edition differs from another."""

    entries: tuple[LawChange, ...]
    new_cases: tuple[WorkedCase, ...]
    gone_cases: tuple[WorkedCase, ...]
    guidance: tuple[tuple[str, str, str], ...]  # path, text before and afterwards; "" where none is laid over


def all_values() -> dict[str, DatedValue]:
    """Every dated value of the edition in use: parameters, categories, grounds, schemes, numbers to call."""
    found: dict[str, DatedValue] = dict(parameters())
    for one in (*categories().values(), *grounds().values()):
        found[f"category {one.code}"] = one.definition
    found |= {f"scheme {one.name}": one for one in schemes_as_values()}
    return found | {f"number {kind}": line.numbers for kind, line in helplines().items()}


def changes_between(first: date, second: date) -> Iterator[LawChange]:
    """What is in force on the second day and was not on the first, or otherwise, by the edition in use."""
    for dated in all_values().values():
        before, after = entry_or_none(dated, first), entry_or_none(dated, second)
        if before != after:
            yield LawChange(dated, before, after)


def entry_or_none(dated: DatedValue, day: date) -> DatedEntry | None:
    try:
        return dated.entry_on(day)
    except NoLawInForce:
        return None


def difference_of(old: LawEdition, new: LawEdition) -> EditionDifference:
    """In what the new edition differs from the old one. Raises `BadLaw` where a file cannot be used."""
    with using(old):
        old_values, old_cases = all_values(), worked_cases()
    with using(new):
        new_values, new_cases = all_values(), worked_cases()
    entries = [
        change
        for name in {**old_values, **new_values}
        for change in changed_entries(old_values.get(name), new_values.get(name))
    ]
    texts = {
        path
        for path in {*old.laid_over, *new.laid_over}
        if path.startswith("guidance/") and old.laid_over.get(path) != new.laid_over.get(path)
    }
    return EditionDifference(
        tuple(entries),
        tuple(one for one in new_cases if one not in old_cases),
        tuple(one for one in old_cases if one not in new_cases),
        tuple((path, old.laid_over.get(path, ""), new.laid_over.get(path, "")) for path in sorted(texts)),
    )


def changed_entries(old: DatedValue | None, new: DatedValue | None) -> Iterator[LawChange]:
    """The entries of a value that differ, those of one day and kind side by side."""
    dated = new or old
    assert dated is not None
    gone = [one for one in (old.entries if old else ()) if new is None or one not in new.entries]
    come = [one for one in (new.entries if new else ()) if old is None or one not in old.entries]
    for entry in come:
        before = next((one for one in gone if (one.day, one.is_draft) == (entry.day, entry.is_draft)), None)
        if before is not None:
            gone.remove(before)
        yield LawChange(dated, before, entry)
    for entry in gone:
        yield LawChange(dated, entry, None)
