"""What a worker asked for, whether it came, and who reads it: the worker, the head and the oblast."""

from functools import partial

import pytest
from django.db import DatabaseError, IntegrityError
from django.http import Http404
from django.utils import timezone

from tests.refusals import not_refused
from tests.tampering import without_triggers
from umai.access.doors import AlreadyReplaced, consult
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import DAY, WORDS
from umai.justice.shield import actions
from umai.justice.shield.models import Want, WantAnswer
from umai.justice.tests.conftest import wall
from umai.justice.tests.shield.conftest import HOUR, came, last_entry, wanted
from umai.law.terms.clock import today
from umai.refusal import NotPermitted


def test_what_was_asked_for_stands_on_the_sheet_of_a_child_or_of_none(child, aigul):
    want = wanted(child, aigul, wanted_on=today() + 5 * DAY)
    assert (want.child_id, want.recorded_by_id) == (child.pk, aigul.pk)
    assert want.municipality_id == child.municipality_id and want.wanted_on > today()
    want = wanted(aigul.office, aigul, what="training")
    assert want.child_id is None and want.municipality_id == aigul.office.place_id
    with aigul.speaking():
        assert Want.objects.get(pk=want.pk).words == WORDS
    assert came(want, aigul).municipality_id == want.municipality_id


def test_what_cannot_be_is_refused(child, aigul):
    write = partial(wanted, child, aigul)
    assert not_refused([{"what": "gold"}, {"way": "pigeon"}, {"asked_office": None}], Incomplete, write) == []
    with pytest.raises(ImpossibleTime):
        write(asked_at=timezone.now() + HOUR)
    assert not Want.objects.using("owner").exists()


def test_who_asked_says_whether_it_came_and_may_say_it_anew(want, aigul):
    first = came(want, aigul)
    assert last_entry() == ("justice.answer_want", "done")
    later = came(want, aigul, "late", seen=first.pk)
    assert (later.replaces_id, later.outcome) == (first.pk, "late")
    with pytest.raises(AlreadyReplaced):
        came(want, aigul, "came", seen=first.pk)


def answer_past(want, by, day=None):
    """An answer that is written past the act."""
    with by.speaking():
        return WantAnswer.objects.create(want_id=want.pk, outcome="came", outcome_on=day or today())


def test_nobody_else_says_whether_it_came_or_corrects_it(want, request):
    people = ["damira", "erlan", "azamat"]
    by = request.getfixturevalue
    assert not_refused(people, NotPermitted, lambda who: came(want, by(who))) == []
    assert not_refused(people, DatabaseError, lambda who: answer_past(want, by(who))) == []
    assert not_refused(people, NotPermitted, lambda who: corrected(want, by(who))) == []


def test_a_day_that_cannot_be_is_refused_and_by_the_database_too(want, aigul):
    for day in (today() - 3 * DAY, today() + DAY):
        with pytest.raises(ImpossibleTime):
            came(want, aigul, outcome_on=day)
        with pytest.raises(IntegrityError):
            answer_past(want, aigul, day)
    with pytest.raises(Incomplete):
        came(want, aigul, "perhaps")


def test_the_database_counts_the_day_of_asking_in_bishkek(want, aigul, superuser):
    with without_triggers(superuser):  # three in the morning here is the evening before in UTC
        superuser.execute(
            "update justice_want set asked_at = (%s || ' 03:00+06')::timestamptz", [str(today())]
        )
    with pytest.raises(IntegrityError):
        answer_past(want, aigul, today() - DAY)
    answer_past(want, aigul)


def test_the_answer_is_of_the_file_of_what_was_asked_for(want, child, aigul):
    answer_past(want, aigul)
    row = WantAnswer.objects.using("owner").get()
    assert (row.child_id, row.district_id) == (child.pk, child.district_id)


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


def test_the_worker_the_head_and_the_oblast_read_it_and_no_colleague(child, aigul, request):
    for record in (child, aigul.office):
        came(wanted(record, aigul), aigul)
    counts = "select (select count(*) from justice_want), (select count(*) from justice_wantanswer)"
    found = {}
    for who in ("aigul", "damira", "farida", "erlan", "azamat", "cholpon", "bakyt"):
        by = request.getfixturevalue(who)
        with by.speaking():
            found[who] = by.ask(counts)[0]
    reads = dict.fromkeys(("aigul", "damira", "farida"), (2, 2))
    assert found == reads | dict.fromkeys(("erlan", "azamat", "cholpon", "bakyt"), (0, 0))


def test_behind_a_wall_the_head_reads_nothing(want, child, damira):
    wall(damira, child)
    with pytest.raises(Http404):
        consult(Want, want.pk, by=damira)


def test_the_database_refuses_what_cannot_be(child, aigul):
    said = {"child_id": child.pk, "what": "car", "wanted_on": today(), "asked_at": timezone.now()}
    said |= {"way": "telephone", "asked_office": aigul.office}

    def write(**changes):
        with aigul.speaking():
            Want.objects.create(**said | changes)

    wrong = [{"asked_words": "x"}, {"asked_office": None}, {"child_id": None, "district_id": 1}]
    assert not_refused(wrong, DatabaseError, write) == []
