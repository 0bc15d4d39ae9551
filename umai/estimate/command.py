"""`umai estimate`: how many children there are in all, from lists that each know some. No database."""

import argparse
import json
from pathlib import Path

HELP = "estimate how many children are on no list"
ABOUT = """\
Estimate how many children there are in all, from who is on exactly which lists.

FILE has a column of 0 and 1 for each list and `count` (as `umai histories` writes it), or no `count` and one
row a person; other columns are strata. All methods are shown side by side. The answer is that of averaging
over decomposable graphs of lists. --recall corrects the table for links between lists that were missed."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell argparse what `umai estimate` takes."""
    parser.formatter_class, parser.description = argparse.RawDescriptionHelpFormatter, ABOUT
    parser.add_argument("file", metavar="FILE", type=Path, help="CSV in UTF-8")
    parser.add_argument("--draws", type=int, default=1_000, metavar="N", help="tables drawn again (1000)")
    parser.add_argument("--seed", type=int, default=2026, metavar="S", help="where drawing starts (2026)")
    parser.add_argument(
        "--delta",
        type=float,
        metavar="D",
        help="the prior of averaging: children for each history beforehand (1 shared out over all of them)",
    )
    parser.add_argument(
        "--recall", type=float, default=1.0, metavar="R", help="the share of links that were found (1)"
    )
    parser.add_argument(
        "--recall-of", type=int, metavar="N", help="of how many known links that share was measured"
    )
    parser.add_argument("--json", action="store_true", help="for a machine to read")


def run(args: argparse.Namespace) -> int:
    """Estimate; 0 done, 2 for a file or a number that cannot be used."""
    from umai.estimate.answers.printing import as_json, as_page

    answer = answer_of(args)
    print(json.dumps(as_json(answer), ensure_ascii=False) if args.json else as_page(answer))
    return 0


def answer_of(args: argparse.Namespace):
    """The answer to the file. Raises `UnusableCounts`."""
    from umai.estimate.answers.estimating import STEPS, estimate
    from umai.estimate.answers.links import LinkRecall
    from umai.estimate.tables.reading import read_histories
    from umai.matching.progress import StepProgressBar

    refuse_numbers(args)
    table = read_histories(args.file)
    with StepProgressBar(STEPS) as progress:
        return estimate(
            table,
            draws=args.draws,
            seed=args.seed,
            delta=args.delta,
            recall=LinkRecall(args.recall, args.recall_of),
            tick=progress,
        )


def refuse_numbers(args: argparse.Namespace) -> None:
    from umai.counts.files import UnusableCounts

    if not 20 <= args.draws <= 100_000:
        raise UnusableCounts("--draws is a number from 20 to 100000")
    if args.seed < 0:
        raise UnusableCounts("--seed is a number from 0")
    if args.delta is not None and not 1e-6 <= args.delta <= 1e3:
        raise UnusableCounts("--delta is a number from 0.000001 to 1000")
    if not 0.5 <= args.recall <= 1:
        raise UnusableCounts("--recall is a share from 0.5 to 1")
    if args.recall_of is not None and args.recall_of < 1:
        raise UnusableCounts("--recall-of is a number of links, at least 1")
