"""`umai train`: learn what agreement weighs from lists, and write it down for `umai link`."""

import argparse
import sys
from pathlib import Path

HELP = "learn from lists how much agreement in each field weighs, for umai link"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell argparse what `umai train` takes."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="lists as umai link reads them")
    parser.add_argument("--out", metavar="FILE", required=True, type=Path, help="where to write the numbers")
    parser.add_argument(
        "--answers",
        metavar="FILE",
        help="a CSV file with rec_id and person_id: rows of whom somebody knows who they are",
    )
    parser.add_argument("--memory", metavar="SIZE", default="4GB", help="how much memory to use (4GB)")
    parser.add_argument("--words", default="", help="in words, what these lists are; kept with the numbers")


def run(args: argparse.Namespace) -> int:
    """Train and write; 0 done, 2 when nothing can be learned from these files."""
    from umai.linkage.progress import Progress
    from umai.linkage.training import train

    with Progress(
        ("reading", "names", "places", "dates", "chance", "learning", "siblings", "answers")
    ) as progress:
        trained = train(args.files, answers=args.answers, memory=args.memory, words=args.words, tick=progress)
    args.out.write_text(trained.as_json() + "\n", encoding="utf-8")
    print(f"{args.out}: version {trained.version}", file=sys.stderr)
    return 0
