"""Up to how many rows are lists linked on this one machine, how long does it take, and what does it hold?

    .venv/bin/python -m bench.scale --rows 1300000 5000000 20000000 [--memory 16GB] [--limit 7200]
        [--worlds DIR] [--json DIR]

For each size it makes a school list and a list of migrants of one world (`bench.world`), runs
`bin/umai link` on them as anybody would, and looks every tenth of a second how much memory and disk it
holds. A run that is not over within the limit, or for which memory or disk do not suffice, is a figure
too: there this machine ends. `--worlds DIR` keeps the lists, which take longer to make than to link.
How good the pairs are is measured by `bench.link`.

A world has serials of PINs for some four million children. More rows are several worlds of the same
villages, one beside the other: in each village live so many more families with the same names.
"""

import csv
import os
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from bench.peak import LOOK_SECONDS, measure_run
from bench.results import CHECKOUT, Result, bench_parser, rounded
from bench.world.__main__ import write_two_lists

LEFT = 10 / 13  # of all rows, as in `bench.link`
SEED = 101
WORLD_ROWS = 2_500_000  # the most rows of one world


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--rows", type=int, nargs="+", default=[1_300_000, 5_000_000, 20_000_000])
    asking.add_argument("--memory", default="16GB", help="as of bin/umai link")
    asking.add_argument("--limit", type=int, default=7200, help="seconds after which a run is ended")
    asking.add_argument("--worlds", type=Path, metavar="DIR", help="keep the lists here")
    args = asking.parse_args()
    with tempfile.TemporaryDirectory(prefix="umai-scale-") as folder:
        for rows in args.rows:
            where = (args.worlds or Path(folder)) / str(rows)
            left = round(rows * LEFT)
            if not (where / "B.csv").exists():
                write_lists(where, rows)
            result = Result("scale", {"children": round(left * 1.5), "rows": rows})
            add_figures(result, where, args)
            result.tell(args.json)
            if not args.worlds:
                shutil.rmtree(where)


def write_lists(where, rows):
    """A.csv and B.csv with so many rows together, of as many worlds as it takes."""
    worlds = -(-rows // WORLD_ROWS)
    where.mkdir(parents=True, exist_ok=True)
    with (where / "A.csv").open("w", newline="") as a, (where / "B.csv").open("w", newline="") as b:
        writers = {"A.csv": csv.writer(a), "B.csv": csv.writer(b)}
        for world in range(worlds):
            with tempfile.TemporaryDirectory(dir=where) as folder:
                left = round(rows * LEFT / worlds)
                write_two_lists(Path(folder), left, rows // worlds - left, SEED + world)
                for name, writer in writers.items():
                    copy_rows(Path(folder) / name, writer, world)


def copy_rows(file, writer, world):
    """Copy a list; ids and serials of PINs are moved, so that worlds share none."""
    with file.open(newline="") as lines:
        reader = csv.reader(lines)
        header = next(reader)
        if not world:
            writer.writerow(header)
        number, pin = header.index("rec_id"), header.index("pin")
        for row in reader:
            row[number] = f"{row[number]}-{world}"
            if len(row[pin]) == 14 and row[pin].isdecimal():
                row[pin] = f"{row[pin][:9]}{(int(row[pin][9:]) + 31_337 * world) % 100_000:05d}"
            writer.writerow(row)


def add_figures(result, where, args):
    out = where / "found"
    shutil.rmtree(out, ignore_errors=True)
    words = [CHECKOUT / "bin" / "umai", "link", where / "A.csv", where / "B.csv", "--memory", args.memory]
    begun, spilled = time.perf_counter(), Spilled(out)
    try:
        with spilled:
            cost = measure_run(["timeout", str(args.limit), *words, "--out", out], cwd=CHECKOUT)
    except subprocess.CalledProcessError as failure:
        said = failure.output.strip().splitlines()
        why = "not over in time" if failure.returncode == 124 else said[-1] if said else "ended by the system"
        spent = rounded(time.perf_counter() - begun)
        result.add("scale_ended", "ended without an answer after", unit="s", value=spent, more={"why": why})
    else:
        result.add("scale_seconds", "from files to files", unit="s", value=rounded(cost.seconds))
        result.add("scale_processor", "processor's time", unit="s", value=rounded(cost.processor))
        result.add("scale_memory", "the most memory held", unit="GB", value=rounded(cost.peak / 2**30))
        with (out / "pairs.csv").open() as lines:
            result.add("scale_pairs", "pairs found", unit="", value=sum(1 for _ in lines) - 1)
    result.add("scale_disk", "the most disk held beside", unit="GB", value=rounded(spilled.most / 2**30))


class Spilled:
    """The most bytes that lay in a folder while the block ran."""

    def __init__(self, folder):
        self.folder, self.most, self.ended = folder, 0, threading.Event()

    def __enter__(self):
        self.watch = threading.Thread(target=self.look)
        self.watch.start()
        return self

    def __exit__(self, *failure):
        self.ended.set()
        self.watch.join()

    def look(self):
        while not self.ended.wait(LOOK_SECONDS):
            self.most = max(self.most, bytes_in(self.folder))


def bytes_in(folder) -> int:
    """Bytes of all files below a folder; a file that goes meanwhile counts nothing."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += (Path(parent) / name).stat().st_blocks * 512
            except FileNotFoundError:
                continue
    return total


if __name__ == "__main__":
    main()
