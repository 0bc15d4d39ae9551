"""The first page commits one look for all of its lists before anything of a file is read."""

import uuid

import pytest
from django.db import connections

from umai.casefile.tests.conftest import entries
from umai.casefile.tests.test_urgent import urgent
from umai.contradictions.tests.conftest import renew, two_carers
from umai.law.terms.clock import today
from umai.protection.emergency.actions import begin_protection
from umai.visits.tests.conftest import ago, make_case, make_child

__all__ = ["urgent"]


@pytest.fixture
def children(urgent, aigul, erlan):
    """One whom nobody has seen, one in a protection, one with a duty, one of whom Aigul is asked."""
    protected = make_case(make_child(aigul, "Бакыт"), aigul)
    said = {"danger": "violence", "known_at": ago(), "words": "Beaten."}
    begin_protection(protected, by=aigul, id=uuid.uuid4(), **said)
    home, _mend = two_carers(aigul)
    asked = home.case(erlan)
    renew(on=today())
    return {"urgent": urgent.child_id, "protected": protected.child_id, "asked": asked.child_id}


@pytest.fixture
def looks(children, client_of):
    """The looks of one opening of the first page by Aigul, with the page and what was asked in its order."""
    before, order = len(entries(outcome="looked")), []

    def note(execute, sql, *rest):
        order.append("look" if "trail_write" in sql else sql)
        return execute(sql, *rest)

    client = client_of("aigul")
    with connections["default"].execute_wrapper(note), connections["trail"].execute_wrapper(note):
        page = client.get("/").text
    return entries(outcome="looked")[before:], page, order


def test_it_is_one_names_every_child_and_comes_before_any_contents(looks, children):
    ((entry,), page, _order) = looks
    assert (entry.act, set(entry.children)) == ("casefile.my_day", set(children.values()))
    assert all(f"/{'children' if who == 'asked' else 'cases'}/" in page for who in children)
    assert len(entry.shown) == len(set(entry.shown)) >= 4
    for contents in ["register_identity", "protection_dangerupdate", "contradictions_of("]:
        _entries, _page, order = looks
        first = next(n for n, sql in enumerate(order) if contents in sql)
        assert order.count("look") == 1 and order.index("look") < first, contents


def test_where_nothing_is_shown_nothing_is_noted(db, client_of):
    client_of("aigul").get("/")
    assert entries(act="casefile.my_day") == []
