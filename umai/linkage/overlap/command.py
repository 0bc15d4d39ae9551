"""`umai histories`: how many children are on which lists, without a name, as a file for the estimate."""

import argparse
import csv
import json
import sys
from pathlib import Path

HELP = "count how many children are on which lists"
ABOUT = """\
Count how many children are on exactly which of the lists that were taken in: the latest edition of each.
HISTORIES.csv has a column of 0 and 1 for each list, and `count`; no name, PIN or place is in it.
Beside it, HISTORIES.lists.csv says of each list for which time it holds, whom it can contain and how many
rows it has: without that the counts mean nothing.

Rows are joined by what was decided, and by pairs from a probability of its own (`umai law`), which
--per-cent changes for one run. --freeze keeps the counts in the database as well, with the version of the
model; an estimate that is published rests on frozen ones."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell argparse what `umai histories` takes."""
    parser.formatter_class, parser.description = argparse.RawDescriptionHelpFormatter, ABOUT
    parser.add_argument(
        "--out", required=True, type=Path, metavar="HISTORIES.csv", help="where the counts go"
    )
    parser.add_argument(
        "--source", action="append", default=[], metavar="NAME", help="only these (again for each)"
    )
    parser.add_argument(
        "--per-cent", type=parse_per_cent, metavar="N", help="from which probability rows are one child"
    )
    parser.add_argument("--freeze", action="store_true", help="keep the counts in the database too")
    parser.add_argument("--json", action="store_true", help="for a machine to read")


def parse_per_cent(text: str) -> int:
    if not 1 <= int(text) <= 99:
        raise argparse.ArgumentTypeError("say 1 to 99")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Count and write; 0 done, 2 for fewer than two lists or a file that cannot be written."""
    from django.utils import translation

    from umai.linkage.overlap.histories import count_histories, freeze_histories
    from umai.trail.anchors.guard import require_kept_heads

    with translation.override("en"):
        require_kept_heads(using="owner")
        found = count_histories(args.source, using="owner", per_cent=args.per_cent)
        beside = args.out.with_suffix(".lists.csv")
        try:
            write(args.out, found.rows())
            write(beside, table(found))
        except OSError as error:
            print(f"umai histories: {args.out.name} cannot be written: {error.strerror}", file=sys.stderr)
            return 2
        frozen = freeze_histories(found, using="owner") if args.freeze else None
    print_counts(found, frozen, args)
    return 0


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def table(found):
    lists = found.lists()
    yield [*lists[0], "per_cent", "models"]
    for one in lists:
        yield [*one.values(), found.per_cent, " ".join(found.models)]


def print_counts(found, frozen, args):
    children = found.counts.total()
    if args.json:
        print(
            json.dumps(
                {
                    "children": children,
                    "per_cent": found.per_cent,
                    "models": found.models,
                    "lists": found.lists(),
                    "counts": list(found.rows()),
                    "frozen": frozen and str(frozen.pk),
                },
                ensure_ascii=False,
            )
        )
        return
    for one in found.lists():
        print(
            f"{one['list']}: {one['rows']:,} rows, {one['from']} to {one['to']}; can contain: {one['whom']}"
        )
    several = sum(number for on, number in found.counts.items() if len(on) > 1)
    print(
        f"{children:,} children, {several:,} of them on more than one list; "
        f"joined from {found.per_cent} per cent."
    )
    if frozen:
        print(f"Kept as {frozen.pk}.")
