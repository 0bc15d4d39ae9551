"""`umai gateway-key`: the key with which the gateway of SMS and messengers signs what it brings."""

import argparse
import base64
import sys
from pathlib import Path

from umai.machine.cluster import mark
from umai.machine.installation import Installation
from umai.machine.keys import secrets

HELP = "make or show the key with which the gateway of SMS and messengers signs reports"
KEY_NAME = "gateway"


def arguments(parser: argparse.ArgumentParser) -> None:
    steps = parser.add_subparsers(title="steps", dest="step", metavar="STEP", required=True)
    make = steps.add_parser("make", help="make the key, and print it")
    make.add_argument("--again", action="store_true", help="replace the key: the old one signs nothing more")
    steps.add_parser("show", help="print the key that is there")


def run(args: argparse.Namespace) -> int:
    """Print the key in the form that senders of Standard Webhooks are given."""
    place = Installation.from_environment()
    mark.refuse_unnamed_home(place)
    home = place.home
    there = key_file(home).exists()
    if args.step == "show" and not there:
        print("umai gateway-key: there is no key yet; make one", file=sys.stderr)
        return 2
    if args.step == "make" and there and not args.again:
        print("umai gateway-key: there is a key already; --again replaces it", file=sys.stderr)
        return 2
    if args.step == "make":
        secrets.write_secret(secrets.secrets_folder(home) / KEY_NAME, secrets.new_password())
        print("Restart the process of the report form; give this to the gateway, and to nobody else:")
    print(f"whsec_{key_of(home)}")
    return 0


def key_file(home: Path) -> Path:
    return home / "secrets" / KEY_NAME


def key_of(home: Path) -> str:
    """The key as base64; "" when none was made, and there is no gateway."""
    key = secrets.find(home, KEY_NAME)
    return base64.b64encode(base64.urlsafe_b64decode(f"{key}=")).decode() if key else ""
