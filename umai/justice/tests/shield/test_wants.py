"""What a worker asked for, whether it came, and who reads it: the worker, the head and the oblast."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import Http404
from django.utils import timezone

from tests.tampering import without_triggers
from umai.access.doors import AlreadyReplaced, consult
from umai.access.requirements import AlreadyReceived, ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import DAY, WORDS
from umai.justice.shield import actions
from umai.justice.shield.models import Want, WantAnswer
from umai.justice.tests.conftest import wall
from umai.justice.tests.shield.conftest import HOUR, came, last_entry, wanted
from umai.law.terms.clock import today
from umai.refusal import NotPermitted


def test_what_was_asked_for_stands_on_the_sheet_and_the_trail(child, aigul):
    want = wanted(child, aigul)
    assert (want.child_id, want.recorded_by_id, want.municipality_id) == (
        child.pk,
        aigul.pk,
        child.municipality_id,
    )
    assert last_entry() == ("justice.ask_for", "done")


def test_it_may_be_for_no_child(aigul):
    want = wanted(aigul.office, aigul, what="training")
    assert want.child_id is None and want.municipality_id == aigul.office.place_id
    with aigul.speaking():
        assert Want.objects.get(pk=want.pk).words == WORDS


def test_a_day_ahead_may_be_wanted(child, aigul):
    assert wanted(child, aigul, wanted_on=today() + 5 * DAY).wanted_on > today()


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (lambda: {"what": "gold"}, Incomplete),
        (lambda: {"way": "pigeon"}, Incomplete),
        (lambda: {"asked_office": None}, Incomplete),
        (lambda: {"asked_at": timezone.now() + HOUR}, ImpossibleTime),
    ],
)
def test_what_cannot_be_is_refused(child, aigul, said, refusal):
    with pytest.raises(refusal):
        wanted(child, aigul, **said())
    assert not Want.objects.using("owner").exists()


@pytest.mark.parametrize("who", ["bakyt", "farida", "omurbek"])
def test_another_role_has_no_sheet(child, who, request):
    with pytest.raises(NotPermitted):
        wanted(child, request.getfixturevalue(who))
    assert last_entry() == ("justice.ask_for", "refused")


def test_another_place_asks_nothing_for_the_child(child, jyldyz):
    with pytest.raises(NotPermitted):
        wanted(child, jyldyz)


def test_it_is_written_once(child, aigul, key):
    wanted(child, aigul, id=key)
    with pytest.raises(AlreadyReceived):
        wanted(child, aigul, id=key)


def test_who_asked_says_whether_it_came_and_may_say_it_anew(want, aigul):
    first = came(want, aigul)
    assert last_entry() == ("justice.answer_want", "done")
    later = came(want, aigul, "late", seen=first.pk)
    assert (later.replaces_id, later.outcome) == (first.pk, "late")
    with pytest.raises(AlreadyReplaced):
        came(want, aigul, "came", seen=first.pk)


@pytest.mark.parametrize("who", ["damira", "erlan", "azamat"])
def test_nobody_else_says_whether_it_came(want, who, request):
    with pytest.raises(NotPermitted):
        came(want, request.getfixturevalue(who))
    with pytest.raises(DatabaseError), request.getfixturevalue(who).speaking():
        WantAnswer.objects.create(want_id=want.pk, outcome="came", outcome_on=today())


@pytest.mark.parametrize("days", [-3, 1])
def test_a_day_that_cannot_be_is_refused_and_by_the_database_too(want, aigul, days):
    day = today() + days * DAY
    with pytest.raises(ImpossibleTime):
        came(want, aigul, outcome_on=day)
    with pytest.raises(IntegrityError), aigul.speaking():
        WantAnswer.objects.create(want_id=want.pk, outcome="came", outcome_on=day)
    with pytest.raises(Incomplete):
        came(want, aigul, "perhaps")


def test_the_database_counts_the_day_of_asking_in_bishkek(want, aigul, superuser):
    with without_triggers(superuser):  # three in the morning here is the evening before in UTC
        superuser.execute(
            "update justice_want set asked_at = (%s || ' 03:00+06')::timestamptz", [str(today())]
        )
    with pytest.raises(IntegrityError), aigul.speaking(), transaction.atomic():
        WantAnswer.objects.create(want_id=want.pk, outcome="came", outcome_on=today() - DAY)
    with aigul.speaking():
        WantAnswer.objects.create(want_id=want.pk, outcome="came", outcome_on=today())


def test_the_answer_is_of_the_file_of_what_was_asked_for(want, child, aigul):
    with aigul.speaking():
        WantAnswer.objects.create(want_id=want.pk, outcome="came", outcome_on=today())
    row = WantAnswer.objects.using("owner").get()
    assert (row.child_id, row.district_id) == (child.pk, child.district_id)


def test_an_answer_to_what_was_for_no_child_stands_where_it_was_asked(aigul):
    want = wanted(aigul.office, aigul)
    assert came(want, aigul).municipality_id == want.municipality_id


def corrected(want, by, **more):
    said = {"what": "fuel", "wanted_on": today() - DAY, "asked_at": timezone.now() - 2 * DAY, "way": "letter"}
    return actions.correct_want(want, by=by, asked_words="Айыл өкмөтү", **said | more)


def test_a_correction_keeps_what_came(want, aigul):
    came(want, aigul)
    row = corrected(want, aigul)
    assert (row.what, row.asked_office_id, row.replaces_id) == ("fuel", None, want.pk)
    with aigul.speaking():
        assert WantAnswer.objects.get(want=row).outcome == "not"
    assert last_entry() == ("justice.correct_want", "done")


def test_a_correction_may_not_put_the_asking_after_what_came(want, aigul):
    came(want, aigul, outcome_on=today() - DAY)
    with pytest.raises(ImpossibleTime):
        corrected(want, aigul, asked_at=timezone.now())


def test_nobody_else_corrects_it(want, damira):
    with pytest.raises(NotPermitted):
        corrected(want, damira)


@pytest.mark.parametrize(
    ("who", "reads"),
    [
        ("aigul", True),
        ("damira", True),
        ("farida", True),
        ("erlan", False),
        ("azamat", False),
        ("cholpon", False),
        ("bakyt", False),
    ],
)
@pytest.mark.parametrize("of_child", [True, False])
def test_the_worker_the_head_and_the_oblast_read_it_and_no_colleague(
    child, aigul, who, reads, of_child, request
):
    want = wanted(child if of_child else aigul.office, aigul)
    came(want, aigul)
    by = request.getfixturevalue(who)
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute(
            "select (select count(*) from justice_want), (select count(*) from justice_wantanswer)"
        )
        assert cursor.fetchone() == ((1, 1) if reads else (0, 0))


def test_behind_a_wall_the_head_reads_nothing(want, child, damira):
    wall(damira, child)
    with pytest.raises(Http404):
        consult(Want, want.pk, by=damira)


@pytest.mark.parametrize(
    "changes", [{"asked_words": "x"}, {"asked_office": None}, {"child_id": None, "district_id": 1}]
)
def test_the_database_refuses_what_cannot_be(child, aigul, changes):
    said = {"child_id": child.pk, "what": "car", "wanted_on": today(), "asked_at": timezone.now()}
    said |= {"way": "telephone", "asked_office": aigul.office} | changes
    with pytest.raises(DatabaseError), aigul.speaking():
        Want.objects.create(**said)
