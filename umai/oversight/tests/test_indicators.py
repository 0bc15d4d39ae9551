"""The board and the figures of the country are one: the same rows, now and as they were known on a day."""

import uuid
from datetime import timedelta

from django.utils import timezone

from umai.access.models import Wall
from umai.indicators.reading import INDICATORS, categories, count_cells
from umai.law.terms.clock import today
from umai.oversight.board import hours_to_seen
from umai.oversight.board.counts import RATIOS
from umai.oversight.board.ratios import count_ratios
from umai.oversight.board_query import BoardQuery
from umai.oversight.tests.conftest import ago, of, visit
from umai.oversight.tests.test_hours_to_seen import call
from umai.visits.models import Visit

BOTH_WAYS = [ratio for ratio in RATIOS.values() if not INDICATORS[ratio.indicator].now_alone]


def counted(ratio, asked, known_on=None):
    """The numbers of a ratio, from the figures of the country."""
    indicator = INDICATORS[ratio.indicator]
    dimensions = tuple({**ratio.of, **ratio.among})
    since, until = (asked.on, asked.on) if indicator.kind == "stock" else (asked.since, asked.until)
    cells = count_cells(ratio.indicator, since, until, dimensions, known_on)

    def total(*conditions):
        wanted = [pair for only in conditions for pair in only.items()]
        found = [(dict(zip(dimensions, cell.categories, strict=True)), cell.count) for cell in cells]
        return sum(count for codes, count in found if all(codes[name] in those for name, those in wanted))

    return total(ratio.of, ratio.among), total(ratio.of)


def test_each_number_of_the_board_is_that_of_the_country_now_and_as_it_was_known(work, damira):
    with damira.speaking():
        asked = BoardQuery.of({}, damira)
        board = {ratio.key: count_ratios([ratio], asked)[ratio.key][None] for ratio in BOTH_WAYS}
    assert {key for key, number in board.items() if not number.denominator} <= {"unanswered"}
    numbers = {key: number[:2] for key, number in board.items()}
    for known_on in (None, today()):
        assert {ratio.key: counted(ratio, asked, known_on) for ratio in BOTH_WAYS} == numbers, known_on


def test_every_ratio_asks_for_dimensions_that_its_indicator_has():
    for ratio in RATIOS.values():
        for name, codes in [*ratio.of.items(), *ratio.among.items()]:
            assert name in INDICATORS[ratio.indicator].dimensions
            assert set(codes) <= {code for code, _words in categories(name)}, (ratio.key, name)


def test_every_cell_has_categories_that_are_listed_and_all_add_up(work):
    for name, indicator in INDICATORS.items():
        since = today() if indicator.now_alone or indicator.kind == "stock" else ago(90)
        whole = sum(count for _found, count in count_cells(name, since, today()))
        for dimension in indicator.dimensions:
            if dimension == "named":  # whose name is known is asked within the reach of a speaker
                continue
            cells, where = count_cells(name, since, today(), (dimension,)), (name, dimension)
            assert {code for (code,), _n in cells} <= {code for code, _words in categories(dimension)}, where
            assert sum(count for _found, count in cells) == whole, where
            if not indicator.now_alone:
                assert count_cells(name, since, today(), (dimension,), today()) == cells, where


def test_what_was_written_later_or_corrected_is_in_no_figure_as_it_was_known_before(work):
    assert count_cells("visits", ago(90), ago(1), ("made",), ago(1)) == []
    assert count_cells("visits", ago(90), ago(1), ("made",)) == [(("yes",), 4), (("no",), 1)]
    at = Visit.objects.using("owner").order_by("at").first().at
    told = visit(work["late"], at, recorded_at=at + timedelta(hours=1))
    day = ago(1)
    assert count_cells("visits", ago(90), day, ("alone",), day) == [(("yes",), 1)]
    Visit.objects.using("owner").create(
        **of(work["late"]),
        line=told.line,
        replaces_id=told.pk,
        why="correction",
        at=at,
        worker_id=told.worker_id,
        made=True,
        seen=True,
        alone="no",
    )
    assert count_cells("visits", ago(90), day, ("alone",), day) == [(("yes",), 1)]
    now = dict(count_cells("visits", ago(90), day, ("alone",)))
    assert now[("no",)] == 2


def test_a_wall_hides_a_child_from_a_reader_and_from_no_figure(work, damira):
    Wall.objects.using("owner").create(
        worker_id=damira.pk, child_id=work["kept"].child_id, from_at="2020-01-01T00:00Z"
    )
    damira.__dict__.pop("reach", None)
    with damira.speaking():
        seen = count_ratios([RATIOS["kept"]], BoardQuery.of({}, damira))["kept"][None]
    assert seen[:2] == (1, 2)
    assert count_cells("planned_visits", ago(90), ago(1), ("kept",)) == [(("yes",), 2), (("no",), 2)]


def test_the_calls_until_a_child_is_seen_are_those_of_the_country(damira):
    case = uuid.uuid4()
    call(damira, 10, 2)
    call(damira, 10, 30)
    call(damira, 9)
    for days in (200, 8):  # of one case, both open: from the earliest, which is before the period
        call(damira, days, case_id=case)
    with damira.speaking():
        asked = BoardQuery.of({}, damira)
        (whole,) = (row for row in hours_to_seen.count_hours(asked) if row.district is None)
    assert (whole.called, whole.seen, whole.unseen) == (3, 2, 1)
    since, until = asked.since, asked.until
    assert count_cells("urgent_calls", since, until, ("seen",)) == [(("seen",), 2), (("not_yet",), 1)]
    assert count_cells("urgent_calls", since, until, ("seen",), ago(1)) == [(("not_yet",), 3)]
    hours = dict(count_cells("urgent_calls", since, until, ("hours",)))
    assert hours == {("3_hours",): 1, ("72_hours",): 1, ("not_seen",): 1}


def test_a_call_that_was_decided_is_not_one_with_a_call_that_is_open(damira):
    case = uuid.uuid4()
    call(damira, 10, case_id=case, ended_at=timezone.now(), ended_how="decided")
    call(damira, 8, case_id=case)
    call(damira, 7, case_id=case)
    with damira.speaking():
        asked = BoardQuery.of({}, damira)
        (whole,) = (row for row in hours_to_seen.count_hours(asked) if row.district is None)
    assert (whole.called, whole.decided, whole.unseen) == (2, 1, 1)
    assert count_cells("urgent_calls", asked.since, asked.until, ("seen",)) == [
        (("not_yet",), 1),
        (("decided",), 1),
    ]
