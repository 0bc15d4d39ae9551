"""A report of danger in a case: it stays urgent until another person says that it is about this child."""

import uuid

import pytest
from django.db import DatabaseError

from umai.access.requirements import AlreadyAnswered, Incomplete, NeedsAnotherPerson, SomethingCame
from umai.identification.inbox import actions as signals
from umai.identification.inbox.worklist import second_person_signals
from umai.identification.joining.actions import confirm_joining, joining_of, refuse_joining
from umai.identification.models import JoiningAnswer, Signal, SignalEnding, SignalMatch
from umai.identification.signal.actions import write_down_signal
from umai.identification.signal.guard import WaitsForSecondPerson
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import confirmed, reported, told
from umai.intake.cases.closing import SignalSinceProposal
from umai.intake.from_signal.actions import add_signal
from umai.intake.models import Origin
from umai.intake.tests.conftest import closed, last_entry, proposed, wall
from umai.refusal import NotPermitted
from umai.register.child.actions import add_child
from umai.staff.models import Particulars, Worker
from umai.urgency.models import Urgency


@pytest.fixture
def report(child, case, erlan):
    """A report of danger that Erlan took into the open case of the child."""
    one = reported(danger_now=True)
    signals.match_child(one, by=erlan, child=child)
    add_signal(case, by=erlan, signal=one, wording="Somebody is worried.")
    return one


@pytest.fixture
def joining(report, erlan):
    with erlan.speaking():
        return joining_of(report)


def urgency():
    return Urgency.objects.using("owner").get()


def rows(model, by, **conditions):
    with by.speaking():
        return list(model.objects.filter(**conditions))


class TestMeanwhile:
    def test_the_case_works_on_it_at_once_and_it_is_in_the_inbox_as_before(
        self, report, case, erlan, damira, farida, aigul, child
    ):
        assert (urgency().case_id, urgency().ended_at) == (case.pk, None)
        assert [row.case_id for row in rows(Origin, erlan)] == [case.pk]
        assert [one.pk for one in rows(Signal, erlan, waits=True)] == [report.pk]
        for by, n in ((erlan, 0), (damira, 1), (farida, 1)):
            with by.speaking():
                assert second_person_signals(by).count() == n
        with pytest.raises(WaitsForSecondPerson):
            signals.strike_match(report, by=erlan)
        with pytest.raises(SignalSinceProposal):
            closed(proposed(case, aigul), damira)
        later = reported(danger_now=True)
        signals.match_child(later, by=erlan, child=child)
        add_signal(case, by=erlan, signal=later, wording="Again.")
        assert len(rows(Origin, erlan)) == 2

    def test_a_report_of_neglect_needs_nobody_else(self, child, case, erlan):
        one = reported(ReportWords("Alone."))
        signals.match_child(one, by=erlan, child=child)
        add_signal(case, by=erlan, signal=one, wording="Alone.")
        assert [row.how for row in rows(SignalEnding, erlan)] == ["in_case"]


class TestConfirming:
    def test_another_person_ends_it_and_it_is_urgent_until_the_child_is_seen(self, report, erlan, damira):
        confirmed(report, damira)
        assert [row.how for row in rows(SignalEnding, erlan)] == ["in_case"]
        assert rows(Signal, erlan, waits=True) == []
        assert last_entry() == ("identification.confirm_joining", "done")
        assert urgency().ended_at is None

    def test_nobody_confirms_who_did_it_nor_who_is_behind_the_wall(
        self, joining, child, erlan, damira, request
    ):
        with pytest.raises(NeedsAnotherPerson):
            confirm_joining(joining, by=erlan, child_id=child.pk)
        with pytest.raises(Incomplete):
            refuse_joining(joining, by=damira, words=" ")
        with pytest.raises(NeedsAnotherPerson):
            refuse_joining(joining, by=erlan, words="A slip.")
        for who in ("aigul", "bakyt", "cholpon", "gulnara"):
            with pytest.raises(NotPermitted):
                confirm_joining(joining, by=request.getfixturevalue(who), child_id=child.pk)
        wall(damira, child)
        with pytest.raises(NotPermitted):
            confirm_joining(joining, by=damira, child_id=child.pk)

    def test_another_account_of_the_same_person_does_not_but_a_namesake_with_another_pin_does(
        self, joining, child, erlan, damira
    ):
        Worker.objects.using("owner").filter(pk=damira.pk).update(
            **{name: getattr(erlan.worker, name) for name in ("surname", "given", "patronymic")}
        )
        with pytest.raises(NeedsAnotherPerson):
            confirm_joining(joining, by=damira, child_id=child.pk)
        for by, pin in ((erlan, "10101199000001"), (damira, "10101199000002")):
            Particulars.objects.using("owner").filter(pk=by.pk).update(pin=pin)
        confirm_joining(joining, by=damira, child_id=child.pk)
        assert rows(SignalEnding, damira)

    def test_the_child_that_was_read_is_the_child_of_the_case(self, joining, report, aigul, erlan, damira):
        """By SQL the match was turned to the right child, whom the second person then would read of."""
        right = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Айбек"})
        with erlan.speaking():
            SignalMatch.objects.get(signal=report).replace_with(why="struck")
            SignalMatch.objects.create(signal=report, child=right)
        with pytest.raises(SomethingCame):
            confirm_joining(joining, by=damira, child_id=right.pk)
        assert rows(Signal, damira, waits=True)

    def test_it_is_answered_once_by_the_oblast_where_an_office_has_no_second_person(
        self, joining, child, damira, farida
    ):
        confirm_joining(joining, by=farida, child_id=child.pk)
        assert rows(Signal, farida, waits=True) == []
        with pytest.raises(AlreadyAnswered):
            refuse_joining(joining, by=damira, words="No.")

    def test_not_in_the_transaction_in_which_it_was_asked(self, child, case, erlan, damira):
        """Who speaks as two persons in one transaction could take both back."""
        from django.db import connection

        from umai.identification.models import Joining
        from umai.trail import claims

        one = reported(ReportWords("Hit."), danger_now=True)
        with pytest.raises(DatabaseError, match="another person"), erlan.speaking():
            row = Joining.objects.create(signal=one, lead=one, how="in_case", district_id=one.district_id)
            with claims.claim_on(connection, damira.token):
                JoiningAnswer.objects.create(
                    signal=one, joining=row, agreed=False, reason="x", district_id=one.district_id
                )


