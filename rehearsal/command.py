"""`umai rehearse`: fill a database with invented people, or with people from a file."""

import argparse
import json
import sys
from functools import partial
from pathlib import Path

HELP = "fill a database with invented people for demonstration, training and benchmarks"
USUAL_CHILDREN = 5000


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--children", metavar="N", type=read_whole_number, help=f"how many children ({USUAL_CHILDREN})"
    )
    parser.add_argument(
        "--cases", metavar="M", type=read_whole_number, help="how many open cases (about 2 %% of N)"
    )
    parser.add_argument(
        "--trail",
        metavar="T",
        type=read_whole_number,
        help="how many looks and acts of the days before; alone: no children",
    )
    parser.add_argument("--seed", metavar="S", type=int, default=1, help="another seed, other people (1)")
    parser.add_argument("--from", dest="file", metavar="FILE", type=Path, help="people from a CSV file")
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    parser.add_argument(
        "--code", action="store_true", help="fill nothing: print password and code to sign in with now"
    )


def read_whole_number(words: str) -> int:
    number = int(words) if words.isascii() and words.isdigit() else 0
    if not 1 <= number <= 10_000_000:
        raise argparse.ArgumentTypeError(f"{words!r}: say a whole number from 1 to 10000000")
    return number


def run(args: argparse.Namespace) -> int:
    """Fill the database; 0 done, 1 this database may not be filled, 2 a file that cannot be used."""
    from django.conf import settings

    # Whether the settings and the mark of the database agree was asked before.
    if not settings.MACHINE.rehearsal:
        return print_refusal(
            "this is a real register, in which nobody is invented: a rehearsal has a database of its own, "
            "made with UMAI_REHEARSAL=1"
        )
    if args.code:
        print(how_to_sign_in())
        return 0
    from rehearsal.from_file import UnusableFile
    from rehearsal.load import AlreadyThere, NotARehearsal, fill_from_file, fill_invented

    if args.file and args.children:
        print("umai rehearse: say --children or --from, not both", file=sys.stderr)
        return 2
    report = partial(show_progress, counts="people" if args.file else "children")
    if args.json or not sys.stderr.isatty():
        report = None
    try:
        if args.trail and not (args.children or args.file):
            return write_trail(args)
        if args.file:
            filled = fill_from_file(args.file, report=report)
        else:
            filled = fill_invented(
                args.children or USUAL_CHILDREN, cases=args.cases, seed=args.seed, report=report
            )
    except UnusableFile as failure:
        print(f"umai rehearse: {failure}", file=sys.stderr)
        return 2
    except NotARehearsal:
        return print_refusal("this database holds children that no rehearsal put there; nothing was changed")
    except AlreadyThere:
        return print_refusal("some of these people are in this database already; nothing was changed")
    print_result(filled, as_json=args.json)
    return write_trail(args) if args.trail else 0


def write_trail(args) -> int:
    """Write a trail behind the people who are there."""
    from rehearsal.trail import NobodyWorks, TrailBegun, write_entries
    from umai.access.models import RehearsalMark
    from umai.law.terms.clock import today

    if not RehearsalMark.objects.using("owner").exists():
        return print_refusal("no rehearsal filled this database; nothing was changed")
    quietly = args.json or not sys.stderr.isatty()
    report = None if quietly else lambda done: draw_bar(done, args.trail, "entries")
    try:
        seconds = write_entries(args.trail, seed=args.seed, today=today(), report=report)
    except NobodyWorks:
        return print_refusal("there is no case that anybody could have looked at; nothing was changed")
    except TrailBegun:
        return print_refusal(
            "somebody has worked here, or a head was signed: days before that come first; nothing was changed"
        )
    if not args.json:
        print(f"{args.trail:,} entries on the trail: {seconds:.1f} s.")
    return 0


def print_refusal(sentence: str) -> int:
    print(f"umai rehearse: {sentence}", file=sys.stderr)
    return 1


def show_progress(filled, number: int, *, counts: str) -> None:
    """Draw how far it is, of so many children or (from a file) people."""
    draw_bar(filled.children + (filled.adults if counts == "people" else 0), number, counts)


def draw_bar(done: int, number: int, counts: str) -> None:
    width = 40
    full = min(width, width * done // max(number, 1))
    print(f"\r[{'#' * full}{' ' * (width - full)}] {done:,} {counts}", end="", file=sys.stderr, flush=True)


def print_result(filled, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(vars(filled)))
        return
    if sys.stderr.isatty():
        print(file=sys.stderr)
    print(f"{filled.children:,} children in {filled.families:,} families, {filled.cases:,} cases.")
    if filled.pins_left_out:
        print(f"{filled.pins_left_out:,} PINs came a second time and were left out.")


def how_to_sign_in() -> str:
    """The password of the invented people, and the code that an authenticator app would show now."""
    from rehearsal.staff import read_people
    from umai.staff.codes import app_code

    told = read_people()
    return f"password {told['password']}, code {app_code(told['totp_secret'])}"
