"""Learning from pairs with a known answer: ridge logistic regression on top of the trained weights.

The weights of a pair and the prior of its lists are left as they are; the bits that must be added to give
the known answers are learned. Signs that few pairs have are left out, and the ridge keeps the bits small
where little is known.
"""

from dataclasses import replace

import numpy
from scipy import sparse
from scipy.optimize import minimize

from umai.matching.comparison.adjustments import (
    ALWAYS,
    NAMESAKES,
    NAMESAKES_OTHERWISE,
    PAIRED,
    WITHIN,
    level_pair_term,
    level_term,
    level_term_within_list,
)
from umai.matching.comparison.levels import BY_NAME, COMPARISONS
from umai.matching.comparison.trained_numbers import TrainedNumbers
from umai.matching.engine import posterior
from umai.matching.engine.files import UnusableListFile
from umai.matching.engine.linking import learned_sql, weigh_pairs
from umai.matching.training.level_shares import LEAST_M, level_shares, raise_to_least

FEWEST = 200  # pairs that have a sign, below which its bits are not learned
RIDGE = 5.0
STEPS = 300
ENOUGH = 2_000  # pairs with a known answer, below which nothing is learned
LEAST = 1e-4  # the probability below which a pair teaches nothing about reading odds
UNSETTLED = (0.0, 1.0)  # odds are left as they are
FURTHEST = 12.0  # natural logarithm of odds, beyond which a pair teaches nothing


def learn_from_answers(db, trained: TrainedNumbers, sizes) -> TrainedNumbers:
    """These numbers, with the bits learned from pairs of rows in `known` (id, person).

    It fills `weighed` and `judged`. Raises `UnusableListFile` where too few pairs have an answer.
    """
    make_answers(db, trained, sizes)
    trained = replace(trained, m=count_agreement(db))
    make_answers(db, trained, sizes)
    priors = posterior.priors(db, sizes)
    bits = learn_bits(db, priors)
    db.execute(f"update weighed set learned = {learned_sql(replace(trained, learned=bits))}")
    posterior.judge_pairs(db, priors, lowest=LEAST)
    return replace(
        trained, learned=bits, settled=fit_odds(db) or UNSETTLED, settled_within=fit_odds(db, within=True)
    )


def make_answers(db, trained: TrainedNumbers, sizes) -> None:
    """Fill `weighed`, and `answers` (id_l, id_r, same) with those of its pairs that have a known answer."""
    levels = ", ".join(f"at_{comparison.name}" for comparison in COMPARISONS)
    weigh_pairs(
        db, replace(trained, learned={}), posterior.lowest_weight(sizes), f", within, together, {levels}"
    )
    db.execute(
        """create or replace table answers as
        select id_l, id_r, l.person = r.person as same
        from weighed join known l on l.id = id_l join known r on r.id = id_r"""
    )


def count_agreement(db) -> dict[str, dict[str, float]]:
    """How often one child's two records stand at each level, counted from the answers.

    What is learned without answers, from pairs with one PIN or one whole name, includes a few brothers and
    namesakes, so that dates far apart look much more frequent than they are.
    """
    found = {}
    for comparison in COMPARISONS:
        numbers = dict(
            db.execute(
                f"""select at_{comparison.name}, count(*) from weighed join answers using (id_l, id_r)
                where same group by 1"""
            ).fetchall()
        )
        by_level = {level.name: numbers.get(at, 0) for at, level in enumerate(comparison.levels)}
        counted = {level.name: by_level[level.name] for level in comparison.informative_levels()}
        found[comparison.name] = raise_to_least(level_shares(comparison, counted), LEAST_M)
    return found


def learn_bits(db, priors) -> dict[str, float]:
    """The bits of what occurs together, from `weighed` and the table `answers` (id_l, id_r, same)."""
    levels = ", ".join(f"at_{comparison.name}" for comparison in COMPARISONS)
    columns = db.execute(
        f"""select {levels}, within, together, same,
            -ln(pow(2.0::double, -(weight + bits)) + rho * ratio) as odds
        from weighed join answers using (id_l, id_r)
        join {posterior.priors_sql(priors)} using (list_l, list_r)
        order by id_l, id_r"""
    ).fetchnumpy()
    if len(columns["same"]) < ENOUGH:
        raise UnusableListFile(f"fewer than {ENOUGH} pairs with a known answer: too few to learn from")
    names, signs = matrix(columns)
    odds = numpy.clip(columns["odds"], -FURTHEST, FURTHEST)
    weights = fit_weights(signs, odds, columns["same"].astype(float))
    return {name: round(float(bits), 4) for name, bits in zip(names, weights / numpy.log(2), strict=True)}


