"""How long does it take to back a register up and to bring it back, and how many bytes is it?

    UMAI_HOME=/path/of/a/filled/rehearsal .venv/bin/python -m bench.backup --scratch DIR [--json DIR]

Backs the rehearsal up into a folder of DIR, restores it into an empty home there with a server of its own,
proves it as `umai restore` does, and removes both. DIR needs as much room as the rehearsal and its backup.
The bare tool is pg_dump with the same compression into nothing.
"""

import shutil
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import psycopg

from bench.results import Result, bench_parser
from bench.serving import filled_home
from umai.machine.backup import make
from umai.machine.backup.archive import programs, recipients
from umai.machine.backup.archive.opened import Backup, KeysOfHome
from umai.machine.backup.restore import restore
from umai.machine.cluster.database import database_address, run_server
from umai.machine.cluster.server import Cluster


def main():
    parser = bench_parser(__doc__)
    parser.add_argument("--scratch", type=Path, required=True, help="a folder with room for all of it twice")
    args = parser.parse_args()
    place = replace(filled_home(), rehearsal=True, rehearsal_was_asked=True)
    folder = Path(tempfile.mkdtemp(dir=args.scratch, prefix="umai-bench-"))
    folder.chmod(0o711)
    try:
        measure(place, folder, args.json)
    finally:
        home = folder / "home"
        for one in (home, home / "restoring"):
            if one.exists():
                Cluster(one).stop()
                shutil.rmtree(Cluster(one).folder, ignore_errors=True)
        shutil.rmtree(folder)


def measure(place, folder, kept):
    with run_server(place):
        bare, children = bare_dump(database_address(place))
        result = Result("backup", {"children": children})
        if not recipients.public_file(place.home, recipients.DATA).exists():
            recipients.make_pair(place.home, recipients.DATA, folder / "backup.key")
        begun = time.perf_counter()
        made = make.back_up(place, folder, None, print)
        seconds = time.perf_counter() - begun
    backup = Backup.open(made, [recipients.drill_identity(place.home)], print)
    rows = sum(backup.contents.counts.values())
    result.volume["rows"] = rows
    size = sum(one["bytes"] for one in backup.manifest.sealed.values())
    result.add(
        "backup",
        "Backed up: dumped, counted, sealed",
        unit="s",
        value=round(seconds, 1),
        bare=round(bare, 1),
        ratio=round(seconds / bare, 1),
    )
    result.add("backup_bytes", "The folder of the backup", unit="MB", value=round(size / 1e6, 1))
    begun = time.perf_counter()
    restore(replace(place, home=folder / "home"), backup, KeysOfHome(place.home), print)
    seconds = time.perf_counter() - begun
    result.add("restore", "Restored into an empty home and proven", unit="s", value=round(seconds, 1))
    result.tell(kept)


def bare_dump(where):
    """Seconds of pg_dump alone, and how many children there are."""
    with psycopg.connect(where.conninfo(where.owner)) as inside:
        children = next(inside.execute("select count(*) from register_child"))[0]
        program = programs.find_programs(programs.server_major(inside)) / "pg_dump"
    words = [program, f"--dbname={programs.address_words(where)}", "--format=custom", "--compress=1"]
    begun = time.perf_counter()
    subprocess.run(
        [*words, "--enable-row-security"],
        stdout=subprocess.DEVNULL,
        env=programs.password_environment(where),
        check=True,
    )
    return time.perf_counter() - begun, children


if __name__ == "__main__":
    main()
