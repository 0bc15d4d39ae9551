"""Twelve months of an area: each counts what fell in it, and leads to its rows."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from tests.drawings import faults_of
from umai.law.terms.clock import today
from umai.oversight.board_query import BoardQuery, months
from umai.oversight.pictures.months import MonthFigure, MonthsPanel
from umai.oversight.pictures.months import page as months_page
from umai.oversight.tests.test_board import get
from umai.oversight.tests.test_known import of_nookat, report, villages
from umai.oversight.tests.test_pictures import MONTHS, _listed, rows_at
from umai.unseen.models import ListedChild
from umai.unseen.tests.conftest import ASEL, NURBEK, ainura, home, nookat

__all__ = ["_listed", "ainura", "home", "nookat", "villages"]


def panels(by, **query):
    """Title of a panel to its months with a number, as (month, n, of)."""
    with by.speaking(), override("en"):
        found = months_page(BoardQuery.of(query, by))["panels"]
    return {one.title: [each[:3] for each in one.figures if each.n or each.of] for one in found}


def month_of(days_ago):
    return (today() - timedelta(days=days_ago)).isoformat()[:7]


def test_each_month_counts_what_fell_in_it(work, listed, villages, damira):
    listed(NURBEK, ASEL)
    report(villages[0], 40, **of_nookat(damira))
    report(villages[0], 40, crowded=True, **of_nookat(damira))
    found = panels(damira)
    assert (month_of(40), 1, None) in found["Reports received"]
    assert sum(n for _month, n, _of in found["Visits made"]) == 2
    assert sum(of for _month, _n, of in found["Visits made"]) == 4
    assert sum(of for _month, _n, of in found["Assessed in time"]) == 3
    assert sum(n for _month, n, _of in found["First visit"]) == 2
    if month_of(0) == months(today())[0]:  # on the first day of a month, it has no day that is over
        assert found["Newly in nobody's care"] == [(month_of(0), 2, None)]


def test_each_number_of_a_month_leads_to_its_rows(work, client_of, damira):
    client = client_of("damira")
    with damira.speaking(), override("en"):
        found = months_page(BoardQuery.of({}, damira))["panels"]
    linked = [one for panel in found for one in panel.figures if one.url.startswith("/board/")]
    linked = [one for one in linked if "known" not in one.url]
    assert len(linked) >= 2
    for one in linked:
        assert rows_at(client, one.url) == one.n, one.url


def test_the_children_of_a_month_are_listed_by_it(listed, client_of, damira):
    listed(NURBEK, ASEL)
    ListedChild.objects.using("owner").filter(row__given="Нурбек").update(since=today() - timedelta(days=70))
    client = client_of("damira")
    text = get(client, f"/unseen/rows/?month={month_of(70)}")
    assert text.count('<th scope="row">') == 1 and f'name="month" value="{month_of(70)}"' in text
    assert "Known since" in text and get(client, "/unseen/rows/?month=2026-13").count('<th scope="row">') == 2
    assert (month_of(70), 1, None) in panels(damira)["Newly in nobody's care"]


def test_the_visits_of_a_year_are_counted_for_one_district(work, client_of, damira, farida):
    assert "Visits made" not in panels(farida)
    assert "Visits made" in panels(farida, district=str(damira.office.place_id))
    assert "Choose a district to see its visits as well." in get(client_of("farida"), MONTHS)


def test_no_number_of_a_month_covers_another_and_each_stands_in_words():
    shown = [*reversed(months(today()))]
    for n, of in ((3, 4), (4, 4), (0, 0), (1234567, None), (0, None), (88, None)):
        panel = MonthsPanel("Visits made", "", [MonthFigure(month, n, of, "") for month in shown])
        assert faults_of(panel.drawing) == []
        assert panel.drawing.says.count(panel.figures[0].words) >= 12


def test_a_share_of_nothing_is_a_dash_and_no_zero():
    with override("en"):
        said = [MonthFigure("2026-10", n, of, "").words for n, of in ((0, 0), (0, 2), (1, 2), (0, None))]
    assert said == ["—", "0 of 2", "1 of 2", "0"]


def test_the_number_of_questions_of_the_months_does_not_grow(work, villages, damira):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            panels(damira)
        return len(queries)

    few = asked()
    for village in villages:
        report(village, 40, **of_nookat(damira))
    assert asked() <= few <= 10
