"""How often does the interval of `umai estimate` hold the true number, in invented worlds where it is known?

    .venv/bin/python -m bench.coverage [--worlds 200] [--draws 200] [--seed 1] [--json DIR]

Five families of worlds (`bench.hidden_worlds`), so many of each; the last is outside of every model that is
fitted. Beside the interval of the answer stand that of the average over graphs alone, the naive answer (lists
independent), stepwise with BCa, the BIC choice as if it had been known beforehand, and the same with its
choice made again on drawn tables. For each: in how many worlds the interval holds the number, with the
binomial interval of that share (Clopper and Pearson), the median width and the mean interval score, both as a
share of the true number (the score is the width, and forty times what the number lies outside). Every method
is given the same table, corrected for missed links where a world has them.
"""

import sys
import time
from collections import defaultdict

import numpy
from scipy.stats import beta

from bench.hidden_worlds import FAMILIES, make_world
from bench.results import Result, bench_parser
from umai.estimate.answers.estimating import default_delta
from umai.estimate.answers.links import average, carry_unequal_ease, correct, draw_corrected_tables
from umai.estimate.methods import bic, stepwise
from umai.estimate.methods.bootstrap import wald_interval
from umai.estimate.models.fitting import fit

MISSED = 40  # how much a number outside of a 95 % interval costs for each child: 2 / 0.05
TARGET = 0.9
OURS = "the answer"


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--worlds", type=int, default=200, help="of each family")
    asking.add_argument("--draws", type=int, default=200)
    asking.add_argument("--seed", type=int, default=1)
    args = asking.parse_args()
    scored: dict[str, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    seconds = []
    for family in FAMILIES:
        for number in range(args.worlds):
            rng = numpy.random.default_rng([args.seed, FAMILIES.index(family), number])
            world = make_world(family, rng)
            started = time.process_time()
            for method, interval in intervals(world, args.draws, rng).items():
                scored[family][method].append(score(interval, world.total))
            seconds.append(time.process_time() - started)
        tell(family, scored[family])
    overall = {
        method: [one for family in FAMILIES for one in scored[family][method]]
        for method in scored[FAMILIES[0]]
    }
    tell("all", overall)
    result = Result("coverage", {"worlds": len(seconds), "draws": args.draws})
    add_figures(result, {**scored, "all": overall})
    result.add("seconds", "processor seconds a world, median", unit="s", value=float(numpy.median(seconds)))
    result.tell(args.json)
    held, _low, _high = coverage(overall[OURS])
    failing = [family for family in FAMILIES if coverage(scored[family][OURS])[0] < TARGET]
    print(f"Families below {TARGET:.0%}: {', '.join(failing) or 'none'}.")
    best = min(mean_score(found) for method, found in overall.items() if method != OURS)
    sys.exit(held < TARGET or mean_score(overall[OURS]) >= best)


def intervals(world, draws, rng):
    """The interval of each method."""
    table = correct(world.table, world.recall.share)
    drawn = draw_corrected_tables(world.table, draws, world.recall, rng)
    seen, alone = float(table.sum()), fit((), table)
    averaged = average(world.table, default_delta(world.lists), world.recall, rng)
    found = {
        OURS: carry_unequal_ease(world.table, averaged, world.recall, rng)[0],
        "average alone": averaged.interval,
        "naive": wald_interval(seen, float(alone.hidden[0]), float(alone.variance[0])),
        "stepwise, BCa": stepwise.estimate(table, drawn)[2],
    }
    model, _total, found["BIC, BCa"] = bic.estimate(table, drawn)
    best = fit(model, table)
    found["BIC"] = wald_interval(seen, float(best.hidden[0]), float(best.variance[0]))
    return found


def answer_intervals(world, rng):
    """(the interval of the answer, that of the average over graphs alone); no table is drawn again."""
    averaged = average(world.table, default_delta(world.lists), world.recall, rng)
    return carry_unequal_ease(world.table, averaged, world.recall, rng)[0], averaged.interval


def score(interval, total):
    """(whether the interval holds the number, its width, its score), the last two as a share of it."""
    low, high = interval
    if low is None:
        return False, numpy.inf, numpy.inf
    outside = max(low - total, 0) + max(total - high, 0)
    return outside == 0, (high - low) / total, (high - low + MISSED * outside) / total


def coverage(found):
    """The share of worlds in which the interval holds the number, and the ends of its own interval."""
    held, worlds = sum(one[0] for one in found), len(found)
    low = beta.ppf(0.025, held, worlds - held + 1) if held else 0.0
    high = beta.ppf(0.975, held + 1, worlds - held) if held < worlds else 1.0
    return held / worlds, float(low), float(high)


def mean_score(found):
    return float(numpy.mean([one[2] for one in found]))


def tell(family, by_method):
    for method, found in by_method.items():
        held, low, high = coverage(found)
        width = numpy.median([one[1] for one in found])
        print(
            f"{family:15} {method:15} holds {held:6.1%} ({low:.1%} to {high:.1%}), width {width:6.2f}, "
            f"score {mean_score(found):8.2f}",
            flush=True,
        )


def add_figures(result, scored):
    for family, by_method in scored.items():
        for method, found in by_method.items():
            held, low, high = coverage(found)
            result.add(
                f"{family}_{method}",
                f"{family}: {method} holds the number",
                unit="%",
                value=round(100 * held, 1),
                more={
                    "low": round(100 * low, 1),
                    "high": round(100 * high, 1),
                    "width": round(float(numpy.median([one[1] for one in found])), 3),
                    "score": round(mean_score(found), 3),
                },
            )


if __name__ == "__main__":
    main()
