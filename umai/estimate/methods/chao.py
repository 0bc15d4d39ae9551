"""Chao's lower bound: how many there are at least, however unequal the children are.

The children on one list and on two are taken alone: where some are harder to find than others, those on no
list are at least as many as these two numbers say. Each list keeps an effect of its own (Rivest and
Baillargeon 2007), because the formula for equal lists is no bound where lists differ in size.
"""

import numpy

from umai.estimate.methods.bootstrap import Interval, wald_interval
from umai.estimate.models.fitting import fit


def estimate(table: numpy.ndarray) -> tuple[float, Interval]:
    """How many children there are at least, and the interval of that bound."""
    few = numpy.array([0 < history.bit_count() <= 2 for history in range(len(table))])
    fits, seen = fit((), table, among=few), table[1:].sum()
    hidden = float(fits.hidden[0])
    return float(seen + hidden), wald_interval(float(seen), hidden, float(fits.variance[0]))
