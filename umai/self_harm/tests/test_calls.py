"""Opening a path calls somebody once, and calls until the child was seen or the call is taken."""

from datetime import timedelta

from django.utils import timezone

from tests.cast import id_of
from umai.access.models import Wall
from umai.identification.inbox import actions as signals
from umai.identification.tests.conftest import reported
from umai.intake.cases.actions import assign_worker, open_case
from umai.intake.tests.conftest import particulars
from umai.machine.ways import Ways
from umai.notices.calls.actions import answer_call
from umai.notices.calls.models import Call
from umai.notices.jobs import call_people
from umai.notices.models import Notice
from umai.notices.sending.words import call_message
from umai.self_harm.path import actions, steps
from umai.self_harm.path.state import path_state
from umai.self_harm.tests.conftest import WORDS, ago, done, long_ago, opened, owner, register
from umai.urgency.models import Urgency


def calls():
    return [(one.kind, one.taken) for one in Call.objects.using("owner").order_by("opened_at")]


def urgency_of(child):
    return Urgency.objects.using("owner").get(child_id=child.pk)


def state_of(path, by):
    with by.speaking():
        return path_state(path, by)


def derived_anew(child, superuser):
    """What is urgent of this child as the triggers wrote it, and as it is derived after a load."""
    names = ("case_id", "district_id", "municipality_id", "taken_by_id", "seen_by_id", "is_safe", "ended_how")
    before = [getattr(urgency_of(child), name) for name in names]
    superuser.execute("select visits_see_all()")
    return before, [getattr(urgency_of(child), name) for name in names]


def test_without_a_case_whoever_is_on_duty_is_called_once(child, path, aigul, superuser):
    assert calls() == [("self_harm", False)]
    found = urgency_of(child)
    assert (found.case_id, found.taken_at, found.ended_at) == (None, None, None)
    before, later = derived_anew(child, superuser)
    assert later == before and later[-1] == ""
    opened(child, aigul, seen=path.pk)
    assert calls() == [("self_harm", False)]


def test_in_a_case_its_worker_is_called(child, case, damira, erlan, superuser):
    assign_worker(case, by=damira, worker_id=id_of("worker", "azamat"))
    opened(child, erlan)
    assert calls() == [("case", False)]
    assert urgency_of(child).case_id == case.pk and urgency_of(child).taken_at is None
    before, later = derived_anew(child, superuser)
    assert later == before and later[3] is None


def test_the_worker_of_the_case_has_it_already_and_nobody_else_is_called(
    child, case, damira, aigul, superuser
):
    assign_worker(case, by=damira, worker_id=id_of("worker", "aigul"))
    path = opened(child, aigul)
    assert calls() == [] and urgency_of(child).taken_by_id == aigul.pk
    before, later = derived_anew(child, superuser)
    assert later == before and later[3] == aigul.pk
    assert state_of(path, aigul).names_others(path.recorded_at + timedelta(hours=1))


def test_a_signal_about_the_child_has_called_already(child, erlan):
    signal = reported(self_harm=True)
    signals.match_child(signal, by=erlan, child=child)
    opened(child, erlan)
    assert [kind for kind, _taken in calls()] == ["signal"]


def test_of_a_child_who_died_or_of_what_the_owner_loads_nobody_is_called(child, aigul):
    long_ago(child, 3)
    assert calls() == []
    other = register(aigul, given="Айжан")
    opened(other, aigul, kind="died")
    assert calls() == [] and not Urgency.objects.using("owner").filter(child_id=other.pk).exists()


def test_who_takes_the_call_is_named_and_nobody_further_is_told(child, path, erlan, aigul):
    call = Call.objects.using("owner").get()
    answer_call(call, by=erlan)
    assert calls() == [("self_harm", True)] and urgency_of(child).taken_by_id == erlan.pk
    state = state_of(path, aigul)
    assert state.called and not state.names_others(path.recorded_at + timedelta(hours=1))


def test_the_people_of_the_district_are_told_and_none_behind_a_wall(child, path, erlan, worker_role):
    owner(Wall, worker_id=id_of("worker", "damira"), child_id=child.pk, from_at=ago(days=1), tie="family")
    call_people(at=timezone.now() + timedelta(minutes=40), using=worker_role, ways=Ways())
    told = set(Notice.objects.using("owner").values_list("worker_id", flat=True))
    assert told and id_of("worker", "damira") not in told


def test_a_call_is_hidden_behind_a_wall(child, path, erlan, damira):
    owner(Wall, worker_id=erlan.pk, child_id=child.pk, from_at=ago(days=1), tie="family")
    for by, seen in ((erlan, 0), (damira, 1)):
        with by.speaking():
            assert Call.objects.count() == seen


def test_the_child_was_seen_in_person_and_the_call_ends(child, path, aigul):
    row = done(steps.TALK, path, aigul)
    found = urgency_of(child)
    assert (found.ended_how, found.seen_by_id, found.is_safe) == ("seen", aigul.pk, True)
    assert calls() == [("self_harm", True)]
    # A talk that was no meeting after all is urgent again.
    done(steps.TALK, path, aigul, way="telephone", seen=row.pk, corrects=True)
    assert urgency_of(child).ended_at is None


def test_by_telephone_nobody_has_seen_the_child_and_it_goes_on_calling(child, path, aigul):
    state, at = state_of(path, aigul), path.recorded_at
    assert not state.names_others(at + timedelta(minutes=14, seconds=59))
    assert state.names_others(at + timedelta(minutes=15))
    done(steps.TALK, path, aigul, way="telephone")
    assert urgency_of(child).ended_at is None and calls() == [("self_harm", False)]
    assert not state_of(path, aigul).names_others(at + timedelta(hours=1))


def test_a_meeting_in_a_case_ends_what_is_urgent_there(child, case, aigul, superuser):
    path = opened(child, aigul)
    done(steps.TALK, path, aigul, is_safe=False)
    assert (urgency_of(child).ended_how, urgency_of(child).is_safe) == ("seen", False)
    before, later = derived_anew(child, superuser)
    assert later == before and later[-1] == "seen"


def test_when_a_case_is_opened_what_is_urgent_goes_on_there(child, path, erlan):
    case = open_case(child, by=erlan, **particulars())
    assert urgency_of(child).case_id == case.pk


def test_two_persons_who_say_that_it_is_not_so_end_the_call(child, path, erlan):
    actions.end_path(path, by=erlan, outcome="not_so", words=WORDS)
    assert urgency_of(child).ended_how == "decided" and calls() == [("self_harm", True)]


def test_the_message_names_the_numbers_and_nothing_of_the_child():
    for language in ("ky", "ru", "en"):
        said = call_message(language, "https://umai.example", "self_harm")
        assert "103" in said.short and "102" in said.short and "102" in said.long and said.subject, language


def test_a_child_of_another_district_is_called_there(jyldyz):
    child = register(jyldyz, given="Канат")
    opened(child, jyldyz)
    call = Call.objects.using("owner").get()
    assert call.district_id == child.district_id
