"""Who speaks and what they reach is what the post of today says, and nothing once sitting or post is over."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import CAST, id_of
from tests.tampering import without_triggers
from umai.access.models import Grant, Wall
from umai.access.policy.table import ROLES_OF_ACT
from umai.access.reach import Reach
from umai.access.sessions import Speaker, open_session
from umai.places.models import Place
from umai.staff.models import Role, Term, Worker


def speaker_of(username):
    return Speaker(open_session(Worker.objects.get(pk=id_of("worker", username))))


@pytest.mark.parametrize("username", CAST)
def test_each_reaches_what_the_post_says(db, username):
    term = Term.objects.using("owner").select_related("office__place").get(worker=id_of("worker", username))
    place = term.office.place
    within = Place.objects.using("owner").filter(parent=place).extra(where=["district_id = id"])
    districts = {
        Role.SPECIALIST: {place.district_id},
        Role.HEAD: {place.district_id},
        Role.OBLAST_SUPERVISOR: {one.pk for one in within},
    }.get(term.role, set())
    municipalities = {place.municipality_id} if term.role == Role.SOCIAL_WORKER else set()
    reach = speaker_of(username).reach
    assert (reach.worker_id, reach.office_id, reach.role) == (term.worker_id, term.office_id, term.role)
    assert (set(reach.districts), set(reach.municipalities)) == (districts, municipalities)
    assert (reach.granted, reach.wrote, len(reach.walled)) == (frozenset(), (), 16)  # decoys alone


def test_what_was_granted_to_the_worker_or_the_office_is_reached_as_long_as_it_lasts(aigul, superuser):
    now, day = timezone.now(), timedelta(days=1)

    def grant(reason="unsealed", from_at=now - day, to_at=None, **to):
        child = uuid.uuid4()
        row = Grant(child_id=child, reason=reason, from_at=from_at, to_at=to_at, **to)
        names = ["id", "worker_id", "office_id", "child_id", "reason", "from_at", "to_at"]
        values = [getattr(row, name) for name in names]
        with without_triggers(superuser):
            superuser.execute(
                f"insert into access_grant ({', '.join(names)}, recorded_at)"
                " values (%s, %s, %s, %s, %s, %s, %s, now())",
                values,
            )
        return child

    mine, ours = grant(worker_id=aigul.pk), grant(office_id=aigul.office.pk, to_at=now + day)
    wrote = grant("wrote", office_id=aigul.office.pk)
    grant(worker_id=id_of("worker", "azamat"))
    grant(worker_id=aigul.pk, to_at=now - timedelta(hours=1))
    grant(worker_id=aigul.pk, from_at=now + day)
    reach = Speaker(aigul.token).reach
    assert (reach.granted, set(reach.wrote)) == ({mine, ours}, {wrote})


ASKED_ONE_BY_ONE = """select access_worker(), access_office(), access_role(), access_districts(),
    access_municipalities(), access_granted(), access_wrote(), access_walled()"""


@pytest.mark.parametrize("username", CAST)
def test_what_is_reached_is_what_row_security_asks_for_one_by_one(db, username):
    speaker, day = speaker_of(username), timezone.now() - timedelta(days=1)
    worker, office = speaker.reach.worker_id, speaker.reach.office_id
    shared, wrote, over, walled = (uuid.uuid4() for _ in range(4))
    Grant.objects.using("owner").create(worker_id=worker, child_id=shared, reason="shared", from_at=day)
    Grant.objects.using("owner").create(office_id=office, child_id=wrote, reason="wrote", from_at=day)
    Grant.objects.using("owner").create(
        worker_id=worker, child_id=over, reason="shared", from_at=day, to_at=day
    )
    Wall.objects.using("owner").create(worker_id=worker, child_id=walled, from_at=day)
    with speaker.speaking(), connection.cursor() as cursor:
        reach = Reach.of_connection()
        cursor.execute(ASKED_ONE_BY_ONE)
        *who, districts, municipalities, granted, wrote_in, walls = cursor.fetchone()
    assert who == [reach.worker_id, reach.office_id, reach.role]
    assert (districts, municipalities) == (list(reach.districts), list(reach.municipalities))
    assert set(granted) == reach.granted == {shared}
    reads = reach.role in ROLES_OF_ACT["register.read"]  # other posts see no file that moved away
    assert set(wrote_in) == set(reach.wrote) == ({wrote} if reads else set())
    assert set(walls) == reach.walled and walled in walls and len(walls) == 16


OVER = {
    "ended": "update access_session set ended_at = now()",
    "idle": "update access_session set idle_at = now() - interval '1 second'",
    "too old": "update access_session set expires_at = now() - interval '1 second'",
    "dismissed": "update staff_term set ended_at = now() - interval '1 second'",
    "left": "update staff_term set to_on = current_date - 2",
    "not begun": "update staff_term set from_on = current_date + 2",
}


@pytest.mark.parametrize("statement", OVER.values(), ids=OVER)
def test_nobody_speaks_once_the_sitting_or_the_post_is_over(db, superuser, statement):
    damira = speaker_of("damira")
    assert damira.reach.districts
    with without_triggers(superuser):
        superuser.execute(statement)
    assert Speaker(damira.token).reach is None


@pytest.mark.parametrize("token", ["", "x"])
def test_no_token_and_a_forged_one_open_nothing(db, token):
    with Speaker(token).speaking():
        assert Reach.of_connection() is None
