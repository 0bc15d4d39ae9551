"""From an urgent signal until somebody has seen the child: one thread through all rooms."""

import uuid
from contextlib import suppress
from datetime import timedelta
from random import Random

import pytest
from django.db import connection
from django.utils import timezone, translation

from tests.days import as_of_now
from tests.looking import reading
from tests.second_person import merge_records, unmerge_records
from umai.access.models import Wall
from umai.identification.inbox import actions as signals
from umai.identification.inbox import endings
from umai.identification.joining.actions import joining_of, refuse_joining
from umai.identification.tests.conftest import confirmed, reported
from umai.intake.cases.levels import risk_of
from umai.intake.from_signal.actions import add_signal, open_from_signal
from umai.intake.models import Risk, WorklistRow
from umai.law.terms.clock import today
from umai.notices.calls.actions import AlreadyTaken, answer_call
from umai.notices.models import Call
from umai.protection.emergency.actions import begin_protection, record_arrival
from umai.refusal import Refusal
from umai.register.merges import Doubt
from umai.urgency.models import Urgency
from umai.urgency.reading import bar_of_case, bar_of_children, bar_of_signals
from umai.visits.jobs import update_windows
from umai.visits.models import VisitConflict
from umai.visits.tests.conftest import ago, answers, close, make_case, make_child, record, refused
from umai.visits.visit import actions, scheduling

GOING = {"who_went": "Айгүл", "child_seen": True, "findings": "Awake, a bruise."}


def urgencies():
    return list(Urgency.objects.using("owner").order_by("called_at"))


def called(hours):
    """Let everything urgent have been called so many hours ago: a test writes it within a second."""
    Urgency.objects.using("owner").update(called_at=ago(hours=hours))


@pytest.fixture
def child(aigul):
    return make_child(aigul)


@pytest.fixture
def signal(child, erlan):
    """A neighbour's urgent report, found to be about the child."""
    one = reported(danger_now=True, ago=timedelta(days=2))
    signals.screen_signal(one, by=erlan, outcome="urgent")
    signals.match_child(one, by=erlan, child=child)
    return one


def opened(child, signal, by, other=None):
    """The case that was opened with a report, confirmed by the other person, if any; called five hours ago."""
    said = {"concern": "violence", "channel": "citizen", "words": "Hit at night."}
    case = open_from_signal(child, by=by, id=uuid.uuid4(), signal=signal, **said)
    if other:
        confirmed(signal, other)
    called(hours=5)
    return case


@pytest.fixture
def urgent(child, signal, erlan, damira):
    """The case that was opened with the signal; the call was five hours ago."""
    return opened(child, signal, erlan, damira)


class TestBeginning:
    def test_it_begins_with_an_urgent_signal_at_its_call_and_screening_it_lower_ends_nothing(self, erlan):
        one = reported(danger_now=True, ago=timedelta(hours=9))
        (row,) = urgencies()
        assert (row.signal_id, row.case_id, row.ended_how) == (one.pk, None, "")
        assert row.called_at == Call.objects.using("owner").get(about=one.pk).opened_at > ago(hours=1)
        signals.screen_signal(one, by=erlan, outcome="concern", reason="The neighbour was wrong.")
        assert [row.ended_how for row in urgencies()] == [""]

    def test_it_begins_when_a_signal_is_screened_as_urgent_by_whoever_has_taken_it(self, erlan):
        one = reported()
        assert urgencies() == []
        signals.screen_signal(one, by=erlan, outcome="urgent")
        (row,) = urgencies()
        assert row.signal_id == one.pk
        assert (row.taken_by_id, row.called_at) == (erlan.pk, row.taken_at)

    def test_it_begins_with_a_protection_where_nothing_was_urgent(self, child, aigul):
        case = make_case(child, aigul)
        said = {"danger": "violence", "known_at": ago(hours=1), "words": "Beaten."}
        begin_protection(case, by=aigul, id=uuid.uuid4(), **said)
        (row,) = urgencies()
        assert (row.case_id, row.child_id, row.signal_id) == (case.pk, child.pk, None)
        assert (row.called_at, row.taken_by_id) == (said["known_at"], aigul.pk)

    def test_a_protection_in_an_urgent_case_is_a_call_of_its_own_behind_the_first(self, urgent, erlan, aigul):
        said = {"danger": "alone", "known_at": ago(hours=1), "words": "Alone."}
        begin_protection(urgent, by=erlan, id=uuid.uuid4(), **said)
        first, later = urgencies()
        with erlan.speaking():
            assert bar_of_case(urgent.pk, erlan).called_at == first.called_at < later.called_at
        record(urgent, aigul, at=ago(minutes=30))
        assert [row.ended_how for row in urgencies()] == ["seen", "seen"]


