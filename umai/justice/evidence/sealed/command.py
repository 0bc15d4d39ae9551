"""`umai originals`: check the originals of evidence, and change the key that seals their keys."""

import argparse
import json
import sys

HELP = "check the sealed originals of evidence, or change the key that seals their keys"


def arguments(parser: argparse.ArgumentParser) -> None:
    table = parser.add_subparsers(title="commands", metavar="COMMAND", dest="what", required=True)
    check = table.add_parser("check", help="open every original and compare it with its row")
    check.add_argument("--json", action="store_true", help="answer as JSON")
    rotate = table.add_parser(
        "rotate-key", help="seal every record's key by a new key, and destroy the old one"
    )
    rotate.add_argument("--json", action="store_true", help="answer as JSON")


def run(args: argparse.Namespace) -> int:
    """0 when all is well; 1 when an original is missing, changed or cannot be opened."""
    from umai.justice.evidence.sealed import maintenance

    if args.what == "check":
        found = maintenance.check_originals()
        print_answer(found._asdict(), args.json)
        return 1 if found.missing or found.broken else 0
    turned = maintenance.rotate_key()
    print_answer(turned._asdict(), args.json)
    if turned.kept:
        print(
            f"umai originals: {turned.kept} keys do not open; nothing was changed and no key was destroyed",
            file=sys.stderr,
        )
    return 1 if turned.kept else 0


def print_answer(found, as_json):
    """The figures, as JSON or in one line."""
    words = (f"{name.replace('_', ' ')}: {number}" for name, number in found.items())
    print(json.dumps(found) if as_json else ", ".join(words))
