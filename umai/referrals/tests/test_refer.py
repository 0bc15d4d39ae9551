"""Asking a body: what goes out, what does not, and by which day it is answered."""

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils.translation import override

from umai.access.requirements import Incomplete
from umai.intake.cases.levels import set_risk
from umai.intake.models import Due
from umai.law.terms.clock import today
from umai.law.terms.referrals import referral_answer_due_on, referral_service_due_on
from umai.referrals.catalogue.actions import add_service, end_agreement, end_service
from umai.referrals.catalogue.offers import offer_for
from umai.referrals.exchange import ExchangeField, agreed_values
from umai.referrals.models import Referral, ReferralReason
from umai.referrals.referral import actions, contents
from umai.referrals.referral.answers import ReferralTakenBack
from umai.referrals.tests.conftest import AGREED, NAMES, agree, answer, last_entry, refer
from umai.register.child.actions import correct_fact, record_fact
from umai.register.models import Address, Identity


def test_a_body_is_told_what_was_chosen_and_why_it_is_asked_stays_in_the_file(referral, aigul, child):
    assert referral.sent == {
        "child_name": "Асанов Нурбек",
        "birth_date": "2015-03-02",
        "need": "Talks with the psychologist once a week.",
    }
    assert last_entry() == ("referrals.refer", "done")
    with aigul.speaking():
        assert ReferralReason.objects.get().words == "Does not speak since May."
    assert "since May" not in str(referral.sent)
    assert (referral.sent_on, referral.due_on) == (today(), referral_answer_due_on(today(), urgent=False))
    with aigul.speaking():
        identity = Identity.objects.get(child_id=child.pk)
    correct_fact(child, by=aigul, fact=identity, given="Нурлан")
    with aigul.speaking():
        assert Referral.objects.get().sent["child_name"] == "Асанов Нурбек"


def test_where_the_risk_is_urgent_so_is_the_referral(case, aigul, service, agreement, school):
    with aigul.speaking():
        set_risk(case, "urgent", "Beaten.", on=today())
    referral = refer(case, aigul, service, school, urgent=False)
    assert referral.urgent and referral.due_on == referral_answer_due_on(today(), urgent=True)


def test_a_field_outside_the_agreement_is_refused_by_its_name(case, aigul, service, agreement, school):
    for field in sorted(set(ExchangeField.values) - set(AGREED) - {"need", "health_need"}):
        with pytest.raises(actions.OutsideAgreement, match=re.escape(str(ExchangeField(field).label))):
            refer(case, aigul, service, school, fields=["child_name", field])
        assert last_entry() == ("referrals.refer", "refused"), field
        with aigul.speaking():
            assert not Referral.objects.exists(), field
    with override("en"), pytest.raises(actions.OutsideAgreement, match="help with health"):
        refer(case, aigul, service, school, health_need="A dentist.")


def test_the_database_takes_no_field_outside_the_agreement_either(referral, aigul):
    with pytest.raises(DatabaseError, match="not within the agreement"), aigul.speaking():
        Referral.objects.create(
            child_id=referral.child_id,
            case_id=referral.case_id,
            service_id=referral.service_id,
            to_office_id=referral.to_office_id,
            agreement_id=referral.agreement_id,
            sent_on=today(),
            due_on=today(),
            sent={"child_name": "Асанов Нурбек", "pin": "20203201512345"},
        )


def test_without_an_agreement_nothing_is_sent_nor_by_one_that_begins_tomorrow(
    case, aigul, service, school, damira
):
    with override("en"), pytest.raises(actions.NoAgreement, match="The head of the department signs one"):
        refer(case, aigul, service, school)
    agree(damira, holds_from=today() + timedelta(days=1))
    with pytest.raises(actions.NoAgreement):
        refer(case, aigul, service, school)


def test_an_agreement_holds_on_the_last_day_of_its_ending(case, aigul, damira, service, agreement, school):
    end_agreement(agreement, by=damira, holds_to=today(), words="A new one is signed.")
    assert refer(case, aigul, service, school).agreement_id == agreement.pk


def test_what_was_agreed_with_the_school_itself_comes_first(case, aigul, damira, service, agreement, school):
    own = agree(damira, office=school, body="", fields=["child_name"], number="8")
    with pytest.raises(actions.OutsideAgreement):
        refer(case, aigul, service, school)
    assert refer(case, aigul, service, school, fields=["child_name"], need="").agreement_id == own.pk


def test_what_is_not_in_the_catalogue_or_begins_later_is_not_asked_for(
    case, aigul, service, agreement, nurse, damira, school
):
    with pytest.raises(actions.NotOffered):
        refer(case, aigul, service, nurse.office)
    later = add_service(
        damira.office,
        by=damira,
        place=damira.office.place,
        code="later",
        names=NAMES,
        body="school",
        holds_from=today() + timedelta(days=1),
    )
    with pytest.raises(actions.NotOffered):
        refer(case, aigul, later, school)


def test_a_service_is_asked_for_on_its_last_day(case, aigul, damira, service, agreement, school):
    end_service(service, by=damira, holds_to=today(), words="No psychologist any more.")
    assert refer(case, aigul, service, school).service_id == service.pk


