"""`umai law`: what holds on a day, with its source; and `umai law check`: whether files may be laid over."""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from umai.law.checks.check import WHAT_TO_DO, check_edition
from umai.law.children.categories import Category, categories
from umai.law.dated_values import DatedEntry, DatedValue, NoLawInForce, parameters
from umai.law.editions.edition import SHIPPED, LawEdition, edition_in_use, read_files, using
from umai.law.guardianship.scheme import Scheme
from umai.law.guardianship.schemes import schemes, schemes_in_force
from umai.law.page import as_markdown
from umai.law.terms.clock import today

HELP = "show the dated parameters and legal categories in force on a day, with their sources"


def arguments(parser: ArgumentParser) -> None:
    """Tell argparse what `umai law` takes."""
    parser.add_argument(
        "what",
        nargs="?",
        choices=("show", "check"),
        default="show",
        help="show the law (when left out), or check the files that are laid over it",
    )
    parser.add_argument(
        "--folder",
        metavar="DIR",
        type=Path,
        help="show or check with the files of this folder laid over. When left out, show takes what two"
        " persons put in force, and check takes UMAI_HOME/law",
    )
    parser.add_argument(
        "--on", metavar="DATE", help="the day asked about, as 2026-01-31; today in Bishkek when left out"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="answer as JSON")
    form.add_argument("--markdown", action="store_true", help="print docs/law.md: every value of every day")


def asks_database(args: Namespace) -> bool:
    """Whether to look, where there is a database, for what two persons put in force before `run`."""
    return args.what == "show" and not args.folder and not args.markdown


def run(args: Namespace) -> int:
    """Show or check; answers 0, 1 when a worked case differs, 2 for a day or a file that cannot be used."""
    folder = args.folder
    if args.what == "check":
        return check(read_files(folder) if folder else files_of_home())
    with using(LawEdition(read_files(folder)) if folder else SHIPPED if args.markdown else edition_in_use()):
        return show(args)


def folder_of_home() -> Path:
    """UMAI_HOME/law; this room knows nothing else of the machine."""
    home = os.environ.get("UMAI_HOME") or Path(__file__).resolve().parents[2] / ".umai"
    return Path(home).expanduser() / "law"


def files_of_home() -> dict[str, str]:
    """The files in UMAI_HOME/law; none where there is no such folder."""
    folder = folder_of_home()
    return read_files(folder) if folder.is_dir() else {}


def check(files: Mapping[str, str]) -> int:
    """Run the worked cases with these files laid over, and say what differs."""
    found = check_edition(LawEdition(files))
    for one in found.differing:
        print(one.in_words())
    right = len(found.results) - len(found.differing)
    print(f"{right} of {len(found.results)} worked cases have their answer. Digest {found.edition.digest}.")
    if found.is_good:
        return 0
    print(WHAT_TO_DO)
    return 1


def show(args: Namespace) -> int:
    """Print what holds on the day; answers 0, or 2 when the day cannot be read."""
    try:
        day = date.fromisoformat(args.on) if args.on else today()
    except ValueError:
        print(f"umai law: {args.on!r} is not a day; write it as 2026-01-31.", file=sys.stderr)
        return 2
    if args.markdown:
        print(as_markdown(), end="")
    elif args.json:
        print(json.dumps(as_data(day), ensure_ascii=False, indent=2))
    else:
        print(as_text(day))
    return 0


def as_data(day: date) -> dict[str, Any]:
    """What holds on this day, what is only proposed, and the categories, as plain values."""
    return {
        "on": day.isoformat(),
        "digest": edition_in_use().digest,
        "laid_over": list(edition_in_use().laid_over),
        "parameters": [parameter_as_data(dated, day) for dated in parameters().values() if dated.history],
        "drafts": [draft_as_data(dated, draft) for dated in values_with_drafts() for draft in dated.drafts],
        "schemes": [scheme_as_data(found, day) for found in schemes().values()],
        "categories": [category_as_data(found, day) for found in categories().values()],
    }


def values_with_drafts() -> list[DatedValue]:
    return [
        dated
        for dated in [*parameters().values(), *(found.definition for found in categories().values())]
        if dated.drafts
    ]


