"""What the night keeps for the pages of a day: tens alone, read by nobody past the pages, and not for long."""

import json
from datetime import date

import pytest
from django.db import DatabaseError

from umai.indicators.models import KeptFigure
from umai.indicators.nightly import KEEP, keep_indicator, keep_shown, lists_shown
from umai.indicators.reading import INDICATORS, Cell, question, shown_cells
from umai.indicators.tests.conftest import child_of
from umai.law.terms.clock import today

REGISTERED = INDICATORS["registered_children"]
LONG = 3_600_000  # milliseconds: nothing takes so long to count
THIS_YEAR = len(lists_shown(REGISTERED))


@pytest.fixture
def night(worker_role):
    """The count of a night, by the role of the background worker; everything takes too long for a page."""

    def count(quick=0):
        return keep_indicator(REGISTERED, on=today(), using=worker_role, quick=quick)

    return count


@pytest.fixture
def six(aigul):
    return [child_of(aigul, f"Бала{n}") for n in range(6)]


def shown(by, *told_by):
    return shown_cells("registered_children", today(), told_by, speaker=by)


def test_a_page_shows_what_the_night_counted_until_the_next_one(six, aigul, nuriya, night):
    night()
    for n in range(10):
        child_of(aigul, f"Кийинки{n}")
    found = shown(nuriya, "oblast")
    assert (found.cells, found.whole) == ([Cell(("KG-O",), 10)], 10)
    assert found.counted_at is not None and found.counted_at.date() <= today()
    night()
    assert shown(nuriya, "oblast").whole == 20


def test_what_is_kept_by_every_list_is_what_is_counted_for_a_reader(six, aigul, nuriya, night):
    for n in range(4):
        child_of(aigul, f"Кыз{n}", sex="f", birth_date=today())
    asked = {tuple(one): shown(nuriya, *one) for one in lists_shown(REGISTERED)}
    assert asked["age", "sex"].cells and night() and ("age", "sex") in asked
    for one, counted in asked.items():
        kept = shown(nuriya, *one)
        assert kept.counted_at and kept[:2] == counted[:2], one


def test_what_is_counted_quickly_is_counted_for_its_reader(six, aigul, nuriya, night):
    night()
    assert night(quick=LONG) == 4 * THIS_YEAR  # what was known at the ends of four years stands for a week
    for n in range(10):
        child_of(aigul, f"Кийинки{n}")
    assert shown(nuriya, "oblast") == ([Cell(("KG-O",), 20)], 20, None)


@pytest.mark.parametrize(("hours", "stands"), [(35, True), (37, False)])
def test_where_no_night_has_run_pages_are_slow_and_right(hours, stands, six, nuriya, night, superuser):
    night()
    superuser.execute("update indicators_keptfigure set counted_at = now() - %s * interval '1 hour'", [hours])
    assert (shown(nuriya, "sex").counted_at is not None) == stands
    assert shown(nuriya, "sex").whole == 10


def test_what_stood_yesterday_is_shown_until_this_night_has_counted(six, nuriya, night, superuser):
    night()
    superuser.execute("update indicators_keptfigure set last_day = last_day - 1 where as_known_at is null")
    before = date(today().year, 1, 1) < today()  # on the first of January yesterday was another year
    assert (shown(nuriya, "sex").counted_at is not None) == before
    night()
    kept = KeptFigure.objects.using("owner").filter(as_known_at=None, last_day__year=today().year)
    assert {one.last_day for one in kept} == {today()}


def test_every_list_that_a_page_asks_by_is_kept_of_five_years_now_and_then(night):
    assert night() == 9 * THIS_YEAR == KeptFigure.objects.using("owner").count()


def test_what_was_known_on_a_day_is_not_counted_again_within_a_week(night, superuser):
    night()
    superuser.execute("update indicators_keptfigure set counted_at = counted_at - interval '6 days'")
    night()
    old = KeptFigure.objects.using("owner").extra(where=["counted_at < now() - interval '5 days'"])
    assert old.count() == 4 * THIS_YEAR and not old.filter(as_known_at=None).exists()
    superuser.execute("update indicators_keptfigure set counted_at = counted_at - interval '2 days'")
    night()
    assert not old.exists()


def test_no_exact_count_is_kept(six, aigul, night):
    night()
    kept = KeptFigure.objects.using("owner").values_list("cells", flat=True)
    counts = [n for cells in kept for _codes, n in cells]
    assert max(counts) == 10 and {n % 10 for n in counts} == {0}


def test_nobody_reads_the_table_and_pages_keep_nothing(night, nuriya, worker_role):
    from umai.machine.cluster.functions import fetch_rows

    night()
    with pytest.raises(DatabaseError, match="permission denied"):
        nuriya.ask("select * from indicators_keptfigure")
    with pytest.raises(DatabaseError, match="permission denied"):
        fetch_rows("select * from indicators_keptfigure", using=worker_role)
    with pytest.raises(DatabaseError, match="permission denied"):
        nuriya.ask(KEEP, **values([]))


@pytest.mark.parametrize("who", ["aigul", "damira", "farida", "gulnara", "timur"])
def test_who_does_not_read_figures_gets_none_that_are_kept(who, six, night, request):
    night()
    assert shown(request.getfixturevalue(who), "sex") == ([], None, None)


@pytest.mark.parametrize(
    "strange", [[["oblast", "sex", "age"]], [["oblast"], ["district", "sex", "age"]]], ids=["alone", "among"]
)
def test_what_may_not_be_shown_is_not_kept_either(strange, worker_role):
    from umai.machine.cluster.functions import fetch_value

    with pytest.raises(DatabaseError, match="may not be shown"):
        fetch_value(KEEP, values(strange), using=worker_role)
    assert not KeptFigure.objects.using("owner").exists()


def values(lists):
    asked = question("registered_children", date(today().year, 1, 1), today(), (), None)
    return asked | {"lists": json.dumps(lists), "quick": 0}


def test_the_night_counts_every_indicator_of_the_country(worker_role):
    assert keep_shown(on=today(), using=worker_role, quick=LONG) == 0
    keep_indicator(INDICATORS["signals"], on=today(), using=worker_role, quick=0)
    assert set(KeptFigure.objects.using("owner").values_list("query", flat=True)) == {"signals"}