def test_it_says_why_and_the_body_has_to_know_which_child_is_meant(case, aigul, service, agreement, school):
    with pytest.raises(Incomplete):
        refer(case, aigul, service, school, words=" ")
    with pytest.raises(Incomplete):
        refer(case, aigul, service, school, fields=["birth_date"])


def test_a_body_is_not_asked_twice_for_the_same_while_it_is_open(
    referral, case, aigul, service, school, bakyt
):
    with pytest.raises(actions.ReferralStillOpen):
        refer(case, aigul, service, school)
    answer(referral, bakyt, "refused", words="No psychologist here.")
    assert refer(case, aigul, service, school).pk != referral.pk


def test_nothing_else_is_sent_than_was_shown(case, child, aigul, service, agreement, school):
    with aigul.speaking():
        terms = offer_for(case, service.pk, school.pk, on=today()).terms
        seen = contents.digest_of(agreed_values(terms, contents.recorded_values(case, aigul)))
    record_fact(child, by=aigul, model=Address, settlement=aigul.office.place)
    with pytest.raises(actions.RecordChanged):
        refer(case, aigul, service, school, shown=seen)
    with aigul.speaking():
        now = contents.digest_of(agreed_values(terms, contents.recorded_values(case, aigul)))
    assert refer(case, aigul, service, school, shown=now)


def test_all_that_an_agreement_can_name_is_taken_from_the_record(case, carer, aigul, damira, service, school):
    agree(damira, fields=ExchangeField.values)
    with aigul.speaking():
        set_risk(case, "high", "Alone.", on=today())
    referral = refer(
        case, aigul, service, school, fields=set(ExchangeField.values) - {"need", "health_need", "measure"}
    )
    lines = {line.name: line.value for line in contents.field_rows(referral.sent)}
    assert lines["carer_name"] == "Асанова Бурул" and lines["carer_phone"] == "+996700112233"
    assert lines["school"].startswith("Школа № 4") and "5" in lines["school"]
    assert (lines["pin"], lines["interpreter"]) == ("20203201512345", "дүнганча")
    assert referral.sent["risk"] == "high" and referral.sent["sex"] == "m"


def owed(case):
    return list(
        Due.objects.using("owner").filter(case_id=case.pk, owed="referral").values_list("of", "due_on")
    )


def test_an_answer_is_owed_then_the_service_then_nothing(referral, case, bakyt):
    assert owed(case) == [(referral.pk, referral.due_on)]
    answer(referral, bakyt)
    assert owed(case) == [(referral.pk, referral_service_due_on(today()))]
    answer(referral, bakyt, "done")
    assert owed(case) == []


def test_what_was_loaded_past_the_triggers_is_owed_alike(referral, case, bakyt, superuser):
    answer(referral, bakyt)
    before = owed(case)
    superuser.execute("delete from intake_due where owed = 'referral'")
    superuser.execute("select referrals_owe_all()")
    assert owed(case) == before


def test_withdrawing_says_why_and_ends_it(referral, case, aigul):
    with pytest.raises(Incomplete):
        actions.withdraw_referral(referral, by=aigul, words=" ")
    actions.withdraw_referral(referral, by=aigul, words="The family moved.")
    assert last_entry() == ("referrals.withdraw", "done") and owed(case) == []
    with pytest.raises(ReferralTakenBack):
        actions.withdraw_referral(referral, by=aigul, words="Again.")


def test_a_closed_case_asks_nobody(referral, case, aigul, damira, service, agreement, other_teacher):
    from umai.intake.cases.actions import CaseClosed
    from umai.intake.tests.conftest import closed, proposed

    closed(proposed(case, aigul), damira)
    with pytest.raises(CaseClosed):
        refer(case, aigul, service, other_teacher.office)
    with pytest.raises(CaseClosed):
        actions.withdraw_referral(referral, by=aigul, words="Closed.")


@pytest.fixture
def measure(case, aigul):
    from umai.planning.tests import conftest as planning

    with aigul.speaking():
        return planning.measure(
            planning.actions.begin_plan(case, by=aigul, kind="child"),
            aigul,
            words="Talks with a psychologist.",
        )


def test_a_referral_names_the_measure_that_it_serves(case, aigul, damira, service, school, measure):
    agree(damira, fields=["child_name", "need", "measure"])
    referral = refer(case, aigul, service, school, fields=["child_name", "measure"], measure=measure)
    assert referral.sent["measure"] == "Talks with a psychologist."
    assert (referral.measure_id, referral.measure_line) == (measure.pk, measure.line)


def test_the_database_holds_a_measure_to_its_line_and_its_case(referral, aigul, measure):
    with pytest.raises(DatabaseError, match="of another case"), aigul.speaking():
        Referral.objects.create(
            child_id=referral.child_id,
            case_id=referral.case_id,
            service_id=referral.service_id,
            to_office_id=referral.to_office_id,
            agreement_id=referral.agreement_id,
            sent_on=today(),
            due_on=today(),
            sent=referral.sent,
            measure_id=measure.pk,
            measure_line=referral.pk,
        )
