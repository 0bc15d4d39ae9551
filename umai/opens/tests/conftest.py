"""A child out of Cholpon's reach, and how a file is opened in an emergency."""

import uuid
from datetime import date, datetime, timedelta

import pytest

from tests.cast import id_of
from tests.tampering import without_triggers
from umai.register.tests.conftest import IDENTITY, child, in_english, trail, village

__all__ = ["child", "in_english", "trail", "village"]

ABOUT = {"surname": IDENTITY["surname"], "given": IDENTITY["given"], "year": "2015"}
MONDAY = date(2026, 3, 2)
SAID = {"kind": "found", "words": "The boy stands at our door."}


def open_now(by, about=None):
    """Ask for a file and open it, as the page does: two acts in two transactions."""
    from umai.opens.emergency.actions import ask_for_opening, open_in_emergency

    about = about or ABOUT
    asked = ask_for_opening(by.office, by=by, **SAID, about=about)
    opening = open_in_emergency(asked, by=by, about=about)
    by.__dict__.pop("reach", None)
    return opening


def shift(superuser, opening, hours):
    """Let an opening be so many hours older, with its grant."""
    with without_triggers(superuser):
        superuser.execute(
            "update opens_emergencyopening set from_at = from_at - make_interval(hours => %(h)s),"
            " to_at = to_at - make_interval(hours => %(h)s), review_by = review_by - make_interval(hours => %(h)s)"
            " where id = %(id)s",
            {"h": hours, "id": opening.pk},
        )
        superuser.execute(
            "update access_grant set from_at = from_at - make_interval(hours => %(h)s),"
            " to_at = to_at - make_interval(hours => %(h)s) where child_id = %(id)s and reason = 'emergency'",
            {"h": hours, "id": opening.child_id},
        )


def wall(by, child_id):
    """A wall keeps this child from this worker."""
    from umai.access.models import Wall

    Wall.objects.using("owner").create(worker_id=by.pk, child_id=child_id)
    by.__dict__.pop("reach", None)


@pytest.fixture
def other_child(aigul):
    """Another child in Aigul's municipality."""
    from umai.register.child.actions import add_child

    identity = IDENTITY | {"given": "Бакыт", "birth_date": date(2012, 1, 2)}
    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)


@pytest.fixture
def look(superuser):
    """`look(username, child, day, hour)`: somebody opened the file then, by the trail."""
    from umai.law.terms.clock import BISHKEK
    from umai.staff.models import Term

    def looked(username, child, day=MONDAY, hour=10.0):
        term = Term.objects.using("owner").get(worker_id=id_of("worker", username))
        at = datetime.combine(day, datetime.min.time(), BISHKEK) + timedelta(hours=hour)
        superuser.execute(
            "insert into trail_entry (id, at, worker_id, office_id, role, act, outcome, kind, record_id, child_id,"
            " district_id, lane, seq, prev, hash) values (gen_random_uuid(), %s, %s, %s, %s, 'register.read',"
            " 'looked', 'register.child', gen_random_uuid(), %s, %s, 'looks', 1, '', '')",
            [at, term.worker_id, term.office_id, term.role, child.pk, child.district_id],
        )

    return looked


@pytest.fixture
def asked(worker_role):
    """`asked()`: the rules of each question about that Monday and the days around it, by worker."""

    from umai.law.terms.clock import today
    from umai.opens.jobs import ask_about_days
    from umai.opens.models import UnusualOpen

    def rules():
        ask_about_days(MONDAY - timedelta(days=1), MONDAY + timedelta(days=7), on=today(), using=worker_role)
        rows = UnusualOpen.objects.using("owner").order_by("first_at")
        return [(row.worker_id, *row.rules) for row in rows]

    return rules


@pytest.fixture
def question(child, look, asked):
    """Erlan is asked why he opened the child's file late in the evening."""
    from umai.opens.models import UnusualOpen

    look("erlan", child, hour=22)
    look("erlan", child, hour=23)
    asked()
    return UnusualOpen.objects.using("owner").get()
