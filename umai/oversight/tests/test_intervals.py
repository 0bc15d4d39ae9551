import pytest

from umai.law.terms.clock import today
from umai.law.terms.workload import visits_a_day, working_days
from umai.oversight.board.intervals import intervals_in_force, visits_by_district


def test_a_shorter_interval_shows_the_visits_it_would_make(client_of, work, damira):
    now = intervals_in_force(today())
    with damira.speaking():
        (line,) = visits_by_district(damira, now | {"urgent": 1}, today())
    assert line.workers == 3  # two social workers and a specialist
    cases = {"urgent": 1, "low": 1, "": 3}
    days = working_days(today())
    assert line.now == visits_a_day(cases, now, workers=3, days=days)
    assert line.then == visits_a_day(cases, now | {"urgent": 1}, workers=3, days=days) > line.now
    text = client_of("damira").get("/board/intervals/?urgent=1&high=14&medium=30&low=90").content.decode()
    assert "Then" in text


@pytest.mark.parametrize(
    "query", ["urgent=0&high=14&medium=30&low=90", "urgent=7", "urgent=x&high=&medium=1&low=1"]
)
def test_an_interval_that_is_none_is_refused_with_what_was_typed(client_of, work, query):
    answer = client_of("damira").get(f"/board/intervals/?{query}")
    assert answer.status_code == 422
    assert 'value="x"' in answer.content.decode() or "x" not in query.split("=")[1]


def test_nothing_is_changed_by_asking(client_of, work):
    before = intervals_in_force(today())
    client_of("damira").get("/board/intervals/?urgent=1&high=1&medium=1&low=1")
    assert intervals_in_force(today()) == before


def test_where_nobody_is_appointed_the_page_says_so(client_of):
    text = client_of("farida").get("/board/intervals/?urgent=1&high=14&medium=30&low=90").content.decode()
    assert "nobody visits" in text


def test_the_oblast_sees_every_district_of_its_own(farida):
    lines = visits_by_district(farida, intervals_in_force(today()), today())
    assert len(lines) == len(farida.reach.districts) > 1
    assert any(line.now is None for line in lines)  # nobody is appointed there
