"""Linking lists: from files to pairs and clusters, with Splink on DuckDB.

    rows (files) -> features (features) -> weighed (here, by Splink with the model of splink_settings)
    -> judged (posterior) -> pairs and clusters (clusters)

When memory is short DuckDB writes to a folder beside the answer, which is deleted afterwards.
"""

import logging
import os
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow
from splink import Linker
from splink.backends.duckdb import DuckDBAPI

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
from umai.matching.comparison.records import Features
from umai.matching.comparison.trained_numbers import TrainedNumbers
from umai.matching.comparison.weighing import ALONE, JOINT, alone_ratio, joint_ratio
from umai.matching.engine import posterior
from umai.matching.engine.blocking import candidate_pair_tables
from umai.matching.engine.clusters import clusters
from umai.matching.engine.features import make_features
from umai.matching.engine.files import read_lists
from umai.matching.engine.splink_settings import level_sql, settings

LOWEST = 0.01  # the least probability that is written down
SHARE = 0.6  # of the allowed memory, for DuckDB; the rest is for Python and what DuckDB does not count
Tick = Callable[[str], None]


def quiet_splink() -> None:
    """Keep Splink's messages on its steps out of the answer; Splink turns them on when it makes a linker."""
    logging.getLogger("splink").setLevel(logging.ERROR)


def ignore_step(step: str) -> None:
    """Show no progress."""


@contextmanager
def open_engine(memory: str, folder: Path | None = None):
    """A new DuckDB database, limited to this memory ("4GB")."""
    quiet_splink()
    with tempfile.TemporaryDirectory(prefix="umai-link-", dir=folder) as spill:
        db = duckdb.connect(config={"temp_directory": spill, "threads": os.cpu_count() or 1})
        db.execute(f"set memory_limit = '{int(SHARE * parse_memory(memory))}B'")
        try:
            yield db
        finally:
            db.close()


