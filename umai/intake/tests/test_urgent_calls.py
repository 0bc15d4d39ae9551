"""The worker of an urgent case is called by name, and nobody else learns of it by that call."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import override_settings
from django.utils import timezone
from django.utils.translation import override

from tests.cast import id_of
from tests.tampering import without_triggers
from umai.access.sessions import Speaker
from umai.identification.inbox import actions as signals
from umai.identification.models import Signal
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import confirmed, reported
from umai.intake.cases.actions import assign_worker, open_case
from umai.intake.from_signal.actions import add_signal, open_from_signal
from umai.intake.tests.conftest import closed, particulars, proposed, wall
from umai.intake.transfer import actions as transfer
from umai.machine.ways import Ways
from umai.notices.calls.actions import AlreadyTaken, answer_call
from umai.notices.calls.reading import open_calls, waiting_count
from umai.notices.jobs import call_people
from umai.notices.models import Call, CallAnswer, Notice, NoticeWay
from umai.offices.people.actions import end_term
from umai.refusal import NotPermitted
from umai.staff.models import Term
from umai.trail.models import Entry
from umai.urgency.models import Urgency

AIGUL, AZAMAT, ERLAN, DAMIRA, FARIDA = (
    id_of("worker", name) for name in ("aigul", "azamat", "erlan", "damira", "farida")
)
AGAIN = ReportWords(happened="She is beaten again.", where="By the mill", child="")


def urgent_signal(child, by, **said):
    """A report that the child is in danger, found to be about this child."""
    one = reported(**{"danger_now": True} | said)
    signals.screen_signal(one, by=by, outcome="urgent" if one.urgent else "concern")
    signals.match_child(one, by=by, child=child)
    return one


@pytest.fixture
def urgent(child, erlan):
    """A case that was opened with an urgent report; nobody answers for it yet."""
    said = {"concern": "violence", "channel": "citizen", "words": "Hit at night."}
    return open_from_signal(child, by=erlan, id=uuid.uuid4(), signal=urgent_signal(child, erlan), **said)


@pytest.fixture
def assigned(urgent, damira):
    """The case is Aigul's."""
    return assign_worker(urgent, by=damira, worker_id=AIGUL).case


def calls(**of):
    """The worker and whether it is taken, of each call of a case, the oldest first."""
    rows = Call.objects.using("owner").filter(kind="case", **of).order_by("opened_at")
    return list(rows.values_list("worker_id", "taken"))


def the_call():
    return Call.objects.using("owner").get(kind="case", taken=False)


def see_child(case, by):
    """What the rooms of visits and protection do when somebody saw the child; they stand above this one."""
    Urgency.objects.using("owner").filter(case_id=case.pk, ended_at=None).update(
        ended_at=timezone.now(), ended_how="seen", seen_at=timezone.now(), seen_by=by.pk, is_safe=True
    )


class TestCalling:
    def test_where_the_oblast_opens_it_whoever_is_on_duty_in_the_district_is_called(self, child, farida):
        said = {"concern": "violence", "channel": "citizen", "words": "Hit at night."}
        signal = urgent_signal(child, farida)
        case = open_from_signal(child, by=farida, id=uuid.uuid4(), signal=signal, **said)
        assert calls() == [(None, False)] and the_call().district_id == case.district_id

    def test_where_the_department_opens_it_the_worker_is_called_when_it_is_assigned(
        self, urgent, damira, erlan
    ):
        assert calls() == []
        assigned = assign_worker(urgent, by=damira, worker_id=AIGUL).case
        one = the_call()
        with erlan.speaking():
            (row,) = assigned.assignments.all()
        assert (one.about, one.worker_id, one.keeper) == (row.pk, AIGUL, "district")
        assert one.district_id == assigned.district_id and not one.taken

    def test_nobody_is_called_where_nothing_is_urgent(self, case, damira):
        assign_worker(case, by=damira, worker_id=AIGUL)
        assert calls() == []

    def test_who_assigns_it_to_themself_is_not_called(self, urgent, erlan):
        assign_worker(urgent, by=erlan, worker_id=ERLAN)
        assert calls() == []

    def test_who_answers_for_it_next_is_called_and_the_one_before_no_more(self, assigned, damira):
        assign_worker(assigned, by=damira, worker_id=AZAMAT)
        assert calls() == [(AIGUL, True), (AZAMAT, False)]

    def test_a_signal_that_comes_to_the_case_of_a_worker_calls_them(self, case, child, damira, erlan):
        assign_worker(case, by=damira, worker_id=AIGUL)
        add_signal(case, by=erlan, signal=urgent_signal(child, erlan), wording="Hit again.")
        assert calls() == [(AIGUL, False)]

    def test_a_signal_that_is_not_urgent_calls_nobody_even_in_an_urgent_case(
        self, assigned, child, aigul, erlan
    ):
        answer_call(the_call(), by=aigul)
        quiet = urgent_signal(child, erlan, danger_now=False)
        add_signal(assigned, by=erlan, signal=quiet, wording="Seen alone at the market.")
        assert calls() == [(AIGUL, True)]

    def test_who_takes_the_signal_into_a_case_of_their_own_is_not_called(self, case, child, damira, erlan):
        assign_worker(case, by=damira, worker_id=ERLAN)
        add_signal(case, by=erlan, signal=urgent_signal(child, erlan), wording="Hit again.")
        assert calls() == []

    def test_while_a_call_waits_another_signal_makes_no_second_but_when_it_is_urgent_again(
        self, assigned, child, erlan, aigul
    ):
        add_signal(assigned, by=erlan, signal=urgent_signal(child, erlan, words=AGAIN), wording="Again.")
        assert calls() == [(AIGUL, False)]
        answer_call(the_call(), by=aigul)
        see_child(assigned, aigul)
        add_signal(assigned, by=erlan, signal=urgent_signal(child, erlan, words=AGAIN), wording="Again.")
        assert calls() == [(AIGUL, True), (AIGUL, False)]

    def test_a_closed_case_calls_nobody(self, assigned, aigul, damira):
        with damira.speaking():
            signal = Signal.objects.get()
        confirmed(signal, damira)
        closed(proposed(assigned, aigul), damira)
        assert calls() == [(AIGUL, True)]

    def test_when_the_worker_leaves_whoever_is_on_duty_is_called(self, assigned, damira):
        term = Term.objects.select_related("office__place").get(pk=id_of("term", "aigul"))
        end_term(term, by=damira)
        assert calls() == [(AIGUL, True), (None, False)]

    def test_when_the_file_moves_the_district_that_takes_it_is_called(
        self, assigned, child, erlan, cholpon, kochkor
    ):
        said = {"id": uuid.uuid4(), "place": kochkor, "words": "The mother took him along."}
        transfer.accept_file(transfer.send_file(child, by=erlan, **said), by=cholpon)
        assert calls() == [(AIGUL, True), (None, False)]
        assert the_call().district_id == kochkor.district_id


