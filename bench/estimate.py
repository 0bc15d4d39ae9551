"""Does `umai estimate` answer what others published for the same tables?

    .venv/bin/python -m bench.estimate [--draws 1000] [--seeds 5] [--all] [--json DIR]

The tables and figures are in umai/estimate/published.json, each with its source and status. Those that a
method of ours states, and that were verified or are answers of a program that was run, must be met: a point
within 0.5 %, an end of an interval within 5 %, of a bootstrap within 10 %, latent classes within 5 %. The
others are printed. The far end of a BCa interval of few children is nearly the least of a thousand drawn
estimates, so what is compared is the middle answer of several seeds, each with as many draws as the
publication had. `--all` adds the search over all 6,893 models of five lists, which takes minutes. Ends with
1 where a figure is not met. Then `umai estimate` itself is timed on a table of five lists, with its memory.
"""

import csv
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy
from scipy.special import gammaln

from bench.peak import measure_run
from bench.results import CHECKOUT, Result, bench_parser, rounded
from umai.estimate.methods import bic, latent, stepwise
from umai.estimate.methods.average import posterior
from umai.estimate.methods.bootstrap import LEVELS, draw_tables
from umai.estimate.models.fitting import fit
from umai.estimate.models.terms import hierarchical_models
from umai.estimate.tables.published import published_cases, published_table

POINT, END, BOOTSTRAP_END, LATENT = 0.005, 0.05, 0.1, 0.05
BINDING = ("verified against the source", "reference-run")


FIVE_LISTS = "uk_2013_5"
MEGABYTE = 2**20


@dataclass
class OwnFigure:
    """What our method says, and how near that must be."""

    estimate: float | None
    interval: tuple[float, float] | None
    point: float = POINT
    end: float = END


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--draws", type=int, default=1_000)
    asking.add_argument("--seeds", type=int, default=5)
    asking.add_argument("--all", action="store_true", help="the models of every order of five lists too")
    args = asking.parse_args()
    result = Result("estimate", {"cases": len(published_cases())})
    failed = []
    for name, case in published_cases().items():
        for figure in [*case["published"], *case["reproduced"]]:
            said, binding = method_of(name, figure), figure.get("status", BINDING[1]) in BINDING
            if said is None or (said is all_orders and not args.all):
                print(f"{name:15} {published_text(figure):28} {'not a method here':28} {what(figure)}")
                continue
            answered = said(published_table(name).counts, args)
            apart = differences(figure, answered)
            met = all(difference <= limit for difference, limit in apart)
            if binding and not met:
                failed.append(f"{name}: {what(figure)}")
            print(
                f"{name:15} {published_text(figure):28} {as_text(answered):28} {what(figure)}: "
                + ("met" if met else "NOT MET" if binding else "not met, and not verified")
            )
            result.add(
                f"{name}_{len(result.figures)}",
                f"{name}: {what(figure)}",
                unit="% apart",
                value=round(100 * max(difference for difference, _limit in apart), 2),
            )
    time_command(result, args.draws)
    result.tell(args.json)
    if failed:
        print("Not met: " + "; ".join(failed))
        sys.exit(1)


