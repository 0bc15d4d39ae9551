"""The tables of the files of law: of one file, and of the shipped ones with an edition laid over them."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from umai.law.editions.edition import BadLaw, edition_in_use

type Tables = dict[str, dict[str, Any]]


def read_file(path: Path) -> dict[str, Any]:
    """What one TOML file says."""
    try:
        return read_text(path.read_text(encoding="utf-8"), path.name)
    except UnicodeDecodeError as error:
        raise BadLaw(f"{path.name}: not readable as TOML ({error}).") from error


def read_text(text: str, file: str) -> dict[str, Any]:
    """What this TOML says; `file` is what a fault calls it."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadLaw(f"{file}: not readable as TOML ({error}).") from error


def read_tables(path: Path) -> Tables:
    """The top-level tables of one TOML file."""
    return as_tables(read_file(path), path.name)


def as_tables(said: dict[str, Any], file: str) -> Tables:
    for name, table in said.items():
        if not isinstance(table, dict):
            raise BadLaw(f"{file}: {name} stands outside any [name].")
    return said


def tables_in_folder(folder: Path) -> Iterator[tuple[str, Tables]]:
    """The tables of every TOML file of a folder, in order of name; the same table twice is a fault."""
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        tables = read_tables(path)
        for name in tables:
            if name in seen:
                raise BadLaw(f"{path.name}: [{name}] is already in {seen[name]}.")
            seen[name] = path.name
        yield path.name, tables


def tables_in_use(
    shipped: Iterable[tuple[str, Tables]], laid_over: Iterable[tuple[str, str]]
) -> list[tuple[str, Tables]]:
    """The shipped tables with those of these texts laid over them, as (what a fault calls the file, tables).

    A table that is shipped gets more `since`; any other is new, in a file of its own.
    """
    files = [(file, dict(tables)) for file, tables in shipped]
    for path, text in laid_over:
        added: Tables = {}
        for name, table in as_tables(read_text(text, path), path).items():
            at = next((index for index, (_file, tables) in enumerate(files) if name in tables), None)
            if at is None:
                added[name] = table
            else:
                file, tables = files[at]
                tables[name] = lay_over(tables[name], table, f"{path}: [{name}]", file)
        if added:
            files.append((path, added))
    return files


def laid_over_tables(folder: Path, kind: str) -> list[tuple[str, Tables]]:
    """The tables of a shipped folder with those of the edition in use laid over them."""
    return tables_in_use(tables_in_folder(folder), edition_in_use().texts_in(kind))


def lay_over(shipped: dict[str, Any], table: Mapping[str, Any], where: str, file: str) -> dict[str, Any]:
    """A shipped table with the entries of another added to it, from old to new, drafts among them."""
    if "since" not in shipped:
        raise BadLaw(
            f"{where} stands in {file} already and is never changed: give yours another name and a later day."
        )
    if strange := set(table) - {"since"}:
        raise BadLaw(
            f"{where} stands in {file} already: leave out {min(strange)!r} and write only [[….since]] here."
        )
    rows = table.get("since")
    if not isinstance(rows, list) or not rows:
        raise BadLaw(f"{where} adds nothing: write a [[….since]] with day, is, certainty and cite.")
    entries = list(shipped["since"])
    for number, row in enumerate(rows, 1):
        here = f"{where} since no. {number}"
        if type(row.get("day")) is not date:
            raise BadLaw(f"{here} has no day: write the first day on which it holds (day = 2024-01-31).")
        put_entry(entries, {**row, "written_in": here}, here, file)
    entries.sort(key=lambda row: row["day"])
    history = [row for row in entries if row.get("certainty") != "draft"]
    for before, after in pairwise(history):
        if type(before.get("until")) is date and after["day"] <= before["until"]:
            raise overlap(where, before["day"], before["until"], after["day"])
    return {**shipped, "since": entries}


def overlap(where: str, day: date, until: date, later: date) -> BadLaw:
    """The fault that two values hold on one day."""
    return BadLaw(
        f"{where}: {day} until {until} overlaps with {later}. Only one value holds on a day:"
        " let the first end (until = …) on the day before the second begins."
    )


def put_entry(entries: list[dict[str, Any]], row: dict[str, Any], where: str, file: str) -> None:
    """Add an entry; in place of the one of its day when that has the same value. Drafts never replace."""
    if row.get("certainty") != "draft":
        for index, before in enumerate(entries):
            if before["day"] == row["day"] and before.get("certainty") != "draft":
                if before.get("is") != row.get("is"):
                    raise BadLaw(
                        f"{where}: on {row['day']} another value begins already, in"
                        f" {before.get('written_in', file)}. An entry is never changed:"
                        " write the day from which the new value holds."
                    )
                entries[index] = row
                return
    entries.append(row)
