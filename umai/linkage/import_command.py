"""`umai import FILE --source NAME`: take in a list of another body, as the owner of the tables."""

import json
import sys
import time
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from datetime import date
from pathlib import Path

HELP = "take in a list of children that another body keeps"
ABOUT = """\
Take in a list of children that another body keeps: CSV (UTF-8, CP1251, UTF-16), XLSX, XLS or ODS.
Its rows are kept as they came, apart from the register; nothing on the register is changed, no child
is registered and no case opened. Then each row is compared with the children of the register and with
the rows of other lists: what is sure is taken by rule, what is unsure waits for a person. 100,000 rows
take some minutes. Ctrl-C while rows are read takes in nothing; while they are compared, the list is in,
and the same command goes on.

What the columns mean is remembered from the last time, or guessed from what stands above them; --dry-run
says how, and changes nothing. All rows or none are taken in, unless --skip-refused says otherwise;
--refused FILE.xlsx writes down the rows that cannot be, with the reason, to mend and take in again.
The same file twice changes nothing. Names, PINs and other words of the list are never printed.

A source that is new needs --name, --body, --ground and --whom."""
BODIES = ("school", "clinic", "migration", "border", "social", "police", "municipality", "registry", "other")
MATCHED = {
    "carried": "found as in the list before",
    "automatic": "are a child of the register, by rule",
    "clerical": "wait for a person",
    "crowded": "have more children like them than are compared: the likeliest were",
}
COUNTRY = "41700000000000"
LARGEST = 500_000_000  # bytes; a list of two million rows


def arguments(parser: ArgumentParser) -> None:
    """Tell argparse what `umai import` takes."""
    parser.formatter_class, parser.description = RawDescriptionHelpFormatter, ABOUT
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--source", required=True, metavar="NAME", help="short name of the list's source")
    parser.add_argument("--dry-run", action="store_true", help="say what would be taken in, change nothing")
    parser.add_argument("--json", action="store_true", help="for a machine to read")
    parser.add_argument("--area", default=COUNTRY, metavar="CODE", help="the place that the list is about")
    parser.add_argument(
        "--from", dest="from_on", type=parse_day, metavar="DAY", help="first day of its period"
    )
    parser.add_argument("--to", dest="to_on", type=parse_day, metavar="DAY", help="last day of it (today)")
    parser.add_argument("--skip-refused", action="store_true", help="take in the others without them")
    parser.add_argument("--refused", type=Path, metavar="XLSX", help="write the refused rows there")
    new = parser.add_argument_group("a source that is new")
    new.add_argument("--name", help="what the list is called")
    new.add_argument("--body", choices=BODIES, help="who keeps it")
    new.add_argument("--ground", help="the article or agreement, with its number and day")
    new.add_argument("--whom", help="which children it can contain")
    new.add_argument("--of-migrants", action="store_true", help="every child on it is a child of migrants")


def parse_day(text: str) -> date:
    return date.fromisoformat(text)


def run(args: Namespace) -> int:
    """Take the list in; 0 done or taken in before, 1 rows were refused, 2 a list that cannot be used."""
    from django.utils import translation

    with translation.override("en"):
        return import_list(args)


def import_list(args):
    from umai.linkage.files.refusals import UnreadableList
    from umai.linkage.lists.ingest import AlreadyIngested

    began = time.monotonic()
    try:
        file = read_list_file(args)
    except UnusableArguments as unusable:
        print(f"umai import: {unusable}", file=sys.stderr)
        return 2
    bar = RowCounterBar(args.json)
    try:
        answer = preview_list(file, bar) if args.dry_run else take_in_list(file, bar, began)
    except AlreadyIngested as known:
        answer = {"known": True, "edition": str(known.edition.pk), "rows": known.edition.rows}
        answer |= match_list(known.edition, bar)
    except UnreadableList as failure:
        bar.end()
        return print_refusal(failure, file, args)
    bar.end()
    answer["seconds"] = round(time.monotonic() - began, 1)
    print_answer(answer, args)
    if args.refused and answer.get("refused", 0) > answer.get("set_aside", 0):
        write_refused_rows(file, args)
    return 0


class UnusableArguments(Exception):
    """What was asked for cannot be done; one line says what and where."""


def read_list_file(args):
    """What is to be taken in, with its source; a new one is made, where it is fully described."""
    from umai.law.terms.clock import today
    from umai.linkage.lists.ingest import ListFile
    from umai.linkage.lists.mappings import last_mapping_of
    from umai.places.models import Place

    try:
        if args.file.stat().st_size > LARGEST:
            raise UnusableArguments(f"{args.file.name} is larger than {LARGEST // 1_000_000} MB; split it")
        data = args.file.read_bytes()
    except OSError as error:
        raise UnusableArguments(f"{args.file.name} cannot be read: {error.strerror}") from error
    area = Place.objects.using("owner").known_as(args.area)
    if area is None:
        raise UnusableArguments("--area: no place has this code")
    to_on = args.to_on or today()
    from_on = args.from_on or to_on
    if from_on > to_on:
        raise UnusableArguments("--from is later than --to")
    source = source_of(args)
    columns = None if source._state.adding else last_mapping_of(source, using="owner")
    ending = args.file.suffix.removeprefix(".")
    return ListFile(data, ending, source, area, from_on, to_on, columns, whole=not args.skip_refused)


