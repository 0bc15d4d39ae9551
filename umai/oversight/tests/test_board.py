import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from tests.cast import id_of
from umai.law.terms.clock import today
from umai.oversight.board import rows as listed
from umai.oversight.board.board import OpenCases, board_lines, page
from umai.oversight.board.counts import DISTRICT_RATIOS, OVERDUE, RATIOS, WORK_RATIOS
from umai.oversight.board_query import BoardQuery, days_of_month, months
from umai.trail.models import Entry


def get(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def board(by, **query):
    """The lines of the board by name."""
    with by.speaking(), override("en"):
        asked = BoardQuery.of(query, by)
        return {line.name: line for line in board_lines(asked, OpenCases.of(asked))}


def numbers(by, **query):
    """Name of a line to key of a share to (above, below, middle)."""
    return {
        name: {share.key: number[:3] for share, number in [(OVERDUE, line.overdue), *line.done]}
        for name, line in board(by, **query).items()
    }


def test_open_cases_stand_by_worker_and_risk(work, damira):
    found = board(damira)
    assert list(found) == ["Асанова Айгүл", "Төлөгөнов Азамат", "Nobody"]
    counts = {name: (line.open, [n for _risk, n in line.by_risk]) for name, line in found.items()}
    assert counts["Асанова Айгүл"] == (2, [1, 0, 0, 0, 1])
    assert counts["Төлөгөнов Азамат"] == (1, [0, 0, 0, 0, 1])
    assert counts["Nobody"] == (2, [0, 0, 0, 1, 1])


def test_what_was_done_stands_with_its_denominator(work, damira):
    found = numbers(damira)
    aigul, azamat = found["Асанова Айгүл"], found["Төлөгөнов Азамат"]
    assert aigul["overdue"][:2] == (2, 2)
    assert aigul["assessed"][:2] == aigul["planned"][:2] == (0, 2)
    assert aigul["first_visit"] == (1, 2, 20)
    assert azamat["first_visit"] == (1, 1, 25)
    assert aigul["kept"][:2] == (1, 3)
    assert aigul["office"][:2] == (1, 2)
    assert azamat["kept"][:2] == azamat["alone"][:2] == (1, 1)
    assert aigul["alone"][:2] == (1, 2)
    assert aigul["late_entries"][:2] == (1, 3)
    assert azamat["late_entries"][:2] == (0, 2)


def test_the_district_sees_what_it_owes(work, damira):
    with damira.speaking():
        owed = {share.key: number[:2] for share, number in page(BoardQuery.of({}, damira))["owed"]}
    assert owed["unassigned"] == (2, 5)
    assert owed["unplanned"] == (1, 5)
    assert owed["agreements"] == owed["approvals"] == (0, 0)
    assert owed["care"] == (1, 2)


LINK = re.compile(r'href="(/board/[a-z_]+/[^"]*)">(\d+)</a>')


def test_every_number_leads_to_exactly_its_rows(client_of, work, monkeypatch):
    monkeypatch.setattr(listed, "PAGE", 2)
    client = client_of("damira")
    found = LINK.findall(get(client, "/board/"))
    assert len(found) >= 20
    assert {address.split("/")[2] for address, _n in found} >= {
        "overdue",
        "kept",
        "alone",
        "care",
        "unplanned",
    }
    for address, number in found:
        address, seen = address.replace("&amp;", "&"), []
        while address:
            text = get(client, address)
            seen += re.findall(r'<th scope="row"><a href="/(?:cases|children)/', text)
            following = re.search(r'href="(\?[^"]*after=[^"]*)" rel="next"', text)
            path = address.split("?")[0]
            address = following and path + following[1].replace("&amp;", "&")
        assert len(seen) == int(number), address


@pytest.mark.parametrize("share", RATIOS.values(), ids=RATIOS)
def test_a_list_may_be_empty_and_says_so(client_of, share):
    assert "There is nothing to show" in get(client_of("damira"), f"/board/{share.key}/")


def test_a_list_of_all_says_which_are_counted(client_of, work):
    text = get(client_of("damira"), "/board/kept/?whole=1")
    assert text.count("govuk-tag--green") == 2 and "4 rows" in text


def test_a_list_is_noted_with_what_it_showed(client_of, work):
    get(client_of("damira"), "/board/unassigned/")
    entry = Entry.objects.using("owner").get(act="oversight.unassigned")
    assert set(entry.shown) == {work["today"].pk, work["new"].pk}


@pytest.mark.parametrize("username", ["aigul", "erlan", "bakyt", "kanykei", "gulnara", "timur", "nuriya"])
@pytest.mark.parametrize("page", ["/board/", "/board/overdue/", "/board/intervals/"])
def test_only_those_who_look_on_may(client_of, username, page):
    assert client_of(username).get(page).status_code == 403


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize(
    "page", ["/board/", "/board/kept/", "/board/intervals/", "/board/?month=2020-13&district=x"]
)
def test_the_pages_open_in_every_language(client_of, work, language, page):
    assert client_of("damira", language).get(page).status_code == 200


def test_a_number_that_is_not_defined_is_no_page(client_of):
    assert client_of("damira").get("/board/happiness/").status_code == 404


def test_the_oblast_sees_its_districts_and_each_board(client_of, work, damira, farida):
    district = damira.office.place_id
    text = get(client_of("farida"), "/board/")
    assert "Асанова Айгүл" not in text
    assert f'href="/board/?district={district}"' in text
    text = get(client_of("farida"), f"/board/?district={district}")
    assert "Асанова Айгүл" in text
    assert f"district={district}&amp;worker={id_of('worker', 'aigul')}" in text


def test_no_other_district_is_counted(work, cholpon, jyldyz, damira):
    from umai.oversight.tests.conftest import make_case

    make_case(jyldyz, "Бакыт", days_ago=60)
    assert sum(line.open for line in board(damira).values()) == 5
    asked = BoardQuery.of({"district": str(cholpon.office.place_id)}, damira)
    assert asked.districts == tuple(damira.reach.districts)


def test_a_child_behind_a_wall_is_not_counted(work, damira):
    from umai.access.models import Wall

    Wall.objects.using("owner").create(
        worker_id=damira.pk, child_id=work["kept"].child_id, from_at="2020-01-01T00:00Z"
    )
    damira.__dict__.pop("reach", None)
    assert numbers(damira)["Асанова Айгүл"]["kept"][:2] == (0, 1)


def test_a_month_counts_its_own_days(work, damira):
    month = (today() - timedelta(days=20)).isoformat()[:7]
    since, until = days_of_month(month, today())
    assert since.day == 1 and until < today()
    asked = BoardQuery.of({"month": month}, damira)
    assert (asked.since, asked.until) == (since, until)
    assert BoardQuery.of({"month": "1999-01"}, damira).month == ""
    assert len(months(today())) == 12


def test_a_month_that_was_chosen_stays_chosen(client_of):
    month = months(today())[1]
    assert f'value="{month}" selected' in get(client_of("damira"), f"/board/?month={month}")


def test_whoever_carries_more_than_one_person_can_is_marked(client_of, work, monkeypatch):
    client = client_of("damira")
    assert "govuk-tag--orange" not in get(client, "/board/")
    monkeypatch.setattr("umai.oversight.board.board.CASELOAD_LIMIT", SimpleNamespace(on=lambda day: 1))
    text = get(client, "/board/")
    assert text.count("more than 1</strong>") == 1 and "Асанова Айгүл" in text


def test_every_number_says_what_is_counted_of_what_and_by_which_day(client_of):
    text = get(client_of("damira"), "/board/")
    for share in [OVERDUE, *WORK_RATIOS, *DISTRICT_RATIOS]:
        assert str(share.title) in text
    assert text.count("The day that governs:") == len(RATIOS)


def test_the_number_of_questions_does_not_grow_with_workers(work, damira, erlan, aigul):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from umai.intake.cases import actions as intake

    def asked():
        with damira.speaking(), CaptureQueriesContext(connection) as queries:
            page(BoardQuery.of({}, damira))
        return len(queries)

    few = asked()
    intake.assign_worker(work["today"], by=damira, worker_id=erlan.pk)
    assert asked() <= few <= 14
