"""How good a matching is, when the truth is known: counted by pairs of rows, within lists and between them.

Every two rows of one person are a true pair, whichever lists they stand on. Precision is the share of
the pairs told that are true, recall the share of the true pairs that are told, F1 their harmonic mean.
"""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

BANDS = (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999, 1.0)
PRECISIONS = (0.99, 0.995, 0.999)


@dataclass(frozen=True)
class Point:
    """What is told from this probability on."""

    probability: float
    told: int
    right: int
    there: int  # true pairs in all

    @property
    def precision(self):
        return self.right / self.told if self.told else 1.0

    @property
    def recall(self):
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self):
        return 2 * self.right / (self.told + self.there) if self.told + self.there else 1.0


class Curve:
    """Precision and recall at every probability that occurs; pairs of one probability come together."""

    def __init__(self, steps, there: int):
        """`steps`: (probability, pairs, true pairs among them), the highest probability first."""
        self.there, self.points, told, right = there, [], 0, 0
        for probability, pairs, true in steps:
            told, right = told + pairs, right + true
            self.points.append(Point(probability, told, right, there))

    def at(self, probability: float) -> Point:
        """What is told at this probability and above."""
        there = [point for point in self.points if point.probability >= probability]
        return there[-1] if there else Point(probability, 0, 0, self.there)

    def best(self) -> Point:
        """The point with the highest F1."""
        return max(self.points, key=lambda point: point.f1, default=self.at(1))

    def reaching(self, precision: float) -> Point | None:
        """The last point of at least this precision, with the most that is told; None where there is none."""
        return next((point for point in reversed(self.points) if point.precision >= precision), None)

    def recall_at(self, precision: float) -> float:
        """The highest recall among points of at least this precision; 0 where there is none."""
        point = self.reaching(precision)
        return point.recall if point else 0.0

    def drawn(self, number: int = 80):
        """[recall, precision] of about so many points, evenly along the recall, for a picture."""
        found, last = [], -1.0
        for point in self.points:
            if point.recall - last >= 1 / number:
                found.append([round(point.recall, 4), round(point.precision, 5)])
                last = point.recall
        if self.points:
            found.append([round(self.points[-1].recall, 4), round(self.points[-1].precision, 5)])
        return found


def calibration(steps, bands=BANDS):
    """For each band of probability: (from, to, pairs, what was predicted on average, what was observed)."""
    found = []
    for low, high in pairwise(bands):
        inside = [step for step in steps if low <= step[0] < high or (high == bands[-1] == step[0])]
        pairs = sum(number for _, number, _ in inside)
        if pairs:
            predicted = sum(probability * number for probability, number, _ in inside) / pairs
            found.append((low, high, pairs, predicted, sum(true for _, _, true in inside) / pairs))
    return found


# Which pairs a class speaks of: about two rows `a` and `b` of the table `row`.
CLASSES = {
    "twins": "(a.twin <> '' or b.twin <> '')",
    "siblings": "(a.siblings or b.siblings)",
    "latin": "(a.latin or b.latin)",
    "no_pin": "(not a.pin or not b.pin)",
    "year_only": "(a.year_only or b.year_only)",
    "no_pin_year_only": "(not a.pin or not b.pin) and (a.year_only or b.year_only)",
    "moved": "(a.moved or b.moved)",
    "within": "a.list = b.list",
    "between": "a.list <> b.list",
}
# Two rows of which neither bears the name of the child's twin by a clerk's mistake: of those that do, and
# have no PIN, nothing says who they are.
OWN_NAMES = "not list_contains(a.kinds, 'twins_confused') and not list_contains(b.kinds, 'twins_confused')"
# Whom a false pair takes for one: the first that holds.
MISTAKE_KINDS = """
case when a.twin = b.person then 'twins' when a.family = b.family then 'siblings'
     when a.clan = b.clan and a.given = b.given then 'cousins of one name' when a.clan = b.clan then 'cousins'
     when a.settlement = b.settlement and a.given = b.given then 'namesakes in one village'
     when a.given = b.given and (a.surname = b.surname or a.father = b.father) then 'namesakes elsewhere'
     else 'others' end
"""


