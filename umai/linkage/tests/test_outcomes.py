"""The answer after a list was taken in: who is known, new, waiting for a decision and set aside, with the rows."""

import re

import pytest

from umai.linkage.candidates.matching import match_edition
from umai.linkage.lists.changes import OUTCOMES, count_outcomes
from umai.linkage.lists.ingest import ingest_list
from umai.linkage.models import RecordPair
from umai.linkage.review import actions
from umai.linkage.tests import files
from umai.linkage.tests.pairs import HEADER, child_of, line, pair_of, rows_of
from umai.trail.models import Entry

TOTAL = ["", "Итого: 4", "", "", "", ""]
FAULTY = ["9", "=1+1", "", "", "", ""]
LINES = [line(1), line(2, "Айбек"), line(3, "Тилек"), FAULTY, TOTAL]


@pytest.fixture
def taken(file_of):
    """`taken(*lines)`: a list of these lines, taken in and matched."""

    def make(*lines, header=HEADER):
        edition, _counted = ingest_list(file_of(files.csv(lines, header=header), whole=False), using="owner")
        match_edition(edition, using="owner")
        return edition

    return make


@pytest.fixture
def edition(taken, aigul, damira):
    """Five rows: the first known by a person's word, the second waiting, the third new, two set aside."""
    made = taken(*LINES)
    first, second, *_others = rows_of(made)
    actions.judge_pair(pair_of(first, child_of(aigul)), by=damira, answer="same")
    pair_of(second, child_of(aigul, "Айбек"))
    return made


def counted(edition, by):
    return {kind.name: number for kind, number in count_outcomes(edition, by)}


def numbers_shown(client, edition, which):
    page = client.get(f"/lists/editions/{edition.pk}/{which}/").text
    return [int(number) for number in re.findall(r'data-label="Line">(\d+)<', page)]


def test_each_row_is_one_of_four_and_each_number_leads_to_exactly_its_rows(client_of, edition, damira):
    found = counted(edition, damira)
    assert found == {"known": 1, "waiting": 1, "unfound": 1, "aside": 2}
    assert sum(found.values()) == edition.rows == 5
    head = client_of("damira")
    page = head.get(f"/lists/editions/{edition.pk}/").text
    shown = {which: numbers_shown(head, edition, which) for which in OUTCOMES}
    assert shown == {"known": [2], "waiting": [3], "unfound": [4], "aside": [5, 6]}
    for which, number in found.items():
        link = re.search(rf'href="/lists/editions/{edition.pk}/{which}/">([^<]*): (\d+)</a>', page)
        assert int(link[2]) == number == len(shown[which])
    assert "outside your reach" not in page
    waiting = RecordPair.objects.using("owner").get(row=rows_of(edition)[1], child__isnull=False)
    actions.judge_pair(waiting, by=damira, answer="not")  # a row that a reader parted from the child is new
    assert counted(edition, damira) == {"known": 1, "waiting": 0, "unfound": 2, "aside": 2}


def test_what_differs_from_the_list_before_is_shown_row_by_row(client_of, taken):
    """Who was left out of the one before is not gone from it, and who is new has not changed."""
    taken(line(1), line(2, "Айбек"), line(3, "Тилек"), FAULTY)
    edition = taken(line(1), line(2, "Айбек", "01.02.2014"), line(4, "Данияр"), TOTAL)
    head = client_of("damira")
    shown = {which: numbers_shown(head, edition, which) for which in ("new", "changed", "gone")}
    assert shown == {"new": [4], "changed": [3], "gone": [4]}  # numbers of lines in each file


def test_before_a_list_is_compared_nothing_is_said_of_who_is_known_and_then_a_nought_without_a_link(
    client_of, file_of
):
    edition, _counted = ingest_list(file_of(files.csv([line(1)], header=HEADER)), using="owner")
    head, address = client_of("damira"), f"/lists/editions/{edition.pk}/"
    page = head.get(address).text
    assert "being compared with the register" in page and "Already on the register" not in page
    match_edition(edition, using="owner")
    page = head.get(address).text
    assert "Already on the register: 0" in page and f"{edition.pk}/known/" not in page


def test_rows_of_another_district_are_counted_as_lying_outside_ones_reach(client_of, taken, damira):
    header = ["Ф.И.О.", "Дата рождения", "Район"]
    here = [["Асанов Бакыт", "2015", "Ноокатский район"], ["Асанов Улан", "2014", "Ноокатский район"]]
    edition = taken(*here, ["Маматов Эрлан", "2013", "Кочкорский район"], header=header)
    found = counted(edition, damira)
    assert sum(found.values()) == 2 and edition.rows == 3
    page = client_of("damira").get(f"/lists/editions/{edition.pk}/").text
    assert "1 row lies outside your reach" in page


BUTTON = re.compile(r'<button class="secondary" name="text" value="([^"]*)">')


def test_find_the_child_posts_the_name_and_leaves_it_out_of_the_address(client_of, edition):
    """A line without a name has nobody to find; the rows of a kind are noted on the trail as they are shown."""
    head, (row, _second, _third, *aside) = client_of("damira"), rows_of(edition)
    page = head.get(f"/lists/editions/{edition.pk}/known/").text
    look = Entry.objects.using("owner").get(act="linkage.known")
    assert [str(one) for one in look.shown] == [str(row.pk)]
    (name,) = BUTTON.findall(page)
    assert name == row.full_name()
    assert not any(row.surname in address for address in re.findall(r'(?:href|action)="([^"]*)"', page))
    form = page[: page.index(f'value="{name}"')].rpartition("<form ")[2]
    assert form.startswith('method="post" action="/children/">')
    found = head.post("/children/", {"text": name}).text
    assert re.search(rf'<input [^>]*name="text"[^>]*value="{name}"', found) and "Search again" in found
    page = head.get(f"/lists/editions/{edition.pk}/aside/").text
    assert BUTTON.findall(page) == [one.full_name() for one in aside if one.full_name()]
    assert len(aside) == 2


def test_whoever_finds_no_child_has_no_button_for_it(signed_ainura, file_of, ainura):
    lines = [["Асанов Бакыт", "2015"]]
    data = files.csv(lines, header=["Ф.И.О.", "Дата рождения"])
    edition, _counted = ingest_list(file_of(data, area=ainura.office.place), using="owner")
    page = signed_ainura.get(f"/lists/editions/{edition.pk}/all/").text
    assert "Асанов" in page and not BUTTON.search(page)
