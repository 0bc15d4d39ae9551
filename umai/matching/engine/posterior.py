"""From weights to probabilities: by the prior of two lists, by siblings, and by one row a child in a list.

The trained numbers say what agreement weighs; how many pairs of two lists are one child, and how many
are of siblings, depends on the lists. Both are found by expectation and maximisation on the weights of
the pairs at hand. Within one list a child stands once, or is a duplicate: pairs of one row with
different children of another list compete with each other.
"""

from collections.abc import Collection
from math import log2
from typing import NamedTuple

from umai.matching.comparison.weighing import RHO, probability
from umai.matching.engine.files import ListSizes

STEPS = 60
# First guesses: the share of the smaller list that is on the other one, and of one list that is on it twice.
BETWEEN, WITHIN = 0.3, 0.02
FAMILY = ("surname", "father", "settlement")
KNOWN = 0.05  # the share of rows that have a column, below which the lists are taken to lack it
REPEATED = 0.2  # pairs of one child in one list for each of its rows, from which on rows repeat
MOST_ODDS = 2.0**30
LIGHT = 11.0  # bits that learned numbers and other rows may still add to a pair


class Prior(NamedTuple):
    """What is known of two lists before pairs are compared: bits of prior odds, and siblings per match."""

    bits: float
    rho: float


def first_prior_bits(sizes: ListSizes, kind: tuple[int, int]) -> float:
    """The first guess of the bits of prior odds."""
    one, other = kind
    smaller = min(sizes.rows[one], sizes.rows[other])
    return log2((WITHIN if one == other else BETWEEN) * smaller / max(1, sizes.pairs(one, other)))


def lowest_weight(sizes: ListSizes) -> float:
    """The weight below which a pair of these lists is never one child, whatever else speaks for it."""
    everyone = range(len(sizes.rows))
    return min(-first_prior_bits(sizes, (i, j)) for i in everyone for j in everyone[i:]) - LIGHT


def priors(db, sizes: ListSizes) -> dict[tuple[int, int], Prior]:
    """The prior of each pair of lists, from the table `weighed`."""
    found, siblings = {}, count_family_pairs(db)
    for i in range(len(sizes.rows)):
        for j in range(i, len(sizes.rows)):
            found[i, j] = _prior(db, sizes, (i, j), siblings.get((i, j), 0))
    return found


def _prior(db, sizes, kind, of_family) -> Prior:
    bins = db.execute(
        """select round(weight * 8) / 8, round(log2(ratio) * 8) / 8, count(*), sum(family::integer)
        from weighed where list_l = ? and list_r = ? group by 1, 2 order by 1, 2""",
        kind,
    ).fetchall()
    bits, rho = first_prior_bits(sizes, kind), RHO
    pairs = max(1, sizes.pairs(*kind))
    for _ in range(STEPS):
        matches = in_family = 0.0
        for weight, ratio, number, family in bins:
            likely = probability(weight + bits, rho * 2.0**ratio)
            matches, in_family = matches + likely * number, in_family + likely * family
        bits = log2(max(matches, 0.5) / pairs)
        if of_family and in_family > 1:
            rho = min(max((of_family - in_family) / in_family, 0.1), 1000.0)
    return Prior(bits, rho)


def family_columns(db) -> list[str]:
    """What tells in these lists that two rows are of one family: of `FAMILY` what they have at all."""
    counts = ", ".join(f"count({column}) / count(*)" for column in FAMILY)
    (shares,) = db.execute(f"select {counts} from features").fetchall()
    found = [column for column, share in zip(FAMILY, shares, strict=True) if share >= KNOWN]
    return found if len(found) > 1 else list(FAMILY)


def count_family_pairs(db) -> dict[tuple[int, int], int]:
    """How many pairs between two lists, and within one, agree in what a family has in common."""
    family = family_columns(db)
    columns = ", ".join(family)
    known = " and ".join(f"{column} is not null" for column in family)
    rows = db.execute(
        f"""with families as (
            select list, {columns}, count(*) as number from features where {known} group by all)
        select a.list, b.list, sum(case when a.list = b.list then a.number * (a.number - 1) // 2
            else a.number * b.number end)
        from families a join families b using ({columns}) where a.list <= b.list group by 1, 2"""
    ).fetchall()
    return {(one, other): int(number) for one, other, number in rows}


def priors_sql(priors: dict[tuple[int, int], Prior]) -> str:
    """The priors as a table `p` (list_l, list_r, bits, rho) within a statement."""
    values = ", ".join(
        f"({i}, {j}, {prior.bits!r}::double, {prior.rho!r}::double)" for (i, j), prior in priors.items()
    )
    return f"(values {values}) p(list_l, list_r, bits, rho)"


