"""`umai setup`: the papers on which a register stands, and its first administrator, who gives accounts."""

import sys
from argparse import ArgumentParser, Namespace

from umai.refusal import Refusal

HELP = "tell the papers on which a register stands, make the first administrator and print a one-time code"


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
    parser.add_argument(
        "--paper",
        nargs=4,
        action="append",
        default=[],
        metavar=("KIND", "NUMBER", "DAY", "WHO"),
        help="a paper on which the register stands: order, holder, registration, impact or no_impact (a "
        "lawyer's word that no assessment is needed); its number, its day as 2026-11-02, who signed it",
    )
    parser.add_argument(
        "--sign-open",
        nargs=2,
        metavar=("DAY", "WHO"),
        help="sign for what docs/security/asvs.md says is not there yet, which is printed",
    )


def run(args: Namespace) -> int:
    """Keep the papers, and print the code that opens the administrator's account for 24 hours; answers 0."""
    if args.new_code:
        print_code(*make_new_code(args.new_code))
    else:
        told = tell_papers(args)
        only_papers = args.paper or args.sign_open or (told and administrator_terms().exists())
        if args.username or not only_papers:
            refuse_second_administrator()
            names = {
                "surname": args.surname or ask("Surname: "),
                "given": args.given or ask("Given name: "),
                "username": args.username or ask("Sign-in name: "),
            }
            print_code(*make_first_administrator(**names))
        say_what_is_missing()
    say_what_is_seen()
    say_how_the_log_is_kept()
    return 0


def tell_papers(args):
    """Keep the papers that are given, or asked for in a terminal; answers how many."""
    from django.conf import settings

    from umai.staff import papers

    if settings.UMAI_REHEARSAL:
        if args.paper or args.sign_open:
            raise Refusal("A rehearsal stands on no papers: everybody in it is invented.")
        return 0
    given = [list(one) for one in args.paper]
    if not given and not args.sign_open and sys.stdin.isatty():
        given = ask_for_papers(papers.missing_papers())
    with transaction_of_owner():
        for one in given:
            papers.keep_paper(*one)
        signed = args.sign_open or (None if args.paper else ask_to_sign(papers))
        if signed:
            print("Signed for, though it is not there yet:", *papers.open_points(), sep="\n  ")
            papers.sign_open_points(*signed)
    return len(given) + bool(signed)


def transaction_of_owner():
    from django.db import transaction

    return transaction.atomic(using="owner")


def ask_for_papers(missing):
    """What is typed for each paper that is missing; an empty number leaves it out."""
    from umai.staff.papers import NEEDED

    answers = []
    for any_of in NEEDED:
        for kind in any_of:
            words = kind.label
            if not any(words in one for one in missing) or (answers and answers[-1][0] in any_of):
                continue
            print(f"Now {words}. Leave the number empty where there is none yet.")
            if number := ask("  Number: "):
                answers.append([kind, number, ask("  Day, as 2026-11-02: "), ask("  Signed or issued by: ")])
    return answers


def ask_to_sign(papers):
    """Day and name under what is not there yet, typed in a terminal; None where nobody signs."""
    if papers.LegalPaperKind.OPEN_POINTS.label not in papers.missing_papers() or not sys.stdin.isatty():
        return None
    print("This is not there yet (docs/security/asvs.md):", *papers.open_points(), sep="\n  ")
    if who := ask("Who signs for it before real children are entered (empty: nobody yet): "):
        return [ask("  Day, as 2026-11-02: "), who]
    return None


def say_what_is_missing():
    """Say whether the register is for training only, and how to end that."""
    from django.conf import settings

    from umai.staff import papers

    if settings.UMAI_REHEARSAL:
        return
    if missing := papers.missing_papers():
        print("Until these are there, the register is a training system and says so on each page:")
        print(*missing, sep="\n", end="\n")
        print("Tell them with: umai setup --paper KIND NUMBER DAY WHO, umai setup --sign-open DAY WHO")
    else:
        print("All papers are there. Start the pages, sign-in and the report form anew.")


def print_code(username, code):
    print(f"Sign-in name: {username}")
    print(f"One-time code, good for 24 hours: {code}")
    print("Open the sign-in page, choose “I cannot sign in”, and set a password and a second factor.")


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


def say_how_the_log_is_kept():
    """Where no role reads the log of the server, say that one is needed to lose a minute and not a day."""
    from django.conf import settings

    from umai.machine.backup.physical.role import HOW, ROLE
    from umai.machine.keys import secrets

    place = settings.MACHINE
    if not place.embedded and ROLE not in secrets.passwords_of_roles(place.home):
        print("Without a role that reads the log of the server, a day may be lost with this machine.")
        print(f"{HOW}.")


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