def source_of(args):
    from umai.linkage.lists.models import ListSource

    found = ListSource.objects.using("owner").filter(slug=args.source).first()
    if found:
        return found
    if not (args.name and args.body and args.ground and args.whom):
        raise UnusableArguments(
            "no such source; say --name, --body, --ground and --whom, or add it on the page of lists"
        )
    return ListSource(
        slug=args.source,
        name=args.name,
        body=args.body,
        ground=args.ground,
        whom=args.whom,
        of_migrants=args.of_migrants,
    )


def preview_list(file, bar):
    """What would be taken in, and how the columns are understood."""
    from umai.linkage.lists.ingest import inspect_list

    table, counted = inspect_list(file, using="owner", tell=bar.tell)
    return {
        "dry_run": True,
        **counts_of(counted),
        "columns": [[name, meant] for name, meant in zip(table.header, table.columns, strict=True)],
        "notes": [*table.notes(), *counted.notes()],
    }


def take_in_list(file, bar, began):
    """Take the list in as the owner of the tables, and note it on the trail."""
    from umai.linkage.lists.ingest import ingest_list
    from umai.linkage.parsing.columns import meaning_of
    from umai.trail import entries
    from umai.trail.entries import EntrySubject

    if file.source._state.adding:
        file.source.save(using="owner", force_insert=True)
        entries.note_act("", "linkage.add_source", EntrySubject.of_row(file.source), using="owner")
    edition, counted = ingest_list(file, using="owner", tell=bar.tell)
    about = EntrySubject(edition._meta.label_lower, edition.pk, None, file.area.district_id)
    entries.note_act("", "linkage.import", about, using="owner")
    read = time.monotonic()
    found = match_list(edition, bar)
    return {
        "edition": str(edition.pk),
        **counts_of(counted),
        "notes": edition.notes,
        "kept": [name for name, meant in edition.columns if name and not meant and meaning_of(name) is None],
        **{name: getattr(edition, name) for name in ("new", "changed", "same", "gone")},
        **found,
        "seconds_of": {"reading": round(read - began, 1), "comparing": round(time.monotonic() - read, 1)},
    }


def match_list(edition, bar):
    """What came of comparing the rows of this edition, now or when it was taken in."""
    from umai.linkage.jobs import match_once

    bar.next("compared")
    found = match_once(edition, using="owner", tell=bar.tell)
    counts = ("carried", "automatic", "clerical", "crowded", "scored")
    return {"matched": {name: getattr(found, name) for name in counts}}


def counts_of(counted):
    from umai.linkage.rows import Verdict

    return {
        "rows": counted.rows,
        **{verdict.value: counted.verdicts[verdict] for verdict in Verdict},
        "set_aside": counted.set_aside,
        "reasons": {str(code): n for code, n in counted.reasons.most_common()},
    }


def print_refusal(failure, file, args):
    """Say why nothing was taken in, and write down the refused rows when that was asked for."""
    if args.json:
        print(json.dumps({"failed": failure.code, "numbers": failure.numbers, "says": str(failure)}))
    print(f"umai import: {args.file.name}: {failure}", file=sys.stderr)
    if failure.code != "refused_rows":
        return 2
    if args.refused:
        write_refused_rows(file, args)
    return 1


def write_refused_rows(file, args):
    from umai.linkage.lists.refused_rows import workbook_of_file

    args.refused.write_bytes(workbook_of_file(file, using="owner"))


def print_answer(answer, args):
    if args.json:
        print(json.dumps(answer, ensure_ascii=False, default=str))
        return
    if answer.get("known"):
        print("This list was taken in before, with the same columns. Nothing was changed.")
        print_matches(answer)
        return
    print("Nothing was changed. The list would be taken in so:" if answer.get("dry_run") else "Taken in.")
    for name in ("rows", "accepted", "warned", "refused", "new", "changed", "same", "gone"):
        if answer.get(name) is not None:
            print(f"  {answer[name]:>9,} {name}")
    print_matches(answer)
    from umai.linkage.parsing.reasons import RowReason

    for code, n in answer["reasons"].items():
        print(f"  {n:>9,} × {RowReason(code).label}")
    if answer.get("kept"):
        print(f"  columns kept, not understood: {', '.join(answer['kept'])}")
    for name, meant in answer.get("columns", ()):
        print(f"  column {name or '(nothing above it)'!r}: {meant or 'kept, not understood'}")


def print_matches(answer):
    for name, says in MATCHED.items():
        if name in answer.get("matched", {}):
            print(f"  {answer['matched'][name]:>9,} {says}")


class RowCounterBar:
    """Shows on a terminal how many rows were read, and then compared, if it takes longer than two seconds."""

    def __init__(self, quiet):
        self.shows = sys.stderr.isatty() and not quiet
        self.began, self.shown, self.what = time.monotonic(), False, "read"

    def tell(self, rows):
        if self.shows and time.monotonic() - self.began > 2:
            self.shown = True
            print(f"\r{rows:>9,} rows {self.what}", end="", file=sys.stderr, flush=True)

    def next(self, what):
        self.end()
        self.what = what

    def end(self):
        if self.shown:
            print(file=sys.stderr)
        self.shown = False
