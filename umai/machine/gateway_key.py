"""`umai gateway-key`: the key with which the gateway of SMS and messengers signs what it brings."""

import argparse
import base64
import sys
from pathlib import Path

from umai.machine.keys import secrets
from umai.machine.place import Place

HELP = "make or show the key with which the gateway of SMS and messengers signs reports"
NAME = "gateway"


def arguments(parser: argparse.ArgumentParser) -> None:
    steps = parser.add_subparsers(title="steps", dest="step", metavar="STEP", required=True)
    make = steps.add_parser("make", help="make the key, and print it")
    make.add_argument("--again", action="store_true", help="replace the key: the old one signs nothing more")
    steps.add_parser("show", help="print the key that is there")


def run(args: argparse.Namespace) -> int:
    """Print the key in the form that senders of Standard Webhooks are given."""
    home = Place.from_environment().home
    there = file_of(home).exists()
    if args.step == "show" and not there:
        print("umai gateway-key: there is no key yet; make one", file=sys.stderr)
        return 2
    if args.step == "make" and there and not args.again:
        print("umai gateway-key: there is a key already; --again replaces it", file=sys.stderr)
        return 2
    if args.step == "make":
        secrets.write(secrets.folder(home) / NAME, secrets.fresh())
        print("Restart the process of the report form; give this to the gateway, and to nobody else:")
    print(f"whsec_{key_of(home)}")
    return 0


def file_of(home: Path) -> Path:
    return home / "secrets" / NAME


def key_of(home: Path) -> str:
    """The key as base64, "" where none was made: then there is no gateway."""
    path = file_of(home)
    if not path.exists():
        return ""
    return base64.b64encode(base64.urlsafe_b64decode(path.read_text().strip() + "=")).decode()
