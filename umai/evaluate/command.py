"""`umai evaluate`: whether a change of law or procedure did anything, from counts by period. No database."""

import argparse
import json
from datetime import date
from pathlib import Path

HELP = "judge whether a change of law did anything"
ABOUT = """\
Judge whether a change of law or procedure did anything, from counts by month or quarter.

FILE has `period` (2024-03 or 2024-Q1) and `count`, and may have `population` and `definition`. --on is the
day from which the rule is in force. Where FILE has `district` and `start` (the period in which the rule
starts there, empty where it never does), districts are compared with each other and --on is not given.

Ask with --before first: it says how large a change would be seen, and does not look at what came after."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell argparse what `umai evaluate` takes."""
    parser.formatter_class, parser.description = argparse.RawDescriptionHelpFormatter, ABOUT
    parser.add_argument("file", metavar="FILE", type=Path, help="CSV in UTF-8")
    parser.add_argument("--on", metavar="DATE", help="the day from which the rule is in force (2024-03-01)")
    parser.add_argument("--before", action="store_true", help="say only how large a change would be seen")
    parser.add_argument("--level", action="store_true", help="a change of level alone, none of the trend")
    parser.add_argument(
        "--placebo", metavar="FILE", type=Path, help="a series that the rule cannot touch, judged beside"
    )
    parser.add_argument("--draws", type=int, default=4_000, metavar="N", help="draws of the effect (4000)")
    parser.add_argument("--seed", type=int, default=2026, metavar="S", help="where drawing starts (2026)")
    parser.add_argument("--json", action="store_true", help="for a machine to read")


def run(args: argparse.Namespace) -> int:
    """Judge; 0 done, 2 for a file, a date or a number that cannot be used."""
    from umai.evaluate.answers.printing import as_json, districts_page, series_page
    from umai.evaluate.series.reading import read_series
    from umai.evaluate.series.tables import Panel

    refuse_numbers(args)
    found = read_series(args.file)
    if isinstance(found, Panel):
        answer = of_districts(args, found)
        page = districts_page(answer)
    else:
        answer = of_series(args, found)
        page = series_page(answer)
    print(json.dumps(as_json(answer), ensure_ascii=False) if args.json else page)
    if args.before and not args.json:
        print(f"\n{to_register(args.file, answer.detectable)}")
    return 0


def to_register(path: Path, seen) -> str:
    """What a question is registered by, before anybody looks: the file, and what would be seen."""
    from umai.counts.files import sha256_of

    fall, rise = 100 * (1 - seen.fall), 100 * (seen.rise - 1)
    return f"To register: SHA-256 {sha256_of(path)}, fall {fall:.1f} %, rise {rise:.1f} %."


def of_districts(args, panel):
    from umai.counts.files import UnusableCounts
    from umai.evaluate.answers.districts_answer import STEPS, answer_districts, answer_districts_before
    from umai.matching.progress import StepProgressBar

    for given, name in ((args.on, "--on"), (args.placebo, "--placebo"), (args.level, "--level")):
        if given:
            raise UnusableCounts(
                f"{name} is not for a file with districts, which says where the rule starts when"
            )
    if args.before:
        return answer_districts_before(panel, args.seed)
    with StepProgressBar(STEPS) as progress:
        return answer_districts(panel, seed=args.seed, tick=progress)


def of_series(args, series):
    from umai.counts.files import UnusableCounts
    from umai.evaluate.answers.series_answer import STEPS, answer_before, answer_series
    from umai.evaluate.before_after.design import BOTH, LEVEL
    from umai.evaluate.series.reading import read_series
    from umai.evaluate.series.tables import Series
    from umai.matching.progress import StepProgressBar

    on, shape = read_day(args.on), LEVEL if args.level else BOTH
    if args.before:
        return answer_before(series, on, shape)
    placebo = read_series(args.placebo) if args.placebo else None
    if placebo is not None and not isinstance(placebo, Series):
        raise UnusableCounts(f"{args.placebo}: has districts; a placebo is one series")
    with StepProgressBar(STEPS) as progress:
        return answer_series(
            series, on, shape, placebo=placebo, draws=args.draws, seed=args.seed, tick=progress
        )


def read_day(text: str | None) -> date:
    from umai.counts.files import UnusableCounts

    if text is None:
        raise UnusableCounts("--on is needed: the day from which the rule is in force, as 2024-03-01")
    try:
        return date.fromisoformat(text)
    except ValueError as failure:
        raise UnusableCounts("--on is a day as 2024-03-01") from failure


def refuse_numbers(args: argparse.Namespace) -> None:
    from umai.counts.files import UnusableCounts

    if not 100 <= args.draws <= 100_000:
        raise UnusableCounts("--draws is a number from 100 to 100000")
    if args.seed < 0:
        raise UnusableCounts("--seed is a number from 0")
