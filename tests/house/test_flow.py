"""docs/flow.md says which functions three ways through the house go through: each is walked here."""

import re
import sys
import uuid
from itertools import pairwise
from pathlib import Path

import pytest
from django.test import override_settings

from umai.identification.models import Signal
from umai.identification.report_form.tests import conftest as report_form
from umai.identification.report_form.tests.walk import Reporter
from umai.linkage import jobs
from umai.linkage.lists import actions as lists
from umai.linkage.tests import conftest as linkage
from umai.register.child.actions import add_child
from umai.visits.tests import conftest as visits
from umai.visits.tests.test_pages import typed

CHECKOUT = Path(__file__).resolve().parents[2]
MOST_RETURNS = 2

of_report, client = report_form.of_report, report_form.client  # fixtures of the process of the report form


@pytest.fixture
def called():
    """The functions of the house in the order in which each was called first, as (path, name)."""
    names = {}

    def note(frame, event, _arg):
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(str(CHECKOUT / "umai")):
            path = code.co_filename.removeprefix(f"{CHECKOUT}/")
            names.setdefault((path, code.co_qualname), len(names))

    class Noted:
        order = names

        def __enter__(self):
            sys.setprofile(note)

        def __exit__(self, *_error):
            sys.setprofile(None)

    return Noted()


def way(title):
    """The steps of a way on the page: pairs of path and function."""
    text = (CHECKOUT / "docs" / "flow.md").read_text()
    (part,) = [part for part in text.split("\n## ") if part.startswith(title)]
    return re.findall(r"^\d+\. `(umai/[\w/.]+)` `([\w.]+)`", part, re.M)


def returns(steps):
    """Pair of rooms to how often the way goes from the one back to the other, where it has been before."""
    rooms = [path.split("/")[1] for path, _name in steps]
    counts, seen = {}, set(rooms[:1])
    for before, now in pairwise(rooms):
        if now != before and now in seen:
            counts[frozenset((before, now))] = counts.get(frozenset((before, now)), 0) + 1
        seen.add(now)
    return counts


def assert_walked(title, called):
    steps = way(title)
    assert len(steps) >= 10
    assert [step for step in steps if step not in called.order] == []
    # A file that is read again goes on where the way left it, so its first call may lie before.
    firsts = [called.order[step] for step in steps]
    assert firsts == sorted(firsts), [steps[n] for n in range(1, len(steps)) if firsts[n] < firsts[n - 1]]


def test_no_way_goes_back_and_forth_between_two_rooms_more_than_twice():
    for title in ("A public report", "A row of a list", "A visit"):
        assert {pair: n for pair, n in returns(way(title)).items() if n > MOST_RETURNS} == {}, title
    steps = [(f"umai/{room}/x.py", "") for room in "abacab"]
    assert returns(steps) == {frozenset("ab"): 2, frozenset("ac"): 1}


def test_a_public_report_becomes_a_case_by_these_functions(client, child, client_of, called):
    import umai.settings as of_web

    with called:
        Reporter(client, "en").send(danger="no", concern="neglect")
    with override_settings(
        **{name: getattr(of_web, name) for name in report_form.SAME if hasattr(of_web, name)}
    ):
        erlan = client_of("erlan")
        page = Signal.objects.using("owner").get().get_absolute_url()
        case = {"id": uuid.uuid4(), "concern": "neglect", "channel": "citizen", "words": "Alone at night."}
        with called:
            erlan.get(page)
            erlan.post(f"{page}screen/", {"outcome": "concern"})
            erlan.get(f"{page}child/")
            erlan.post(f"{page}child/{child.pk}/")
            assert erlan.post(f"{page}case/", case).status_code == 302
    assert_walked("A public report", called)


def test_a_row_of_a_list_becomes_a_match_by_these_functions(db, damira, worker_role, called):
    known = {"surname": "Асанов", "given": "Бакыт", "birth_date": "2015-03-27"}
    add_child(damira.office.place, by=damira, id=uuid.uuid4(), identity=known)
    source = linkage.ListSource.objects.using("owner").create(slug="schools", **linkage.SAID)
    with called:
        upload = linkage.sent(source, damira)
        lists.order_ingest(upload, by=damira, id=uuid.uuid4(), columns=linkage.COLUMNS, whole=True)
        jobs.take_in_ordered_lists(using=worker_role, progress_using=worker_role)
        assert jobs.match_new_editions(using=worker_role) == 1
    assert_walked("A row of a list", called)


def test_a_visit_reaches_the_board_by_these_functions(aigul, client_of, called):
    page = f"/cases/{visits.make_case(visits.make_child(aigul), aigul).pk}/visits/new/"
    worker, head = client_of("aigul"), client_of("damira")
    with called:
        worker.get(page)
        assert worker.post(page, typed(aigul)).status_code == 302
        head.get("/board/")
        assert head.get("/board/kept/").status_code == 200
    assert_walked("A visit", called)
