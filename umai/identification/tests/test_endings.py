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
    def test_information_is_answered_by_one_person(self, information, erlan):
        endings.end_signal(information, by=erlan, how="no_need", findings=CHECKED)
        (row,) = standing(SignalEnding, erlan)
        assert (row.signal_id, row.how, row.findings) == (information.pk, "no_need", CHECKED)
        with erlan.speaking():
            assert not Signal.objects.within_reach_of(erlan).waiting().exists()

    def test_it_is_on_the_trail(self, information, erlan):
        endings.end_signal(information, by=erlan, how="no_need", findings=CHECKED)
        assert last_entry() == ("identification.end", "done")

    @pytest.mark.parametrize("who", ["aigul", "bakyt", "gulnara", "omurbek"])
    def test_other_roles_end_nothing(self, information, who, request):
        with pytest.raises(NotPermitted):
            endings.end_signal(information, by=request.getfixturevalue(who), how="no_need", findings=CHECKED)

    def test_another_district_ends_nothing(self, information, cholpon):
        with pytest.raises(NotPermitted):
            endings.end_signal(information, by=cholpon, how="no_need", findings=CHECKED)

    def test_what_nobody_screened_is_not_ended(self, signal, erlan):
        with pytest.raises(endings.NotScreened):
            endings.end_signal(signal, by=erlan, how="not_for_us", findings=CHECKED)

    def test_it_says_what_was_checked(self, information, erlan):
        with pytest.raises(endings.SaysTooLittle):
            endings.end_signal(information, by=erlan, how="no_need", findings="  ")

    def test_what_is_passed_on_says_to_whom(self, information, erlan):
        with pytest.raises(endings.SaysTooLittle):
            endings.end_signal(information, by=erlan, how="passed_on", findings=CHECKED)
        endings.end_signal(information, by=erlan, how="passed_on", findings=CHECKED, body="The town hall")
        assert standing(SignalEnding, erlan)[0].body == "The town hall"

    def test_nothing_ends_twice(self, information, erlan):
        endings.end_signal(information, by=erlan, how="no_need", findings=CHECKED)
        with pytest.raises(HasEnded):
            endings.end_signal(information, by=erlan, how="no_need", findings=CHECKED)

    def test_what_goes_on_with_it_ends_with_it(self, information, erlan):
        later = reported(ago=timedelta(0))
        actions.gather_signals(information, by=erlan, others=[later.pk])
        endings.end_signal(information, by=erlan, how="no_need", findings=CHECKED)
        assert {row.signal_id for row in standing(SignalEnding, erlan)} == {information.pk, later.pk}

    def test_a_thousand_with_the_same_words_end_in_one_act(self, erlan):
        same = [reported() for _ in range(40)]
        actions.screen_signal(same[0], by=erlan, outcome="information", alike=True)
        endings.end_signal(same[0], by=erlan, how="no_need", findings=CHECKED, alike=True)
        assert {row.signal_id for row in standing(SignalEnding, erlan)} == {one.pk for one in same}


class TestNotAlone:
    """Whoever held it for urgent or for a concern, then or now: one person does not end it."""

    def test_a_concern(self, concern, erlan):
        with pytest.raises(endings.NeedsTwoPersons):
            endings.end_signal(concern, by=erlan, how="no_need", findings=CHECKED)

    def test_a_concern_that_was_screened_down_afterwards(self, concern, erlan):
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
    def test_it_ends_nothing(self, proposal, concern, erlan):
        assert last_entry() == ("identification.propose_ending", "done")
        assert standing(SignalEnding, erlan) == []

    @pytest.mark.parametrize("who", ["aigul", "bakyt", "timur"])
    def test_other_roles_propose_nothing(self, concern, who, request):
        with pytest.raises(NotPermitted):
            endings.propose_ending(concern, by=request.getfixturevalue(who), **proposed())

    def test_another_district_proposes_nothing(self, concern, cholpon):
        with pytest.raises(NotPermitted):
            endings.propose_ending(concern, by=cholpon, **proposed())

    @pytest.mark.parametrize("unsaid", ["childs_view", "lives_with", "findings"])
    def test_the_child_is_asked_and_who_the_child_lives_with(self, concern, erlan, unsaid):
        with pytest.raises(endings.SaysTooLittle):
            endings.propose_ending(concern, by=erlan, **proposed(**{unsaid: " "}))

    def test_the_database_too_asks_for_the_child(self, concern, erlan):
        with pytest.raises(DatabaseError), erlan.speaking():
            EndingProposal.objects.create(
                signal=concern, how="no_need", findings=CHECKED, district_id=concern.district_id
            )

    def test_withdrawal_is_no_way_to_end(self):
        assert not [way for way in SignalEndingKind.values if "withdr" in way or "taken" in way]

    def test_sent_twice_it_is_proposed_once(self, concern, erlan):
        once = proposed()
        endings.propose_ending(concern, by=erlan, **once)
        with pytest.raises(endings.AlreadyProposed):
            endings.propose_ending(concern, by=erlan, **once)


class TestAgreeing:
    def test_another_person_ends_it(self, proposal, concern, damira):
        endings.agree_ending(proposal, by=damira)
        (row,) = standing(SignalEnding, damira)
        assert (row.how, row.findings, row.proposal_id) == ("no_need", CHECKED, proposal.pk)
        assert last_entry() == ("identification.agree_ending", "done")

    @pytest.mark.parametrize("who", ["aigul", "bakyt", "cholpon", "erlan"])
    def test_others_agree_to_nothing(self, proposal, who, request):
        with pytest.raises(NotPermitted):
            endings.agree_ending(proposal, by=request.getfixturevalue(who))

    def test_who_proposed_does_not_agree(self, concern, damira):
        own = endings.propose_ending(concern, by=damira, **proposed())
        with pytest.raises(NeedsAnotherPerson):
            endings.agree_ending(own, by=damira)
        assert standing(SignalEnding, damira) == []

    def test_what_the_head_proposed_the_oblast_may_agree_to(self, concern, damira, farida):
        endings.agree_ending(endings.propose_ending(concern, by=damira, **proposed()), by=farida)
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