class TestTheCase:
    def test_the_case_takes_it_in_with_its_risk_and_the_first_visit_is_due_today(
        self, urgent, child, signal, erlan, aigul, worker_role
    ):
        (row,) = urgencies()
        assert (row.signal_id, row.case_id, row.child_id) == (signal.pk, urgent.pk, child.pk)
        with erlan.speaking():
            assert risk_of(urgent) == Risk.URGENT
        update_windows(on=today(), using=worker_role)
        with aigul.speaking():
            assert scheduling.open_window_of(urgent).latest_on == today()

    def test_a_signal_that_is_not_urgent_sets_no_risk(self, child, erlan):
        one = reported()
        signals.screen_signal(one, by=erlan, outcome="concern")
        signals.match_child(one, by=erlan, child=child)
        case = opened(child, one, erlan)
        with erlan.speaking():
            assert risk_of(case) == "" and urgencies() == []

    def test_an_urgent_signal_makes_the_open_case_of_the_child_urgent(self, child, signal, erlan, aigul):
        case = make_case(child, aigul)
        add_signal(case, by=erlan, signal=signal, wording="Hit again.")
        with erlan.speaking():
            assert risk_of(case) == Risk.URGENT
        assert [row.case_id for row in urgencies()] == [case.pk]


class TestEnding:
    def test_a_visit_at_which_the_child_was_seen_ends_it_and_a_new_call_begins_anew(
        self, urgent, aigul, erlan, child
    ):
        visit = record(urgent, aigul, risk="urgent", risk_words="The uncle is still there.")
        (row,) = urgencies()
        assert (row.ended_how, row.seen_at, row.seen_by_id, row.is_safe) == (
            "seen",
            visit.at,
            aigul.pk,
            False,
        )
        record(urgent, aigul)
        later = reported(danger_now=True)
        signals.match_child(later, by=erlan, child=child)
        add_signal(urgent, by=erlan, signal=later, wording="Hit again.")
        assert [row.ended_how for row in urgencies()] == ["seen", ""]
        with aigul.speaking():
            assert bar_of_case(urgent.pk, aigul).is_open

    def test_a_visit_that_saw_no_child_or_was_before_the_call_or_was_not_made_does_not(self, urgent, aigul):
        for said in (
            {"seen": False, "why_not_seen": "Asleep.", "alone": "", "childs_words": ""},
            {"at": lambda: ago(hours=30)},
        ):
            record(urgent, aigul, **as_of_now(said))
            assert [row.ended_how for row in urgencies()] == [""], said
        actions.record_visit(urgent, by=aigul, id=uuid.uuid4(), answers=refused())
        assert [row.ended_how for row in urgencies()] == [""]

    def test_a_correction_that_nobody_saw_the_child_opens_it_again(self, urgent, aigul):
        visit = record(urgent, aigul)
        unseen = answers(seen=False, why_not_seen="Another child.", alone="", childs_words="")
        actions.correct_visit(visit, by=aigul, answers=unseen)
        assert [(row.ended_how, row.seen_at, row.is_safe) for row in urgencies()] == [("", None, None)]

    def test_who_wrote_the_same_minute_that_the_child_was_reached_ends_it(self, child, aigul):
        case, now = make_case(child, aigul), timezone.now()
        said = {"danger": "violence", "known_at": now, "words": "Beaten."}
        protection = begin_protection(case, by=aigul, id=uuid.uuid4(), **said)
        record_arrival(protection, by=aigul, happened_at=now.replace(second=0, microsecond=0), **GOING)
        assert [(row.ended_how, row.seen_at) for row in urgencies()] == [("seen", now)]

    def test_of_two_who_saw_the_child_the_other_still_did_when_one_takes_it_back(self, urgent, aigul):
        first, second = record(urgent, aigul, at=ago(hours=3)), record(urgent, aigul, at=ago(hours=2))
        unseen = answers(at=first.at, seen=False, why_not_seen="Another child.", alone="", childs_words="")
        actions.correct_visit(first, by=aigul, answers=unseen)
        assert [(row.ended_how, row.seen_at) for row in urgencies()] == [("seen", second.at)]

    def test_an_earlier_visit_that_is_written_later_is_when_the_child_was_seen(self, urgent, aigul):
        record(urgent, aigul, at=ago(hours=2))
        earlier = record(urgent, aigul, at=ago(hours=3))
        assert [row.seen_at for row in urgencies()] == [earlier.at]

    def test_who_was_seen_before_the_signal_came_into_the_case_was_seen(
        self, child, signal, aigul, erlan, damira
    ):
        case = make_case(child, aigul)
        called(hours=5)
        visit = record(case, aigul)
        add_signal(case, by=erlan, signal=signal, wording="Hit again.")
        confirmed(signal, damira)
        assert [(row.ended_how, row.seen_at) for row in urgencies()] == [("seen", visit.at)]
        assert not Call.objects.using("owner").filter(taken=False).exists()

    def test_a_change_of_what_was_found_leaves_the_child_seen(self, urgent, aigul):
        said = {"danger": "violence", "known_at": ago(hours=4), "words": "Beaten."}
        protection = begin_protection(urgent, by=aigul, id=uuid.uuid4(), **said)
        went = record_arrival(protection, by=aigul, happened_at=ago(hours=3), **GOING)
        later = GOING | {"child_seen": False, "seen": went.pk}
        record_arrival(protection, by=aigul, happened_at=ago(hours=1), **later)
        assert [(row.ended_how, row.seen_at) for row in urgencies()] == [("seen", went.happened_at)] * 2

    def test_the_call_of_the_signal_is_off_once_the_child_was_seen(
        self, urgent, signal, aigul, erlan, client_of
    ):
        record(urgent, aigul)
        call = Call.objects.using("owner").get(about=signal.pk)
        assert call.taken
        with pytest.raises(AlreadyTaken):
            answer_call(call, by=erlan)
        page = client_of("erlan").get(f"/inbox/{signal.pk}/").content.decode()
        assert "Nobody has to answer this call any more." in page and "I take this call" not in page

    def test_nothing_is_urgent_again_in_a_closed_case(self, urgent, aigul, damira):
        first = record(urgent, aigul)
        close(urgent, aigul, damira)
        with reading(aigul):
            second = answers(seen=False, why_not_seen="Another child.", alone="", childs_words="")
        actions.keep_both_versions(first, by=aigul, answers=second)
        with reading(damira):
            conflict = VisitConflict.objects.get(line=first.line)
        actions.settle_conflict(conflict, by=damira, keeps="other", reason="It was his brother.")
        assert [row.ended_how for row in urgencies()] == ["decided"]
        assert not Call.objects.using("owner").filter(taken=False).exists()

    def test_a_visit_to_another_record_of_the_child_ends_it(self, urgent, child, aigul, damira):
        other = make_child(aigul, given="Нурбек", birth_date=None)
        case = make_case(other, aigul)
        record(case, aigul)
        assert [row.ended_how for row in urgencies()] == [""]
        merge = merge_records(child, by=damira, other=other, reason="known", despite=list(Doubt.values))
        assert [row.ended_how for row in urgencies()] == ["seen"]
        unmerge_records(merge, by=damira, words="Two children.")
        assert [row.ended_how for row in urgencies()] == [""]

    def test_who_went_to_the_child_ends_it(self, urgent, aigul):
        said = {"danger": "violence", "known_at": ago(hours=4), "words": "Beaten."}
        protection = begin_protection(urgent, by=aigul, id=uuid.uuid4(), **said)
        unseen = record_arrival(
            protection, by=aigul, happened_at=ago(hours=3), **GOING | {"child_seen": False}
        )
        assert [row.ended_how for row in urgencies()] == ["", ""]  # the signal's, and the protection's
        record_arrival(protection, by=aigul, happened_at=ago(hours=2), seen=unseen.pk, **GOING)
        assert [(row.ended_how, row.is_safe) for row in urgencies()] == [("seen", False)] * 2

    def test_two_persons_end_it_with_a_signal(self, erlan, damira):
        one = reported(danger_now=True)
        signals.screen_signal(one, by=erlan, outcome="urgent")
        said = {"childs_view": "I am well, says he.", "lives_with": "The grandmother."}
        findings = "The police went there the same hour and found the child well."
        proposal = endings.propose_ending(
            one, by=erlan, id=uuid.uuid4(), how="no_need", findings=findings, **said
        )
        assert [row.ended_how for row in urgencies()] == [""]
        endings.agree_ending(proposal, by=damira)
        assert [row.ended_how for row in urgencies()] == ["decided"]

    def test_two_persons_end_it_with_the_case(self, urgent, aigul, damira):
        close(urgent, aigul, damira)
        assert [row.ended_how for row in urgencies()] == ["decided"]