class JudgedPairs:
    """Pairs that somebody told, beside the truth: in DuckDB, for millions of them."""

    def __init__(self, truth: Path, people: Path, pairs: Path):
        import duckdb

        self.db = duckdb.connect()
        self.db.execute(ROWS, [str(truth), str(people)])
        self.db.execute(TOLD_PAIRS, [str(pairs)])
        self.db.execute(TRUE_PAIRS)
        for count, words in FAULT_CHECKS.items():
            (number,) = self.db.execute(count).fetchall()[0]
            if number:
                raise ValueError(f"{pairs.name}: {number} {words}")

    def steps(self, holds="true"):
        """(probability, pairs, true pairs among them) of the pairs for which this holds."""
        return self.db.execute(
            "select probability, count(*)::bigint, count(*) filter (same)::bigint from told"
            " join row a on a.rec_id = l join row b on b.rec_id = r"
            f" where {holds} group by 1 order by 1 desc"
        ).fetchall()

    def there(self, holds="true") -> int:
        """How many true pairs there are for which this holds."""
        return self.db.execute(
            f"select count(*) from truly join row a on a.rec_id = l join row b on b.rec_id = r where {holds}"
        ).fetchall()[0][0]

    def curve(self, holds="true") -> Curve:
        return Curve(self.steps(holds), self.there(holds))

    def surest_false(self, precision: float) -> dict:
        """The same of the pairs from which on this precision is reached; {} where it is nowhere."""
        point = self.curve().reaching(precision)
        return self.false_pairs(point.probability) if point else {}

    def false_pairs(self, probability=0.5):
        """Kind of mistake to how many pairs were told wrongly."""
        return dict(
            self.db.execute(
                f"select {MISTAKE_KINDS}, count(*) from told join row a on a.rec_id = l"
                " join row b on b.rec_id = r where not same and probability >= ? group by 1 order by 2 desc",
                [probability],
            ).fetchall()
        )

    def missed_by_kind(self, probability=0.5):
        """Kind of damage to (true pairs that carry it on either side, how many of them were not told)."""
        return {
            kind: (there, missed)
            for kind, there, missed in self.db.execute(
                "with kinds as (select l, r, unnest(list_distinct(a.kinds || b.kinds)) kind from truly"
                " join row a on a.rec_id = l join row b on b.rec_id = r) select kind, count(*),"
                " count(*) filter (coalesce(told.probability, 0) < ?) from kinds left join told using (l, r)"
                " group by 1 order by 3 desc",
                [probability],
            ).fetchall()
        }

    def not_compared(self) -> int:
        """True pairs that were not told at any probability."""
        return self.db.execute("select count(*) from truly anti join told using (l, r)").fetchall()[0][0]

    def examples(self, lists, *, false: bool, probability=0.5, number=40):
        """(probability, both rows) of some mistakes, for whoever mends them."""
        pairs = self.db.execute(
            f"{FALSE_PAIRS if false else MISSED_PAIRS} order by md5(l || r) limit ?", [probability, number]
        ).fetchall()
        wanted = list({key for left, right, _ in pairs for key in (left, right)})
        rows = self.db.execute(
            "select * from read_csv(?, all_varchar = true, union_by_name = true)"
            " where list_contains(?, rec_id)",
            [[str(path) for path in lists], wanted],
        ).fetchall()
        by_id = {row[0]: row for row in rows}
        return [(told, (by_id[left], by_id[right])) for left, right, told in pairs]

    def clusters(self, path: Path) -> Point:
        """The same of clusters, read as all pairs inside each."""
        told, right = self.db.execute(
            "with member as (select cluster_id, person from read_csv(?, all_varchar = true)"
            " join row using (rec_id)),"
            " each as (select count(*) n from member group by cluster_id),"
            " own as (select count(*) n from member group by cluster_id, person)"
            " select (select sum(n * (n - 1) / 2) from each)::bigint,"
            " (select sum(n * (n - 1) / 2) from own)::bigint",
            [str(path)],
        ).fetchall()[0]
        return Point(0.5, told, right, self.there())


FALSE_PAIRS = "select l, r, probability from told where not same and probability >= ?"
MISSED_PAIRS = (
    "select l, r, told.probability from truly left join told using (l, r)"
    " where coalesce(told.probability, 0) < ?"
)
ROWS = """
create table row as
with truth as (from read_csv(?, all_varchar = true)),
     people as (from read_csv(?, all_varchar = true)),
     families as (select family_id, count(*) > 1 siblings from people group by 1)
select rec_id, truth.list, person_id person, family_id family, clan_id clan, coalesce(twin_of, '') twin,
       given, surname, father, settlement, siblings, string_split(coalesce(kinds, ''), ' ') kinds,
       list_contains(string_split(kinds, ' '), 'latin') is true latin,
       list_contains(string_split(kinds, ' '), 'no_pin') is not true pin,
       list_contains(string_split(kinds, ' '), 'year_only') is true year_only,
       list_contains(string_split(kinds, ' '), 'moved') is true moved
from truth join people using (person_id) join families using (family_id)
"""
TOLD_PAIRS = """
create table told as
select least(rec_id_l, rec_id_r) l, greatest(rec_id_l, rec_id_r) r, max(probability) probability,
       bool_and(a.person = b.person) same, count(*) times
from read_csv(?, types = {'rec_id_l': 'varchar', 'rec_id_r': 'varchar', 'probability': 'double'})
left join row a on a.rec_id = rec_id_l left join row b on b.rec_id = rec_id_r group by 1, 2
"""
TRUE_PAIRS = """
create table truly as
select a.rec_id l, b.rec_id r from row a join row b using (person) where a.rec_id < b.rec_id
"""
FAULT_CHECKS = {
    "select count(*) from told where times > 1": "pairs stand there more than once",
    "select count(*) from told where same is null": "pairs name a row that no list has",
    "select count(*) from told where l = r": "rows are paired with themselves",
}
