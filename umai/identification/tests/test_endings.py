import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError

from umai.access.requirements import NeedsAnotherPerson, SomethingCame
from umai.identification.inbox import actions, endings
from umai.identification.models import Addition, EndingProposal, Signal, SignalEnding, SignalEndingKind
from umai.identification.signal.guard import GoesOnElsewhere, HasEnded
from umai.identification.signal.sealing import seal_added_words
from umai.identification.tests.conftest import last_entry, reported, standing, wall
from umai.refusal import NotPermitted

CHECKED = "Erlan telephoned the school and the grandmother."


def proposed(**changes):
    said = {
        "id": uuid.uuid4(),
        "how": "no_need",
        "findings": CHECKED,
        "childs_view": "She is well, she says.",
        "lives_with": "With both parents.",
    }
    return said | changes


@pytest.fixture
def information(signal, erlan):
    actions.screen_signal(signal, by=erlan, outcome="information")
    return signal


@pytest.fixture
def proposal(concern, erlan):
    return endings.propose_ending(concern, by=erlan, **proposed())


class TestAlone:
    def test_information_is_answered_by_one_person_once(self, information, erlan):
        for said in ({"how": "no_need", "findings": "  "}, {"how": "passed_on", "findings": CHECKED}):
            with pytest.raises(endings.SaysTooLittle):  # of what is passed on it is said to whom
                endings.end_signal(information, by=erlan, **said)
                pytest.fail(f"ended: {said}")
        endings.end_signal(information, by=erlan, how="no_need", findings=CHECKED)
        assert last_entry() == ("identification.end", "done")
        (row,) = standing(SignalEnding, erlan)
        assert (row.signal_id, row.how, row.findings) == (information.pk, "no_need", CHECKED)
        with erlan.speaking():
            assert not Signal.objects.within_reach_of(erlan).waiting().exists()
        with pytest.raises(HasEnded):
            endings.end_signal(information, by=erlan, how="no_need", findings=CHECKED)

    def test_others_and_another_district_end_and_propose_nothing(self, information, request):
        for who in ("aigul", "bakyt", "gulnara", "omurbek", "timur", "cholpon"):
            by = request.getfixturevalue(who)
            with pytest.raises(NotPermitted):
                endings.end_signal(information, by=by, how="no_need", findings=CHECKED)
                pytest.fail(f"{who} ended it")
            with pytest.raises(NotPermitted):
                endings.propose_ending(information, by=by, **proposed())
                pytest.fail(f"{who} proposed")

    def test_what_nobody_screened_is_not_ended(self, signal, erlan):
        with pytest.raises(endings.NotScreened):
            endings.end_signal(signal, by=erlan, how="not_for_us", findings=CHECKED)

    def test_what_is_passed_on_says_to_whom(self, information, erlan):
        endings.end_signal(information, by=erlan, how="passed_on", findings=CHECKED, body="The town hall")
        assert standing(SignalEnding, erlan)[0].body == "The town hall"

    def test_what_goes_on_with_it_ends_with_it(self, information, erlan):
        later = reported(ago=timedelta(0))
        actions.gather_signals(information, by=erlan, others=[later.pk])
        endings.end_signal(information, by=erlan, how="no_need", findings=CHECKED)
        assert {row.signal_id for row in standing(SignalEnding, erlan)} == {information.pk, later.pk}

    def test_many_with_the_same_words_end_in_one_act(self, erlan):
        same = [reported() for _ in range(5)]
        actions.screen_signal(same[0], by=erlan, outcome="information", alike=True)
        endings.end_signal(same[0], by=erlan, how="no_need", findings=CHECKED, alike=True)
        assert {row.signal_id for row in standing(SignalEnding, erlan)} == {one.pk for one in same}


class TestNotAlone:
    """Whoever held it for urgent or for a concern, then or now: one person does not end it."""

    def test_a_concern_nor_one_that_was_screened_down_afterwards(self, concern, erlan):
        with pytest.raises(endings.NeedsTwoPersons):
            endings.end_signal(concern, by=erlan, how="no_need", findings=CHECKED)
        actions.screen_signal(concern, by=erlan, outcome="information")
        with pytest.raises(endings.NeedsTwoPersons):
            endings.end_signal(concern, by=erlan, how="no_need", findings=CHECKED)

    def test_a_report_of_danger_that_was_screened_down(self, erlan):
        danger = reported(danger_now=True)
        actions.screen_signal(danger, by=erlan, outcome="information", reason="A film.")
        with pytest.raises(endings.NeedsTwoPersons):
            endings.end_signal(danger, by=erlan, how="no_need", findings=CHECKED)

    def test_information_with_which_a_concern_goes_on(self, information, erlan):
        later = reported(ago=timedelta(0))
        actions.screen_signal(later, by=erlan, outcome="concern")
        actions.gather_signals(information, by=erlan, others=[later.pk])
        with pytest.raises(endings.NeedsTwoPersons):
            endings.end_signal(information, by=erlan, how="no_need", findings=CHECKED)


