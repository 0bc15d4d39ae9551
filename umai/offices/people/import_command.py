"""`umai staff import FILE`: take in the list of who works where."""

import re
import sys
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from umai.offices.people import list_text

HELP = "take in a list of staff: offices, people, posts and sign-in names"
COLUMNS = ("surname", "given", "patronymic", "pin", "username", "office", "place", "role", "from_on")
ROUNDED = re.compile(r"[0-9]([.,][0-9]+)?E\+[0-9]+", re.I)  # what Excel makes of a long number
OPTIONAL_COLUMNS = ("phone", "email")  # columns that a list need not have
DESCRIPTION = """\
FILE is CSV in UTF-8, with commas or semicolons (Excel: “CSV UTF-8”), or Excel's “Unicode text”. Its first
line has the names of the columns:
  surname, given   the person's names; patronymic may be empty
  pin              14 digits, or empty; one PIN is one person, in whatever lines it stands
  username         the sign-in name, or empty for a person without an account
  office           municipality, district, commission, administration, police, prosecution, school,
                   clinic, hotline, oblast, ministry, ombudsman or commissioner; the office is made
                   when it is new
  place            14 digits of the state classifier: the place that the office serves
  role             a post that there is at such an office, for example social_worker or head
  from_on          the first day, as 2026-03-05 or 05.03.2026
  phone, email     may be left out: where urgent calls reach the person, who can change both
A list may be taken in again: what is there already stays, and of phone and email only gaps are filled.
One wrong line, and nothing is taken in.
Nobody can sign in by it: the administrator gives each person a one-time code on the person's page."""


def arguments(parser: ArgumentParser) -> None:
    """Tell argparse what `umai staff` takes."""
    from argparse import RawDescriptionHelpFormatter

    verbs = parser.add_subparsers(dest="verb", required=True)
    taken = verbs.add_parser(
        "import", help=HELP, description=DESCRIPTION, formatter_class=RawDescriptionHelpFormatter
    )
    taken.add_argument("file", metavar="FILE", type=Path)
    taken.add_argument("--dry-run", action="store_true", help="say what would be new, and change nothing")


def run(args: Namespace) -> int:
    """Import the list as the owner of the tables; answers 0, or 2 when the list cannot be used."""
    try:
        counted = import_staff(args.file, dry_run=args.dry_run)
    except UnusableStaffList as error:
        print(f"umai staff: {error}", file=sys.stderr)
        return 2
    print("Would be new:" if args.dry_run else "New:")
    for name, number in vars(counted).items():
        if isinstance(number, int):
            print(f"  {number} {name}")
    return 0


class UnusableStaffList(Exception):
    """The list cannot be imported; the message says which line and why, without a name or a PIN."""


@dataclass
class NewRowCounts:
    """The number of new rows of each kind."""

    offices: int = 0
    people: int = 0
    posts: int = 0
    accounts: int = 0
    terms: list = field(default_factory=list)  # the new terms, for the trail


@dataclass(frozen=True)
class StaffListLine:
    """One line of the list, checked by itself."""

    number: int
    names: dict
    pin: str
    username: str
    kind: str
    place: object
    role: str
    from_on: date
    phone: str = ""
    email: str = ""


def import_staff(path, *, dry_run=False):
    """Write the new rows of the list, all or none, and note each new post on the trail."""
    from django.db import transaction

    from umai.trail import entries
    from umai.trail.entries import EntrySubject

    counted = NewRowCounts()
    with transaction.atomic(using="owner"):
        for line in read_lines(path):
            write_line(line, counted)
        for term in counted.terms:
            entries.note_act("", "offices.import", EntrySubject.of_row(term), using="owner")
        if dry_run:
            transaction.set_rollback(True, using="owner")
    return counted


def read_lines(path):
    """Every line, checked; raises `UnusableStaffList` at the first wrong one."""
    try:
        names, rows = list_text.read_rows(path)
        missing = [name for name in COLUMNS if name not in names]
        if missing:
            raise UnusableStaffList(f"line 1: these columns are missing: {', '.join(missing)}")
        for number, row in rows:
            yield parse_line(number, {name: row.get(name, "") for name in (*COLUMNS, *OPTIONAL_COLUMNS)})
    except list_text.UnreadableText as error:
        raise UnusableStaffList(str(error)) from error


