"""The bench of figures asks every page of every indicator, and publishes without keeping anything."""

import os

import pytest

from bench import figures
from bench.results import Result
from bench.yardstick import Yardstick
from umai.law.terms.clock import today
from umai.statistics.counted.reading import published


def last_year():
    return today().year - 1


class Answer:
    status, took, body = 200, 5.0, b""


class Browser:
    """Answers at once, and notes what it was asked."""

    def __init__(self):
        self.asked = []

    def get(self, path):
        self.asked.append(path)
        return Answer()


def test_every_indicator_is_asked_by_each_dimension_of_two_years_and_over_years(db):
    pages = {name: addresses for name, _says, addresses in figures.indicator_pages(last_year())}
    assert set(pages) == {one.name for one in published()}
    for one in published():
        assert len(pages[one.name]) == len(set(pages[one.name])) == 2 * len(one.dimensions) + 1


@pytest.fixture
def bare(monkeypatch):
    """No database is asked for what a page asks of it."""

    class Sql:
        def __init__(self, name, path):
            pass

        def median(self, paths, measure):
            return 1.0

    monkeypatch.setattr(figures, "Replay", Sql)


def test_a_page_counts_the_times_of_all_its_addresses_without_the_first(bare):
    result, browser = Result("figures", {}, quiet=True), Browser()
    measure, worked = Yardstick(lambda: 1.0, pause=0), iter([0, 30, 30, 90])
    by = (measure, lambda: next(worked))
    figures.time_page(result, by, "key", "says", ("elnura", browser), ["/a/", "/b/"], 3)
    (one,) = result.figures
    assert (one.p50, one.p95, one.ratio, one.more["runs"], one.more["processor_ms"]) == (5, 5, 5, 6, 15)
    assert browser.asked == ["/a/"] * 5 + ["/b/"] * 5
    result.add("night", "says", value=1.0)
    figures.add_slowest(result)
    assert result.figures[-1].value == 5


def test_a_page_that_is_refused_ends_the_bench(bare):
    class Refused(Browser):
        def get(self, path):
            answer = Answer()
            answer.status = 403
            return answer

    with pytest.raises(SystemExit, match="/a/ answered 403"):
        figures.time_page(
            Result("figures", {}, quiet=True), (Yardstick(lambda: 1.0, pause=0), lambda: 0), "key", "says",
            ("elnura", Refused()), ["/a/"], 1,
        )  # fmt: skip


def test_all_tables_of_a_year_are_counted(db):
    result = Result("figures", {}, quiet=True)
    figures.time_tables(result, last_year())
    found = {one.key: one for one in result.figures}
    assert found["tables_all"].more["tables"] == sum(len(one.dimensions) for one in published())
    assert found["tables_published"].more["tables"] > 0 and len(found["tables_all"].more["slowest"]) == 5


def test_a_night_is_timed_and_keeps_nothing_of_an_empty_register(db):
    result = Result("figures", {}, quiet=True)
    figures.time_night(result)
    (one,) = result.figures
    assert one.value > 0 and one.more["processor_s"] > 0 and one.more["kept"] >= 0


def test_what_a_process_holds_by_itself_is_less_than_all_that_it_holds():
    own = figures.own_memory(os.getpid())
    assert 0 < own < 64 * 2**30
