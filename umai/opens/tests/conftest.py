"""A child out of Cholpon's reach, and how a file is opened in an emergency."""

import uuid
from datetime import date

import pytest

from umai.register.tests.conftest import IDENTITY, child, in_english, trail

__all__ = ["child", "in_english", "trail"]

ABOUT = {"surname": IDENTITY["surname"], "given": IDENTITY["given"], "year": "2015"}
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
    superuser.execute("set session_replication_role = replica")
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
    superuser.execute("set session_replication_role = origin")


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
