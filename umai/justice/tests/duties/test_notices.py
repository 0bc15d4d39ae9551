"""Who informed whom: bodies and hours, never a person."""

from datetime import UTC, datetime, timedelta
from functools import partial

from django.db import IntegrityError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.refusals import not_refused
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import DAY
from umai.justice.duties import actions
from umai.justice.duties.models import BodyNotice
from umai.justice.tests.duties.conftest import HOUR, last_entry, noticed, office
from umai.law.informing import BODIES, informed_late_at, letter_due_on, question_due_on
from umai.law.terms.clock import today


def test_a_body_is_of_the_kind_of_its_office_or_named_in_words(child, aigul):
    notice = noticed(child, aigul)
    assert (notice.body, notice.informed_at) == ("school", None)
    assert notice.is_late(timezone.now()) and last_entry() == ("justice.record_notice", "done")
    assert noticed(child, aigul, body="police").body == "school"
    notice = noticed(child, aigul, body_office=None, body="clinic", body_words="Айылдык ФАП")
    assert (notice.body, notice.body_words) == ("clinic", "Айылдык ФАП")


def test_what_cannot_be_is_refused_and_nothing_is_saved(child, aigul):
    now, write = timezone.now(), partial(noticed, child, aigul)
    incomplete = [
        {"body_office": None},
        {"body_office": None, "body": "school"},
        {"matter": "gossip"},
        {"informed_at": now - DAY, "way": ""},
        {"learned_at": datetime(1990, 1, 1, tzinfo=UTC)},
    ]
    impossible = [
        {"learned_at": now + HOUR},
        {"informed_at": now - 4 * DAY, "way": "telephone"},
        {"informed_at": now + HOUR, "way": "telephone"},
    ]
    assert not_refused(incomplete, Incomplete, write) == []
    assert not_refused(impossible, ImpossibleTime, write) == []
    assert not BodyNotice.objects.using("owner").exists()


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


def test_the_database_refuses_the_same_past_the_program(child, aigul):
    now = timezone.now()
    wrong = [
        {"body": "police"},
        {"body_words": "x"},
        {"body_office": None},
        {"learned_at": now + HOUR, "late_at": now + DAY},
        {"late_at": now - 2 * DAY},
        {"informed_at": now},
        {"way": "letter"},
        {"informed_at": now - 2 * DAY, "way": "letter"},
    ]
    assert not_refused(wrong, IntegrityError, partial(raw, child, aigul)) == []
    raw(child, aigul)


LEARNED = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)


def test_each_body_and_direction_has_its_hours():
    hours = {
        informed_late_at(body, LEARNED, by_office=by_office) - LEARNED
        for body in BODIES
        for by_office in (True, False)
    }
    assert hours == {timedelta(hours=24)}


@given(st.integers(min_value=-90_000, max_value=90_000))
def test_informing_is_late_from_the_first_instant_after_the_hours(seconds):
    late_at = informed_late_at("school", LEARNED, by_office=False)
    told = late_at + timedelta(seconds=seconds)
    notice = BodyNotice(learned_at=LEARNED, late_at=late_at, informed_at=told)
    assert notice.is_late(told) == (seconds >= 0)


def test_the_terms_of_answers_are_of_the_law():
    assert (question_due_on(today()) - today()).days == 5 and (letter_due_on(today()) - today()).days == 14
