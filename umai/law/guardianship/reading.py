"""Reads the files of schemes, and refuses a fault with the names of file, scheme and step."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from umai.law.dated_values import BadLaw, as_dated_entry, has_words, parameters
from umai.law.guardianship.scheme import Arrangement, Length, Scheme, SchemeStep

SUBJECTS = ("arrangement", "sanction", "exit")
UNLESS = ("guardian", "notice")
LANGUAGES = ("ru", "ky")
LENGTH = re.compile(r"([1-9][0-9]{0,3}) (days?|calendar months?)")
TEXTS = ("says", *LANGUAGES)
DATED = ("day", "until", "known_to", "cite", "certainty")
SWITCHES = ("internal", "labour_only", "any_cause")
KEYS = {"subject", "unreviewed", "parents", "steps", *TEXTS, *DATED, *SWITCHES}


def as_schemes(files: Iterable[tuple[str, Mapping[str, Mapping[str, Any]]]]) -> Mapping[str, Scheme]:
    """The checked schemes of these files; a fault raises `BadLaw` with file and entry."""
    found: dict[str, Scheme] = {}
    for file, tables in files:
        for code, table in tables.items():
            if code in found:
                raise BadLaw(f"{file}: [{code}] stands in two files.")
            found[code] = as_scheme(code, table, f"{file}: [{code}]")
    for subject in SUBJECTS:
        require_one_a_day([one for one in found.values() if one.subject == subject and not one.is_draft])
    return found


def require_one_a_day(history: list[Scheme]) -> None:
    """Check that no two schemes of a subject hold on one day."""
    for before, after in pairwise(sorted(history, key=lambda one: one.entry.day)):
        until = before.entry.until
        if before.entry.day == after.entry.day or (until is not None and after.entry.day <= until):
            raise BadLaw(f"[{before.code}] and [{after.code}] would hold on one day: end the earlier one.")


def as_scheme(code: str, table: Mapping[str, Any], where: str) -> Scheme:
    """The checked scheme of a table."""
    strange = set(table) - KEYS
    if strange:
        raise BadLaw(f"{where} has the unknown word {min(strange)!r}.")
    if table.get("subject") not in SUBJECTS:
        raise BadLaw(f"{where} has the unknown subject {table.get('subject')!r}: {', '.join(SUBJECTS)}.")
    for text in TEXTS:
        if not has_words(table.get(text)):
            raise BadLaw(f"{where} has no words ({text} = …).")
    unreviewed = table.get("unreviewed", [])
    if not isinstance(unreviewed, list) or not set(unreviewed) <= set(LANGUAGES):
        raise BadLaw(f"{where} unreviewed is a list of {', '.join(LANGUAGES)}.")
    if table.get("parents") not in ("all", "one"):
        raise BadLaw(f'{where} says whether one parent is enough: parents = "one" or "all".')
    if not isinstance(table.get("internal"), bool):
        raise BadLaw(f"{where} says whether an absence within the country counts (internal = true).")
    dated = {key: table[key] for key in DATED if key in table}
    entry = as_dated_entry({**dated, "is": table["says"]}, "definition", where)
    scheme = Scheme(
        code=code,
        subject=table["subject"],
        says=table["says"],
        ru=table["ru"],
        ky=table["ky"],
        unreviewed=tuple(unreviewed),
        entry=entry,
        all_parents=table["parents"] == "all",
        internal=table["internal"],
        labour_only=bool(table.get("labour_only", True)),
        any_cause=bool(table.get("any_cause", False)),
        steps=tuple(
            as_step(step, f"{where} step no. {number}")
            for number, step in enumerate(table.get("steps", ()), 1)
        ),
    )
    require_steps(scheme, where)
    return scheme


def as_step(table: Mapping[str, Any], where: str) -> SchemeStep:
    """The checked step of a table."""
    strange = set(table) - set(SchemeStep._fields)
    if strange:
        raise BadLaw(f"{where} has the unknown word {min(strange)!r}.")
    for key in ("asks", "when_short"):
        if table.get(key, Arrangement.NOTHING) not in list(Arrangement):
            raise BadLaw(f"{where} asks for the unknown {table[key]!r}: {', '.join(Arrangement)}.")
    if "asks" not in table:
        raise BadLaw(f"{where} asks for nothing (asks = …).")
    for key in ("under_age", "from_age"):
        age = table.get(key, 0)
        if type(age) is not int and age not in parameters():
            raise BadLaw(f"{where}: {key} = {age!r} is no number of years and no parameter.")
    if not set(table.get("unless", ())) <= set(UNLESS):
        raise BadLaw(f"{where}: unless is a list of {', '.join(UNLESS)}.")
    fine = table.get("fine_units")
    if fine is not None and (type(fine) is not int or fine < 0):
        raise BadLaw(f"{where}: fine_units = {fine!r} is no number of calculation units.")
    return SchemeStep(
        asks=Arrangement(table["asks"]),
        over=as_length(table.get("over"), where),
        up_to=as_length(table.get("up_to"), where),
        under_age=table.get("under_age"),
        from_age=table.get("from_age"),
        unless=tuple(table.get("unless", ())),
        when_short=Arrangement(table["when_short"]) if "when_short" in table else None,
        fine_units=fine,
    )


def as_length(text: Any, where: str) -> Length | None:
    """The length that a step names: "15 days", "6 calendar months"; which of both is always said."""
    if text is None:
        return None
    found = LENGTH.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise BadLaw(f'{where}: a length is written "15 days" or "6 calendar months", not {text!r}.')
    return Length(int(found[1]), "days" if found[2].startswith("day") else "months")


def require_steps(scheme: Scheme, where: str) -> None:
    """Check that what is in force has steps, and that for no age a longer absence asks for less."""
    if not scheme.steps and not scheme.is_draft:
        raise BadLaw(f"{where} is in force and has no step ([[{scheme.code}.steps]]).")
    by_age: dict[tuple, list[SchemeStep]] = {}
    for step in scheme.steps:
        by_age.setdefault((step.from_age, step.under_age), []).append(step)
    for before, after in (pair for steps in by_age.values() for pair in pairwise(steps)):
        if before.up_to is None:
            raise BadLaw(f"{where}: what stands after {before.asks} without up_to is never asked.")
        if after.asks.rank < before.asks.rank:
            raise BadLaw(f"{where}: a longer absence would ask for less, {after.asks} after {before.asks}.")
        if after.up_to is not None and after.up_to.shortest_in_days <= before.up_to.shortest_in_days:
            raise BadLaw(f"{where}: up_to goes from short to long.")