class TestRefusing:
    def test_the_report_is_out_of_the_case_and_open(self, joining, report, child, erlan, damira):
        refuse_joining(joining, by=damira, words="Another family.")
        assert (urgency().case_id, urgency().child_id, urgency().ended_at) == (None, None, None)
        assert [one.current for one in rows(Origin, erlan)] == [False]
        assert last_entry() == ("identification.refuse_joining", "done")
        signals.strike_match(report, by=erlan)

    def test_it_goes_into_the_case_of_the_right_child(self, joining, report, case, aigul, erlan, damira):
        refuse_joining(joining, by=damira, words="Nobody knows.")
        add_signal(case, by=erlan, signal=report, wording="It is him after all.")
        confirmed(report, damira)
        assert [row.how for row in rows(SignalEnding, erlan)] == ["in_case"]


class TestPages:
    def test_the_second_person_reads_both_and_agrees(self, report, child, client_of, erlan):
        page = client_of("damira").get(f"/inbox/{report.pk}/joined/")
        text = page.content.decode()
        assert "Is this report about this child?" in text and str(child.pk) in text
        assert "He is beaten at night." in text
        form = page.context["form"]
        client_of("damira").post(f"/inbox/{report.pk}/joined/", form.initial)
        assert rows(SignalEnding, erlan)

    def test_the_second_person_says_why_not(self, report, client_of, erlan):
        client = client_of("damira")
        form = client.get(f"/inbox/{report.pk}/joined/no/").context["form"]
        client.post(f"/inbox/{report.pk}/joined/no/", form.initial | {"words": "Another family."})
        assert [row.reason for row in rows(JoiningAnswer, erlan)] == ["Another family."]
        shown = client_of("erlan").get(f"/inbox/{report.pk}/").content.decode()
        assert "It is not this child, said another person" in shown and "Another family." in shown

    def test_who_wrote_down_what_the_oblast_answers_reads_it_and_answers_nothing(
        self, child, case, erlan, farida, client_of, db
    ):
        one = write_down_signal(erlan.office, by=erlan, **told(danger_now=True, feared_works_here=True))
        signals.match_child(one, by=farida, child=child)
        add_signal(case, by=farida, signal=one, wording="Somebody is worried.")
        for where in ("joined/", "joined/no/"):
            text = client_of("erlan").get(f"/inbox/{one.pk}/{where}").text
            assert "answered at the oblast level. You see what you wrote down yourself." in text, where
            assert "He is beaten at night." in text and 'name="joining"' not in text, where
            assert f'href="/inbox/{one.pk}/joined/no/"' not in text and "so another person has" not in text
        one = reported()
        answer = client_of("damira").get(f"/inbox/{one.pk}/joined/")
        assert answer.url == f"/inbox/{one.pk}/"

    def test_what_was_taken_in_together_is_read_together(self, child, case, erlan, client_of):
        first, other = reported(danger_now=True), reported(ReportWords("Crying every night."))
        signals.gather_signals(first, by=erlan, others=[other.pk])
        signals.match_child(first, by=erlan, child=child)
        add_signal(case, by=erlan, signal=first, wording="Somebody is worried.")
        before, _found, after = (
            client_of("damira").get(f"/inbox/{first.pk}/joined/").text.partition("Goes on with it")
        )
        assert "He is beaten at night." in before and "Crying every night." in after

    def test_the_signal_its_list_and_my_day_say_that_it_waits_for_another_person(
        self, report, client_of, erlan
    ):
        assert "Look at what waits" in client_of("erlan").get(f"/inbox/{report.pk}/").content.decode()
        assert "is it this child?" in client_of("damira").get(f"/inbox/{report.pk}/").content.decode()
        assert str(report.pk) in client_of("damira").get("/inbox/?state=second").content.decode()
        empty = client_of("erlan").get("/inbox/?state=second").content.decode()
        assert "Nothing waits for you as the second person" in empty
        assert "Waits for a second person" in client_of("damira").get("/").content.decode()
        for where in ("joined/", "joined/no/"):
            text = client_of("erlan").get(f"/inbox/{report.pk}/{where}").content.decode()
            assert "so another person has to say" in text and 'name="joining"' not in text, where
        with erlan.speaking():
            SignalMatch.objects.get(signal=report).replace_with(why="struck")
        text = client_of("damira").get(f"/inbox/{report.pk}/joined/").content.decode()
        assert "No child is chosen now." in text and "Yes, it is this child" not in text
