import uuid
from datetime import timedelta

from django.utils.translation import override

from umai.law.terms.clock import today
from umai.visits import jobs
from umai.visits.safety import actions as on_the_way
from umai.visits.tests.conftest import ago, answers, planned, record, refused, window_of
from umai.visits.visit import actions, reading


def test_a_case_in_short(case, aigul, worker_role):
    planned(case, aigul, last=-1)
    jobs.update_windows(on=today(), using=worker_role)
    alone = record(case, aigul, at=ago(hours=9))
    last = record(case, aigul, at=ago(hours=2), alone="no", why_not_alone="The uncle stayed.")
    actions.record_visit(case, by=aigul, id=uuid.uuid4(), answers=refused())
    warning = on_the_way.warn_of_dwelling(case, by=aigul, go_in_two=True, with_police=False, words="A dog.")
    with aigul.speaking():
        short = reading.visits_summary_of(case, aigul)
    assert short == (window_of(case, aigul), last, alone, 1, warning)


def test_nothing_is_known_of_a_new_case_and_nobody_of_another_place_reads_any_of_it(
    case, aigul, child, cholpon
):
    with aigul.speaking():
        assert reading.visits_summary_of(case, aigul) == (None, None, None, 0, None)
    record(case, aigul)
    with cholpon.speaking():
        assert list(reading.events_of(child, cholpon)) == []
        assert reading.visits_summary_of(case, cholpon) == (None, None, None, 0, None)


def test_the_line_of_time_tells_visits_missed_ones_and_corrections(child, case, aigul, worker_role):
    planned(case, aigul, last=-1)
    jobs.update_windows(on=today(), using=worker_role)
    visit = record(case, aigul, at=ago(days=4))
    actions.correct_visit(visit, by=aigul, answers=answers(at=visit.at, carer="Tired."))
    with aigul.speaking(), override("en"):
        events = list(reading.events_of(child, aigul))
        titles = [event.title for event in events]
    assert "A visit was missed" in titles
    assert "Visit: the child was seen, and spoken to alone (corrected)" in titles
    assert any("“I go to school. I miss my mother.”" in event.text for event in events)
    told = next(event for event in events if event.at and "(corrected)" not in event.title)
    assert "Written down late." in told.text and "Replaced by a later entry." in told.text
    assert [event.on for event in events if event.on] == [today() - timedelta(days=1)]