def time_command(result, draws):
    """All methods of `umai estimate` for five lists, with so many tables drawn again: seconds and memory."""
    case = published_cases()[FIVE_LISTS]
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as file:
        lines = csv.writer(file)
        lines.writerow([*case["lists"], "count"])
        lines.writerows([*history, count] for history, count in case["table"].items())
        file.flush()
        cost = measure_run(
            [CHECKOUT / "bin" / "umai", "estimate", file.name, "--draws", draws, "--json"], cwd=Path.cwd()
        )
    result.add(
        "five_lists",
        "umai estimate: five lists, every method",
        unit="s",
        value=rounded(cost.seconds),
        more={"draws": draws, "processor_s": rounded(cost.processor), "peak_mb": cost.peak // MEGABYTE},
    )


def what(figure) -> str:
    return figure.get("model") if "status" in figure else f"{figure['method']} ({figure['model']})"


def method_of(name, figure):
    """Our method for a published figure, or none."""
    return METHODS.get((name, figure.get("model") if "status" in figure else figure["method"]))


def differences(figure, answered: OwnFigure):
    """(by which share ours is apart, by which it may be) of each number that was published."""
    point = figure.get("estimate") if "status" in figure else figure.get("published")
    found = []
    if isinstance(point, int | float):
        found.append((abs(answered.estimate / point - 1), answered.point))
    if "status" in figure and figure.get("ci"):
        ends = zip(answered.interval, figure["ci"], strict=True)
        found += [(abs(ours / theirs - 1), answered.end) for ours, theirs in ends]
    return found


def published_text(figure) -> str:
    point = figure.get("estimate") if "status" in figure else figure.get("published")
    ends = figure.get("ci") if "status" in figure else None
    return f"{point or ''} {ends or ''}".strip()


def as_text(answered: OwnFigure) -> str:
    ends = "" if answered.interval is None else f" [{answered.interval[0]:.0f}, {answered.interval[1]:.0f}]"
    return ("" if answered.estimate is None else f"{answered.estimate:.2f}") + ends


def of_seeds(estimate, table, args) -> OwnFigure:
    """The middle answer of several seeds."""
    found = [
        estimate(table, draw_tables(table, args.draws, numpy.random.default_rng(seed)))
        for seed in range(1, args.seeds + 1)
    ]
    ends = tuple(median(interval[end] for _model, _total, interval in found) for end in (0, 1))
    return OwnFigure(found[0][1], ends, end=BOOTSTRAP_END)


def by_stepwise(table, args) -> OwnFigure:
    return of_seeds(stepwise.estimate, table, args)


def by_bic(order, kept):
    """The BIC choice among models up to this order; so many of the best are tried on drawn tables."""

    def said(table, args) -> OwnFigure:
        lists = len(table).bit_length() - 1
        models = hierarchical_models(lists, order)
        return of_seeds(
            lambda table, drawn: bic.estimate(table, drawn, models, kept or len(models)), table, args
        )

    return said


all_orders = by_bic(4, 0)


def by_average(delta, log_prior=None):
    def said(table, args) -> OwnFigure:
        found = posterior(table, delta, log_prior)
        return OwnFigure(found.mean, tuple(found.quantiles(LEVELS)))

    return said


def by_latent_classes(table, args) -> OwnFigure:
    found = [latent.estimate(table, numpy.random.default_rng(seed)) for seed in range(1, 4)]
    return OwnFigure(median(total for total, _interval in found), None, point=LATENT)


def by_main_effects(left_out=()):
    def said(table, args) -> OwnFigure:
        kept = numpy.array([history not in left_out for history in range(len(table))])
        return OwnFigure(table.sum() + fit((), table, among=kept).hidden[0], None)

    return said


def negative_binomial(total):
    """The prior of Madigan and York for the children of spina bifida."""
    shape, scale = 13.14, 55.17
    return (
        total * numpy.log(scale)
        - (total + shape) * numpy.log(1 + scale)
        + gammaln(total + shape)
        - gammaln(total + 1)
        - gammaln(shape)
    )


METHODS = {
    ("uk_2013_5", "BIC over all models up to order 2, BCa over the selection"): by_bic(2, 100),
    ("uk_2013_5", "the same up to order 4"): all_orders,
    ("uk_2013_5", "stepwise p<=0.02 (CSV 2021)"): by_stepwise,
    ("new_orleans_5", "stepwise, no term selected, BCa"): by_stepwise,
    ("new_orleans_5", "stepwise p<=0.02 (CSV 2021)"): by_stepwise,
    ("new_orleans_5", "log-linear"): by_main_effects(),
    ("western_us", "stepwise p 0.02, term AE, BCa"): by_stepwise,
    ("western_us", "stepwise p<=0.02 (CSV 2021)"): by_stepwise,
    ("kosovo", "BCa, best model only"): by_bic(3, 1),
    ("kosovo", "BCa, selection over all 113 models"): by_bic(3, 113),
    ("kosovo", "log-linear; the BIC choice over 113 hierarchical models gives exactly this figure"): by_bic(
        3, 1
    ),
    ("kosovo", "stepwise p<=0.02 (CSV 2021)"): by_stepwise,
    ("kosovo", "all 113 hierarchical, BIC"): by_bic(3, 1),
    ("kosovo", "DGA model average"): by_average(1 / 16),
    ("kosovo", "LCMCR"): by_latent_classes,
    ("spina_bifida", "DGA, delta 1, informative prior (13.14, 55.17)"): by_average(1, negative_binomial),
    ("spina_bifida", "DGA model average (informative prior)"): by_average(1, negative_binomial),
    ("congenital_ma", "DGA, delta 0.5, N-inverse prior"): by_average(0.5),
    ("congenital_ma", "DGA model average"): by_average(0.5),
    ("hare", "Mt without 111111 (se 3.9)"): by_main_effects(left_out=(63,)),
    ("hare", "Mt"): by_main_effects(),
}

if __name__ == "__main__":
    main()
