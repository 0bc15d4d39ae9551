"""Consent is asked where there is a choice; once it is withdrawn, nothing more is shared."""

from datetime import timedelta

import pytest

from umai.access.requirements import AlreadyEnded, ConsentOver, ImpossibleTime, Incomplete
from umai.documents.actions import attach_document
from umai.documents.tests.conftest import home, said  # noqa: F401
from umai.law.terms.clock import today
from umai.protection.tests.conftest import begun
from umai.referrals.tests.conftest import refer
from umai.rights.consent.actions import withdraw_consent
from umai.rights.tests.conftest import agreed_consent, last_entry


def photo(child, by):
    return attach_document(child, by=by, **said(kind="photo"))


class TestGiving:
    def test_it_is_written_down_and_on_the_trail(self, consent):
        assert consent.purpose == "photo"
        assert last_entry() == ("rights.record_consent", "done")

    def test_nothing_is_left_out(self, child, aigul):
        with pytest.raises(Incomplete):
            agreed_consent(child, aigul, words="")
        with pytest.raises(Incomplete):
            agreed_consent(child, aigul, purpose="body")
        with pytest.raises(ImpossibleTime):
            agreed_consent(child, aigul, until_on=today() - timedelta(days=1))


class TestWithdrawing:
    def test_it_is_on_the_trail_and_happens_once(self, consent, aigul):
        withdraw_consent(consent, by=aigul, who="The mother")
        assert last_entry() == ("rights.withdraw_consent", "done")
        with pytest.raises(AlreadyEnded):
            withdraw_consent(consent, by=aigul, who="The mother")


class TestWhatFollows:
    def test_a_referral_stops_with_the_withdrawal_and_goes_on_with_a_new_consent(
        self, case, child, aigul, service, school, agreement
    ):
        consent = agreed_consent(child, aigul, purpose="body", to_office=school)
        withdraw_consent(consent, by=aigul, who="The mother")
        with pytest.raises(ConsentOver):
            refer(case, aigul, service, school)
        agreed_consent(child, aigul, purpose="body", to_office=school)
        assert refer(case, aigul, service, school)

    def test_where_none_was_asked_a_referral_waits_for_none(self, case, aigul, service, school, agreement):
        assert refer(case, aigul, service, school)

    def test_a_photograph_is_taken_on_the_last_day_of_the_consent(self, child, aigul):
        agreed_consent(child, aigul, until_on=today())
        assert photo(child, aigul)

    def test_a_photograph_stops_with_the_withdrawal(self, child, aigul, consent):
        assert photo(child, aigul)
        withdraw_consent(consent, by=aigul, who="The girl")
        with pytest.raises(ConsentOver):
            photo(child, aigul)

    def test_nothing_waits_for_a_consent_while_a_protection_runs(self, child, case, aigul, consent):
        withdraw_consent(consent, by=aigul, who="The uncle")
        begun(case, aigul)
        assert photo(child, aigul)
