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
from umai.oversight.tests.conftest import make_case
from umai.oversight.tests.test_known import report, villages
from umai.trail.models import Entry

__all__ = ["villages"]  # a fixture


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


def test_open_cases_stand_by_worker_and_risk_and_what_was_done_with_its_denominator(work, damira):
    found = board(damira)
    assert list(found) == ["Асанова Айгүл", "Төлөгөнов Азамат", "Nobody"]
    counts = {name: (line.open, [n for _risk, n in line.by_risk]) for name, line in found.items()}
    assert counts["Асанова Айгүл"] == (2, [1, 0, 0, 0, 1])
    assert counts["Төлөгөнов Азамат"] == (1, [0, 0, 0, 0, 1])
    assert counts["Nobody"] == (2, [0, 0, 0, 1, 1])

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


def test_a_list_may_be_empty_and_says_so_and_no_other_number_has_one(client_of):
    client = client_of("damira")
    pages = {key: client.get(f"/board/{key}/").content.decode() for key in RATIOS}
    assert [key for key, page in pages.items() if "There is nothing to show" not in page] == []
    assert client.get("/board/happiness/").status_code == 404


def test_a_list_of_all_says_which_are_counted_and_is_noted_with_what_it_showed(client_of, work):
    client = client_of("damira")
    text = get(client, "/board/kept/?whole=1")
    assert text.count("govuk-tag--green") == 2 and "4 rows" in text
    get(client, "/board/unassigned/")
    entry = Entry.objects.using("owner").get(act="oversight.unassigned")
    assert set(entry.shown) == {work["today"].pk, work["new"].pk}


PAGES = ("/board/", "/board/kept/", "/board/intervals/", "/board/map/", "/board/months/", "/board/known/")


@pytest.mark.parametrize("username", ["aigul", "erlan", "bakyt", "kanykei", "gulnara", "timur", "nuriya"])
def test_only_those_who_look_on_may(client_of, username):
    client = client_of(username)
    assert {client.get(address).status_code for address in PAGES} == {403}


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_the_pages_open_in_every_language(client_of, work, villages, damira, language):
    report(villages[0], 2, district_id=damira.office.place_id)
    clients = [client_of(who, language) for who in ("damira", "farida")]
    more = ("/board/?month=2020-13&district=x", "/board/map/?show=unseen", "/board/map/?show=x")
    for address in (*PAGES, *more):
        assert [client.get(address).status_code for client in clients] == [200, 200], address
    nookat = damira.office.place_id
    assert f'value="{nookat}" selected' in get(clients[1], f"/board/known/?district={nookat}")


def test_the_oblast_sees_its_districts_and_each_board(client_of, work, damira, farida):
    district = damira.office.place_id
    text = get(client_of("farida"), "/board/")
    assert "Асанова Айгүл" not in text
    assert f'href="/board/?district={district}"' in text
    text = get(client_of("farida"), f"/board/?district={district}")
    assert "Асанова Айгүл" in text
    assert f"district={district}&amp;worker={id_of('worker', 'aigul')}" in text


def test_no_other_district_is_counted(work, cholpon, jyldyz, damira):
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


def test_whoever_carries_more_than_one_person_can_is_marked(client_of, work, monkeypatch):
    client = client_of("damira")
    assert "govuk-tag--orange" not in get(client, "/board/")
    monkeypatch.setattr("umai.oversight.board.board.CASELOAD_LIMIT", SimpleNamespace(on=lambda day: 1))
    text = get(client, "/board/")
    assert text.count("more than 1</strong>") == 1 and "Асанова Айгүл" in text


def test_every_number_says_what_is_counted_and_by_which_day_and_a_chosen_month_stays_chosen(client_of):
    month = months(today())[1]
    text = get(client_of("damira"), f"/board/?month={month}")
    assert f'value="{month}" selected' in text
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
