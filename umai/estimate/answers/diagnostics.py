"""What must be said of a table and its answers, in words."""

import numpy

from umai.estimate.methods.average import Posterior
from umai.estimate.models.existence import NO_MAXIMUM, OK, state_of
from umai.estimate.models.fitting import fit
from umai.estimate.models.terms import as_names, pairs
from umai.estimate.tables.histories import HistoryTable, common, on_several, sizes

FEW, FEW_SHARE = 30, 0.02  # children on two lists or more, and their share, below which lists barely overlap
SURE = 0.9
WIDENED = 0.1  # of the width of an interval, by which an end must move before it is said
APART = 1.5  # times the least answer that the greatest is, from which on it is said


def is_usable(counts: numpy.ndarray) -> bool:
    """Whether anything can be estimated from a table: nobody is on two lists, or on one of them."""
    return bool(on_several(counts) > 0 and sizes(counts).all())


def words(table: HistoryTable, counts: numpy.ndarray, answer, posterior: Posterior) -> list[str]:
    """All remarks, the weightiest first."""
    return [
        *of_overlap(table),
        *of_end(posterior),
        *of_unequal_ease(answer),
        *of_difference(answer),
        *of_bound(answer),
        *of_pairs(table, counts, posterior),
        *of_models(table),
        *of_lists(answer),
    ]


def of_overlap(table: HistoryTable):
    several, seen = on_several(table.counts), table.observed
    if several < FEW or several < FEW_SHARE * seen:
        yield (
            f"The lists barely overlap: {several:,.0f} of {seen:,} children are on two lists or more, and "
            "every figure here rests on these few."
        )
    if len(table.lists) == 2:
        yield (
            "With two lists nothing shows whether they are independent; where one feeds the other the number "
            "is too low. A third list is needed."
        )


def of_end(posterior: Posterior):
    if posterior.reaches_end:
        yield "These lists set no upper limit to the number of children: take the lower end alone."


def of_unequal_ease(answer):
    """Where unequal ease is likelier than not, or moves the interval by a tenth of its width."""
    average = next(one.interval for one in answer.methods if one.method == "average")
    low, high = answer.interval
    moved = max(abs(low - average[0]), abs(high - average[1])) > WIDENED * (average[1] - average[0])
    if answer.unequal_ease > 0.5 or moved:
        yield (
            f"Some children may be harder to find than others (probability {answer.unequal_ease:.0%})."
            " The average knows nothing of that, so the interval of the answer reaches farther than its own "
            f"({average[0]:,.0f} to {average[1]:,.0f})."
        )


def of_difference(answer):
    known = {one.method: one.estimate for one in answer.methods if one.estimate and one.method != "chao"}
    least, most = min(known, key=known.__getitem__), max(known, key=known.__getitem__)
    if known[most] > APART * known[least]:
        yield (
            f"The model decides the answer: {known[least]:,.0f} by {least}, {known[most]:,.0f} by {most}. "
            "They differ in which lists they take to depend on each other; say all of them, and not one."
        )


def of_bound(answer):
    bound = next(one.estimate for one in answer.methods if one.method == "chao")
    if bound and answer.estimate < bound:
        yield (
            f"The average is below Chao's lower bound of {bound:,.0f}: some children are much harder to find "
            "than others, and there are likely more than the average says."
        )


def of_pairs(table: HistoryTable, counts: numpy.ndarray, posterior: Posterior):
    lists = len(table.lists)
    for pair in pairs(lists):
        names = as_names(pair, table.lists).replace("*", " and ")
        shared = common(table.counts, pair)
        if not shared:
            yield f"{names} share no child: by chance, or because they exclude each other; nobody can tell."
            continue
        if lists < 3 or posterior.edge_probability(pair) < SURE:
            continue
        others = tuple(edge for edge in posterior.edges if edge != pair)
        expected = common(numpy.concatenate([[0.0], fit(others, counts).means[0]]), pair)
        if shared > expected:
            yield (
                f"{names} feed each other or reach the same children: they share {shared:,.0f}, "
                f"and {expected:,.0f} would be expected. Taken for independent they would make the number "
                "too low."
            )
        else:
            yield (
                f"{names} avoid each other: they share {shared:,.0f}, and {expected:,.0f} would be expected. "
                "Taken for independent they would make the number too high."
            )


def of_models(table: HistoryTable):
    """Models that cannot be estimated from this table, and why."""
    lists, seen = len(table.lists), table.counts[1:] > 0
    refused = {pair: state_of((pair,), seen, lists) for pair in pairs(lists)} if lists > 2 else {}
    for pair, state in refused.items():
        if state != OK:
            names = as_names(pair, table.lists).replace("*", " and ")
            yield f"The model in which only {names} depend on each other is refused: {reason(state)}."
    if lists > 2 and (state := state_of(pairs(lists), seen, lists)) != OK:
        yield f"The model in which every two lists depend on each other is refused: {reason(state)}."


def reason(state: str) -> str:
    if state == NO_MAXIMUM:
        return "among the histories that were seen no estimate fits it best"
    return "different numbers of children fit these histories equally well"


def of_lists(answer):
    low, high = answer.interval
    for one in answer.without:
        if not low <= one["estimate"] <= high:
            yield (
                f"Without {one['list']} the answer is {one['estimate']:,.0f}, outside of the interval: it "
                "rests on this list."
            )
