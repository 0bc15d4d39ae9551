"""`umai evidence DIR`: everything that whoever judges this house needs, in one folder."""

import contextlib
import io
import json
import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.utils import timezone

from umai.machine.development.commit import commit_here
from umai.machine.doctor.doctor import findings
from umai.machine.installation import Installation
from umai.printed.security.pages import read_threats, requirements_page, threats_page
from umai.printed.security.requirements import read_requirements, require_evidence
from umai.printed.security.results import NO_RUN, TestRun, read_run
from umai.printed.security.sbom import bill_of_materials
from umai.trail.command import verify_trail

HELP = "write the evidence of secrecy into a folder: requirements, threats, parts, tests, trail, doctor"


def arguments(parser):
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the files go; made when missing")
    parser.add_argument(
        "--results", type=Path, metavar="FILE", help="what `bin/test --junitxml=FILE` wrote; else no result"
    )
    parser.add_argument(
        "--anchors",
        type=Path,
        metavar="PLACE",
        action="append",
        default=[],
        help="heads of the trail that were kept elsewhere; again for each",
    )
    parser.add_argument(
        "--rows", action="store_true", help="also compare every recorded row with its proof (minutes)"
    )


def run(args):
    """Write the files; 1 when a test failed or the trail is not whole, 2 when a file cannot be read."""
    requirements, threats = read_requirements(), read_threats()
    require_evidence(requirements, [test for one in threats for test in one["tests"]])
    try:
        results = read_run(args.results) if args.results else NO_RUN
    except (OSError, SyntaxError) as error:
        print(f"umai evidence: {args.results} cannot be read: {error}", file=sys.stderr)
        return 2
    trail, doctor = verified(args), [one.as_json() for one in findings(Installation.from_environment())]
    summary = summary_of(requirements, results, trail, doctor)
    args.folder.mkdir(parents=True, exist_ok=True)
    written = {
        "summary.json": as_text(summary),
        "asvs.md": requirements_page(requirements, results),
        "asvs.json": as_text([row_of(one, results) for one in requirements]),
        "threats.md": threats_page(threats, results),
        "sbom.cdx.json": as_text(bill_of_materials()),
        "tests.json": as_text(tests_of(results)),
        "trail.json": as_text(trail),
        "doctor.json": as_text(doctor),
    }
    for name, text in written.items():
        (args.folder / name).write_text(text)
        print(args.folder / name)
    return 1 if summary["tests"].get("failed") or trail["findings"] else 0


def as_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def summary_of(requirements, results: TestRun, trail, doctor) -> dict[str, Any]:
    """What the files hold, and of which commit; whether the run was of the same one."""
    commit = commit_here()
    return {
        "written_at": timezone.now().isoformat(timespec="seconds"),
        "commit": commit,
        "official_certificate": None,
        "requirements": len(requirements),
        "exceptions": sum(bool(one.exception) for one in requirements),
        "tests": dict(results.whole()),
        "tests_run_at": results.at,
        "tests_of_commit": results.commit,
        "tests_are_of_this_commit": bool(results.commit) and results.commit == commit,
        "trail_entries": trail["entries"],
        "trail_findings": len(trail["findings"]),
        "trail_rows_compared": trail["rows_compared"],
        "doctor_wrong": [one["about"] for one in doctor if one["state"] == "wrong"],
    }


def row_of(one, results: TestRun) -> dict[str, Any]:
    return asdict(one) | {"results": {test: results.result_of(test) for test in one.tests}}


def tests_of(results: TestRun) -> list[dict[str, Any]]:
    return [
        {"file": where, "test": what} | dict(counted)
        for (where, what), counted in sorted(results.results.items())
    ]


def verified(args) -> dict[str, Any]:
    """What `umai trail verify` finds, and what it does not prove."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        answer = verify_trail(Namespace(anchors=args.anchors, rows=args.rows, json=True))
    if answer == 2:
        return {"entries": 0, "findings": ["the heads cannot be read"], "rows_compared": False}
    return json.loads(said.getvalue()) | {"rows_compared": args.rows}
