"""`umai setup`: make the first administrator of a register, who then gives the other accounts."""

import sys
from argparse import ArgumentParser, Namespace

from umai.refusal import Refusal

HELP = "make the first administrator and print a one-time code; never a password"


def arguments(parser: ArgumentParser) -> None:
    """Tell argparse what `umai setup` takes; it asks for what is not given."""
    parser.add_argument("--surname")
    parser.add_argument("--given")
    parser.add_argument("--username", help="the sign-in name: small Latin letters, digits, . _ -")
    parser.add_argument(
        "--new-code",
        metavar="USERNAME",
        help="give an administrator who lost every way in a new one-time code, and change nothing else",
    )


def run(args: Namespace) -> int:
    """Print the code that opens the administrator's account within 24 hours; answers 0."""
    if args.new_code:
        username, code = make_new_code(args.new_code)
    else:
        refuse_second_administrator()
        username, code = make_first_administrator(
            surname=args.surname or ask("Surname: "),
            given=args.given or ask("Given name: "),
            username=args.username or ask("Sign-in name: "),
        )
    print(f"Sign-in name: {username}")
    print(f"One-time code, good for 24 hours: {code}")
    print("Open the sign-in page, choose “I cannot sign in”, and set a password and a second factor.")
    say_what_is_seen()
    return 0


def say_what_is_seen():
    """Print what an administrator of the database has to run, where it could not be set by us."""
    from django.db import connections

    from umai.machine.cluster.prepare import how_to_hide, seen_roles

    owner = connections["owner"]
    owner.ensure_connection()
    if seen_roles(owner.connection):
        print("The statements of our roles stand in a view of the server that each of them reads.")
        print(f"Its administrator runs: {how_to_hide(owner.connection, owner.settings_dict['USER'])}")
        print("Afterwards: umai migrate.")


def ask(question):
    if not sys.stdin.isatty():
        raise Refusal("umai setup asks for names: run it in a terminal, or give them (umai setup --help).")
    return input(question).strip()


def administrator_terms():
    """The terms of today's administrators."""
    from django.utils import timezone

    from umai.staff.models import Role, Term

    today = timezone.localdate()
    return Term.objects.using("owner").on(today).filter(role=Role.ADMINISTRATOR, ended_at=None)


def refuse_second_administrator():
    if administrator_terms().exists():
        raise Refusal(
            "There is an administrator already, who appoints others on the staff pages. "
            "If every way in is lost: umai setup --new-code USERNAME"
        )


def make_first_administrator(*, surname, given, username):
    """Make a worker at the Ministry with the administrator's post and an account without a password."""
    from django.db import transaction
    from django.utils import timezone

    from umai.places.models import Place, PlaceLevel
    from umai.staff.codes import USERNAME
    from umai.staff.models import Office, OfficeKind, Particulars, Role, Term, Worker
    from umai.staff.sign_in.models import Account

    username = username.strip().lower()
    if not USERNAME.fullmatch(username):
        raise Refusal("A sign-in name begins with a small Latin letter; 3 to 60 letters, digits, . _ -")
    if not surname or not given or max(len(surname), len(given)) > 100:
        raise Refusal("A surname and a given name of at most 100 signs are needed.")
    with transaction.atomic(using="owner"):
        if Account.objects.using("owner").filter(username=username).exists():
            raise Refusal("This sign-in name is taken. Choose another one.")
        country = Place.objects.using("owner").get(level=PlaceLevel.COUNTRY, valid_to=None)
        names = {f"name_{code}": getattr(country, f"name_{code}") for code in ("ky", "ru", "en")}
        office, _ = Office.objects.using("owner").get_or_create(
            kind=OfficeKind.MINISTRY, place=country, to_on=None, defaults=names
        )
        worker = Worker.objects.using("owner").create(surname=surname, given=given)
        Particulars.objects.using("owner").create(worker=worker)
        Term.objects.using("owner").create(
            worker=worker, office=office, role=Role.ADMINISTRATOR, from_on=timezone.localdate()
        )
        account = Account(username=username, worker=worker)
        account.set_unusable_password()
        account.save(using="owner")
        return username, give_noted_code(account)


def make_new_code(username):
    from umai.staff.sign_in.models import Account

    account = Account.objects.using("owner").filter(username=username.strip().lower()).first()
    if account is None or not administrator_terms().filter(worker_id=account.worker_id).exists():
        raise Refusal("No administrator has this sign-in name. Others get a code from the administrator.")
    return account.username, give_noted_code(account)


def give_noted_code(account):
    """Give a one-time code and note it on the trail, without a signed-in worker."""
    from django.db import transaction

    from umai.staff.sign_in.enrolment import give_code
    from umai.trail import entries
    from umai.trail.entries import EntrySubject

    with transaction.atomic(using="owner"):
        code = give_code(account, using="owner")
        entries.note_act("", "staff.give_code", EntrySubject.of_row(account), using="owner")
    return code
