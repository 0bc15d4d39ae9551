"""`umai reporter-key`: the keys of the holders, any two of whom together open a reporter's name."""

import argparse
import sys
from pathlib import Path

import psycopg

from umai.machine.cluster import mark
from umai.machine.cluster.database import database_address, run_server
from umai.machine.installation import Installation
from umai.machine.keys import holders, key_pairs

HELP = (
    "make the keys of those who, two together, open the names of reporters; their halves leave this machine"
)
KEEP_NOTE = (
    "It opens nothing alone. It cannot be made again: keep it apart from this machine and from the others."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    steps = parser.add_subparsers(title="steps", metavar="STEP", required=True)
    holder = steps.add_parser("holder", help="make the pair of one person, who takes the private half away")
    holder.add_argument("name", metavar="NAME", help="small letters and digits, as in the sign-in name")
    holder.add_argument("--private", required=True, type=Path, metavar="FILE", help="new file, mode 0600")
    holder.set_defaults(step=make_holder)
    make = steps.add_parser("make", help="say whose keys seal from now on: two of them open")
    make.add_argument("--holders", required=True, nargs="+", metavar="NAME")
    make.set_defaults(step=choose_holders)
    split = steps.add_parser("split", help="seal anew, for the holders of today, what was sealed before")
    split.add_argument(
        "--private",
        required=True,
        type=Path,
        action="append",
        metavar="FILE",
        help="the one key of before, or (twice) the halves of two holders",
    )
    split.set_defaults(step=seal_anew)


def run(args: argparse.Namespace) -> int:
    """Do one step; answers 0, or 2 with one line when it cannot be done."""
    place = Installation.from_environment()
    mark.refuse_unnamed_home(place)
    wrong = args.step(place, args)
    if wrong:
        print(f"umai reporter-key: {wrong}", file=sys.stderr)
        return 2
    return 0


def make_holder(place: Installation, args: argparse.Namespace) -> str:
    """Keep one person's public half here and write the private half to a file; answers what is wrong."""
    home = place.home
    if not holders.NAME_PATTERN.fullmatch(args.name):
        return "a name has small letters, digits, dots and dashes, and at most 40 signs"
    if holders.public_file(home, args.name).exists():
        return f"{args.name} has a pair already; a new pair of the same person gets another name"
    if wrong := problem_with_file(home, args.private):
        return wrong
    key_id = holders.make_holder(home, args.name, private=args.private)
    print(f"Key {key_id} of {args.name}. The private half is in {args.private}.")
    print(f"{args.name} takes it away, and no copy stays here. {KEEP_NOTE}")
    return ""


def choose_holders(place: Installation, args: argparse.Namespace) -> str:
    """Name the holders; names are sealed to every two of them from now on. Answers what is wrong."""
    names = sorted(set(args.holders))
    unknown = [name for name in names if not holders.public_file(place.home, name).exists()]
    if unknown:
        return f"no pair of {', '.join(unknown)}: umai reporter-key holder NAME makes it"
    if len(names) < 2:
        return "name two persons at least; three, so that one may be away"
    holders.choose_holders(place.home, names)
    print(f"From now on any two of {', '.join(names)} together open who reported, and none of them alone.")
    print("What was sealed before is sealed anew by: umai reporter-key split --private FILE")
    return ""


def seal_anew(place: Installation, args: argparse.Namespace) -> str:
    """Open what was sealed before and seal it to the holders of today, in one transaction."""
    if not holders.current_holders(place.home):
        return "there are no holders yet: umai reporter-key make --holders NAME NAME"
    try:
        keys = [holders.parse_private_half(path.read_text()) for path in args.private]
    except (OSError, UnicodeDecodeError, holders.WrongHalf):
        return "this file holds no private half"
    if len(keys) > 2:
        return "one key of before, or the halves of two holders"
    with run_server(place):
        where = database_address(place)
        with psycopg.connect(where.conninfo(where.owner)) as owner:
            done, left = reseal_names(place.home, owner, keys)
    print(f"{done} names were sealed anew for the holders of today; {left} are not opened by what was given.")
    if len(keys) == 1 and not left:
        key_pairs.public_file(place.home, key_pairs.REPORTERS).unlink(missing_ok=True)
        print("Nothing is sealed to the one key of before any more: destroy every copy of it now, and")
        print("remember that backups made before today still hold what it opens.")
    return ""


def reseal_names(home: Path, owner: psycopg.Connection, keys: list) -> tuple[int, int]:
    """Seal every name that these keys open to the holders of today; answers how many, and how many not."""
    done = left = 0
    question = "select signal_id, sealed, key_id from identification_reporter where sealed <> '' for update"
    for signal_id, sealed, key_id in owner.execute(question).fetchall():
        by_two = key_id.startswith(holders.TWO_PREFIX)
        if by_two and len(keys) == 1:
            continue  # two holders open it already
        try:
            if by_two:
                who = holders.open_by_two(sealed, *keys, signal_id=signal_id)
            else:
                who = holders.open_by_one(sealed, keys[0], signal_id=signal_id)
        except holders.WrongHalf:
            left += 1
            continue
        anew = holders.seal_reporter(home, signal_id, who)
        owner.execute(
            "update identification_reporter set sealed = %s, key_id = %s where signal_id = %s",
            [*anew, signal_id],
        )
        done += 1
    return done, left


def problem_with_file(home: Path, private: Path) -> str:
    """Why no private half is written to this file, or ""."""
    if private.exists():
        return f"{private} is there already; name a new file"
    if not private.parent.is_dir():
        return f"there is no folder {private.parent}"
    if private.resolve().is_relative_to(home.resolve()):
        return f"{private} lies in the data of this machine; name a file elsewhere, best on a stick"
    return ""