class TestTheBar:
    def test_it_is_the_same_for_signal_case_and_child_and_says_who_took_the_call(
        self, urgent, child, signal, erlan, aigul
    ):
        with erlan.speaking():
            bars = [
                bar_of_case(urgent.pk, erlan),
                bar_of_children([child.pk], erlan),
                bar_of_signals([signal.pk], erlan),
            ]
        assert bars[0] == bars[1] == bars[2]
        with translation.override("en"):
            assert (bars[0].is_open, bars[0].since, bars[0].taken_at) == (True, "5 hours", None)
        answer_call(Call.objects.using("owner").get(about=signal.pk), by=erlan)
        with aigul.speaking():
            assert bar_of_case(urgent.pk, aigul).taken_by == "Мамытов Эрлан"

    def test_who_of_the_oblast_took_the_call_is_not_said_where_the_file_is_read(
        self, child, aigul, erlan, farida, client_of
    ):
        one = reported(danger_now=True, feared_works_here=True)
        answer_call(Call.objects.using("owner").get(about=one.pk), by=farida)
        signals.screen_signal(one, by=farida, outcome="urgent")
        signals.match_child(one, by=farida, child=child)
        case = opened(child, one, farida)
        page = " ".join(client_of("erlan").get(f"/cases/{case.pk}/").content.decode().split())
        assert "The call was taken." in page and "Nobody has taken the call." not in page
        assert "Call taken by" not in page

    def test_it_says_who_saw_the_child_for_some_days(self, urgent, aigul):
        record(urgent, aigul)
        with aigul.speaking():
            bar = bar_of_case(urgent.pk, aigul)
            with translation.override("en"):
                assert (bar.is_open, bar.seen_by, bar.since) == (False, "Асанова Айгүл", "4 hours")
        Urgency.objects.using("owner").update(ended_at=ago(days=8))
        with aigul.speaking():
            assert bar_of_case(urgent.pk, aigul) is None

    def test_it_stands_on_top_of_each_page_and_on_that_of_the_signal_the_open_call_says_it(
        self, urgent, signal, client_of, child
    ):
        client = client_of("erlan")
        page = " ".join(client.get(f"/inbox/{signal.pk}/").content.decode().split())
        assert page.count("Nobody has taken this call.") == 1 and "nobody has seen the child" not in page
        for page in ("/cases/{case}/", "/children/{child}/", "/cases/{case}/visits/"):
            url = page.format(case=urgent.pk, child=child.pk)
            shown = " ".join(client.get(url).content.decode().split())
            assert "Urgent: nobody has seen the child yet." in shown, page
            assert "Time since the call: 5 hours." in shown and "Nobody has taken the call." in shown, page

    @pytest.mark.parametrize(
        ("risk", "words"), [("high", "The child was safe then."), ("urgent", "The child was in danger then.")]
    )
    def test_afterwards_it_says_who_saw_the_child(self, urgent, aigul, client_of, risk, words):
        record(urgent, aigul, risk=risk, risk_words="The uncle is still there.")
        page = " ".join(client_of("erlan").get(f"/cases/{urgent.pk}/").content.decode().split())
        assert "after the call (Асанова Айгүл)" in page and words in page


