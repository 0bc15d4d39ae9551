"""Many people type at once, and nothing of what they typed is lost."""

import threading
import uuid
from itertools import cycle
from queue import Empty, Queue

import pytest
from django.db import connections

from umai.access.sessions import Speaker, open_session
from umai.law.terms.clock import today
from umai.rounds.door.actions import ChildSaid
from umai.rounds.doorstep.actions import DoorSaid, take_packet
from umai.rounds.models import DoorChild, Round, RoundStop
from umai.rounds.planning.actions import add_dwellings
from umai.rounds.tests.conftest import answers, planned
from umai.rounds.typing.actions import TypedDwelling, type_sheet
from umai.staff.models import Worker

PLACES = 16  # requests that are answered at one moment; the others wait in line, as at a server
LEFT = ChildSaid(away="both", lives_with="grandparents", age=9)


def type_one(round, sheet, by):
    """A sheet of which two lines are not "no children"."""
    first = (sheet - 1) * 20 + 1
    lines = (TypedDwelling(first, "migrants", children=(LEFT,)), TypedDwelling(first + 1, "refused"))
    said = {"team": 1, "walked_on": today(), "none_count": 18, "dwellings": lines}
    type_sheet(round, by=by, id=uuid.uuid4(), sheet=sheet, **said)


def send_one(round, stops, by):
    """A packet, sent twice, as a device does that did not hear the answer."""
    said = {"team": 1, "result": "none", "said_on": today()}
    packet = [DoorSaid(uuid.uuid4(), stop, said) for stop in stops]
    for expected in ("written", "again"):
        with by.speaking():
            assert {one.status for one in take_packet(round, packet, by=by)} == {expected}


def do_at_once(work, people, worker):
    """Do all of this work by so many people at once; answers what went wrong.

    A thread is a place of the server: it answers some of the people in turn, on connections of its own.
    """
    left, wrong = Queue(), []
    for one in work:
        left.put(one)
    worker = Worker.objects.using("owner").get(pk=worker)

    def one_place(asking):
        try:
            speakers = cycle([Speaker(open_session(worker)) for _one in range(asking)])
            while True:
                do, *about = left.get_nowait()
                do(*about, next(speakers))
        except Empty:
            pass
        except Exception as error:
            wrong.append(repr(error))
        finally:
            connections.close_all()

    places = min(people, PLACES)
    shares = [len(range(place, people, places)) for place in range(places)]
    threads = [threading.Thread(target=one_place, args=[asking]) for asking in shares]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return wrong


def enter(village, aigul, *, dwellings, people):
    """Enter so many dwellings, half by sheets and half by packets; answers the round and what went wrong."""
    round = planned(village, aigul)
    for _part in range(-(-dwellings // 5000)):
        add_dwellings(round, by=aigul, settlement=village, nameless=min(dwellings, 5000))
    round = Round.objects.using("owner").get(pk=round.pk)
    round._state.db = "default"
    half = dwellings // 2
    numbers = RoundStop.objects.using("owner").filter(round=round, number__gt=half).order_by("number")
    pks = list(numbers.values_list("pk", flat=True))
    work = [(type_one, round, sheet) for sheet in range(1, half // 20 + 1)]
    work += [(send_one, round, pks[n : n + 50]) for n in range(0, half, 50)]
    return round, do_at_once(work, people, aigul.pk)


@pytest.mark.parametrize(
    ("dwellings", "people"), [(200, 4), pytest.param(10_000, 50, marks=pytest.mark.long)]
)
def test_nothing_is_lost(dwellings, people, village, aigul):
    round, wrong = enter(village, aigul, dwellings=dwellings, people=people)
    assert wrong == []
    stops = RoundStop.objects.using("owner").filter(round=round)
    assert stops.filter(done=True, attempts=1).count() == stops.count() == answers().count() == dwellings
    assert DoorChild.objects.using("owner").count() == dwellings // 40
