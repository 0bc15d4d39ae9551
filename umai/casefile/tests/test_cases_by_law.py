"""The list of cases by what the law says of the child."""

from datetime import timedelta

import pytest

from tests.second_person import merge_records
from umai.casefile.tests.conftest import close, make_case, make_child, wall
from umai.casefile.tests.test_cases import listed, shown
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, record_fact
from umai.register.models import Absence
from umai.situations.deriving import derive_findings

BY_LAW = "?says=labour_migrants"


def leave(child, by):
    """A mother of this child has been abroad for a year, and the law was asked."""
    mother = add_adult(child, by=by, identity={"surname": "Асанова", "given": "Бурул"}, relation="mother")
    since = today() - timedelta(days=365)
    record_fact(
        child, by=by, model=Absence, adult_id=mother.adult_id, kind="external", country="RU", holds_from=since
    )
    derive_findings(using="owner")


@pytest.fixture
def two(child, aigul):
    """The case of a child whose mother is away, and that of another child."""
    cases = [make_case(child, aigul), make_case(make_child(aigul, "Айбек"), aigul)]
    leave(child, aigul)
    return cases


def test_the_cases_of_children_of_whom_it_holds_are_listed_and_counted_open_and_closed(
    client_of, two, aigul, damira
):
    text = listed(client_of("aigul"), BY_LAW)
    assert shown(text) == [str(two[0].pk)]
    assert "1 case" in text
    assert 'href="?"' in text  # the chip removes it
    assert len(shown(listed(client_of("aigul"), "?says=witchcraft"))) == 2
    for case in two:
        close(case, aigul, damira)
    text = listed(client_of("damira"), f"{BY_LAW}&state=closed")
    assert shown(text) == [str(two[0].pk)]
    assert "1 case" in text


def test_the_case_of_a_merged_record_is_among_them_and_a_wall_keeps_it_out(
    client_of, two, child, aigul, erlan
):
    leading = make_child(aigul, "Нурбек", birth_date=None)
    merge_records(leading, by=erlan, other=child, reason="known")
    derive_findings(using="owner")
    assert shown(listed(client_of("aigul"), BY_LAW)) == [str(two[0].pk)]
    wall(aigul, child)
    assert shown(listed(client_of("aigul"), BY_LAW)) == []


def test_pages_go_on_within_it(client_of, two, aigul, monkeypatch):
    other = make_child(aigul, "Медер")
    make_case(other, aigul, days_ago=1)
    leave(other, aigul)
    monkeypatch.setattr("umai.casefile.my_day.views.PAGE", 1)
    text = listed(client_of("aigul"), BY_LAW)
    assert "2 cases" in text and "says=labour_migrants&amp;after=" in text