class TestWalls:
    def test_what_is_kept_for_the_oblast_is_not_the_district_s_while_there_is_no_case(self, erlan, farida):
        one = reported(danger_now=True, feared_works_here=True)
        for who, shown in ((erlan, 0), (farida, 1)):
            with who.speaking(), connection.cursor() as cursor:
                assert Urgency.objects.within_reach_of(who).count() == shown
                assert bool(bar_of_signals([one.pk], who)) == bool(shown)
                cursor.execute("select count(*) from urgency_urgency")
                assert cursor.fetchone() == (shown,)

    def test_nobody_writes_it_by_hand_and_another_district_and_who_is_walled_off_see_nothing(
        self, aigul, urgent, child, signal, cholpon, erlan
    ):
        with aigul.speaking(), connection.cursor() as cursor:
            cursor.execute("select has_table_privilege('urgency_urgency', 'insert, update, delete')")
            assert cursor.fetchone() == (False,)
        Wall.objects.using("owner").create(worker_id=aigul.pk, child_id=child.pk, from_at="2020-01-01T00:00Z")
        aigul.__dict__.pop("reach", None)
        for who in (cholpon, aigul):
            with who.speaking(), connection.cursor() as cursor:
                assert bar_of_case(urgent.pk, who) is None
                assert not Urgency.objects.within_reach_of(who).exists()
                cursor.execute("select count(*) from urgency_urgency")
                assert cursor.fetchone() == (0,)


