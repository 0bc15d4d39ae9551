"""`umai histories`: how many children are on which lists, without a name, as a file for the estimate."""

import argparse
import sys
from datetime import date
from pathlib import Path

HELP = "count how many children are on which lists"
ABOUT = """\
Count how many children are on exactly which of the lists that were taken in: the latest edition of each.
HISTORIES.csv has a column of 0 and 1 for each list, a column for each --by, and `count`; it names nobody.
Beside it, HISTORIES.lists.csv says of each list for which time it holds, whom it can contain and how many
rows it has: without that the counts mean nothing.

Rows are joined by what was decided, and by pairs from a probability of its own (`umai law`), which
--per-cent changes for one run. Which share of the links is found so is measured by hiding PINs: pairs of
rows with one PIN are matched as if nobody knew it. --rounds adds the children whom ended rounds found, as
one more list; then only children of the districts that were walked are counted.

--freeze keeps the counts in the database as well, with the version of the model; an estimate that is
published rests on frozen ones."""


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
        "--by",
        action="append",
        default=[],
        choices=("oblast", "age", "sex"),
        help="tell these apart (again for each)",
    )
    parser.add_argument("--rounds", action="store_true", help="with the children whom rounds found")
    parser.add_argument(
        "--rounds-since", type=parse_day, metavar="DAY", help="only of rounds that ended since YYYY-MM-DD"
    )
    parser.add_argument(
        "--per-cent", type=parse_per_cent, metavar="N", help="from which probability rows are one child"
    )
    parser.add_argument(
        "--hide", type=int, default=2_000, metavar="N", help="pairs whose PIN is hidden (2000; 0 for none)"
    )
    parser.add_argument("--seed", type=int, default=2026, metavar="S", help="which pairs are drawn (2026)")
    parser.add_argument("--freeze", action="store_true", help="keep the counts in the database too")
    parser.add_argument("--json", action="store_true", help="for a machine to read")


def parse_per_cent(text: str) -> int:
    if not 1 <= int(text) <= 99:
        raise argparse.ArgumentTypeError("say 1 to 99")
    return int(text)


def parse_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("say a day as YYYY-MM-DD") from None


def run(args: argparse.Namespace) -> int:
    """Count and write; 0 done, 2 for fewer than two lists or a file that cannot be written."""
    from django.utils import translation

    from umai.linkage.histories.counting import freeze_histories
    from umai.linkage.histories.printing import as_json, in_words, list_rows, write_rows
    from umai.trail.anchors.guard import require_kept_heads

    with translation.override("en"):
        require_kept_heads(using="owner")
        found = count(args)
        beside = args.out.with_suffix(".lists.csv")
        try:
            write_rows(args.out, found.rows())
            write_rows(beside, list_rows(found))
        except OSError as error:
            print(f"umai histories: {args.out.name} cannot be written: {error.strerror}", file=sys.stderr)
            return 2
        frozen = freeze_histories(found, using="owner") if args.freeze else None
        print(as_json(found, frozen) if args.json else "\n".join(in_words(found, frozen, args.out)))
    return 0


def count(args):
    """The counts that were asked for, with the share of links that they found."""
    from umai.linkage.histories.counting import count_histories
    from umai.linkage.histories.recall import STEPS, measure_links
    from umai.matching.progress import StepProgressBar

    with StepProgressBar(["count", *STEPS]) as tick:
        tick("count")
        found = count_histories(
            args.source,
            using="owner",
            per_cent=args.per_cent,
            strata=tuple(dict.fromkeys(args.by)),
            beside=rounds_asked(args),
        )
        if args.hide > 0:
            found.links = measure_links(found, using="owner", sample=args.hide, seed=args.seed, tick=tick)
    return found


def rounds_asked(args):
    if not (args.rounds or args.rounds_since):
        return []
    from umai.rounds.histories.lists import list_of_rounds

    return [list_of_rounds(using="owner", since=args.rounds_since)]
