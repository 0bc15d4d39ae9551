"""`umai shell`: Python in a rehearsal, where the database takes whoever types for one of its workers."""

import argparse
import code
import contextlib
from collections.abc import Iterator

HELP = "open a Python shell as one of the people of a rehearsal"
PROCESS = "shell"  # reads and writes as the web server does, and opens a sitting as the sign-in does


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as",
        dest="name",
        metavar="NAME",
        required=True,
        help="a name to sign in with, as bin/run prints them",
    )
    parser.add_argument(
        "-c", "--command", dest="line", metavar="LINE", help="run this line, print what it answers, and leave"
    )


def run(args: argparse.Namespace) -> int:
    """0; 2 for a real register and for a name that nobody has."""
    from django.utils import translation

    with speak_as(args.name) as by, translation.override("en"):
        names = {"by": by} | shell_names()
        if args.line:
            exec(compile(args.line, "--command", "single"), names)
        else:
            Shell(names, by).interact(banner(args.name, by), exitmsg="")
    return 0


@contextlib.contextmanager
def speak_as(name: str) -> Iterator:
    """A sitting of this person, who speaks on every connection of this process as long as it lasts."""
    from django.db import connections
    from django.db.backends.signals import connection_created

    from umai.access.sessions import Speaker, end_session, open_session, set_claim

    token = open_session(worker_of(name))

    def speak(connection, **_more):
        # Longer than a transaction, which the web server never does: here nobody comes next.
        if connection.alias == "default":
            connection.umai_token = token
            with connection.cursor() as cursor:
                set_claim(cursor, token, local=False)

    connections["default"].close()
    connection_created.connect(speak)
    try:
        yield Speaker(token)
    finally:
        connection_created.disconnect(speak)
        connections["default"].close()
        end_session(token)


def worker_of(name: str):
    """The worker of a rehearsal who signs in by this name; raises CannotStart where there is none."""
    from django.conf import settings

    from rehearsal.draw import id_of
    from rehearsal.staff import read_people
    from umai.machine.cluster.binaries import CannotStart
    from umai.staff.models import Account, Worker

    place = settings.MACHINE
    if not place.rehearsal:
        raise CannotStart("Nobody acts as somebody else in a real register: umai shell is for a rehearsal.")
    names = [one["sign_in"] for one in read_people()["person"]]
    if name not in names:
        raise CannotStart(f"Nobody in a rehearsal signs in as {name}; say one of {', '.join(names)}.")
    # By the id that the rehearsal gives, so that nobody is meant who happens to have the name.
    if not Account.objects.filter(username=name, worker_id=id_of("person", name)).exists():
        raise CannotStart(
            f"There is no {name} in this database yet: bin/run or bin/umai rehearse invents the people."
        )
    return Worker(pk=id_of("person", name))


def shell_names() -> dict[str, object]:
    """What needs no import: the doors of reading, and each model whose name only one room has."""
    from django.apps import apps

    from umai.access.doors import consult, consult_list
    from umai.house import ROOMS

    models: dict[str, list[type]] = {}
    for model in apps.get_models():
        if model._meta.app_label in ROOMS:
            models.setdefault(model.__name__, []).append(model)
    alone = {name: found[0] for name, found in models.items() if len(found) == 1}
    return alone | {"consult": consult, "consult_list": consult_list}


def banner(name: str, by) -> str:
    return (
        f"A rehearsal of Umai, as {name}: {by.worker}, {by.role}, {by.office}.\n"
        "`by` is this worker; the database shows what they reach, and what they look at and do stands on "
        "the trail.\nKnown are consult, consult_list and the models. Ctrl-D leaves."
    )


class Shell(code.InteractiveConsole):
    """Python's own, in which typing keeps the sitting open."""

    def __init__(self, names, by):
        import readline
        import rlcompleter

        super().__init__(names)
        self.by = by
        readline.set_completer(rlcompleter.Completer(names).complete)
        readline.parse_and_bind("tab: complete")

    def runcode(self, code):
        self.by.keep_open()
        super().runcode(code)
