"""`umai files`: check the stored files, and change the key that seals their keys."""

import argparse
import json
import sys

HELP = "check the stored files against their rows, or change the key that seals them"


def arguments(parser: argparse.ArgumentParser) -> None:
    table = parser.add_subparsers(title="commands", metavar="COMMAND", dest="what", required=True)
    check = table.add_parser("check", help="open every stored file and compare it with its row")
    check.add_argument("--json", action="store_true", help="answer as JSON")
    rotate = table.add_parser(
        "rotate-key", help="seal every file's key by a new key, and destroy the old one"
    )
    rotate.add_argument("--json", action="store_true", help="answer as JSON")


def run(args: argparse.Namespace) -> int:
    """0 when all is well; 1 when a file is missing, changed or cannot be opened."""
    from umai.documents import maintenance

    report = draw_progress if sys.stderr.isatty() and not args.json else None
    if args.what == "check":
        found = maintenance.check_files(report=report)
        print_answer(found._asdict(), args.json)
        return 1 if found.missing or found.broken else 0
    turned = maintenance.rotate_keys(report=report)
    print_answer(turned._asdict(), args.json)
    if turned.kept:
        print(
            f"umai files: {turned.kept} keys do not open; nothing was changed and no key was destroyed",
            file=sys.stderr,
        )
    return 1 if turned.kept else 0


def print_answer(found, as_json):
    if as_json:
        print(json.dumps(found))
    else:
        print(", ".join(f"{name.replace('_', ' ')}: {number}" for name, number in found.items()))


def draw_progress(done, total):
    """Draw a bar that shows how much is done."""
    full = 40 * done // max(total, 1)
    end = "\n" if done == total else ""
    print(f"\r[{'#' * full}{' ' * (40 - full)}] {done:,} of {total:,}", end=end, file=sys.stderr, flush=True)
