"""Bayesian averaging over decomposable graphs (Madigan and York 1997; `dga` of R does the same).

Each graph of which lists depend on which has a hyper-Dirichlet prior of `delta` children for each history,
all graphs are equally likely beforehand, and N of them 1/N unless another prior of N is given. What is
answered is the distribution of N, so that its interval carries the choice of the model.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy
from scipy.special import gammaln

from umai.estimate.methods.graphs import decomposable_graphs, margins
from umai.estimate.models.terms import Model, pairs

ALL_GRAPHS = 6  # lists, up to which every graph is averaged over
FARTHEST = 10_000  # how many times the children seen, beyond which no number is considered
COARSE, FINE, EXACT = 300, 1_500, 3_000  # points of the grids; numbers up to EXACT are all considered
NEGLIGIBLE = 1e-9

LogPrior = Callable[[numpy.ndarray], numpy.ndarray]


@dataclass
class Posterior:
    """How likely each number of all children is, and each graph that weighs anything.

    `totals` is a grid, `weights` sums to 1.
    """

    totals: numpy.ndarray
    weights: numpy.ndarray
    graphs: tuple[Model, ...]
    of_graph: numpy.ndarray

    @property
    def mean(self) -> float:
        return float(self.totals @ self.weights)

    def quantiles(self, levels) -> list[float]:
        """The numbers below which these shares of the distribution lie."""
        return [
            float(number)
            for number in numpy.interp(levels, numpy.cumsum(self.weights) - self.weights / 2, self.totals)
        ]

    def draw(self, number: int, rng: numpy.random.Generator) -> numpy.ndarray:
        return numpy.interp(rng.random(number), numpy.cumsum(self.weights) - self.weights / 2, self.totals)

    def edge_probability(self, pair: int) -> float:
        """How likely it is that two lists depend on each other directly."""
        return float(
            sum(likely for graph, likely in zip(self.graphs, self.of_graph, strict=True) if pair in graph)
        )

    @property
    def edges(self) -> Model:
        """The pairs of lists that more likely depend on each other than not."""
        every = sorted({pair for graph in self.graphs for pair in graph})
        return tuple(pair for pair in every if self.edge_probability(pair) >= 0.5)

    @property
    def reaches_end(self) -> bool:
        """Whether the distribution goes on where the grid ends: the table does not limit the number."""
        return bool(self.weights[-5:].sum() > 1e-6)


def posterior(table: numpy.ndarray, delta: float, log_prior: LogPrior | None = None) -> Posterior:
    """The distribution of the number of all children, given this table."""
    lists, seen = len(table).bit_length() - 1, float(table[1:].sum())
    graphs, counted = (
        decomposable_graphs(lists) if lists <= ALL_GRAPHS else likely_graphs(table, delta, log_prior)
    )
    grid = whole_grid(seen)
    likely = log_weights(table, grid, delta, counted, log_prior) + numpy.log(spacing(grid))
    of_graph = numpy.logaddexp.reduce(likely, axis=1)
    kept = numpy.flatnonzero(of_graph > of_graph.max() + numpy.log(NEGLIGIBLE))
    summed = likely.max(axis=0)
    used = numpy.flatnonzero(summed > summed.max() + numpy.log(NEGLIGIBLE))
    grid = fine_grid(float(grid[max(used[0] - 1, 0)]), float(grid[min(used[-1] + 1, len(grid) - 1)]))
    likely = log_weights(table, grid, delta, counted[kept], log_prior) + numpy.log(spacing(grid))
    weights = numpy.exp(likely - likely.max())
    weights /= weights.sum()
    return Posterior(seen + grid, weights.sum(axis=0), tuple(graphs[at] for at in kept), weights.sum(axis=1))


def whole_grid(seen: float) -> numpy.ndarray:
    """Numbers of children on no list, from none to far beyond what can be believed."""
    return numpy.unique(numpy.round(numpy.geomspace(1, FARTHEST * seen + 1, COARSE))) - 1


def fine_grid(first: float, last: float) -> numpy.ndarray:
    if last - first <= EXACT:
        return numpy.arange(first, last + 1)
    return numpy.unique(numpy.round(numpy.geomspace(first + 1, last + 1, FINE))) - 1


def spacing(grid: numpy.ndarray) -> numpy.ndarray:
    """How many numbers each point of a grid stands for."""
    between = numpy.concatenate([[grid[0] - 0.5], (grid[1:] + grid[:-1]) / 2, [grid[-1] + 0.5]])
    return numpy.diff(between)


def log_weights(table, hidden, delta, counted, log_prior) -> numpy.ndarray:
    """The logarithm of what each graph and number of children on no list weigh (graphs by numbers)."""
    total = table[1:].sum() + hidden
    shared = gammaln(total + 1) - gammaln(hidden + 1)
    shared += -numpy.log(total) if log_prior is None else log_prior(total)
    return counted @ log_margins(table, hidden, delta) + shared


def log_margins(table, hidden, delta) -> numpy.ndarray:
    """The logarithm of the marginal likelihood of the counts by each set of lists (sets by numbers)."""
    cells = len(table)
    histories, lists = numpy.arange(cells), cells.bit_length() - 1
    found = numpy.empty((cells, len(hidden)))
    for margin in range(cells):
        prior = delta * 2 ** (lists - margin.bit_count())
        sums = numpy.bincount(histories[1:] & margin, weights=table[1:], minlength=cells)
        of_margin = (histories & margin) == histories
        rest = sums[of_margin][1:]
        fixed = gammaln(rest + prior).sum() - gammaln(prior) * (len(rest) + 1)
        found[margin] = fixed + gammaln(hidden + sums[0] + prior)
    return found


def likely_graphs(table, delta, log_prior) -> tuple[tuple[Model, ...], numpy.ndarray]:
    """For many lists: the graphs that a search passes, one edge in or out at each step."""
    lists, grid = len(table).bit_length() - 1, whole_grid(float(table[1:].sum()))
    of_margin, edges = log_margins(table, grid, delta), pairs(lists)
    shared = log_weights(table, grid, delta, numpy.zeros((1, len(table))), log_prior)[0]
    shared += numpy.log(spacing(grid))
    known: dict[Model, tuple[float, numpy.ndarray]] = {}
    at: Model = ()
    while True:
        for graph in [at, *(tuple(sorted(set(at) ^ {edge})) for edge in edges)]:
            if graph not in known and len(graph) < len(edges):
                counted = margins(graph, lists)
                if counted is not None:
                    known[graph] = (float(numpy.logaddexp.reduce(counted @ of_margin + shared)), counted)
        best = max(known, key=lambda graph: known[graph][0])
        if best == at:
            return tuple(known), numpy.array([counted for _, counted in known.values()])
        at = best