class TestWhoIsTold:
    def told(self, worker_role, minutes=0):
        call_people(at=timezone.now() + timedelta(minutes=minutes), using=worker_role, ways=Ways())
        rows = Notice.objects.using("owner").filter(way=NoticeWay.SCREEN, call__kind="case", turn=0)
        return list(rows.order_by("step").values_list("step", "worker_id"))

    def test_two_workers_of_one_district_are_each_told_of_their_own(
        self, assigned, aigul, damira, erlan, worker_role
    ):
        from umai.register.child.actions import add_child

        identity = {"surname": "Асанов", "given": "Азиз"}
        other = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
        case = open_case(other, by=aigul, **particulars())
        assign_worker(case, by=damira, worker_id=AZAMAT)
        add_signal(case, by=erlan, signal=urgent_signal(other, erlan, words=AGAIN), wording="Alone.")
        assert sorted(self.told(worker_role, 1)) == sorted([(0, AIGUL), (0, AZAMAT)])

    def test_a_worker_without_a_post_is_passed_over(self, assigned, superuser, worker_role):
        with without_triggers(superuser):
            superuser.execute("update staff_term set ended_at = now() where worker_id = %s", [AIGUL])
        assert self.told(worker_role, 1) == [(2, DAMIRA)]

    def test_the_worker_then_the_head_then_the_oblast(self, assigned, aigul, worker_role):
        self.told(worker_role, 1)
        with aigul.speaking(), override("en"):
            (shown,), _more = open_calls(aigul)
        assert [one.as_whom for one in shown.told] == ["worker of the case"]
        expected = [(0, AIGUL), (2, DAMIRA), (3, FARIDA)]
        for number, minutes in enumerate((1, 16, 31), start=1):
            assert self.told(worker_role, minutes) == expected[:number]


def doors(by):
    """The number of calls of cases by each way on which this worker may look at calls."""
    by = Speaker(by.token)
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute("select count(*) from notices_call")
        (rows,) = cursor.fetchone()
        return rows, Call.objects.within_reach_of(by).count(), waiting_count(by)


@pytest.fixture
def others(assigned, erlan, superuser):
    """Calls of all kinds that are not to Azamat, also such as nobody was told of for long."""
    district = Call.objects.using("owner").first().district
    for kind, worker in (("signal", None), ("outing", None), ("case", ERLAN)):
        Call.objects.using("owner").create(kind=kind, about=uuid.uuid4(), district=district, worker_id=worker)
    with without_triggers(superuser):
        superuser.execute("update notices_call set opened_at = now() - interval '5 minutes'")