def parameter_as_data(dated: DatedValue, day: date) -> dict[str, Any]:
    """One parameter on one day; `in_force` is None, not a default, when nothing holds."""
    return {"name": dated.name, "says": dated.says, "unit": dated.unit, "in_force": entry_as_data(dated, day)}


def entry_as_data(dated: DatedValue, day: date) -> dict[str, Any] | None:
    try:
        entry = dated.entry_on(day)
    except NoLawInForce:
        return None
    return {
        "value": entry.value,
        "since": entry.day_in_words(),
        "certainty": str(entry.certainty),
        "cite": entry.cite,
    }


def draft_as_data(dated: DatedValue, draft: DatedEntry) -> dict[str, Any]:
    return {
        "name": dated.name,
        "says": dated.says,
        "unit": dated.unit,
        "value": draft.value,
        "proposed": draft.day_in_words(),
        "cite": draft.cite,
    }


def category_as_data(found: Category, day: date) -> dict[str, Any]:
    return {
        "code": found.code,
        "under": found.under,
        "en": found.en,
        "ru": found.ru,
        "ky": found.ky,
        "unreviewed": list(found.unreviewed),
        "in_force": entry_as_data(found.definition, day),
    }


def scheme_as_data(found: Scheme, day: date) -> dict[str, Any]:
    """One scheme of what an absence asks for; `in_force` says whether it is the one that holds on the day."""
    return {
        "code": found.code,
        "subject": found.subject,
        "says": found.says,
        "ru": found.ru,
        "ky": found.ky,
        "unreviewed": list(found.unreviewed),
        "steps": [step.in_words() for step in found.steps],
        "since": found.entry.day_in_words(),
        "certainty": str(found.entry.certainty),
        "cite": found.entry.cite,
        "in_force": found in schemes_in_force(day),
    }


def as_text(day: date) -> str:
    """The same as text for a terminal."""
    lines = [f"In force on {day.isoformat()}", edition_in_words(edition_in_use()), ""]
    for dated in parameters().values():
        if dated.history:
            lines += [f"{dated.name}: {in_force_in_words(dated, day)}", f"    {dated.says}"]
            lines += source_lines(dated, day)
    for scheme in schemes_in_force(day):
        lines += scheme_lines(scheme, "since")
    lines += ["", "Drafts: proposed, never in force", ""]
    for dated in values_with_drafts():
        for draft in dated.drafts:
            lines += [
                f"{dated.name}: {dated.in_words(draft.value)}",
                f"    {dated.says}",
                f"    proposed {draft.day_in_words()}; {draft.cite}",
            ]
    for scheme in schemes().values():
        lines += scheme_lines(scheme, "proposed") if scheme.is_draft else []
    lines += ["", "Categories", ""]
    for found in categories().values():
        indent = "    " if found.under else ""
        lines.append(f"{indent}{found.code}: {found.en} ({certainty_in_words(found, day)})")
    return "\n".join(lines)


def edition_in_words(edition: LawEdition) -> str:
    """Which law this is: as it comes with Umai, or with which files laid over it."""
    files = ", ".join(edition.laid_over)
    whose = f"The law with {files} laid over it" if files else "The law as it comes with Umai"
    return f"{whose}. Digest {edition.digest}."


def in_force_in_words(dated: DatedValue, day: date) -> str:
    try:
        return dated.in_words(dated.on(day))
    except NoLawInForce:
        return "nothing in force"


def source_lines(dated: DatedValue, day: date) -> list[str]:
    entry = entry_as_data(dated, day)
    return [f"    {entry['certainty']} since {entry['since']}; {entry['cite']}"] if entry else []


def scheme_lines(scheme: Scheme, word: str) -> list[str]:
    entry = scheme.entry
    steps = [f"    - {step.in_words()}" for step in scheme.steps]
    source = f"    {entry.certainty} {word} {entry.day_in_words()}; {entry.cite}"
    return [f"{scheme.code}: {scheme.says}", *steps, source]


def certainty_in_words(found: Category, day: date) -> str:
    return str(found.definition.source_on(day).certainty) if found.holds_on(day) else "not in use"
