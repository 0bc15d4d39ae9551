"""The sums as one linear programme of HiGHS, kept and asked again; with whole numbers where it matters."""

import os
import sys
from pathlib import Path

import highspy
import numpy

from umai.disclosure.attacker.bounds import NoCountsAgree, SumLines
from umai.disclosure.attacker.reading import PrintedRatio, TableReading

FEW, PRIMAL, DUAL = 10, 4, 1  # for few cells the last answer is near: HiGHS goes on from it by primal simplex
WHOLE_NODES = 2_000  # of the search for one answer in whole numbers: the same on every machine, however busy
FEASIBLE = 2  # a solution that HiGHS says is one
NEAR = 1e-6  # a count this near to a whole number is one


class CountProgramme:
    """All counts that agree with a reading; each question is the most or least of some weighted cells."""

    def __init__(self, reading: TableReading, lines: SumLines, low: numpy.ndarray, high: numpy.ndarray):
        self.lines, self.low, self.high, self.ratios = lines, low, high, reading.ratios
        self.index, self.whole = reading.linked.index, False
        self.highs = silent_highs()
        for option, value in QUIET.items():
            self.highs.setOptionValue(option, value)
        self.highs.passModel(self.model())

    def model(self) -> highspy.HighsLp:
        size, ratios = self.lines.size, self.ratios
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = size, self.lines.count + 2 * len(ratios)
        model.col_cost_ = numpy.zeros(size)
        model.col_lower_, model.col_upper_ = self.low.astype(float), self.high.astype(float)
        model.row_lower_ = numpy.zeros(model.num_row_)
        model.row_upper_ = numpy.concatenate(
            [numpy.zeros(self.lines.count), numpy.full(2 * len(ratios), highspy.kHighsInf)]
        )
        entries = [entry for one in ratios for entry in self.entries_of(one)]
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = numpy.concatenate(
            [self.lines.starts, len(self.lines.cell) + 2 * numpy.arange(2 * len(ratios) + 1)]
        ).astype(numpy.int32)
        model.a_matrix_.index_ = numpy.concatenate([self.lines.cell, [at for at, _value in entries]]).astype(
            numpy.int32
        )
        model.a_matrix_.value_ = numpy.concatenate(
            [self.lines.sign, [value for _at, value in entries]]
        ).astype(float)
        return model

    def entries_of(self, ratio: PrintedRatio) -> list[tuple[int, float]]:
        """Two rows that are at least 0: the numerator above the low share, and below the high one."""
        over, under = self.index[ratio.numerator], self.index[ratio.denominator]
        return [(over, 1.0), (under, -ratio.low), (over, -1.0), (under, ratio.high)]

    def solve(
        self, weights: dict[int, float], *, most: bool, whole: bool = False
    ) -> tuple[float, numpy.ndarray | None]:
        """The most (or least) of these weighted cells, and counts where it is reached; or none."""
        costs = numpy.zeros(self.lines.size)
        costs[list(weights)] = list(weights.values())
        return self.solve_all(costs, most=most, whole=whole)

    def bound(self, low: numpy.ndarray, high: numpy.ndarray) -> None:
        """Ask within these bounds from now on."""
        self.low, self.high = low.copy(), high.copy()
        every = numpy.arange(self.lines.size, dtype=numpy.int32)
        self.highs.changeColsBounds(len(every), every, low.astype(float), high.astype(float))

    def find_held(self, at: int, number: int) -> numpy.ndarray | None:
        """Counts of whole numbers with one cell at this number; nothing where none was found."""
        counts = self.solve_held(at, number, numpy.zeros(self.lines.size), whole=True)
        return None if counts is None else numpy.rint(counts)

    def solve_held(
        self, at: int, value: float, costs: numpy.ndarray, *, whole: bool = False
    ) -> numpy.ndarray | None:
        """The most of these costs with one cell held at a value; nothing where that cannot be."""
        self.highs.changeColBounds(at, value, value)
        try:
            return self.solve_all(costs, most=True, whole=whole)[1]
        except NoCountsAgree:
            return None
        finally:
            self.highs.changeColBounds(at, float(self.low[at]), float(self.high[at]))

    def solve_all(
        self, costs: numpy.ndarray, *, most: bool, whole: bool = False, nodes: int = WHOLE_NODES
    ) -> tuple[float, numpy.ndarray | None]:
        """The most (or least) of the costs; NaN, and the best so far, where whole numbers take too long."""
        every = numpy.arange(self.lines.size, dtype=numpy.int32)
        from_basis = numpy.count_nonzero(costs) < FEW and not whole
        self.highs.setOptionValue("simplex_strategy", PRIMAL if from_basis else DUAL)
        if whole != self.whole:
            kind = highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
            self.highs.changeColsIntegrality(
                len(every), every, numpy.full(len(every), int(kind), numpy.uint8)
            )
            self.whole = whole
        self.highs.changeColsCost(len(every), every, -costs if most else costs)
        self.highs.setOptionValue("mip_max_nodes", nodes)
        self.highs.run()
        status = self.highs.getModelStatus()
        if status == highspy.HighsModelStatus.kSolutionLimit:
            return numpy.nan, self.best_so_far()
        if status != highspy.HighsModelStatus.kOptimal:
            raise NoCountsAgree
        counts = numpy.array(self.highs.getSolution().col_value)
        return float(costs @ counts), counts

    def best_so_far(self) -> numpy.ndarray | None:
        """Counts of whole numbers that agree, though not shown to be the most; none where none were found."""
        found = self.highs.getInfo().primal_solution_status == FEASIBLE
        return numpy.rint(self.highs.getSolution().col_value) if found else None


QUIET = {"output_flag": False, "threads": 1, "random_seed": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 0.0}


def silent_highs() -> highspy.Highs:
    """HiGHS, without the line about itself that it prints when it is made, before it can be told not to."""
    sys.stdout.flush()
    kept = os.dup(1)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        try:
            return highspy.Highs()
        finally:
            os.dup2(kept, 1)
            os.close(kept)


def whole_counts(counts: numpy.ndarray) -> numpy.ndarray | None:
    """The counts as whole numbers, where all of them are; else nothing."""
    nearest = numpy.rint(counts)
    return nearest.astype(int) if numpy.abs(counts - nearest).max(initial=0) < NEAR else None
