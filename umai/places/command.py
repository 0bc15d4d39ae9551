"""`umai places load DIR`: import a new version of the state classifier, without a release."""

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

HELP = "load a version of the state classifier of places; old codes stay valid for old records"


def arguments(parser: ArgumentParser) -> None:
    """Tell argparse what `umai places` takes."""
    verbs = parser.add_subparsers(dest="verb", required=True)
    load = verbs.add_parser("load", help=HELP)
    load.add_argument("folder", metavar="DIR", type=Path, help="holds territories.csv and its companions")
    load.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    load.add_argument("--json", action="store_true", help="answer as JSON")


def run(args: Namespace) -> int:
    """Load the folder as the owner of the tables; answers 0, or 2 when the files cannot be used."""
    from umai.places.classifier import load_classifier
    from umai.places.files import UnusableClassifier

    try:
        report = load_classifier(args.folder, using="owner", dry_run=args.dry_run)
    except UnusableClassifier as error:
        print(f"umai places: {error}", file=sys.stderr)
        return 2
    if args.json:
        print(json.dumps(asdict(report), ensure_ascii=False))
        return 0
    print(f"{'Would load' if args.dry_run else 'Loaded'} “{report.classifier}”:")
    print(f"  {report.inserted} new places, {report.updated} changed ({report.closed} of them ended)")
    print(f"  {report.unchanged} as before, {report.changes} new notices of change")
    return 0
