"""`bin/umai COMMAND`: the table of commands, and what they have in common.

A command is a module with HELP (one line), `arguments(parser)` and `run(args)`, which answers 0 for
done, 1 for a check that failed, 2 for input that cannot be used. Django is imported inside `run`, so
that the list of commands is quick. SETTINGS names settings other than umai.settings, PROCESS the
process whose passwords the command gets, when not all.
"""

import argparse
import contextlib
import importlib
import importlib.util
import os
import signal
import sys
from collections.abc import Iterator
from types import ModuleType

from umai.machine import told
from umai.machine.cluster.binaries import CannotStart
from umai.machine.installation import read_version
from umai.refusal import Refusal

# What this version is for; the README says why, and until which version.
MATURITY = "For training and trial: no real children yet (README.md, How far it is)."

# What is made ready before a command runs: Django's settings and models, and a database that answers.
NOTHING, DATABASE = "nothing", "database"
DATABASE_IF_KEPT = "database, where --keep is said"
DATABASE_IF_THERE = "database, where there is one and the command asks for it"
DATABASE_FOR_RECORDS = "database, where no --tables are given"

COMMANDS = {
    "serve": ("umai.machine.serving.serve", NOTHING),
    "sign-in": ("umai.machine.serving.sign_in", NOTHING),
    "worker": ("umai.machine.serving.worker", NOTHING),
    "report": ("umai.machine.serving.report", NOTHING),
    "reporter-key": ("umai.machine.reporter_key", NOTHING),
    "gateway-key": ("umai.machine.gateway_key", NOTHING),
    "migrate": ("umai.machine.backup.migrate_command", NOTHING),
    "compile": ("umai.machine.compile_command", NOTHING),
    "backup": ("umai.machine.backup.backup_command", NOTHING),
    "restore": ("umai.machine.backup.restore_command", NOTHING),
    "psql": ("umai.machine.cluster.psql", NOTHING),
    "makemigrations": ("umai.schema.makemigrations", DATABASE),
    "sql": ("umai.schema.command", DATABASE),
    "doctor": ("umai.machine.doctor.doctor", NOTHING),
    "law": ("umai.law.command", DATABASE_IF_THERE),
    "places": ("umai.places.command", DATABASE),
    "setup": ("umai.staff.command", DATABASE),
    "staff": ("umai.offices.people.import_command", DATABASE),
    "notices": ("umai.notices.command", NOTHING),
    "trail": ("umai.trail.command", DATABASE),
    "words": ("umai.catalogues", NOTHING),
    "files": ("umai.documents.command", DATABASE),
    "originals": ("umai.justice.evidence.sealed.command", DATABASE),
    "import": ("umai.linkage.import_command", DATABASE),
    "histories": ("umai.rounds.histories.command", DATABASE),
    "docs": ("umai.printed.command", DATABASE),
    "evidence": ("umai.printed.evidence_command", DATABASE),
    "link": ("umai.matching.link_command", NOTHING),
    "estimate": ("umai.statistics.estimates.estimate_command", DATABASE_IF_KEPT),
    "evaluate": ("umai.statistics.questions.evaluate_command", DATABASE_IF_KEPT),
    "publish": ("umai.statistics.releases.command", DATABASE_FOR_RECORDS),
    "train": ("umai.register.weights.train_command", DATABASE_IF_KEPT),
    "labels": ("umai.linkage.review.labels_command", DATABASE),
    "rehearse": ("rehearsal.command", DATABASE),
    "search": ("rehearsal.search_command", DATABASE),
    "shell": ("rehearsal.shell_command", DATABASE),
}


def main(words: list[str] | None = None) -> int:
    """Run one command; a failure that a person can fix is one line, and exit code 2."""
    words = sys.argv[1:] if words is None else words
    try:
        args = parser_for(words).parse_args(words)
        if "command" not in args:
            parser_for([]).print_help()
            return 2
        return run_command(args.command, args.needs, args)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough; the interpreter must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as failure:
        said = str(failure) if isinstance(failure, Refusal) else told.sentence(failure)
        if said is None:
            raise
        print(f"umai: {said}", file=sys.stderr)
        return 2


def parser_for(words: list[str]) -> argparse.ArgumentParser:
    """A parser that imports only the chosen command, or all of them for `--help`."""
    parser = argparse.ArgumentParser(
        prog="umai", description="The register that protects children left behind."
    )
    version = f"Umai {read_version()}\n{MATURITY}"
    parser.add_argument("--version", action="version", version=version, help="say which version this is")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter  # the version has two lines
    table = parser.add_subparsers(title="commands", metavar="COMMAND")
    asked = next((word for word in words if not word.startswith("-")), None)
    for name, (path, needs) in COMMANDS.items():
        if (asked in COMMANDS and name != asked) or words == ["--version"]:
            continue
        module = importlib.import_module(path)
        one = table.add_parser(name, help=module.HELP, description=as_sentence(module.HELP))
        module.arguments(one)
        one.set_defaults(command=module, needs=needs)
    return parser


def as_sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def run_command(command: ModuleType, needs: str, args: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", getattr(command, "SETTINGS", "umai.settings"))
    # Whoever may call this may read every password that is kept here.
    os.environ.setdefault("UMAI_PROCESS", getattr(command, "PROCESS", "manage"))
    try:
        if needs == DATABASE_IF_THERE and command.asks_database(args):
            return run_with_law_in_force(command, args)
        with (
            open_database()
            if needs == DATABASE
            or (needs == DATABASE_IF_KEPT and args.keep not in (None, False))
            or (needs == DATABASE_FOR_RECORDS and not args.tables)
            else contextlib.nullcontext()
        ):
            return command.run(args)
    except Exception as failure:
        if is_database_silent(failure):
            raise CannotStart(
                "The database does not answer: bin/run starts it, bin/umai doctor says more."
            ) from failure
        raise


def run_with_law_in_force(command: ModuleType, args: argparse.Namespace) -> int:
    """Run by the law that two persons put in force; without a database that answers, by the shipped one."""
    from umai.machine.installation import Installation

    if not Installation.from_environment().has_database:
        return command.run(args)
    try:
        with open_database():
            return command.run(args)
    except Exception as failure:
        if not (isinstance(failure, CannotStart) or is_database_silent(failure)):
            raise
        print(
            f"umai: no database answers ({failure}): this is the law as it comes with Umai.", file=sys.stderr
        )
        return command.run(args)


@contextlib.contextmanager
def open_database() -> Iterator[None]:
    """Set up Django with a database that answers, and is of this installation."""
    from umai.machine.cluster import mark
    from umai.machine.cluster.database import inherited_address, run_server
    from umai.machine.installation import Installation

    place = Installation.from_environment()
    if not place.has_database:
        raise CannotStart(f"There is no database in {place.home} yet: bin/run or bin/umai migrate makes it.")
    with run_server(place):
        where = inherited_address(os.environ)
        mark.refuse_wrong_database(place, where)
        mark.refuse_unfinished(place, where)
        import django

        django.setup()
        importlib.import_module("umai.lawbook.following").look_at_law()
        yield


def is_database_silent(failure: Exception) -> bool:
    """Whether a failure of any library says that no database answers."""
    kinds = {f"{kind.__module__}.{kind.__name__}" for kind in type(failure).__mro__}
    lost = failure.__cause__ or failure
    return bool(kinds & {"django.db.utils.OperationalError", "psycopg.OperationalError"}) and (
        getattr(lost, "sqlstate", None) is None
    )


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # `kill` stops what was begun, as Ctrl-C does
    sys.exit(main())
