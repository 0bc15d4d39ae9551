"""Reports judged malicious or unfounded: by two persons, and their words are made unreadable by rule."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connections, transaction
from django.test import override_settings
from django.utils import timezone

from tests.cast import OSH_OBLAST
from umai.access.requirements import NeedsAnotherPerson
from umai.identification import jobs
from umai.identification.inbox import actions, endings
from umai.identification.models import (
    Addition,
    EndingProposal,
    Expunging,
    GatewayMessage,
    Reporter,
    Signal,
    SignalEnding,
    SignalMatch,
)
from umai.identification.signal.sealing import seal_added_words
from umai.identification.tests.conftest import last_entry, reported, standing
from umai.law.options.grounds import days_to_expunging
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.refusal import NotPermitted
from umai.trail.models import Entry

SAID = {
    "how": "unfounded",
    "findings": "Erlan went there twice; two families quarrel about a wall.",
    "childs_view": "The girl says that nobody hurts her.",
}


def days_kept(*, unfounded):
    """So many days the words of a signal stay that turned out unfounded, or that ended otherwise."""
    return days_to_expunging(today())[0 if unfounded else 1]


@pytest.fixture
def information(signal, erlan):
    actions.screen_signal(signal, by=erlan, outcome="information")
    return signal


def proposed(signal, by, **changes):
    return endings.propose_ending(signal, by=by, id=uuid.uuid4(), **(SAID | changes))


class TestTwoPersons:
    def test_judge_it_and_one_does_not_even_where_nobody_held_it_for_serious(
        self, information, erlan, damira
    ):
        with pytest.raises(endings.NeedsTwoPersons):
            endings.end_signal(information, by=erlan, how="unfounded", findings="x")
        assert last_entry() == ("identification.end", "refused")
        with pytest.raises(DatabaseError), damira.speaking():
            SignalEnding.objects.create(
                signal=information, how="unfounded", findings="x", district_id=information.district_id
            )
        proposal = proposed(information, damira)
        with pytest.raises(NeedsAnotherPerson):
            endings.agree_ending(proposal, by=damira)
        endings.agree_ending(proposed(information, erlan), by=damira)
        assert [row.how for row in standing(SignalEnding, damira)] == ["unfounded"]
        assert last_entry() == ("identification.agree_ending", "done")

    def test_nor_by_a_proposal_about_the_same_words_in_another_district(self, information, erlan, farida):
        """Past the program: of the same words somewhere else nobody in this district has judged anything."""
        oblast = Place.objects.get(code=OSH_OBLAST)
        other = Place.objects.with_department().below(oblast).exclude(pk=information.district_id).first()
        here, there = reported(), reported(district=other, digest=information.digest)
        said = {"how": "unfounded", "findings": "x", "proposal": proposed(information, erlan)}
        with pytest.raises(DatabaseError, match="agree to what was proposed"), farida.speaking():
            SignalEnding.objects.create(signal=there, district_id=other.pk, **said)
        with farida.speaking():
            SignalEnding.objects.create(signal=here, district_id=here.district_id, **said)

    def test_reasons_and_the_child_s_view_are_asked_for_by_the_database_too(self, information, erlan):
        for left_out in ("findings", "childs_view"):
            with pytest.raises(endings.SaysTooLittle):
                proposed(information, erlan, **{left_out: " "})
                pytest.fail(f"proposed without {left_out}")
        with pytest.raises(DatabaseError), erlan.speaking():
            EndingProposal.objects.create(
                signal=information, how="unfounded", findings="x", district_id=information.district_id
            )

    def test_nobody_else(self, information, request):
        for who in ("aigul", "bakyt", "omurbek", "cholpon"):
            with pytest.raises(NotPermitted):
                proposed(information, request.getfixturevalue(who))
                pytest.fail(f"{who} proposed")

    def test_the_page_leads_from_a_light_signal_to_a_proposal(self, information, client_of):
        page = client_of("erlan")
        url = f"/inbox/{information.pk}/end/"
        short = SAID | {"id": str(uuid.uuid4()), "childs_view": ""}
        assert page.post(url, short).status_code == 422
        assert page.post(url, SAID | {"id": str(uuid.uuid4())})["Location"].endswith("/end/agree/")


def ended(by, head, *, unfounded=True, **changes):
    """A report with a name and with more words, answered."""
    one = reported(**changes)
    Reporter.objects.using("owner").create(signal=one, sealed=b"a box", key_id="two:x")
    sealed, key = seal_added_words(one.pk, "More.")
    Addition.objects.using("owner").create(signal=one, sealed_words=sealed, words_key=key)
    GatewayMessage.objects.using("owner").create(
        key=one.pk.bytes,
        signal=one,
        goes_on=True,
        received_at=timezone.now(),
        sealed_request=sealed,
        request_key=key,
    )
    actions.screen_signal(one, by=by, outcome="information")
    if unfounded:
        endings.agree_ending(proposed(one, by), by=head)
    else:
        endings.end_signal(one, by=by, how="not_for_us", findings="x")
    return one


def boxes_of(one):
    """The sealed words, the added ones, the request that brought them and the name; empty once expunged."""
    row = Signal.objects.using("owner").get(pk=one.pk)
    more = Addition.objects.using("owner").get(signal=one).sealed_words
    request = GatewayMessage.objects.using("owner").get(signal=one).sealed_request
    name = Reporter.objects.using("owner").get(signal=one).sealed
    return [bytes(box) for box in (row.sealed_words, more, request, name)]


class TestExpunging:
    @pytest.fixture
    def expunge(self, worker_role):
        return lambda days, **more: jobs.expunge_reports(
            on=today() + timedelta(days=days), using=worker_role, **more
        )

    def test_the_words_of_an_unfounded_report_are_gone_after_its_term(
        self, expunge, erlan, damira, cholpon, client_of
    ):
        one, term = ended(erlan, damira), days_kept(unfounded=True)
        assert expunge(term) == 0 and all(boxes_of(one))
        with override_settings(UMAI_REHEARSAL=False):  # no head of the trail is kept elsewhere
            assert expunge(term + 1) == 0
        assert all(boxes_of(one))
        assert (expunge(term + 1), expunge(term + 2)) == (1, 0)
        assert boxes_of(one) == [b"", b"", b"", b""]
        row = Signal.objects.using("owner").get(pk=one.pk)
        assert row.digest is None and row.received_at == one.received_at and row.ended_at
        (row,) = standing(Expunging, erlan)
        assert (row.signal_id, row.rule, row.days, row.ended_on) == (
            one.pk,
            "expunge_unfounded_days",
            term,
            today(),
        )
        assert standing(Expunging, cholpon) == []
        page = client_of("erlan").get(f"/inbox/{one.pk}/")
        assert page.status_code == 200 and "expunge_unfounded_days" in page.content.decode()

    def test_other_words_stay_for_the_longer_term_and_many_are_done_in_parts(
        self, expunge, signal, erlan, damira
    ):
        every = [ended(erlan, damira, unfounded=False) for _ in range(3)]
        term = days_kept(unfounded=False)
        assert expunge(term) == 0 and all(all(boxes_of(one)) for one in every)
        assert expunge(term + 1, at_once=2) == 3 and not any(any(boxes_of(one)) for one in every)
        assert expunge(40_000) == 0  # what waits is never touched

    def test_nobody_else_makes_words_unreadable(self, erlan, damira):
        one = ended(erlan, damira)
        for statement in (
            "update identification_signal set sealed_words = '', digest = null",
            "update identification_addition set sealed_words = ''",
        ):
            with pytest.raises(DatabaseError), transaction.atomic(using="owner"):
                connections["owner"].cursor().execute(statement)
        with pytest.raises(DatabaseError), erlan.speaking():
            Expunging.objects.create(
                signal=one, rule="x", days=1, ended_on=today(), district_id=one.district_id
            )


def test_no_report_is_linked_to_a_file_by_itself(child, worker_role, erlan):
    """Whatever it says, and whatever runs afterwards: a person says which child it is about."""
    from umai.identification.signal import conflict_of_interest
    from umai.identification.signal.sealing import ReportWords

    reported(ReportWords(happened="Асанов Нурбек", child="Асанов Нурбек 27.03.2015", feared="Асанов"))
    conflict_of_interest.write_staff_keys(every=True, using=worker_role)
    jobs.empty_expired_halves(using=worker_role)
    jobs.expunge_reports(on=today(), using=worker_role)
    assert not SignalMatch.objects.using("owner").exists()
    assert not Entry.objects.using("owner").filter(kind="identification.match").exists()
