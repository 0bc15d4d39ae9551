"""That an incident did not happen is found by two persons; what hung on it falls, and nothing is deleted."""

from functools import partial

import pytest
from django.db import IntegrityError
from django.urls import reverse

from tests.looking import reading
from tests.refusals import not_refused
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
    def test_changes_nothing_and_says_on_which_ground_and_what_was_checked(
        self, incident, four, suspect, aigul
    ):
        wrong = [{"words": " "}, {"ground": "withdrawn"}, {"ground": ""}]
        assert not_refused(wrong, Incomplete, partial(proposed, incident, aigul)) == []
        proposed(incident, aigul)
        assert last_entry() == ("justice.record_unfounded", "done")
        assert not is_unfounded(incident, aigul)
        assert homes(incident, aigul)[0].undecided


def answer_past(proposal, by, **changes):
    """An answer that is written past the act."""
    said = {"child_id": proposal.child_id, "incident_id": proposal.incident_id, "proposal": proposal}
    with by.speaking():
        UnfoundedAnswer.objects.create(**said | {"agreed": True, "words": "x"} | changes)


class TestAnAnswer:
    @pytest.mark.parametrize("name", ["damira", "farida"])
    def test_of_another_person_has_it_fall_once(
        self, name, incident, four, proposal, child, aigul, erlan, damira, farida, request
    ):
        by = request.getfixturevalue(name)
        row = answered(proposal, by)
        assert last_entry() == ("justice.record_unfounded_answer", "done")
        assert is_unfounded(incident, aigul)
        assert homes(incident, aigul) == []
        for other in (damira, farida):
            with pytest.raises(AlreadyAnswered):
                answered(proposal, other)
        with pytest.raises(AlreadyAnswered):
            correct_row(proposal, by=aigul, ground="other", words="Башкача.")
        assert Incident.ever.using("owner").filter(line=incident.line, current=True).count() == 1
        with reading(by):
            titles = [str(one.title) for one in events_of(child, by)]
        assert titles.count(str(UNFOUNDED.title)) == titles.count(str(UNFOUNDED_ANSWER.title)) == 1
        strike_row(row, by=erlan)
        assert not is_unfounded(incident, aigul)
        assert homes(incident, aigul)[0].undecided

    def test_that_does_not_agree_leaves_it(self, incident, four, proposal, damira, erlan, aigul):
        with pytest.raises(Incomplete):
            answered(proposal, damira, agreed=None)
        row = answered(proposal, damira, agreed=False)
        assert not is_unfounded(incident, aigul)
        assert homes(incident, aigul)[0].undecided
        with pytest.raises(NotPermitted):
            correct_row(row, by=erlan, agreed=True, words="x")

    def test_is_never_of_whoever_proposed_it(self, incident, suspect, damira, farida):
        proposal = proposed(incident, damira)
        with pytest.raises(NeedsAnotherPerson):
            answered(proposal, damira)
        row = answered(proposal, farida, agreed=False)
        with pytest.raises(NeedsAnotherPerson):
            correct_row(row, by=damira, agreed=True, words="x")

    def test_is_of_a_head_or_the_oblast(self, proposal, request):
        by = request.getfixturevalue
        people = ["aigul", "erlan", "cholpon"]
        assert not_refused(people, NotPermitted, lambda who: answered(proposal, by(who))) == []
        for who in ("aigul", "erlan"):
            with pytest.raises(IntegrityError, match="another person"):
                answer_past(proposal, by(who))

    def test_is_refused_behind_a_wall(self, child, proposal, damira):
        wall(damira.worker, child)
        damira.__dict__.pop("reach", None)
        with pytest.raises(NotPermitted):
            answered(proposal, damira)
        with pytest.raises(Exception, match="row-level security"):
            answer_past(proposal, damira)

    def test_is_to_what_stood_when_it_was_proposed(self, incident, proposal, damira, aigul, erlan):
        correct_row(incident, by=aigul, **BEATEN | {"happened_on": today(), "known_on": today()})
        with pytest.raises(SomethingCame):
            answered(proposal, damira)
        answered(proposal, damira, agreed=False)

    def test_is_to_the_suspects_who_stood_there_when_it_was_proposed(self, incident, proposal, damira, aigul):
        suspected(incident, aigul, name="Кошуна")
        with pytest.raises(SomethingCame):
            answered(proposal, damira)

    def test_is_to_a_proposal_that_stands(self, proposal, damira, erlan):
        strike_row(proposal, by=erlan)
        with pytest.raises(NotTheLatest):
            answered(proposal, damira)

    def test_is_about_the_incident_of_the_proposal(self, child, case, proposal, damira, aigul):
        other = incident_of(child, aigul)
        with pytest.raises(IntegrityError, match="no such proposal"):
            answer_past(proposal, damira, incident_id=other.line)


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

    def test_strike_the_answer_out(self, incident, proposal, damira, client_of):
        client, url = client_of("damira"), reverse("justice:incident", args=[incident.line])
        shown = client_of("farida").get(url).content.decode()  # who only reads, but may answer
        assert "/correct/" not in shown and "/unfounded_answer/new/" in shown
        row = answered(proposal, damira)
        assert client.get(reverse("justice:correct_unfounded_answer", args=[row.pk])).status_code == 200
        answer = client.post(reverse("justice:strike_unfounded_answer", args=[row.pk]))
        assert answer.headers["Location"] == url


def test_a_suspect_in_words_falls_too(incident, aigul, damira):
    suspected(incident, aigul, name="Кошуна")
    answered(proposed(incident, aigul), damira)
    assert homes(incident, aigul) == []
