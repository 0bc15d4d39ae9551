"""Who answers: every number is a count of rows, and leads to exactly these."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tampering import without_triggers
from umai.law.terms.clock import today
from umai.referrals.ledger.counts import COUNTS, ids_behind_number, ledger_rows
from umai.referrals.models import AnswerKind, Referral, ReferralAnswer, Withdrawal
from umai.referrals.referral.state import ReferralState, ReferralWithAnswers
from umai.referrals.tests.conftest import answer, refer

SENT = date(2026, 3, 1)
DUE = SENT + timedelta(days=10)


def standing(*answers, back=None):
    referral = Referral(sent_on=SENT, due_on=DUE)
    said = [ReferralAnswer(kind=kind, answered_on=on, service_due_on=on) for kind, on in answers]
    return ReferralWithAnswers(referral, said, back and Withdrawal(withdrawn_on=back))


def test_silence_is_counted_from_the_day_after_the_last():
    for one, on, silent, counted in (
        (standing(), DUE, False, False),
        (standing(), DUE + timedelta(days=1), True, True),
        (standing(("accepted", DUE)), DUE + timedelta(days=9), False, True),
        (standing(("accepted", DUE + timedelta(days=1))), DUE + timedelta(days=9), True, True),
        (standing(back=DUE), DUE + timedelta(days=9), False, False),
        (standing(back=DUE + timedelta(days=1)), DUE + timedelta(days=9), True, True),
    ):
        assert (one.unanswered_in_time(on=on), one.term_is_over(on=on)) == (silent, counted), one


DAYS = st.dates(min_value=SENT, max_value=SENT + timedelta(days=40))


@given(answered_on=st.none() | DAYS, back=st.none() | DAYS, on=DAYS)
def test_who_was_silent_is_always_among_those_whose_term_is_over(answered_on, back, on):
    one = standing(*([("accepted", answered_on)] if answered_on else []), back=back)
    assert not one.unanswered_in_time(on=on) or one.term_is_over(on=on)


@given(
    kinds=st.sampled_from(
        [(), ("accepted",), ("refused",), ("done",), ("accepted", "done"), ("accepted", "not_done")]
    )
)
def test_a_part_is_never_more_than_its_whole(kinds):
    one = standing(*((AnswerKind(kind), SENT) for kind in kinds))
    for _words, counts, of in COUNTS.values():
        assert of is None or not counts(one, DUE) or COUNTS[of][1](one, DUE)
    assert one.state == (ReferralState(kinds[-1]) if kinds else ReferralState.WAITING)


@pytest.fixture
def late(referral, superuser):
    """As if it had been sent in time to be late now."""
    with without_triggers(superuser):
        superuser.execute("update referrals_referral set sent_on = sent_on - 20, due_on = due_on - 20")
    return referral


def numbers(line):
    return {number.name: (number.n, number.of) for number in line.numbers}


def of_year(by, year):
    with by.speaking():
        return ledger_rows(year, by, on=today())


def test_a_body_that_says_nothing_is_counted_by_its_name_and_an_answer_with_its_days(
    late, damira, school, bakyt
):
    (line,) = of_year(damira, (today() - timedelta(days=20)).year)
    assert line.office == school and line.median_days is None
    assert numbers(line) == {
        "asked": (1, None),
        "answered": (0, 1),
        "accepted": (0, 0),
        "refused": (0, 0),
        "done": (0, 1),
        "silent": (1, 1),
        "waiting": (1, 1),
    }
    answer(late, bakyt)
    (line,) = of_year(damira, (today() - timedelta(days=20)).year)
    assert (line.median_days, line.answers) == (20, 1)
    assert numbers(line)["silent"] == (1, 1) and numbers(line)["accepted"] == (1, 1)


def test_each_number_leads_to_exactly_its_rows_within_reach(
    referral, case, aigul, bakyt, service, other_teacher, damira, request
):
    answer(referral, bakyt, "refused", words="No psychologist.")
    refer(case, aigul, service, other_teacher.office)
    for line in of_year(damira, today().year):
        for number in line.numbers:
            with damira.speaking():
                rows = ids_behind_number(line.office.pk, number.name, today().year, damira, on=today())
            assert len(rows) == number.n, number
    for who in ("cholpon", "azamat"):
        assert of_year(request.getfixturevalue(who), today().year) == [], who
