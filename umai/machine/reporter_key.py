"""`umai reporter-key make`: the pair of keys that reporters' names and telephones are sealed with."""

import argparse
import sys
from pathlib import Path

from umai.machine import boxes
from umai.machine.place import Place

HELP = "make the keys that seal the names of those who report; the private half leaves this machine"


def arguments(parser: argparse.ArgumentParser) -> None:
    steps = parser.add_subparsers(title="steps", metavar="STEP", required=True)
    make = steps.add_parser("make", help="make a pair of keys")
    make.add_argument(
        "--private", required=True, type=Path, metavar="FILE", help="new file for the private half, mode 0600"
    )
    make.add_argument(
        "--again", action="store_true", help="replace the pair; what the old one sealed stays sealed with it"
    )


def run(args: argparse.Namespace) -> int:
    """Keep the public half here, write the private half to a file, and say what to do with that."""
    home = Place.from_environment().home
    if wrong := unfit(home, args.private, again=args.again):
        print(f"umai reporter-key: {wrong}", file=sys.stderr)
        return 2
    key_id = boxes.make_pair(home, boxes.REPORTERS, private=args.private)
    print(f"Key {key_id}: names and telephones can be left in the report form from now on.")
    print(f"Its private half is in {args.private}. Carry it to two persons at the oblast or above, who keep")
    print("it apart from this machine, and delete it here. Without it nobody opens what is sealed; it cannot")
    print("be made again.")
    return 0


def unfit(home: Path, private: Path, *, again: bool) -> str:
    """Why the pair is not made with this file, or ""."""
    if boxes.public_file(home, boxes.REPORTERS).exists() and not again:
        return "there is a pair already; --again replaces it, for what is sealed from now on"
    if private.exists():
        return f"{private} is there already; name a new file"
    if not private.parent.is_dir():
        return f"there is no folder {private.parent}"
    if private.resolve().is_relative_to(home.resolve()):
        return f"{private} lies in the data of this machine; name a file elsewhere, best on a stick"
    return ""
