"""How often does the interval of `umai evaluate` hold what a change of law truly did, and does it cry wolf?

    .venv/bin/python -m bench.evaluation [--worlds 200] [--draws 1000] [--seed 1] [--json DIR]

Ten families of worlds (`bench.changed_worlds`), so many of each; in every second world nothing changes.
Beside the interval of the answer stands what others would say: quasi-Poisson with and without Newey and
West's errors, least squares with the same terms, the mean after less the mean before; for districts a
regression with a term for each district and period and one effect (two-way fixed effects), errors by
district. For each: in how many worlds the interval holds the truth and in how many without a change it says
there was one, each with its binomial interval (Clopper and Pearson); the median width and the mean interval
score, as shares of what was expected. Beside that: how often a fall of the size that was told beforehand as
detectable is seen, and how often the remark is made that the trend was bent before. The family `outside` is
outside of the model and is not in the sum of all series. Families below 90 % are named; ends with 1 where a
sum is below that.
"""

import sys
import time
from collections import defaultdict

import numpy
import statsmodels.api
from scipy.stats import t as student

from bench.changed_worlds import DISTRICTS, SERIES, make_districts, make_series
from bench.coverage import coverage, score
from bench.results import Result, bench_parser
from umai.evaluate.answers.remarks import of_bend
from umai.evaluate.answers.series_answer import difference_of_means
from umai.evaluate.before_after.design import BOTH, make_design
from umai.evaluate.before_after.detectable import detectable
from umai.evaluate.before_after.judging import judge, judge_plainly
from umai.evaluate.districts.judging import comparable, masks
from umai.evaluate.districts.ratios import ratios_of

