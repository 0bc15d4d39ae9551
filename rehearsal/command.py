"""`umai rehearse`: fill a database with invented people, or with people from a file."""

import argparse
import json
import sys
from functools import partial
from pathlib import Path

from umai.machine.terminal.progress import StepProgress

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
    parser.add_argument(
        "--once",
        action="store_true",
        help="fill only what no filling is in yet, and finish one that was stopped",
    )
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
    if args.once and (rehearsed := finish_or_find()):
        print(rehearsed)
        return 0
    try:
        if args.trail and not (args.children or args.file):
            return write_trail(args)
        number = args.children or USUAL_CHILDREN
        with StepProgress("People" if args.file else "Children", 0 if args.file else number) as step:
            report = partial(show_progress, step, counts="people" if args.file else "children")
            if args.file:
                filled = fill_from_file(args.file, report=report)
            else:
                filled = fill_invented(number, cases=args.cases, seed=args.seed, report=report)
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
    try:
        with StepProgress("Entries", args.trail) as step:
            seconds = write_entries(args.trail, seed=args.seed, today=today(), report=step.at)
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


def finish_or_find() -> str:
    """For --once: what to say of a database that was filled before; a stopped filling is finished."""
    from rehearsal.load import finish_fillings
    from umai.access.models import RehearsalMark

    with StepProgress("What follows from the filling before"):
        if finish_fillings():
            return "A filling that was stopped was finished."
    return "This database was filled before." if RehearsalMark.objects.using("owner").exists() else ""


def show_progress(step: StepProgress, filled, number: int, stage: str = "", *, counts: str) -> None:
    """Tell how far it is, of so many children or (from a file) people."""
    step.total = number
    step.at(filled.children + (filled.adults if counts == "people" else 0), stage)


def print_result(filled, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(vars(filled)))
        return
    print(f"{filled.children:,} children in {filled.families:,} families, {filled.cases:,} cases.")
    if filled.pins_left_out:
        print(f"{filled.pins_left_out:,} PINs came a second time and were left out.")


def how_to_sign_in() -> str:
    """The password of the invented people, and the code that an authenticator app would show now."""
    from rehearsal.staff import read_people
    from umai.staff.codes import app_code

    told = read_people()
    return f"password {told['password']}, code {app_code(told['totp_secret'])}"