def parse_line(number, row):
    """The `StaffListLine` of this row; raises `UnusableStaffList`."""
    from umai.offices.people.posts import POSTS
    from umai.places.models import Place
    from umai.staff.codes import USERNAME
    from umai.staff.models import OfficeKind

    def unless(good, why):
        if not good:
            raise UnusableStaffList(f"line {number}: {why}")

    unless(row["surname"] and row["given"], "a surname and a given name are needed")
    unless(max(len(row[name]) for name in COLUMNS[:3]) <= 100, "a name is longer than 100 signs")
    for name in ("pin", "place"):
        unless(
            not ROUNDED.fullmatch(row[name]),
            f"Excel has rounded the digits of {name}: mark that column as text, and write them again",
        )
    unless(re.fullmatch(r"([0-9]{14})?", row["pin"]), "a PIN has 14 digits")
    username = row["username"].lower()
    unless(
        not username or USERNAME.fullmatch(username), "a sign-in name has small Latin letters, digits, . _ -"
    )
    unless(row["office"] in OfficeKind.values, "there is no such kind of office")
    unless(row["role"] in POSTS[OfficeKind(row["office"])], "there is no such post at such an office")
    place = Place.objects.using("owner").known_as(row["place"])
    unless(place, "no place has this code")
    if (from_on := list_text.parse_day(row["from_on"])) is None:
        raise UnusableStaffList(f"line {number}: from_on is not a day such as 2026-03-05")
    names = {name: row[name] for name in ("surname", "given", "patronymic")}
    return StaffListLine(
        number,
        names,
        row["pin"],
        username,
        row["office"],
        place,
        row["role"],
        from_on,
        *parse_contact(row, unless),
    )


def parse_contact(row, unless):
    """The telephone and the e-mail address of a row, checked as on the person's own page."""
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from umai.design.fields.forms import PhoneField

    phone = email = None
    with suppress(ValidationError):
        phone = PhoneField(required=False).clean(row["phone"])
    with suppress(ValidationError):
        validate_email(row["email"] or "nobody@example.kg")
        email = row["email"]
    unless(phone is not None, "a phone is written as +996555123456 or 0555123456")
    unless(email is not None, "this is no e-mail address")
    return phone, email


def write_line(line, counted):
    """Write the office, the person, the post and the account of a line, each if it does not exist."""
    from django.db import IntegrityError, transaction

    from umai.staff.models import Office, Term

    place_names = {f"name_{code}": getattr(line.place, f"name_{code}") for code in ("ky", "ru", "en")}
    office, new = Office.objects.using("owner").get_or_create(
        kind=line.kind, place=line.place, to_on=None, defaults=place_names
    )
    counted.offices += new
    worker = find_person(line, office) or insert_person(line, counted)
    fill_contact(line, worker)
    try:
        with transaction.atomic(using="owner"):
            term, new = Term.objects.using("owner").get_or_create(
                worker=worker, office=office, role=line.role, from_on=line.from_on
            )
    except IntegrityError as error:
        raise UnusableStaffList(f"line {line.number}: this person has another post in these days") from error
    if new:
        counted.posts += 1
        counted.terms.append(term)
    if line.username:
        insert_account(line, worker, counted)


def find_person(line, office):
    """The person of a line: by PIN, else by sign-in name, else by the same names in the same post."""
    from umai.staff.models import Account, Particulars, Term, Worker

    workers = Worker.objects.using("owner")
    if line.pin:
        return workers.filter(
            pk__in=Particulars.objects.using("owner").filter(pin=line.pin).values("worker_id")
        ).first()
    if line.username:
        accounts = Account.objects.using("owner").filter(username=line.username).values("worker_id")
        found = workers.filter(pk__in=accounts, **line.names).first()
        if found:
            return found
    posts = Term.objects.using("owner").filter(office=office, role=line.role, from_on=line.from_on)
    return workers.filter(pk__in=posts.values("worker_id"), **line.names).first()


def insert_person(line, counted):
    from umai.staff.models import Particulars, Worker

    worker = Worker.objects.using("owner").create(**line.names)
    Particulars.objects.using("owner").create(worker=worker, pin=line.pin)
    counted.people += 1
    return worker


def fill_contact(line, worker):
    """Write the telephone and the address for urgent calls, where they are empty."""
    from umai.staff.models import Particulars

    for name in OPTIONAL_COLUMNS:
        if value := getattr(line, name):
            rows = Particulars.objects.using("owner").filter(worker=worker, **{name: ""})
            rows.update(**{name: value})


def insert_account(line, worker, counted):
    from umai.staff.models import Account

    found = Account.objects.using("owner").filter(username=line.username).first()
    if found is None:
        found = Account(username=line.username, worker=worker)
        found.set_unusable_password()
        found.save(using="owner")
        counted.accounts += 1
    elif found.worker_id != worker.pk:
        raise UnusableStaffList(f"line {line.number}: this sign-in name is somebody else's")