OURS, TARGET = "the answer", 0.9
POWER_FAMILIES = ("level", "autocorrelated", "overdispersed")


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--worlds", type=int, default=200, help="of each family")
    asking.add_argument("--draws", type=int, default=1_000)
    asking.add_argument("--seed", type=int, default=1)
    args = asking.parse_args()
    scored: dict[str, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    alarms: dict[str, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    seen: dict[str, list] = defaultdict(list)
    bent: dict[str, list] = defaultdict(list)
    seconds = []
    for number_of_family, family in enumerate(SERIES + DISTRICTS):
        for number in range(args.worlds):
            rng = numpy.random.default_rng([args.seed, number_of_family, number])
            started = time.process_time()
            changed, truth, found = one_world(family, number, args.draws, rng)
            seconds.append(time.process_time() - started)
            for method, interval in found.items():
                scored[family][method].append(shifted_score(interval, truth))
                if not changed:
                    alarms[family][method].append((not interval[0] <= 0 <= interval[1], 0.0, 0.0))
            if family in SERIES:
                bent[family].append((says_bent(family, number, args.seed), 0.0, 0.0))
            if family in POWER_FAMILIES:
                seen[family].append((sees_detectable(family, number, args.draws, args.seed), 0.0, 0.0))
        tell(family, scored[family], alarms[family])
        if family in seen:
            print(f"{family:15} a fall told as detectable is seen in {in_words(coverage(seen[family]))}")
        if family in SERIES:
            print(f"{family:15} the trend before is said to be bent in {in_words(coverage(bent[family]))}")
    finish(args, scored, alarms, {"a detectable fall is seen": seen, "said to be bent": bent}, seconds)


def one_world(family, number, draws, rng):
    """(whether anything changed, the truth, the interval of each method), as shares or logarithms."""
    if family in SERIES:
        world = make_series(family, number, rng)
        found = {
            method: (interval[0] / world.expected, interval[1] / world.expected)
            for method, interval in series_intervals(world, draws, rng).items()
        }
        return world.changed, world.truth / world.expected, found
    world = make_districts(family, number, rng)
    panel = world.panel
    usable = comparable(panel)
    truth = (world.means * numpy.exp(world.logs))[usable].sum() / world.means[usable].sum()
    ours = ratios_of(panel, ~panel.treated, masks(panel, usable)[:1])[0]
    found = {OURS: tuple(float(numpy.log(one)) for one in ours.interval), "two-way": two_way(panel)}
    return world.changed, float(numpy.log(truth)), found


def series_intervals(world, draws, rng):
    series, change_at = world.series, world.change_at
    found = {OURS: judge(series, change_at, BOTH, draws=draws, rng=rng).effect.a_year_interval}
    for name, newey_west in (("newey-west", True), ("quasi-poisson", False)):
        other = judge_plainly(series, change_at, BOTH, newey_west=newey_west, draws=draws, rng=rng)
        if other is not None:
            found[name] = other.a_year_interval
    found["least squares"] = least_squares(series, change_at)
    found["before-after"] = difference_of_means(series, change_at).interval
    return found


def least_squares(series, change_at):
    """The same terms for the counts themselves."""
    design = make_design(series.at, series.seasons, series.a_year, change_at, BOTH)
    fit = statsmodels.api.OLS(series.counts, design.terms).fit()
    weights = numpy.zeros(design.terms.shape[1])
    weights[design.change] = design.terms[series.at >= change_at][:, design.change].mean(axis=0)
    middle, spread = weights @ fit.params, float(numpy.sqrt(weights @ fit.cov_params() @ weights))
    reach = student.ppf(0.975, fit.df_resid) * spread
    return float((middle - reach) * series.a_year), float((middle + reach) * series.a_year)


def two_way(panel):
    """One effect, a term for each district and period, logarithms of rates, errors by district."""
    districts = len(panel.districts)
    rates = numpy.log((panel.counts + 0.5) / panel.exposure)
    left = residual(panel.treated.astype(float))
    slope = (left * rates).sum() / (left**2).sum()
    over = residual(rates) - slope * left
    by_district = (left * over).sum(axis=1)
    spread = numpy.sqrt(districts / (districts - 1) * (by_district**2).sum()) / (left**2).sum()
    reach = student.ppf(0.975, districts - 1) * spread
    return float(slope - reach), float(slope + reach)


def residual(table):
    """What is left of a table without its means of rows and columns."""
    return table - table.mean(axis=0) - table.mean(axis=1, keepdims=True) + table.mean()


def says_bent(family, number, seed):
    """Whether the remark on a bent trend is made of the same world."""
    rng = numpy.random.default_rng([seed, SERIES.index(family), number])
    world = make_series(family, number, rng)
    return any(True for _one in of_bend(world.series, world.change_at))


def sees_detectable(family, number, draws, seed):
    """Whether the answer sees a fall of just the size that the time before had named."""
    kind = [seed, 1_000 + SERIES.index(family)]
    world = make_series(family, 0, numpy.random.default_rng([*kind, number]))
    series, after = world.series, world.series.at >= world.change_at
    told = detectable(series.only(~after), series.at[after], series.exposure[after])
    rng = numpy.random.default_rng([*kind, number, 1])
    series.counts[after] = rng.binomial(series.counts[after].astype(int), told.fall)
    low, high = judge(series, world.change_at, BOTH, draws=draws, rng=rng).effect.a_year_interval
    return not low <= 0 <= high


def shifted_score(interval, truth):
    """The score of an interval of differences, where `score` would take shares of the truth."""
    return score((interval[0] - truth + 1, interval[1] - truth + 1), 1.0)


def in_words(found):
    held, low, high = found
    return f"{held:6.1%} ({low:.1%} to {high:.1%})"


def mean_score(found):
    return float(numpy.mean([one[2] for one in found]))


def tell(family, by_method, alarms):
    for method, found in by_method.items():
        width = numpy.median([one[1] for one in found])
        print(
            f"{family:15} {method:14} holds {in_words(coverage(found))}, false alarms "
            f"{in_words(coverage(alarms[method]))}, width {width:.2f}, score {mean_score(found):.2f}",
            flush=True,
        )


def finish(args, scored, alarms, beside, seconds):
    """Everything together, the figures kept, and the verdict."""
    below = []
    for name, families in (("all series", SERIES[:-1]), ("all districts", DISTRICTS)):
        for table in (scored, alarms):
            table[name] = {
                method: [one for family in families for one in table[family][method]]
                for method in scored[families[0]]
            }
        tell(name, scored[name], alarms[name])
        below += [name] * (coverage(scored[name][OURS])[0] < TARGET)
    result = Result("evaluation", {"worlds": len(seconds), "draws": args.draws})
    for family, by_method in scored.items():
        for method, found in by_method.items():
            add_share(result, f"{family}_{method}", f"{family}: {method} holds the truth", found)
            add_share(
                result, f"{family}_{method}_alarms", f"{family}: {method} cries wolf", alarms[family][method]
            )
    for says, by_family in beside.items():
        for family, found in by_family.items():
            add_share(result, f"{family}_{says.replace(' ', '_')}", f"{family}: {says}", found)
    result.add("seconds", "processor seconds a world, median", unit="s", value=float(numpy.median(seconds)))
    result.tell(args.json)
    failing = [family for family in SERIES + DISTRICTS if coverage(scored[family][OURS])[0] < TARGET]
    print(f"Families below {TARGET:.0%}: {', '.join(failing) or 'none'}.")
    sys.exit(bool(below))


def add_share(result, key, says, found):
    share, low, high = coverage(found)
    more = {"low": round(100 * low, 1), "high": round(100 * high, 1)}
    result.add(key, says, unit="%", value=round(100 * share, 1), more=more)


if __name__ == "__main__":
    main()