class Lives:
    """Children of whom anything urgent is written in any order."""

    def __init__(self, draw, aigul, erlan, damira):
        self.draw, self.aigul, self.erlan, self.damira = draw, aigul, erlan, damira
        self.signals, self.cases, self.visits, self.protections, self.closed = [], {}, [], [], set()
        self.joined = []

    def case(self):
        return self.draw.choice([case for case in self.cases.values() if case.pk not in self.closed])

    def report(self):
        self.signals.append(reported(danger_now=self.draw.random() < 0.7))

    def screen(self):
        signals.screen_signal(reported(), by=self.erlan, outcome="urgent")

    def take_in(self):
        signal = self.signals.pop()
        signals.screen_signal(signal, by=self.erlan, outcome="urgent")
        case = self.draw.choice([*self.cases.values(), None])
        child = case.child if case else make_child(self.aigul, given=f"Бала{'абвгдежзик'[len(self.cases)]}")
        signals.match_child(signal, by=self.erlan, child=child)
        if case is None:
            said = {"concern": "violence", "channel": "citizen", "words": "Hit at night."}
            case = open_from_signal(child, by=self.erlan, id=uuid.uuid4(), signal=signal, **said)
            self.cases[child.pk] = case
        elif case.pk not in self.closed:
            add_signal(case, by=self.erlan, signal=signal, wording="Hit again.")
        self.joined.append(signal)

    def confirm(self):
        confirmed(self.joined.pop(), self.damira)

    def refuse(self):
        signal = self.joined.pop()
        with self.damira.speaking():
            joining = joining_of(signal)
        refuse_joining(joining, by=self.damira, words="Another family.")
        self.signals.append(signal)

    def take_call(self):
        with self.erlan.speaking():
            call = Call.objects.filter(taken=False, kind="signal").first()
        answer_call(call, by=self.erlan)

    def visit(self):
        seen = self.draw.random() < 0.6
        words = {} if seen else {"why_not_seen": "Asleep.", "alone": "", "childs_words": ""}
        at = timezone.now() - timedelta(minutes=self.draw.choice([0, 0, 30]))
        self.visits.append(record(self.case(), self.aigul, seen=seen, at=at, **words))

    def correct(self):
        visit = self.visits.pop()
        if visit.case_id not in self.closed:
            said = answers(at=visit.at, seen=False, why_not_seen="Another.", alone="", childs_words="")
            actions.correct_visit(visit, by=self.aigul, answers=said)

    def protect(self):
        said = {"danger": "violence", "known_at": ago(minutes=self.draw.choice([0, 20])), "words": "Beaten."}
        self.protections.append(begin_protection(self.case(), by=self.aigul, id=uuid.uuid4(), **said))

    def go(self):
        protection = self.draw.choice(self.protections)
        said = GOING | {"child_seen": self.draw.random() < 0.6, "corrects": self.draw.random() < 0.5}
        record_arrival(protection, by=self.aigul, happened_at=timezone.now(), **said)

    def close(self):
        case = self.case()
        close(case, self.aigul, self.damira)
        self.closed.add(case.pk)

    def live(self, steps):
        """So many of these, in any order; what cannot be done now is left out."""
        ways = [
            *(self.report, self.screen, self.take_in, self.take_in, self.confirm, self.confirm, self.refuse),
            *(self.take_call, self.visit, self.correct, self.protect, self.go),
        ]
        for step in range(steps):
            way = self.draw.choice([*ways, self.close] if step > steps // 2 else ways)
            with suppress(Refusal, IndexError, ValueError, AttributeError):
                way()


@pytest.mark.parametrize("seed", range(3))
def test_all_of_it_derived_at_once_is_what_the_triggers_wrote(aigul, erlan, damira, superuser, seed):
    Lives(Random(seed), aigul, erlan, damira).live(60)

    def kept():
        fields = [field.attname for field in Urgency._meta.fields if field.attname != "id"]
        seen = WorklistRow.objects.using("owner").values_list("case_id", "seen_on")
        return sorted(
            [str([getattr(row, name) for name in fields]) for row in urgencies()] + [str(row) for row in seen]
        )

    before = kept()
    assert len({row.ended_how for row in urgencies()}) > 1
    superuser.execute("select visits_see_all()")
    later = kept()
    assert (set(before) - set(later), set(later) - set(before)) == (set(), set())
