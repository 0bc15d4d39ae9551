"""Did a change make anything slower? Two checkouts on one machine, in turn, with an interval for each ratio.

    .venv/bin/python -m bench.compare --before CHECKOUT HOME --after CHECKOUT HOME [--rounds 5]
        [--json FILE] 'pages --runs 60 --seconds 5' search record …

Each word is a bench with its arguments, run in each checkout on its own rehearsal (HOME), A B, B A, A B, so
that a machine that warms up or has other work favours nobody. Of each figure: the median before and
after, the geometric mean of the ratios after/before of the rounds, and its 95 % interval (Student's t on
their logarithms). A figure of which more is better is turned round. Exit code 1 when an interval lies
above LIMIT as a whole: that is slower, whatever the noise. Two runs of one code differ by 20 %, so one
round says nothing.
"""

import argparse
import json
import math
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

LIMIT = 1.05
TIMES = {"ms", "s", "MB", "GB", "MB RSS"}
STUDENT = {2: 12.71, 3: 4.303, 4: 3.182, 5: 2.776, 6: 2.571, 7: 2.447, 8: 2.365, 9: 2.306, 10: 2.262}


def main():
    asking = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for side in ("before", "after"):
        asking.add_argument(f"--{side}", nargs=2, type=Path, metavar=("CHECKOUT", "HOME"), required=True)
    asking.add_argument("--rounds", type=int, choices=STUDENT, default=5, help="pairs of runs (5)")
    asking.add_argument("--json", type=Path, metavar="FILE", help="also keep every ratio in this file")
    asking.add_argument("benches", nargs="+", metavar="BENCH", help="a bench with its arguments, as one word")
    args = asking.parse_args()
    told = {}
    for bench in args.benches:
        rounds = [run_round(bench, args.before, args.after, turn) for turn in range(args.rounds)]
        told[bench] = compare_rounds(rounds)
        print_figures(bench, told[bench])
    if args.json:
        args.json.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    slower = [says for figures in told.values() for says, one in figures.items() if one["low"] > LIMIT]
    for says in slower:
        print(f"slower: {says}", file=sys.stderr)
    return 1 if slower else 0


def run_round(bench, before, after, turn):
    """The figures of both sides; who begins changes with every round."""
    sides = [("before", before), ("after", after)]
    return {side: run_bench(bench, *where) for side, where in (sides if turn % 2 == 0 else reversed(sides))}


def run_bench(bench, checkout, home):
    """What one bench answers in one checkout: words to a number of which less is better."""
    name, *words = shlex.split(bench)
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [checkout / ".venv" / "bin" / "python", "-m", f"bench.{name}", *words, "--json", folder],
            cwd=checkout,
            env=os.environ | {"UMAI_HOME": str(home)},
            capture_output=True,
            text=True,
        )
        if done.returncode:
            sys.exit(f"{bench} failed in {checkout}:\n{done.stderr[-2000:]}")
        (path,) = Path(folder).glob("*.json")
        told = json.loads(path.read_text())["figures"]
    return {one["says"]: number for one in told if (number := less_is_better(one))}


def less_is_better(figure):
    number = figure.get("p50", figure.get("value"))
    if not number:
        return None
    return number if figure["unit"] in TIMES else 1 / number if figure["unit"].endswith("/s") else None


def compare_rounds(rounds):
    """Words of each figure that every run told, to its medians, its ratio and the ratio's interval."""
    both = set.intersection(*(set(one[side]) for one in rounds for side in ("before", "after")))
    return {
        says: interval([(one["before"][says], one["after"][says]) for one in rounds])
        for says in rounds[0]["before"]
        if says in both
    }


def interval(pairs):
    """The geometric mean of after/before, and the 95 % interval of it."""
    logs = [math.log(after / before) for before, after in pairs]
    middle = statistics.fmean(logs)
    half = STUDENT[len(logs)] * statistics.stdev(logs) / math.sqrt(len(logs))
    return {
        "before": statistics.median(before for before, _ in pairs),
        "after": statistics.median(after for _, after in pairs),
        "ratio": math.exp(middle),
        "low": math.exp(middle - half),
        "high": math.exp(middle + half),
    }


def print_figures(bench, found):
    print(f"{bench}\n{'':58} {'before':>9} {'after':>9} {'ratio':>6}  95 % interval")
    for says, one in found.items():
        print(
            f"{says:58.58} {one['before']:>9.3g} {one['after']:>9.3g} {one['ratio']:>6.3f}"
            f"  {one['low']:.3f}-{one['high']:.3f}{'  SLOWER' if one['low'] > LIMIT else ''}",
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main())