def repeated_lists(sizes: ListSizes, priors: dict[tuple[int, int], Prior]) -> frozenset[int]:
    """The lists on which one child mostly has several rows, as on a list of visits, by the pairs at hand."""
    rows = enumerate(sizes.rows)
    return frozenset(at for at, n in rows if 2 ** priors[at, at].bits * sizes.pairs(at, at) >= REPEATED * n)


def judge_pairs(
    db,
    priors: dict[tuple[int, int], Prior],
    settled=(0.0, 1.0),
    within=None,
    lowest: float = 0.01,
    repeated: Collection[int] = frozenset(),
) -> None:
    """Fill `judged` (id_l, id_r, list_l, list_r, alone, probability) from `weighed`.

    `alone` is the probability of the pair by itself; `probability` takes the other pairs of its rows into
    account, corrected by `settled` (bits, slope), or for pairs of one list by `within` where that is given:
    it was learned from lists with one row a child, so not of lists that are `repeated`.
    """
    known = priors_sql(priors)
    db.execute(
        f"""create or replace table likely as
        select id_l, id_r, w.list_l, w.list_r,
            1.0::double / (1.0 + (pow(2.0::double, -(weight + bits)) + rho * ratio)
                * pow(2.0::double, -learned)) as alone,
            least(alone / greatest(1 - alone, 1e-300), {MOST_ODDS}) as odd
        from weighed w join {known} using (list_l, list_r)
        where alone >= {lowest / 10}"""
    )
    db.execute(f"create or replace temp table prior as from {known}")
    db.execute(JUDGED)
    many = f"list_l = list_r and list_l in ({', '.join(map(str, [-1, *repeated]))})"
    once = f"list_l = list_r and not ({many})"
    for (bits, slope), which in ((settled, f"list_l <> list_r or {many}"), (within or settled, once)):
        db.execute(
            f"""update judged set probability = 1 / (1 + pow(2.0::double, {-bits!r}::double
                + {slope!r}::double * log2(greatest(1 - probability, 1e-12) / greatest(probability, 1e-12))))
            where {which}"""
        )
    db.execute(f"delete from judged where probability < {lowest}")
    db.execute("drop table likely; drop table prior")


# One row `a` of a list and two of another, `b` and `c`. By the odds of the three pairs it is b (x), or
# c (y), or all three are one child (z). For z two pairs are enough of the three: either the closer of
# b and c to a, and b with c; or both with a, where the second is as rare as a duplicate in its list.
# z is the geometric mean of the two, so that neither brothers nor a single doubtful pair decide.
Z = "sqrt(greatest(x, y) * d * x * y * twice)"
NO_PAIR = 1e-4  # the odds of two rows of one list whose pair weighed too little to be kept
JUDGED = f"""
create or replace table judged as
with across as (
    select l.*, pow(2.0::double, one.bits - p.bits) as twice_l,
        pow(2.0::double, other.bits - p.bits) as twice_r
    from likely l join prior p using (list_l, list_r)
    join prior one on one.list_l = l.list_l and one.list_r = l.list_l
    join prior other on other.list_l = l.list_r and other.list_r = l.list_r
    where l.list_l <> l.list_r
), within as (
    select id_l as one, id_r as other, odd from likely where list_l = list_r
    union all select id_r, id_l, odd from likely where list_l = list_r
), threes as (
    select b.id_l, b.id_r, b.odd as x, c.odd as y, coalesce(w.odd, {NO_PAIR}) as d, b.twice_r as twice,
        b.id_r as b, c.id_r as c
    from across b join across c on b.id_l = c.id_l and b.list_r = c.list_r and b.id_r <> c.id_r
    left join within w on w.one = b.id_r and w.other = c.id_r
    union all
    select b.id_l, b.id_r, b.odd, c.odd, coalesce(w.odd, {NO_PAIR}), b.twice_l, b.id_l, c.id_l
    from across b join across c on b.id_r = c.id_r and b.list_l = c.list_l and b.id_l <> c.id_l
    left join within w on w.one = b.id_l and w.other = c.id_l
), with_others as (
    select id_l, id_r, sum({Z}) as z, sum(y) as y from threes group by all
), as_twice as (
    select b as id_l, c as id_r, arg_max((d + {Z}) / (1 + x + y + d + {Z}), {Z}) as probability
    from threes where b < c group by all
)
select l.id_l, l.id_r, l.list_l, l.list_r, l.alone,
    case when l.list_l = l.list_r then coalesce(t.probability, l.alone)
        else (odd + coalesce(o.z, 0)) / (1 + odd + coalesce(o.z, 0) + coalesce(o.y, 0)) end as probability
from likely l left join with_others o using (id_l, id_r) left join as_twice t using (id_l, id_r)
"""
