"""Which terms run, until when, and what is late."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from umai.law.terms.protection import examination_due_at, next_contact_due_at, notice_due_at
from umai.protection.emergency import actions
from umai.protection.steps import steps
from umai.protection.steps.state import state_of, states_of
from umai.protection.steps.terms import missed_terms_of, next_term_of, terms_of
from umai.protection.tests.conftest import PLACE, REMOVAL, REMOVED, ago, begun, ended, make_case, make_child
from umai.protection.tests.test_acts import done


def terms(protection, by):
    with by.speaking():
        return {term.step: term for term in terms_of(state_of(protection, by))}


def test_a_removal_starts_the_terms_of_prosecutor_and_court(protection, aigul):
    assert set(terms(protection, aigul)) == {"going", "examination"}
    decision = done("decide", protection, aigul)
    found = terms(protection, aigul)
    assert {"notice", "application"} <= set(found) and "end" not in found
    assert found["notice"].late_at == notice_due_at(decision.happened_at)
    row = steps.REMOVAL.act(protection, by=aigul, happened_at=ago(minutes=30), **REMOVAL)
    assert terms(protection, aigul)["notice"].late_at == notice_due_at(row.happened_at)
    actions.record_place(protection, by=aigul, happened_at=ago(minutes=20), **PLACE)
    assert "end" in terms(protection, aigul)


def test_done_at_the_last_instant_is_late(protection, aigul):
    removed_at = ago(hours=30)
    actions.record_decision(protection, by=aigul, happened_at=removed_at, **REMOVED)
    late_at = notice_due_at(removed_at)
    done("record_notice", protection, aigul, happened_at=late_at)
    assert terms(protection, aigul)["notice"].is_late(timezone.now())
    with aigul.speaking():
        seen = state_of(protection, aigul).notice.pk
    done(
        "record_notice",
        protection,
        aigul,
        happened_at=late_at - timedelta(seconds=1),
        seen=seen,
        corrects=True,
    )
    assert not terms(protection, aigul)["notice"].is_late(timezone.now())


def test_what_was_not_done_in_time_is_missed_until_it_is_done(case, aigul):
    protection = begun(case, aigul, known_at=ago(days=3))
    actions.record_decision(protection, by=aigul, happened_at=ago(days=2), **REMOVED)
    with aigul.speaking():
        assert "notice" in [
            term.step for term in missed_terms_of(state_of(protection, aigul), timezone.now())
        ]
    done("record_notice", protection, aigul)
    with aigul.speaking():
        assert "notice" not in [
            term.step for term in missed_terms_of(state_of(protection, aigul), timezone.now())
        ]
    assert terms(protection, aigul)["notice"].is_late(timezone.now())


def test_no_doctor_reached_is_no_examination_and_a_refusal_ends_the_wait(protection, aigul):
    row = done("record_examination", protection, aigul, outcome="not_yet", doctor="")
    assert terms(protection, aigul)["examination"].done_at is None
    done("record_examination", protection, aigul, outcome="refused", refused_by="carer", seen=row.pk)
    assert terms(protection, aigul)["examination"].done_at is not None


def test_the_doctor_s_hours_run_from_reaching_the_child(protection, aigul):
    assert terms(protection, aigul)["examination"].late_at == examination_due_at(protection.known_at)
    row = done("record_going", protection, aigul)
    assert terms(protection, aigul)["examination"].late_at == examination_due_at(row.happened_at)


@pytest.mark.parametrize("danger", ["alone", "other"])
def test_where_nobody_was_hurt_no_doctor_is_awaited(case, aigul, danger):
    assert "examination" not in terms(begun(case, aigul, danger=danger), aigul)


def test_after_self_harm_somebody_is_in_contact_again(case, aigul):
    protection = begun(case, aigul, danger="self_harm", known_at=ago(hours=30))
    assert terms(protection, aigul)["contact"].is_missed(timezone.now())
    row = done("record_watch", protection, aigul, happened_at=ago(hours=2))
    assert terms(protection, aigul)["contact"].late_at == next_contact_due_at(row.happened_at)
    done("record_contact", protection, aigul)
    assert terms(protection, aigul)["contact"].done_at is not None


def test_a_contact_before_the_watch_is_not_the_next_one(case, aigul):
    protection = begun(case, aigul, danger="self_harm")
    done("record_contact", protection, aigul, happened_at=ago(hours=4))
    done("record_watch", protection, aigul, happened_at=ago(hours=2))
    assert terms(protection, aigul)["contact"].done_at is None


def test_what_was_not_due_yet_ends_with_the_protection(removed, aigul):
    ended(removed, aigul)
    found = terms(removed, aigul)
    assert "application" not in found and "end" in found and found["end"].done_at is not None


def test_the_nearest_undone_term_is_what_it_waits_for(protection, aigul):
    done("record_going", protection, aigul)
    actions.record_place(protection, by=aigul, happened_at=ago(hours=1), **PLACE)
    with aigul.speaking():
        assert next_term_of(state_of(protection, aigul)).step == "examination"


def test_many_protections_are_read_with_as_many_queries_as_one(protection, aigul, case):
    others = [begun(make_case(make_child(aigul, given=f"Азиз{n}"), aigul), aigul) for n in "аб"]
    counts = []
    for rows in ([protection], [protection, *others]):
        with aigul.speaking(), CaptureQueriesContext(connection) as captured:
            states_of(rows, aigul)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_danger_known_earlier_moves_the_terms(protection, aigul):
    row = done("record_danger", protection, aigul, danger="violence", happened_at=ago(hours=40))
    assert terms(protection, aigul)["examination"].late_at == examination_due_at(row.happened_at)