def parse_memory(memory: str) -> int:
    """ "4GB" as a number of bytes; ValueError for anything else."""
    units = {"KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}
    text = memory.strip().upper()
    return int(float(text[:-2]) * units[text[-2:]])


def link(
    files, out: Path, trained: TrainedNumbers, *, threshold=0.5, memory="4GB", tick: Tick = ignore_step
) -> dict:
    """Link and deduplicate these files; write pairs.csv and clusters.csv to `out`; answers what was found."""
    out.mkdir(parents=True, exist_ok=True)
    with open_engine(memory, out) as db:
        tick("reading")
        sizes = read_lists(db, files)
        make_features(db, tick)
        tick("comparing")
        weigh_pairs(db, trained, posterior.lowest_weight(sizes))
        tick("judging")
        priors = posterior.priors(db, sizes)
        repeated = posterior.repeated_lists(sizes, priors)
        posterior.judge_pairs(db, priors, trained.settled, trained.settled_within, LOWEST, repeated)
        tick("joining")
        found = join_rows(db, threshold, repeated)
        tick("writing")
        write_files(db, out)
    kinds = {f"{i + 1} {j + 1}": prior._asdict() for (i, j), prior in priors.items()}
    return {"rows": sizes.rows, "priors": kinds, "repeated": sorted(one + 1 for one in repeated), **found}


def weigh_pairs(db, trained: TrainedNumbers, lowest: float, more: str = "") -> None:
    """Fill `weighed` (id_l, id_r, list_l, list_r, weight without prior, ratio, learned, family).

    `more` names columns that are kept beside them.
    """
    db.execute("set preserve_insertion_order = false")
    score_pairs(db, trained, lowest)
    count_namesakes(db)
    levels = ", ".join(f"{level_sql(c, level_numbers_of(c))} as at_{c.name}" for c in COMPARISONS)
    family = " and ".join(f"{column}_l = {column}_r" for column in posterior.family_columns(db))
    db.execute(
        f"""create or replace table weighed as
        with pairs as (
            select s.id_l, s.id_r, s.match_weight as weight, {suffixed_columns("l")}, {suffixed_columns("r")},
                coalesce(greatest(nl.number, nr.number), 0) as together
            from scored s join features l on l.id = s.id_l join features r on r.id = s.id_r
            left join namesakes nl on nl.id = s.id_l left join namesakes nr on nr.id = s.id_r
        ), levelled as (select *, list_l = list_r as within, {levels} from pairs)
        select least(id_l, id_r) as id_l, greatest(id_l, id_r) as id_r, least(list_l, list_r) as list_l,
            greatest(list_l, list_r) as list_r, weight, {ratio_sql(trained)} as ratio,
            {learned_sql(trained)} as learned,
            coalesce({family}, false) as family{more}
        from levelled"""
    )
    db.execute("drop table scored; drop table namesakes")


def score_pairs(db, trained: TrainedNumbers, lowest: float) -> None:
    """Fill `scored` (id_l, id_r, match_weight) with the pairs that weigh enough, by Splink."""
    api = DuckDBAPI(connection=db)
    linker = Linker(api.register("features"), settings(trained))
    quiet_splink()
    db.execute("create or replace temp table scored (id_l bigint, id_r bigint, match_weight double)")
    for blocked in candidate_pair_tables(db):
        linker.table_management.register_blocked_pairs_for_predict(api.register(blocked))
        found = linker.inference.predict(threshold_match_weight=lowest, warning_mode="never")
        db.execute(f"insert into scored select id_l, id_r, match_weight from {found.physical_name}")
        found.drop_table_from_database_and_remove_from_cache()


def count_namesakes(db) -> None:
    """Fill `namesakes` (id, number): how many rows of its district have the row's given name and surname."""
    db.execute(
        """create or replace temp table namesakes as
        select id, number from features join (
            select given, surname, district, count(*) as number from features
            where given is not null and surname is not null and district is not null group by all
        ) using (given, surname, district)"""
    )


COMPARED = ("list", *Features._fields)


def suffixed_columns(side: str) -> str:
    return ", ".join(f"{side}.{column} as {column}_{side}" for column in COMPARED)


def level_numbers_of(comparison) -> dict[str, str]:
    """Level to its number, for SQL."""
    return {level.name: str(at) for at, level in enumerate(comparison.levels)}


def learned_sql(trained: TrainedNumbers) -> str:
    """SQL for the learned bits, from the numbers of levels, `within` and `together`."""
    bits = trained.learned
    if not bits:
        return "0.0::double"
    terms = [f"{bits.get(ALWAYS, 0.0)!r}", f"case when within then {bits.get(WITHIN, 0.0)!r} else 0 end"]
    for c in COMPARISONS:
        terms.append(
            choice_sql(f"at_{c.name}", {i: bits.get(level_term(c.name, x)) for i, x in enumerate(c.levels)})
        )
        of_one_list = {i: bits.get(level_term_within_list(c.name, x)) for i, x in enumerate(c.levels)}
        terms.append(f"case when within then {choice_sql(f'at_{c.name}', of_one_list)} else 0 end")
    for one, other in PAIRED:
        cells = {
            100 * i + j: bits.get(level_pair_term(one, first, other, second))
            for i, first in enumerate(BY_NAME[one].levels)
            for j, second in enumerate(BY_NAME[other].levels)
        }
        terms.append(choice_sql(f"at_{one} * 100 + at_{other}", cells))
    same = " and ".join(f"at_{name} = {SAME[name]}" for name in ("given", "surname"))
    slope = (
        f"case when {same} then {bits.get(NAMESAKES, 0.0)!r} else {bits.get(NAMESAKES_OTHERWISE, 0.0)!r} end"
    )
    terms.append(f"{slope} * log2(1 + together)")
    return "(" + " + ".join(f"({term})::double" for term in terms) + ")"


SAME = {name: level_numbers_of(BY_NAME[name])["same"] for name in ("given", "surname")}


def choice_sql(number: str, values: dict[int, float | None]) -> str:
    """SQL that answers the value of this number, 0 for those that have none."""
    whens = "".join(f" when {at} then {value!r}" for at, value in values.items() if value)
    return f"case {number}{whens} else 0 end" if whens else "0"


def ratio_sql(trained: TrainedNumbers) -> str:
    """SQL for the ratio for siblings of a pair with the columns COMPARED."""
    alone = [
        level_sql(
            BY_NAME[name],
            {
                level.name: repr(alone_ratio({**_open_levels(), name: level}, trained))
                for level in BY_NAME[name].levels
            },
        )
        for name in ALONE
    ]
    given, birth = (BY_NAME[name] for name in JOINT)
    by_given = {
        one.name: level_sql(
            birth, {other.name: repr(joint_ratio(one, other, trained)) for other in birth.levels}
        )
        for one in given.levels
    }
    return " * ".join(f"({part})::double" for part in [*alone, level_sql(given, by_given)])


def _open_levels():
    return {name: next(level for level in BY_NAME[name].levels if level.open) for name in ALONE}


def join_rows(db, threshold: float, repeated=frozenset()) -> dict:
    """Fill `clustered` (id, cluster) from `judged`; every row stands there, most of them alone."""
    # Numbered by `rec_id`, so that a tie is decided alike whichever file comes first.
    pairs = db.execute(
        """with named as (select id, row_number() over (order by rec_id) as number from rows)
        select l.number, r.number, round(probability, 9), list_l, list_r, id_l, id_r
        from judged join named l on l.id = id_l join named r on r.id = id_r where probability >= ?""",
        [threshold],
    ).fetchall()
    list_of, id_of = {}, {}
    for one, other, _, *lists, id_l, id_r in pairs:
        list_of[one], list_of[other] = lists
        id_of[one], id_of[other] = id_l, id_r
    roots = clusters(
        ((one, other, likely) for one, other, likely, *_ in pairs), list_of, threshold, repeated=repeated
    )
    joined = pyarrow.table(
        {
            "id": pyarrow.array([id_of[row] for row in roots], pyarrow.int64()),
            "root": pyarrow.array([id_of[root] for root in roots.values()], pyarrow.int64()),
        }
    )
    db.register("joined", joined)
    db.execute(
        """create or replace table clustered as
        select id, coalesce(root, id) as cluster from rows left join joined using (id)"""
    )
    db.unregister("joined")
    return {"pairs": len(pairs), "clusters": len(set(roots.values())), "joined": len(roots)}


def write_files(db, out: Path) -> None:
    """Write both files under other names, then rename them, so that none is ever half written."""
    queries = {
        "pairs.csv": """select l.rec_id as rec_id_l, r.rec_id as rec_id_r,
            round(probability, 9) as probability
            from judged join rows l on l.id = id_l join rows r on r.id = id_r order by id_l, id_r""",
        # The id of a cluster is the smallest `rec_id` in it, so it mostly stays when more files are linked.
        "clusters.csv": """select rec_id, min(rec_id) over (partition by cluster) as cluster_id
            from clustered join rows using (id) order by id""",
    }
    for name, query in queries.items():
        beside = out / f".{name}.part"
        db.execute(f"copy ({query}) to '{str(beside).replace(chr(39), chr(39) * 2)}' (header, delimiter ',')")
        beside.replace(out / name)
