"""What does Lighthouse say of the pages that a worker opens most, on a phone?

    UMAI_HOME=… .venv/bin/python -m bench.lighthouse [--runs 3] [--only KEY …] [--json DIR]

Asks Google's Lighthouse, which npm brings pinned (Node and npm are needed), with its own slow phone, about
pages of the rehearsal's people, signed in, in Kyrgyz. Of so many runs the median of each score is kept.
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median

from bench.pages import CASES, FILES, ids
from bench.results import Result, bench_parser, read_volume
from bench.serving import filled_home, open_database, serve_umai
from bench.visitor import Visitor
from umai.machine.development.chromium import QUIET, find_chromium

LIGHTHOUSE = "lighthouse@12.8.2"
SCORES = ("performance", "accessibility", "best-practices")
PAGES = {
    "my_day": ("My day of a social worker", "meerim", "/"),
    "my_day_head": ("My day of a head", "gulzat", "/"),
    "case": ("a case", "meerim", "/cases/{case}/"),
    "child": ("a child's file", "meerim", "/children/{child}/"),
    "visit": ("the form of a visit", "meerim", "/cases/{case}/visits/new/"),
    "board": ("the board of a district", "gulzat", "/board/"),
}


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--runs", type=int, default=3, help="how often each page is asked about (3)")
    asking.add_argument("--only", nargs="+", choices=PAGES, metavar="KEY", help="only these pages, as my_day")
    args = asking.parse_args()
    place = filled_home()
    with tempfile.TemporaryDirectory() as folder, open_database(place):
        program = bring_lighthouse(Path(folder))
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            result = Result("lighthouse", read_volume(cursor))
            known = {"case": ids(cursor, CASES, "meerim")[0], "child": ids(cursor, FILES, "meerim")[0]}
        with serve_umai(place) as umai:
            people = {name: Visitor(umai.address).sign_in(name) for _says, name, _path in PAGES.values()}
            for key in args.only or PAGES:
                says, name, path = PAGES[key]
                ask_about(result, program, key, says, people[name], path.format(**known), args.runs)
        result.tell(args.json)


def bring_lighthouse(folder: Path) -> Path:
    """The program, as npm gives it."""
    subprocess.run(["npm", "install", "--silent", "--prefix", folder, LIGHTHOUSE], check=True)
    return folder / "node_modules/lighthouse/cli/index.js"


def ask_about(result, program, key, says, visitor, path, runs):
    if visitor.get(path).status != 200:
        raise RuntimeError(f"{path} is not shown")
    found = [report(program, visitor, path) for _ in range(runs)]
    for name in SCORES:
        score = median(100 * one["categories"][name]["score"] for one in found)
        result.add(f"lighthouse_{name}_{key}", f"{name}: {says}", unit="of 100", value=round(score))
    shift = median(one["audits"]["cumulative-layout-shift"]["numericValue"] for one in found)
    result.add(f"layout_shift_{key}", f"layout shift: {says}", unit="", value=round(shift, 3))


def report(program: Path, visitor: Visitor, path: str) -> dict:
    """What Lighthouse finds on this page, signed in as the visitor."""
    headers = {name: visitor.headers()[name] for name in ("Accept-Language", "Cookie")}
    flags = " ".join(["--headless=new", *QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])])
    words = [
        "node",
        program,
        f"http://{visitor.address}{path}",
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(SCORES)}",
        f"--extra-headers={json.dumps(headers)}",
        f"--chrome-flags={flags}",
    ]
    environment = os.environ | {"CHROME_PATH": find_chromium()}
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=environment)
    found = json.loads(done.stdout)
    if found["finalDisplayedUrl"] != f"http://{visitor.address}{path}":
        raise RuntimeError(f"{path} led elsewhere")
    return found


if __name__ == "__main__":
    main()
