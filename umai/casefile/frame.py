"""What stands around every page: who is signed in, and what waits for them. All of it is one question."""

from umai.access.may import may
from umai.design.parts import Header
from umai.identification.inbox.worklist import counted_in_words
from umai.intake.transfer.actions import waiting_in_words as files_sent
from umai.notices.calls.banner import Alarm
from umai.notices.calls.reading import waiting_in_words as calls
from umai.staff.models import Office, Worker

WHO = """select w.surname, w.given, o.name_ky, o.name_ru, o.name_en from staff_worker w, staff_office o
    where w.id = %(me)s and o.id = %(office)s"""
# What waits, for those who may look at it.
WAITS = {"notices.read": calls, "intake.transfers.read": files_sent, "identification.read": counted_in_words}


def of(by) -> dict:
    """What stands around the pages of this worker, by the names of the columns; asked once a request."""
    return by.once("frame", lambda: by.ask_at_once(questions(by)))


def questions(by):
    return [WHO, *(in_words(by) for act, in_words in WAITS.items() if may(by, act))]


def header(by) -> Header:
    found = of(by)
    worker = Worker(surname=found["surname"], given=found["given"])
    office = Office(**{name: found[name] for name in ("name_ky", "name_ru", "name_en")})
    return Header(str(worker), str(office))


def alarm(by) -> Alarm:
    return Alarm(of(by)["calls"])