class TestProposing:
    def test_it_ends_nothing_and_sent_twice_is_proposed_once(self, concern, erlan):
        once = proposed()
        endings.propose_ending(concern, by=erlan, **once)
        assert last_entry() == ("identification.propose_ending", "done")
        assert standing(SignalEnding, erlan) == []
        with pytest.raises(endings.AlreadyProposed):
            endings.propose_ending(concern, by=erlan, **once)

    def test_the_child_is_asked_and_who_the_child_lives_with_by_the_database_too(self, concern, erlan):
        for unsaid in ("childs_view", "lives_with", "findings"):
            with pytest.raises(endings.SaysTooLittle):
                endings.propose_ending(concern, by=erlan, **proposed(**{unsaid: " "}))
                pytest.fail(f"proposed without {unsaid}")
        with pytest.raises(DatabaseError), erlan.speaking():
            EndingProposal.objects.create(
                signal=concern, how="no_need", findings=CHECKED, district_id=concern.district_id
            )

    def test_withdrawal_is_no_way_to_end(self):
        assert not [way for way in SignalEndingKind.values if "withdr" in way or "taken" in way]


class TestAgreeing:
    def test_others_agree_to_nothing_and_another_person_ends_it(self, proposal, concern, damira, request):
        for who in ("aigul", "bakyt", "cholpon", "erlan"):
            with pytest.raises(NotPermitted):
                endings.agree_ending(proposal, by=request.getfixturevalue(who))
                pytest.fail(f"{who} agreed")
        endings.agree_ending(proposal, by=damira)
        (row,) = standing(SignalEnding, damira)
        assert (row.how, row.findings, row.proposal_id) == ("no_need", CHECKED, proposal.pk)
        assert last_entry() == ("identification.agree_ending", "done")

    def test_who_proposed_does_not_agree_and_what_the_head_proposed_the_oblast_may_agree_to(
        self, concern, damira, farida
    ):
        own = endings.propose_ending(concern, by=damira, **proposed())
        with pytest.raises(NeedsAnotherPerson):
            endings.agree_ending(own, by=damira)
        assert standing(SignalEnding, damira) == []
        endings.agree_ending(own, by=farida)
        assert len(standing(SignalEnding, damira)) == 1

    def test_a_walled_head_agrees_to_nothing(self, proposal, concern, child, erlan, damira):
        actions.match_child(concern, by=erlan, child=child)
        wall(damira, child)
        with pytest.raises(NotPermitted):
            endings.agree_ending(proposal, by=damira)

    def test_a_later_proposal_is_read_first(self, proposal, concern, erlan, damira):
        endings.propose_ending(concern, by=erlan, **proposed(findings="Only a telephone call."))
        with pytest.raises(SomethingCame):
            endings.agree_ending(proposal, by=damira)

    def test_new_words_of_the_reporter_are_read_first(self, proposal, concern, damira):
        sealed, key = seal_added_words(concern.pk, "He beat her again.")
        Addition.objects.using("owner").create(signal=concern, sealed_words=sealed, words_key=key)
        with pytest.raises(SomethingCame):
            endings.agree_ending(proposal, by=damira)

    def test_another_signal_about_the_child_is_read_first(self, proposal, concern, erlan, damira):
        later = reported(ago=timedelta(0))
        actions.gather_signals(concern, by=erlan, others=[later.pk])
        with pytest.raises(SomethingCame):
            endings.agree_ending(proposal, by=damira)

    def test_what_goes_on_with_another_is_not_ended_by_itself(self, erlan, damira):
        first, later = reported(), reported(ago=timedelta(0))
        actions.screen_signal(later, by=erlan, outcome="concern")
        own = endings.propose_ending(later, by=erlan, **proposed())
        actions.gather_signals(first, by=erlan, others=[later.pk])
        with pytest.raises(GoesOnElsewhere):
            endings.agree_ending(own, by=damira)

    def test_all_with_the_same_words_end_when_that_was_proposed(self, erlan, damira):
        same = [reported() for _ in range(6)]
        actions.screen_signal(same[0], by=erlan, outcome="concern", alike=True)
        own = endings.propose_ending(same[0], by=erlan, **proposed(alike=True))
        endings.agree_ending(own, by=damira)
        assert {row.signal_id for row in standing(SignalEnding, erlan)} == {one.pk for one in same}
