import uuid
from datetime import timedelta

import pytest

from umai.identification.inbox import actions
from umai.identification.inbox.endings import end_signal
from umai.identification.models import Reply
from umai.identification.signal import codes
from umai.identification.tests.conftest import last_entry, reported, standing
from umai.refusal import NotPermitted


def asked(**more):
    """A report whose reporter took a code."""
    return reported(code_hash=codes.hash_of_code(uuid.uuid4().hex), **more)


def test_the_reporter_is_answered_once(db, erlan):
    signal = asked()
    first, second = (actions.reply_to_reporter(signal, by=erlan, said="looked_into") for _ in range(2))
    assert last_entry() == ("identification.reply", "done") and first.pk == second.pk
    assert [(row.signal_id, row.said) for row in standing(Reply, erlan)] == [(signal.pk, "looked_into")]


def test_other_roles_and_another_district_answer_nobody(db, request):
    signal = asked()
    for who in ("aigul", "bakyt", "gulnara", "cholpon"):
        with pytest.raises(NotPermitted):
            actions.reply_to_reporter(signal, by=request.getfixturevalue(who), said="looked_into")
            pytest.fail(f"{who} answered")


def test_without_a_code_nobody_reads(signal, erlan):
    with pytest.raises(actions.ReporterHasNoCode):
        actions.reply_to_reporter(signal, by=erlan, said="looked_into")


def test_who_asked_with_a_gathered_signal_reads_it_too(signal, erlan):
    later = asked(ago=timedelta(0))
    actions.gather_signals(signal, by=erlan, others=[later.pk])
    assert actions.reply_to_reporter(signal, by=erlan, said="helped").signal_id == signal.pk


def test_after_the_end_the_reporter_is_still_answered(erlan):
    signal = asked()
    actions.screen_signal(signal, by=erlan, outcome="information")
    end_signal(signal, by=erlan, how="no_need", findings="Telephoned.")
    actions.reply_to_reporter(signal, by=erlan, said="nothing_found")
    assert len(standing(Reply, erlan)) == 1


def test_all_who_wrote_the_same_words_read_the_same_answer(erlan):
    same = [asked() for _ in range(5)]
    actions.reply_to_reporter(same[0], by=erlan, said="looked_into", alike=True)
    assert {row.signal_id for row in standing(Reply, erlan)} == {one.pk for one in same}


def test_and_is_another_one_for_those_who_were_not_answered_yet(db, erlan):
    signal, same = asked(), asked()
    actions.reply_to_reporter(signal, by=erlan, said="helped")
    actions.reply_to_reporter(signal, by=erlan, said="helped", alike=True)
    assert {row.signal_id for row in standing(Reply, erlan)} == {signal.pk, same.pk}
    assert len(standing(Reply, erlan)) == 2
