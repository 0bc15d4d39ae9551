"""`umai train`: learn from lists what agreement weighs, for `umai link` and for the register."""

import argparse
import sys
from pathlib import Path

STEPS = ("reading", "names", "places", "dates", "chance", "learning", "siblings", "answers")
HELP = "learn from lists how much agreement in each field weighs"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell argparse what `umai train` takes."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="lists as umai link reads them")
    where = parser.add_argument_group("where the numbers go; one of these at least")
    where.add_argument("--out", metavar="FILE", type=Path, help="to a file, for umai link")
    where.add_argument(
        "--keep", action="store_true", help="to the register, where a named person may take them into use"
    )
    parser.add_argument("--note", default="", help="what else to keep with them on the register")
    parser.add_argument(
        "--answers",
        metavar="FILE",
        help="a CSV file with rec_id and person_id: rows of whom somebody knows who they are",
    )
    parser.add_argument("--memory", metavar="SIZE", default="4GB", help="how much memory to use (4GB)")
    parser.add_argument("--labels", metavar="FILE", help="pairs that people read, as umai labels writes them")
    parser.add_argument("--words", default="", help="in words, what these lists are; kept with the numbers")


def run(args: argparse.Namespace) -> int:
    """Train and write; 0 done, 2 when nothing can be learned from these files."""
    from umai.matching.progress import StepProgressBar
    from umai.matching.training.labels import read_labels
    from umai.matching.training.training import train

    labels = read_labels(args.labels) if args.labels else ()
    if not (args.out or args.keep):
        print("umai train: say --out FILE, --keep, or both", file=sys.stderr)
        return 2
    with StepProgressBar(STEPS) as progress:
        found = train(
            args.files,
            answers=args.answers,
            labels=labels,
            memory=args.memory,
            words=args.words,
            tick=progress,
        )
    if args.out:
        args.out.write_text(found.as_json() + "\n", encoding="utf-8")
    if args.keep:
        store_trained_numbers(found, args.note)
    print(f"version {found.version}", file=sys.stderr)
    return 0


def store_trained_numbers(found, note):
    """Write the numbers to the register as the owner of the tables, and note it on the trail."""
    from django.db import transaction
    from django.utils import timezone

    from umai.register.weights.numbers import store_weights
    from umai.trail import entries
    from umai.trail.entries import EntrySubject

    with transaction.atomic(using="owner"):
        weights = store_weights(found, using="owner", trained_at=timezone.now(), note=note)
        entries.note_act("", "register.keep_weights", EntrySubject.of_row(weights), using="owner")
    return weights