class TestReach:
    def test_a_social_worker_sees_the_call_to_them_and_no_other_on_any_way(
        self, others, aigul, azamat, jyldyz, client_of, worker_role
    ):
        assert doors(aigul) == (1, 1, 1)
        assert doors(azamat) == doors(jyldyz) == (0, 0, 0)
        with override_settings(UMAI_OWN_FILTER=False):
            assert doors(aigul) == (1, 1, 1)
            assert doors(azamat) == doors(jyldyz) == (0, 0, 0)
        one = the_call_to(AIGUL)
        with pytest.raises(NotPermitted):
            answer_call(one, by=azamat)
        with pytest.raises(DatabaseError), azamat.speaking():
            CallAnswer.objects.create(call_id=one.pk, worker_id=azamat.pk)
        for who, n in (("aigul", 1), ("azamat", 0)):
            client = client_of(who)
            assert client.get("/calls/waiting/").json()["count"] == n
            assert client.get("/calls/").text.count("I take this call") == n
            assert (" hidden" in banner_of(client.get("/")).split(">")[0]) is (n == 0)
        assert client.post(f"/calls/{the_call_to(AIGUL).pk}/take/").status_code == 404
        call_people(at=timezone.now(), using=worker_role, ways=Ways())
        assert Notice.objects.using("owner").exists()
        with azamat.speaking():
            assert not Notice.objects.exists()

    def test_who_is_walled_off_from_the_child_sees_no_call(self, assigned, child, aigul, damira):
        for who in (aigul, damira):
            with who.speaking():
                assert Call.objects.filter(kind="case").exists()
            wall(who, child)
            with Speaker(who.token).speaking():
                assert not Call.objects.exists()

    def test_the_page_of_an_assignment_leads_who_reaches_it_to_the_case(self, assigned, client_of, damira):
        address = f"/assignments/{the_call().about}/"
        assert client_of("cholpon").get(address).status_code == 404
        assert client_of("azamat").get(address).status_code == 404
        assert client_of("aigul").get(address).url == f"/cases/{assigned.pk}/"
        assign_worker(assigned, by=damira, worker_id=AZAMAT)
        assert client_of("damira").get(address).url == f"/cases/{assigned.pk}/"


def the_call_to(worker):
    return Call.objects.using("owner").get(kind="case", worker=worker)


def banner_of(page):
    start = page.text.index('id="alarm"')
    return page.text[start : page.text.index("</div>", start)]


class TestTaking:
    def test_taking_it_leads_to_the_case_and_is_on_the_trail(self, assigned, client_of):
        client, one = client_of("aigul"), the_call()
        answer = client.post(f"/calls/{one.pk}/take/")
        assert answer.url == f"/assignments/{one.about}/"
        taken = CallAnswer.objects.using("owner").get()
        entry = Entry.objects.using("owner").get(act="notices.answer")
        assert (entry.outcome, entry.record_id, entry.worker_id) == ("done", taken.pk, AIGUL)
        assert entry.district_id == one.district_id
        assert calls() == [(AIGUL, True)]

    def test_what_is_urgent_says_who_took_it_first_and_not_who_is_called_next(
        self, assigned, aigul, azamat, damira
    ):
        answer_call(the_call(), by=aigul)
        row = Urgency.objects.using("owner").get()
        assert (row.taken_by_id, row.taken_at is not None) == (AIGUL, True)
        taken_at = Urgency.objects.using("owner").get().taken_at
        assign_worker(assigned, by=damira, worker_id=AZAMAT)
        answer_call(the_call(), by=azamat)
        row = Urgency.objects.using("owner").get()
        assert (row.taken_by_id, row.taken_at) == (AIGUL, taken_at)

    def test_who_of_the_oblast_took_a_report_that_was_kept_from_the_district_is_not_said(
        self, child, damira, farida
    ):
        kept = reported(feared_works_here=True, danger_now=True)
        answer_call(Call.objects.using("owner").get(), by=farida)
        assert Urgency.objects.using("owner").get().taken_by_id == FARIDA
        signals.screen_signal(kept, by=farida, outcome="urgent")
        signals.match_child(kept, by=farida, child=child)
        said = {"concern": "violence", "channel": "citizen", "words": "Hit at night."}
        open_from_signal(child, by=farida, id=uuid.uuid4(), signal=kept, **said)
        with damira.speaking():
            row = Urgency.objects.get()
        assert row.taken_at is not None and row.taken_by_id is None

    def test_the_head_takes_it_where_the_worker_does_not_and_another_district_never(
        self, assigned, cholpon, jyldyz, aigul, damira
    ):
        for who in (cholpon, jyldyz):
            with pytest.raises(NotPermitted):
                answer_call(the_call(), by=who)
        one = the_call()
        answer_call(one, by=damira)
        with pytest.raises(AlreadyTaken, match="Ask your department who"), override("en"):
            answer_call(one, by=aigul)

    def test_the_page_says_what_to_do(self, assigned, client_of, worker_role):
        call_people(at=timezone.now(), using=worker_role, ways=Ways())
        page = client_of("aigul").get("/calls/").text
        assert "A child of an open case must be seen now." in page
        assert f'href="/assignments/{the_call().about}/">Read the case' in page
        assert "Read the signal" not in page and "Нурбек" not in page

    def test_without_a_call_the_page_says_when_there_will_be_one(self, db, client_of):
        assert (
            "When a child of a case of yours must be seen at once" in client_of("aigul").get("/calls/").text
        )
