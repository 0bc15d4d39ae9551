"""That an incident did not happen is found by two persons; what hung on it falls, and nothing is deleted."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from tests.looking import reading
from umai.access.requirements import (
    AlreadyAnswered,
    Incomplete,
    NeedsAnotherPerson,
    NotTheLatest,
    SomethingCame,
)
from umai.guardianship.tests.conftest import last_entry
from umai.identification.inbox.actions import screen_signal
from umai.identification.models import Signal, SignalEnding
from umai.justice.households.telling import children_elsewhere, tell_offices
from umai.justice.models import Incident, UnfoundedAnswer
from umai.justice.reading import events_of
from umai.justice.tests.conftest import BEATEN, incident_of, wall
from umai.justice.tests.near import answered, child_elsewhere, homes, proposed, suspected
from umai.justice.unfounded.kinds import UNFOUNDED, UNFOUNDED_ANSWER
from umai.justice.unfounded.reading import proposals_of, unfounded_of
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today
from umai.refusal import NotPermitted


@pytest.fixture
def proposal(incident, suspect, aigul):
    return proposed(incident, aigul)


def is_unfounded(incident, by):
    with reading(by):
        return incident.line in unfounded_of([incident.line], by)


class TestAProposal:
    def test_changes_nothing_and_stands_on_the_trail(self, incident, four, proposal, aigul):
        assert last_entry() == ("justice.record_unfounded", "done")
        assert not is_unfounded(incident, aigul)
        assert homes(incident, aigul)[0].undecided

    @pytest.mark.parametrize("changes", [{"words": " "}, {"ground": "withdrawn"}, {"ground": ""}])
    def test_says_on_which_ground_and_what_was_checked(self, changes, incident, suspect, aigul):
        with pytest.raises(Incomplete):
            proposed(incident, aigul, **changes)

    @pytest.mark.parametrize("name", ["bakyt", "farida", "cholpon"])
    def test_is_made_by_nobody_else(self, name, incident, suspect, request):
        with pytest.raises(NotPermitted):
            proposed(incident, request.getfixturevalue(name))


class TestAnAnswer:
    @pytest.mark.parametrize("name", ["damira", "farida"])
    def test_of_another_person_has_it_fall(self, name, incident, four, proposal, aigul, request):
        answered(proposal, request.getfixturevalue(name))
        assert last_entry() == ("justice.record_unfounded_answer", "done")
        assert is_unfounded(incident, aigul)
        assert homes(incident, aigul) == []

    def test_that_does_not_agree_leaves_it(self, incident, four, proposal, damira, aigul):
        answered(proposal, damira, agreed=False)
        assert not is_unfounded(incident, aigul)
        assert homes(incident, aigul)[0].undecided

    def test_is_never_of_whoever_proposed_it(self, incident, suspect, damira):
        with pytest.raises(NeedsAnotherPerson):
            answered(proposed(incident, damira), damira)

    @pytest.mark.parametrize("name", ["aigul", "erlan", "cholpon"])
    def test_is_of_a_head_or_the_oblast(self, name, proposal, request):
        with pytest.raises(NotPermitted):
            answered(proposal, request.getfixturevalue(name))

    @pytest.mark.parametrize("name", ["aigul", "erlan"])
    def test_is_refused_to_others_by_the_database(self, name, incident, child, proposal, request):
        said = {
            "child_id": child.pk,
            "incident": incident,
            "proposal": proposal,
            "agreed": True,
            "words": "x",
        }
        with request.getfixturevalue(name).speaking(), pytest.raises(IntegrityError, match="another person"):
            UnfoundedAnswer.objects.create(**said)

    def test_is_refused_behind_a_wall(self, incident, child, proposal, damira):
        wall(damira.worker, child)
        damira.__dict__.pop("reach", None)
        with pytest.raises(NotPermitted):
            answered(proposal, damira)
        said = {
            "child_id": child.pk,
            "incident": incident,
            "proposal": proposal,
            "agreed": True,
            "words": "x",
        }
        with damira.speaking(), pytest.raises(Exception, match="row-level security"):
            UnfoundedAnswer.objects.create(**said)

    def test_cannot_be_turned_by_a_correction_of_who_proposed_it(self, incident, suspect, damira, farida):
        row = answered(proposed(incident, damira), farida, agreed=False)
        with pytest.raises(NeedsAnotherPerson):
            correct_row(row, by=damira, agreed=True, words="x")

    def test_is_corrected_by_who_may_give_it(self, proposal, damira, erlan):
        row = answered(proposal, damira, agreed=False)
        with pytest.raises(NotPermitted):
            correct_row(row, by=erlan, agreed=True, words="x")

    def test_is_given_once(self, proposal, damira, farida):
        answered(proposal, damira)
        with pytest.raises(AlreadyAnswered):
            answered(proposal, farida)

    def test_says_yes_or_no_and_why(self, proposal, damira):
        with pytest.raises(Incomplete):
            answered(proposal, damira, agreed=None)

    def test_is_to_what_stood_when_it_was_proposed(self, incident, proposal, damira, aigul):
        correct_row(incident, by=aigul, **BEATEN | {"happened_on": today(), "known_on": today()})
        with pytest.raises(SomethingCame):
            answered(proposal, damira)
        answered(proposal, damira, agreed=False)

    def test_is_to_a_proposal_that_stands(self, proposal, damira, erlan):
        strike_row(proposal, by=erlan)
        with pytest.raises(NotTheLatest):
            answered(proposal, damira)

    def test_keeps_the_proposal_as_it_was_answered(self, proposal, damira, aigul):
        answered(proposal, damira)
        with pytest.raises(AlreadyAnswered):
            correct_row(proposal, by=aigul, ground="other", words="Башкача.")

    def test_is_about_the_incident_of_the_proposal(self, child, case, proposal, damira, aigul):
        other = incident_of(child, aigul)
        said = {"child_id": child.pk, "incident": other, "proposal": proposal, "agreed": True, "words": "x"}
        with damira.speaking(), pytest.raises(IntegrityError, match="no such proposal"):
            UnfoundedAnswer.objects.create(**said)

    def test_that_is_struck_out_brings_the_incident_back(
        self, incident, four, proposal, damira, erlan, aigul
    ):
        strike_row(answered(proposal, damira), by=erlan)
        assert not is_unfounded(incident, aigul)
        assert homes(incident, aigul)[0].undecided

    def test_deletes_nothing(self, incident, four, proposal, damira, child):
        answered(proposal, damira)
        assert Incident.ever.using("owner").filter(line=incident.line, current=True).count() == 1
        with reading(damira):
            titles = [str(one.title) for one in events_of(child, damira)]
        assert titles.count(str(UNFOUNDED.title)) == titles.count(str(UNFOUNDED_ANSWER.title)) == 1


class TestASignalOfAnotherOffice:
    @pytest.fixture
    def told(self, incident, suspect, woman, jyldyz, aigul):
        child_elsewhere(woman, jyldyz)
        tell_offices(incident, by=aigul)
        return Signal.objects.using("owner").get()

    def test_falls_where_nobody_acted_on_it(self, incident, told, damira, aigul):
        answered(proposed(incident, aigul), damira)
        ending = SignalEnding.objects.using("owner").get()
        assert (ending.how, ending.signal_id, ending.proposal) == ("unfounded", told.pk, None)
        assert not Signal.objects.using("owner").get().waits

    def test_stays_where_somebody_acted_on_it(self, incident, told, damira, aigul, cholpon):
        with reading(cholpon):
            signal = Signal.objects.get(pk=told.pk)
        screen_signal(signal, by=cholpon, outcome="urgent")
        answered(proposed(incident, aigul), damira)
        assert not SignalEnding.objects.using("owner").exists()

    def test_is_written_anew_when_the_incident_comes_back(self, incident, told, damira, erlan, aigul):
        strike_row(answered(proposed(incident, aigul), damira), by=erlan)
        with aigul.speaking():
            assert [one.told for one in children_elsewhere(incident, aigul)] == [False]
        tell_offices(incident, by=aigul)
        assert Signal.objects.using("owner").count() == 2

    def test_is_ended_so_by_nobody_while_the_incident_stands(self, told, cholpon):
        said = {"signal_id": told.pk, "how": "unfounded", "findings": "x", "district_id": told.district_id}
        with cholpon.speaking(), pytest.raises(IntegrityError, match="another person"):
            SignalEnding.objects.create(**said)


class TestThePages:
    def test_lead_from_the_incident_to_the_proposal_and_the_answer(self, incident, suspect, client_of, aigul):
        client, url = client_of("aigul"), reverse("justice:incident", args=[incident.line])
        assert "/unfounded/new/" in client.get(url).content.decode()
        said = {"id": "0d1c2b3a-4958-4677-8695-a4b3c2d1e0f6", "ground": "accident", "words": "Жыгылган."}
        answer = client.post(reverse("justice:record_unfounded", args=[incident.line]), said)
        assert answer.headers["Location"] == url
        assert "It stands until another person" in client.get(url).content.decode()
        head = client_of("damira")
        with reading(aigul):
            (one,) = proposals_of(incident, aigul)
        assert one.answer_url == ""
        line = "0d1c2b3a-4958-4677-8695-a4b3c2d1e0f6"
        to = reverse("justice:record_unfounded_answer", args=[line])
        assert to in head.get(url).content.decode()
        said = {"id": "0d1c2b3a-4958-4677-8695-a4b3c2d1e0f5", "agreed": "yes", "words": "Ооба."}
        assert head.post(to, said).headers["Location"] == url
        shown = head.get(url).content.decode()
        assert "Two persons found that this did not happen" in shown
        tab = client.get(reverse("justice:of_child", args=[incident.child_id])).content.decode()
        assert "Found unfounded by two persons" in tab

    def test_show_who_only_reads_no_links(self, incident, proposal, client_of):
        shown = client_of("farida").get(reverse("justice:incident", args=[incident.line])).content.decode()
        assert "/correct/" not in shown and "/unfounded_answer/new/" in shown

    def test_strike_the_answer_out(self, incident, proposal, damira, client_of):
        row = answered(proposal, damira)
        client = client_of("damira")
        assert client.get(reverse("justice:correct_unfounded_answer", args=[row.pk])).status_code == 200
        answer = client.post(reverse("justice:strike_unfounded_answer", args=[row.pk]))
        assert answer.headers["Location"] == reverse("justice:incident", args=[incident.line])


def test_a_suspect_in_words_falls_too(incident, aigul, damira):
    suspected(incident, aigul, name="Кошуна")
    answered(proposed(incident, aigul), damira)
    assert homes(incident, aigul) == []
