"""What the body sees that was asked: its own referrals and nothing else, by the program and by the database."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import override_settings

from tests.days import as_of_now
from tests.looking import reading
from tests.moves import move_across
from umai.access.models import Wall
from umai.access.roles import privileges
from umai.access.sessions import Speaker
from umai.law.terms.clock import today
from umai.referrals.models import Referral, ReferralAnswer, ReferralReason, Withdrawal
from umai.referrals.tests.conftest import answer

OWN = {"referrals_referral", "referrals_referralanswer", "referrals_withdrawal"}


def seen(by, model):
    """How many rows they see: the same by the own filter and by row security alone."""
    counts = []
    for own_filter in (True, False):
        with override_settings(UMAI_OWN_FILTER=own_filter), reading(by):
            counts.append(model.objects.within_reach_of(by).count())
    assert counts[0] == counts[1]
    return counts[0]


def test_the_body_sees_what_it_was_asked_what_it_said_and_nothing_else_of_the_file(referral, bakyt):
    answer(referral, bakyt)
    assert (seen(bakyt, Referral), seen(bakyt, ReferralAnswer)) == (1, 1)
    with bakyt.speaking(), connection.cursor() as cursor:
        for table in sorted(set(privileges.protected_tables()) - OWN):
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (0,), table
    assert seen(bakyt, ReferralReason) == 0


def test_the_body_sees_that_it_was_taken_back(referral, aigul, bakyt):
    from umai.referrals.referral.actions import withdraw_referral

    withdraw_referral(referral, by=aigul, words="The family moved.")
    assert seen(bakyt, Withdrawal) == 1


def test_nobody_else_sees_it(referral, request):
    for who in ("other_teacher", "nurse", "inspector", "cholpon", "azamat", "kanykei", "gulnara"):
        by = request.getfixturevalue(who)
        assert (seen(by, Referral), seen(by, ReferralAnswer), seen(by, ReferralReason)) == (0, 0, 0), who


def test_those_who_reach_the_file_see_it_with_its_reason(referral, bakyt, request):
    answer(referral, bakyt)
    for who in ("aigul", "erlan", "damira", "farida"):
        by = request.getfixturevalue(who)
        assert (seen(by, Referral), seen(by, ReferralAnswer), seen(by, ReferralReason)) == (1, 1, 1), who


def test_a_wall_hides_it_from_one_person_of_the_body(referral, bakyt):
    answer(referral, bakyt)
    Wall.objects.using("owner").create(worker_id=bakyt.pk, child_id=referral.child_id)
    walled = Speaker(bakyt.token)
    assert (seen(walled, Referral), seen(walled, ReferralAnswer)) == (0, 0)


def say(by, statement, *values):
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute(statement, values)


# The words are written and not read: nobody may read them in the table.
REFERRAL = """insert into referrals_referral (id, source, child_id, case_id, service_id, to_office_id, agreement_id,
    sent, urgent, sent_on, due_on, recorded_at) select gen_random_uuid(), source, child_id, case_id, service_id,
    to_office_id, agreement_id, '{}', urgent, sent_on, due_on, now() from referrals_referral where id = %s"""
WITHDRAWAL = """insert into referrals_withdrawal (id, source, child_id, referral_id, to_office_id, reason,
    withdrawn_on, recorded_at) select gen_random_uuid(), 'form', child_id, id, to_office_id, 'x', sent_on, now()
    from referrals_referral where id = %s"""
ANSWER = """insert into referrals_referralanswer (id, source, child_id, referral_id, to_office_id, kind, answered_on, words,
    on_paper, paper_number, decided_by, recorded_at) values (gen_random_uuid(), 'form', %s, %s, access_office(),
    'done', access_today(), '', false, '', '', now())"""


def test_nobody_else_writes_what_the_body_says_nor_it_anything_but_answers(referral, bakyt, other_teacher):
    for statement in (REFERRAL, WITHDRAWAL):
        with pytest.raises(DatabaseError, match="row-level security"):
            say(bakyt, statement, referral.pk)
    with pytest.raises(DatabaseError, match="row-level security"):
        say(other_teacher, ANSWER, referral.child_id, referral.pk)


def test_an_answer_is_of_the_child_of_its_referral_whatever_is_said(referral, bakyt, jyldyz):
    import uuid

    from umai.register.child.actions import add_child

    other = add_child(jyldyz.office.place, by=jyldyz, id=uuid.uuid4(), identity={"given": "Айбек"})
    say(bakyt, ANSWER, other.pk, referral.pk)
    row = ReferralAnswer.objects.using("owner").get()
    assert (row.child_id, row.to_office_id, row.district_id) == (
        referral.child_id,
        referral.to_office_id,
        referral.district_id,
    )
    assert row.recorded_by_id == bakyt.pk and row.answered_on == today()


def test_a_file_that_moves_takes_its_referrals_along_and_the_body_still_answers(
    referral, erlan, jyldyz, bakyt
):
    move_across(referral.child_id, by=erlan, to=jyldyz)
    assert seen(jyldyz, Referral) == 1 and seen(bakyt, Referral) == 1
    with bakyt.speaking():
        moved = Referral.objects.get()
    assert answer(moved, bakyt)


def test_a_body_answers_today_and_on_no_paper(referral, bakyt):
    for changes in (
        {"answered_on": lambda: today() - timedelta(days=5)},
        {"on_paper": True, "decided_by": "The head"},
    ):
        said = {"kind": "accepted", "answered_on": today(), "service_due_on": today()} | as_of_now(changes)
        with pytest.raises(DatabaseError), bakyt.speaking(), transaction.atomic():
            ReferralAnswer.objects.create(
                child_id=referral.child_id, referral=referral, to_office_id=referral.to_office_id, **said
            )
