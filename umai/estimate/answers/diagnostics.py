"""What must be said of a table and its answers: codes with figures, whose words are `SENTENCES`."""

import numpy

from umai.counts.remarks import Remark
from umai.estimate.methods.average import Posterior
from umai.estimate.models.existence import NO_MAXIMUM, OK, state_of
from umai.estimate.models.fitting import fit
from umai.estimate.models.terms import pairs
from umai.estimate.tables.histories import HistoryTable, common, on_several, sizes

FEW, FEW_SHARE = 30, 0.02  # children on two lists or more, and their share, below which lists barely overlap
SURE = 0.9
WIDENED = 0.1  # of the width of an interval, by which an end must move before it is said
APART = 1.5  # times the least answer that the greatest is, from which on it is said


def is_usable(counts: numpy.ndarray) -> bool:
    """Whether anything can be estimated from a table: nobody is on two lists, or on one of them."""
    return bool(on_several(counts) > 0 and sizes(counts).all())


def remarks_on(table: HistoryTable, counts: numpy.ndarray, answer, posterior: Posterior) -> list[Remark]:
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
        yield Remark("barely_overlap", {"several": float(several), "seen": int(seen)})
    if len(table.lists) == 2:
        yield Remark("two_lists")


def of_end(posterior: Posterior):
    if posterior.reaches_end:
        yield Remark("no_upper_limit")


def of_unequal_ease(answer):
    """Where unequal ease is likelier than not, or moves the interval by a tenth of its width."""
    average = next(one.interval for one in answer.methods if one.method == "average")
    low, high = answer.interval
    moved = max(abs(low - average[0]), abs(high - average[1])) > WIDENED * (average[1] - average[0])
    if answer.unequal_ease > 0.5 or moved:
        yield Remark(
            "unequal_ease",
            {
                "probability": 100 * float(answer.unequal_ease),
                "low": float(average[0]),
                "high": float(average[1]),
            },
        )


def of_difference(answer):
    known = {one.method: one.estimate for one in answer.methods if one.estimate and one.method != "chao"}
    least, most = min(known, key=known.__getitem__), max(known, key=known.__getitem__)
    if known[most] > APART * known[least]:
        yield Remark(
            "methods_apart",
            {
                "least": float(known[least]),
                "least_method": least,
                "most": float(known[most]),
                "most_method": most,
            },
        )


def of_bound(answer):
    bound = next(one.estimate for one in answer.methods if one.method == "chao")
    if bound and answer.estimate < bound:
        yield Remark("below_bound", {"bound": float(bound)})


def of_pairs(table: HistoryTable, counts: numpy.ndarray, posterior: Posterior):
    lists = len(table.lists)
    for pair in pairs(lists):
        names = names_of(pair, table)
        shared = common(table.counts, pair)
        if not shared:
            yield Remark("share_nobody", names)
            continue
        if lists < 3 or posterior.edge_probability(pair) < SURE:
            continue
        others = tuple(edge for edge in posterior.edges if edge != pair)
        expected = common(numpy.concatenate([[0.0], fit(others, counts).means[0]]), pair)
        code = "feed" if shared > expected else "avoid"
        yield Remark(code, names | {"shared": float(shared), "expected": float(expected)})


def names_of(pair, table: HistoryTable) -> dict[str, str]:
    """The two lists of a pair, by their names."""
    one, other = (name for at, name in enumerate(table.lists) if pair >> at & 1)
    return {"one": one, "other": other}


def of_models(table: HistoryTable):
    """Models that cannot be estimated from this table, and why."""
    lists, seen = len(table.lists), table.counts[1:] > 0
    if lists < 3:
        return
    for pair in pairs(lists):
        if (state := state_of((pair,), seen, lists)) != OK:
            code = "pair_has_no_best" if state == NO_MAXIMUM else "pair_cannot_be_told"
            yield Remark(code, names_of(pair, table))
    if (state := state_of(pairs(lists), seen, lists)) != OK:
        yield Remark("all_pairs_have_no_best" if state == NO_MAXIMUM else "all_pairs_cannot_be_told")


def of_lists(answer):
    low, high = answer.interval
    for one in answer.without:
        if not low <= one["estimate"] <= high:
            yield Remark("rests_on_a_list", {"list": one["list"], "estimate": float(one["estimate"])})
