"""Which rows are compared at all: those that agree in every column of one of the rules in `BLOCKING_RULES`.

Splink would check for each pair whether an earlier rule found it, which costs more with every rule. Here the
columns of a rule are one hash for each row, and pairs found twice are removed at the end.
"""

from collections.abc import Iterator

from umai.matching.engine.splink_settings import BLOCKING_RULES, WIDE_RULES

MOST_OF_WIDE_RULE = 2  # pairs for each row of all lists that a wide rule may find
AT_ONCE = 6_000_000  # pairs that are compared at once, counted before those found twice are removed


def make_blocking_keys(db, rules=BLOCKING_RULES) -> None:
    """Fill `keys` (id, k0, k1, ...): for each rule the hash of its columns, null where one is not known."""
    hashes = ", ".join(
        f"case when {' and '.join(f'{column} is not null' for column in rule)}"
        f" then hash({', '.join(rule)}) end as k{number}"
        for number, rule in enumerate(rules)
    )
    db.execute(f"create or replace temp table keys as select id, {hashes} from features")


def usable_rules(db) -> tuple[tuple[str, ...], ...]:
    """The rules by which these lists are compared: the narrow ones, and the wide ones that find few pairs."""
    ((rows,),) = db.execute("select count(*) from features").fetchall()
    make_blocking_keys(db, WIDE_RULES)
    wide = [rule for at, rule in enumerate(WIDE_RULES) if how_many(db, [at]) <= MOST_OF_WIDE_RULE * rows]
    return (*BLOCKING_RULES, *wide)


def candidate_pair_tables(db, rules=None) -> Iterator[str]:
    """The name of a table of pairs as Splink takes them (match_key, join_key_l, join_key_r), in portions."""
    rules = rules or usable_rules(db)
    make_blocking_keys(db, rules)
    portions = 1 + how_many(db, range(len(rules))) // AT_ONCE
    for portion in range(portions):
        found = " union all ".join(
            f"select l.id as join_key_l, r.id as join_key_r from keys l join keys r"
            f" on l.k{number} = r.k{number} and l.id < r.id and r.id % {portions} = {portion}"
            for number in range(len(rules))
        )
        db.execute(
            f"""create or replace table blocked as
            select distinct '0' as match_key, join_key_l, join_key_r from ({found})"""
        )
        yield "blocked"
    db.execute("drop table keys; drop table blocked")


def how_many(db, numbers) -> int:
    """How many pairs the rules of these numbers find, those found twice counted twice."""
    counts = " union all ".join(
        f"select count(*) as number from keys where k{at} is not null group by k{at}" for at in numbers
    )
    ((number,),) = db.execute(f"select sum(number * (number - 1) / 2) from ({counts})").fetchall()
    return int(number or 0)
