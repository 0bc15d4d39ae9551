"""Who informed whom: bodies and hours, never a person."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from umai.access.requirements import AlreadyReceived, ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import DAY
from umai.justice.duties import actions
from umai.justice.duties.models import BodyNotice
from umai.justice.tests.duties.conftest import HOUR, last_entry, noticed, office
from umai.law.informing import BODIES, informed_late_at, letter_due_on, question_due_on
from umai.law.terms.clock import today
from umai.refusal import NotPermitted


def test_a_body_that_told_nobody_stands_there_and_is_late(child, aigul):
    notice = noticed(child, aigul)
    assert (notice.body, notice.informed_at) == ("school", None)
    assert notice.is_late(timezone.now()) and last_entry() == ("justice.record_notice", "done")


def test_the_kind_of_an_office_is_its_own(child, aigul):
    assert noticed(child, aigul, body="police").body == "school"


def test_a_body_outside_of_the_register_is_named_in_words(child, aigul):
    notice = noticed(child, aigul, body_office=None, body="clinic", body_words="Айылдык ФАП")
    assert (notice.body, notice.body_words) == ("clinic", "Айылдык ФАП")


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (lambda now: {"body_office": None}, Incomplete),
        (lambda now: {"body_office": None, "body": "school"}, Incomplete),
        (lambda now: {"matter": "gossip"}, Incomplete),
        (lambda now: {"informed_at": now - DAY, "way": ""}, Incomplete),
        (lambda now: {"learned_at": now + HOUR}, ImpossibleTime),
        (lambda now: {"informed_at": now - 4 * DAY, "way": "telephone"}, ImpossibleTime),
        (lambda now: {"informed_at": now + HOUR, "way": "telephone"}, ImpossibleTime),
        (lambda now: {"learned_at": datetime(1990, 1, 1, tzinfo=UTC)}, Incomplete),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_saved(child, aigul, said, refusal):
    with pytest.raises(refusal):
        noticed(child, aigul, **said(timezone.now()))
    assert not BodyNotice.objects.using("owner").exists()


@pytest.mark.parametrize("who", ["bakyt", "farida", "omurbek"])
def test_another_role_writes_no_entry(child, who, request):
    with pytest.raises(NotPermitted):
        noticed(child, request.getfixturevalue(who))
    assert last_entry() == ("justice.record_notice", "refused")


def test_another_place_writes_no_entry(child, jyldyz):
    with pytest.raises(NotPermitted):
        noticed(child, jyldyz)


def test_what_is_sent_twice_is_written_once(child, aigul):
    key = uuid.uuid4()
    noticed(child, aigul, id=key)
    with pytest.raises(AlreadyReceived):
        noticed(child, aigul, id=key)


def test_a_correction_takes_its_place_and_counts_its_term_anew(notice, aigul):
    said = {
        "direction": "by_body",
        "body_office": office("nookat_school"),
        "matter": "absent",
        "way": "letter",
    }
    learned = timezone.now() - 2 * DAY
    later = actions.correct_notice(notice, by=aigul, learned_at=learned, informed_at=learned + HOUR, **said)
    assert later.replaces_id == notice.pk and later.late_at > notice.late_at
    assert not later.is_late(timezone.now()) and last_entry() == ("justice.correct_notice", "done")


def raw(child, by, **changes):
    now = timezone.now()
    said = {"direction": "by_body", "body": "school", "body_office": office("nookat_school")}
    said |= {"matter": "injury", "learned_at": now - DAY, "late_at": now}
    with by.speaking():
        BodyNotice.objects.create(child_id=child.pk, **said | changes)


@pytest.mark.parametrize(
    "changes",
    [
        lambda now: {"body": "police"},
        lambda now: {"body_words": "x"},
        lambda now: {"body_office": None},
        lambda now: {"learned_at": now + HOUR, "late_at": now + DAY},
        lambda now: {"late_at": now - 2 * DAY},
        lambda now: {"informed_at": now},
        lambda now: {"way": "letter"},
        lambda now: {"informed_at": now - 2 * DAY, "way": "letter"},
    ],
)
def test_the_database_refuses_the_same_past_the_program(child, aigul, changes):
    with pytest.raises(IntegrityError):
        raw(child, aigul, **changes(timezone.now()))
    raw(child, aigul)


LEARNED = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("by_office", [True, False])
def test_each_body_and_direction_has_its_hours(body, by_office):
    assert informed_late_at(body, LEARNED, by_office=by_office) == LEARNED + timedelta(hours=24)


@given(st.integers(min_value=-90_000, max_value=90_000))
def test_informing_is_late_from_the_first_instant_after_the_hours(seconds):
    late_at = informed_late_at("school", LEARNED, by_office=False)
    told = late_at + timedelta(seconds=seconds)
    notice = BodyNotice(learned_at=LEARNED, late_at=late_at, informed_at=told)
    assert notice.is_late(told) == (seconds >= 0)


def test_the_terms_of_answers_are_of_the_law():
    assert (question_due_on(today()) - today()).days == 5 and (letter_due_on(today()) - today()).days == 14
