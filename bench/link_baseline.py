"""What Splink finds as its own library has it: library comparisons on the strings as they come.

    .venv/bin/python -m bench.link_baseline A.csv [B.csv …] --out DIR

A fair beginner's model, trained without labels on the same lists: names compared by Jaro-Winkler, the date
by Splink's own comparison of dates, exact PIN, settlement with term frequencies. Letters are made small
and spaces cut, as every tutorial does; nothing is known of Kyrgyz names, scripts or siblings. Writes
pairs.csv as `umai link` does.
"""

import argparse
import logging
import time
from pathlib import Path

READ_LIST = """
create table "{name}" as select rec_id as unique_id,
    nullif(lower(trim(surname)), '') surname, nullif(lower(trim(given)), '') given,
    nullif(lower(trim(patronymic)), '') patronymic, nullif(trim(birth_date), '') birth_date,
    nullif(sex, '') sex, nullif(trim(pin), '') pin, nullif(lower(trim(settlement)), '') settlement,
    nullif(lower(trim(mother)), '') mother, nullif(regexp_replace(phone, '[^0-9]', '', 'g'), '') phone
from read_csv(?, all_varchar = true, header = true)
"""


def settings(link_type):
    from splink import SettingsCreator, block_on
    from splink import comparison_library as cl

    return SettingsCreator(
        link_type=link_type,
        comparisons=[
            cl.ForenameSurnameComparison("given", "surname"),
            cl.JaroWinklerAtThresholds("patronymic"),
            cl.DateOfBirthComparison("birth_date", input_is_string=True),
            cl.ExactMatch("sex"),
            cl.ExactMatch("pin"),
            cl.ExactMatch("settlement").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("mother"),
            cl.ExactMatch("phone"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("pin"),
            block_on("surname", "given"),
            block_on("birth_date", "given"),
            block_on("birth_date", "surname"),
            block_on("birth_date", "settlement"),
            block_on("birth_date", "phone"),
            block_on("given", "phone"),
            block_on("given", "mother", "settlement"),
        ],
        retain_matching_columns=False,
    )


def link_lists(paths, out: Path, memory="6GB") -> dict:
    """Train, predict, write; answers the seconds of each part."""
    import duckdb
    from splink import Linker, block_on
    from splink.backends.duckdb import DuckDBAPI

    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect(str(out / "baseline.duckdb"))
    connection.execute(f"set memory_limit = '{memory}'")
    connection.execute("set preserve_insertion_order = false")
    names = []
    for at, path in enumerate(paths):
        names.append(f"list_{at}")
        connection.execute(READ_LIST.format(name=names[-1]), [str(path)])
    api = DuckDBAPI(connection)
    tables = [api.register(name, dataset_display_name=f"of_{name}") for name in names]
    linker = Linker(
        tables if len(tables) > 1 else tables[0],
        settings("link_and_dedupe" if len(paths) > 1 else "dedupe_only"),
    )
    begun = time.perf_counter()
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("pin"), block_on("surname", "given", "birth_date")], recall=0.6
    )
    training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in (block_on("birth_date", "settlement"), block_on("surname", "given")):
        training.estimate_parameters_using_expectation_maximisation(rule)
    trained = time.perf_counter()
    found = linker.inference.predict(threshold_match_probability=0.01)
    connection.execute(
        f"copy (select unique_id_l rec_id_l, unique_id_r rec_id_r, match_probability probability"
        f" from {found.physical_name}) to '{out / 'pairs.csv'}' (header)"
    )
    ended = time.perf_counter()
    return {"train": trained - begun, "predict": ended - trained}


def main():
    asking = argparse.ArgumentParser(
        prog="python -m bench.link_baseline", description=(__doc__ or "").split("\n")[0]
    )
    asking.add_argument("files", type=Path, nargs="+")
    asking.add_argument("--out", type=Path, required=True, metavar="DIR")
    args = asking.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "baseline.duckdb").unlink(missing_ok=True)
    took = link_lists(args.files, args.out)
    (args.out / "baseline.duckdb").unlink(missing_ok=True)
    print(" ".join(f"{what} {seconds:.1f} s" for what, seconds in took.items()))


if __name__ == "__main__":
    main()
