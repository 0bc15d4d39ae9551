"""Every list of justice and self-harm shows something to the role that reads it, whatever the day."""

import pytest

from rehearsal.draw import id_of
from tests.looking import reading
from umai.access.sessions import Speaker, open_session
from umai.casefile.my_day.waiting import waiting_of
from umai.justice.duties.ledger import ledger_of
from umai.justice.duties.models import DutyQuestion
from umai.justice.orders.counts import orders_ending
from umai.justice.proceedings.police import shared_matters
from umai.justice.settled.reading import settled_of
from umai.justice.settled.watching import received_letters, watched_matters
from umai.law.terms.clock import today
from umai.self_harm.deaths.state import reviews_within
from umai.staff.models import Worker


@pytest.fixture
def filled(filled_with):
    return filled_with(900, today())


def speaking_as(sign_in):
    return Speaker(open_session(Worker.objects.get(pk=id_of("person", sign_in))))


def test_each_list_shows_something_to_its_reader(filled):
    head, social_worker = speaking_as("gulzat"), speaking_as("meerim")
    day = waiting_of(head, today())
    owed = ("settled_owed", "settled_silent", "orders_end", "self_harm_due", "self_harm_late", "reviews_owed")
    late = ("duty_questions_late", "independents_late")
    assert {one: day[one] for one in (*owed, *late) if not day[one]} == {}
    assert waiting_of(social_worker, today())["self_harm_late"]
    with reading(head):
        settled = settled_of(head)
        assert {bool(one.letter) for one in settled} == {True, False} and any(one.is_late for one in settled)
        assert orders_ending(head)
        years = [line for year in (today().year, today().year - 1) for line in ledger_of(year, head)]
        assert any(line.asked for line in years) and any(line.to_us.in_time for line in years)
        assert any(line.owes for line in years)

    matters = in_words(speaking_as("temirlan"), shared_matters)
    assert {one.is_late for one in matters} == {True, False}
    asked = in_words(speaking_as("temirlan"), lambda by: list(DutyQuestion.objects.sent_to(by)))
    assert any(one.due_on < today() for one in asked)

    watched = in_words(speaking_as("nargiza"), watched_matters)
    assert {one.letter is None for one in watched} == {True, False}
    letters = in_words(speaking_as("nargiza"), received_letters)
    assert {bool(one.answer) for one in letters} == {True, False} and any(one.is_late for one in letters)
    for above in ("talant", "jamilya"):
        assert len(in_words(speaking_as(above), watched_matters)) >= len(watched)

    reviews, deaths = in_words(speaking_as("marat"), reviews_within)
    assert any(one.due_on and one.late for one in reviews) and deaths


def in_words(by, read):
    with by.speaking():
        return read(by)