def fit_odds(db, *, within=False) -> tuple[float, float] | None:
    """Bits and slope that turn the odds of `judged` into the share of such pairs that is one child.

    It is for pairs between lists, or `within` one list: there hardly any child stands twice, so more
    of the pairs that agree in everything are twins or namesakes. None where too few pairs have an answer.
    """
    columns = db.execute(
        f"""select same, ln(greatest(probability, 1e-12) / greatest(1 - probability, 1e-12)) as odds
        from judged join answers using (id_l, id_r) where list_l {"=" if within else "<>"} list_r
        order by id_l, id_r"""
    ).fetchnumpy()
    if len(columns["same"]) < ENOUGH:
        return None
    odds = numpy.clip(columns["odds"], -FURTHEST, FURTHEST)
    signs = sparse.csr_matrix(numpy.column_stack([numpy.ones_like(odds), odds]))
    shift, more = fit_weights(signs, odds, columns["same"].astype(float))
    return round(float(shift / numpy.log(2)), 4), round(float(1 + more), 4)


def matrix(columns):
    """(names of the signs, a sparse matrix with a row for each pair) of what may be learned."""
    within = columns["within"].astype(float)
    parts = [([ALWAYS, WITHIN], sparse.csr_matrix(numpy.column_stack([numpy.ones_like(within), within])))]
    for comparison in COMPARISONS:
        at = columns[f"at_{comparison.name}"].astype(int)
        for namer, scale in ((level_term, None), (level_term_within_list, within)):
            names = [namer(comparison.name, level) for level in comparison.levels]
            parts.append((names, indicator_matrix(at, len(names), scale)))
    for one, other in PAIRED:
        width = len(BY_NAME[other].levels)
        at = columns[f"at_{one}"].astype(int) * width + columns[f"at_{other}"].astype(int)
        names = [
            level_pair_term(one, x, other, y) for x in BY_NAME[one].levels for y in BY_NAME[other].levels
        ]
        parts.append((names, indicator_matrix(at, len(names))))
    parts.append(([NAMESAKES, NAMESAKES_OTHERWISE], of_namesakes(columns)))
    names = [name for some, _ in parts for name in some]
    signs = sparse.hstack([part for _, part in parts]).tocsc()
    often = numpy.flatnonzero(signs.getnnz(axis=0) >= FEWEST)
    return [names[at] for at in often], signs[:, often].tocsr()


def indicator_matrix(at, width, scale=None):
    """A row for each pair with a one (or its scale) in the column of this number."""
    marks = numpy.ones(len(at)) if scale is None else scale
    found = sparse.csr_matrix((marks, (numpy.arange(len(at)), at)), shape=(len(at), width))
    found.eliminate_zeros()
    return found


def of_namesakes(columns):
    same = numpy.ones(len(columns["same"]), dtype=bool)
    for name in ("given", "surname"):
        same &= columns[f"at_{name}"] == [level.name for level in BY_NAME[name].levels].index("same")
    number = numpy.log2(1.0 + columns["together"])
    found = sparse.csr_matrix(numpy.column_stack([number * same, number * ~same]))
    found.eliminate_zeros()
    return found


def fit_weights(signs, odds, same):
    """The weights (natural logarithms) under which these answers are likeliest, kept small by the ridge."""

    def loss(weights):
        logits = signs @ weights + odds
        wrong = 1 / (1 + numpy.exp(-logits)) - same
        lost = numpy.logaddexp(0, logits).sum() - (same * logits).sum() + RIDGE / 2 * weights @ weights
        return lost, signs.T @ wrong + RIDGE * weights

    return minimize(
        loss, numpy.zeros(signs.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}
    ).x
