"""What is shown around every page: who is signed in, and what waits for them; one query in all."""

from umai.access.permissions import may_do
from umai.design.addresses import address_of
from umai.design.parts import Link, PageHelper, SignedInPerson
from umai.identification.inbox.worklist import line_counts_sql
from umai.intake.transfer.actions import waiting_count_sql as files_sent
from umai.justice.duties.reading import asked_of_us_sql
from umai.notices.calls.banner import CallAlarm
from umai.notices.calls.reading import waiting_calls_sql as calls
from umai.offices.helper.reading import HELPER_SQL
from umai.opens.emergency.reading import waiting_openings_sql as emergencies
from umai.staff.models import Office, Worker
from umai.watch.letters.reading import letters_owed_sql
from umai.watch.opening.reading import files_opened_sql, openings_to_answer_sql

WHO_SQL = """select w.surname, w.given, o.name_ky, o.name_ru, o.name_en from staff_worker w, staff_office o
    where w.id = %(me)s and o.id = %(office)s"""
WAITING_SQL = {  # act of reading to the query that counts what waits
    "notices.read": calls,
    "intake.transfers.read": files_sent,
    "identification.read": line_counts_sql,
    "opens.review_emergency": emergencies,
    "justice.asked_of_us.read": asked_of_us_sql,
    "watch.letters.read": letters_owed_sql,
    "watch.openings.read": openings_to_answer_sql,
    "watch.opened.read": files_opened_sql,
}


def frame_of(by) -> dict:
    """The values around the pages of this worker, by the names of the columns; one query per request."""
    return by.ask_once("frame", lambda: by.ask_at_once(questions(by)))


def beside_frame(by, found) -> dict:
    """The values around the pages and those that were found for one page, by their names.

    Raises ValueError where both have a value of one name, because one would be shown as the other.
    """
    around = frame_of(by)
    if both := around.keys() & found.keys():
        raise ValueError(f"around the pages and on one of them: {', '.join(sorted(both))}")
    return around | found


def questions(by):
    return [WHO_SQL, HELPER_SQL, *(in_words(by) for act, in_words in WAITING_SQL.items() if may_do(by, act))]


def header(by) -> SignedInPerson:
    found = frame_of(by)
    worker = Worker(surname=found["surname"], given=found["given"])
    office = Office(**{name: found[name] for name in ("name_ky", "name_ru", "name_en")})
    return SignedInPerson(str(worker), str(office))


def helper(by) -> PageHelper | None:
    """Who helps the workers of this office with the program; None where nobody is named."""
    found = frame_of(by)["helper"]
    return PageHelper(*found) if found else None


def alarm(by) -> CallAlarm:
    return CallAlarm(frame_of(by)["calls"])


def menu_link(label, name, here, *, also="", below=False, count=None) -> Link:
    """A link of the menu to the page of this name, marked when it is the page at the address `here`.

    It is marked on the page `also` too, and with `below` on all pages whose address begins with its own.
    """
    url = address_of(name)
    current = here.startswith(url) if below else here in (url, also and address_of(also))
    return Link(label, url, current, count)
