"""Which rows are compared at all."""

from itertools import combinations

import pytest

from umai.matching.engine import blocking, linking

RULES = (("a", "b"), ("b", "c"))


@pytest.fixture
def db():
    with linking.open_engine("1GB") as db:
        db.execute(
            """create table features as select i as id, i % 3 as a, i % 4 as b,
            case when i % 7 > 0 then i % 5 end as c from range(120) t(i)"""
        )
        yield db


def found(db):
    return [
        row
        for name in blocking.candidate_pair_tables(db, RULES)
        for row in db.execute(f"from {name}").fetchall()
    ]


def agree(one, other):
    return any(all(one[c] is not None and one[c] == other[c] for c in rule) for rule in RULES)


def test_rows_that_agree_by_a_rule_are_compared_once(db):
    rows = {row[0]: dict(zip("abc", row[1:], strict=True)) for row in db.execute("from features").fetchall()}
    expected = {(one, other) for one, other in combinations(sorted(rows), 2) if agree(rows[one], rows[other])}

    pairs = [(one, other) for _, one, other in found(db)]

    assert len(pairs) == len(set(pairs))
    assert set(pairs) == expected


def test_the_pairs_are_the_same_in_portions(db, monkeypatch):
    whole = set(found(db))
    monkeypatch.setattr(blocking, "AT_ONCE", 50)

    assert set(found(db)) == whole


def test_nothing_is_left_behind(db):
    found(db)

    assert db.execute("select table_name from duckdb_tables()").fetchall() == [("features",)]


def test_a_wide_rule_is_used_where_it_finds_few_pairs(db, monkeypatch):
    monkeypatch.setattr(blocking, "WIDE_RULES", (("a",), ("a", "b", "c")))
    monkeypatch.setattr(blocking, "BLOCKING_RULES", RULES)
    ((pairs,),) = db.execute(
        """select count(*) from features l join features r
        on l.a = r.a and l.b = r.b and l.c = r.c and l.id < r.id"""
    ).fetchall()

    monkeypatch.setattr(blocking, "MOST_OF_WIDE_RULE", pairs / 120)
    assert blocking.usable_rules(db) == (*RULES, ("a", "b", "c"))
    monkeypatch.setattr(blocking, "MOST_OF_WIDE_RULE", (pairs - 1) / 120)
    assert blocking.usable_rules(db) == RULES
