"""`umai link`: which rows of lists are one child. It needs no database."""

import argparse
import json
import sys
from pathlib import Path

HELP = "say which rows of one or several lists are one child"
STEPS = ("reading", "names", "places", "dates", "comparing", "judging", "joining", "writing")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell argparse what `umai link` takes."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="CSV in UTF-8; one file is deduplicated")
    parser.add_argument(
        "--out", metavar="DIR", required=True, type=Path, help="where pairs.csv and clusters.csv go"
    )
    parser.add_argument(
        "--threshold",
        metavar="P",
        type=float,
        default=0.5,
        help="the probability from which rows are joined (0.5)",
    )
    parser.add_argument("--memory", metavar="SIZE", default="4GB", help="how much memory to use (4GB)")
    parser.add_argument("--trained", metavar="FILE", type=Path, help="numbers made by umai train")
    parser.add_argument("--train", action="store_true", help="learn from these lists first")
    parser.add_argument("--json", action="store_true", help="answer what was found as JSON")


def run(args: argparse.Namespace) -> int:
    """Link; 0 done, 2 for files or numbers that cannot be used."""
    from umai.matching.engine.files import UnusableListFile
    from umai.matching.engine.linking import link, parse_memory
    from umai.matching.progress import StepProgressBar

    if not 0 < args.threshold <= 1:
        raise UnusableListFile("--threshold is a probability above 0, at most 1")
    try:
        parse_memory(args.memory)
    except (ValueError, KeyError):
        raise UnusableListFile("--memory is a size such as 4GB") from None
    with StepProgressBar(STEPS) as progress:
        if args.train:
            from umai.matching.training.training import train  # with scipy, which linking alone does not need

            trained = train(args.files, memory=args.memory, tick=progress)
        else:
            trained = read_numbers(args.trained)
        found = link(
            args.files, args.out, trained, threshold=args.threshold, memory=args.memory, tick=progress
        )
    if args.json:
        print(json.dumps({"trained": trained.version, **found}))
    else:
        rows = " + ".join(map(str, found["rows"]))
        print(
            f"{rows} rows: {found['pairs']} pairs are one child, "
            f"{found['clusters']} children stand there more than once.",
            file=sys.stderr,
        )
    return 0


def read_numbers(path: Path | None):
    """The numbers in this file, or those that come with Umai."""
    from umai.matching.comparison.trained_numbers import TrainedNumbers, UnusableNumbers, shipped_numbers
    from umai.matching.engine.files import UnusableListFile

    try:
        return TrainedNumbers.from_json(path.read_text(encoding="utf-8")) if path else shipped_numbers()
    except OSError as failure:
        raise UnusableListFile(f"{path}: cannot be read ({failure.strerror})") from failure
    except (UnusableNumbers, UnicodeDecodeError) as failure:
        raise UnusableListFile(f"{path}: {failure}") from failure
