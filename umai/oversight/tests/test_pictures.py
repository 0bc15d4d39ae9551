"""The area in pictures: bars by risk, a map of three subjects, and twelve months, each number with its rows."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from tests.cast import id_of
from umai.intake.models import WorklistRow
from umai.law.outreach import SILENT_DAYS
from umai.law.terms.clock import today
from umai.oversight.board_query import BoardQuery
from umai.oversight.pictures import map as area_map
from umai.oversight.pictures.territory import SUBJECTS, PlaceFigure, legend_of
from umai.oversight.templatetags.board_pictures import load_bars
from umai.oversight.tests.test_board import board, get
from umai.oversight.tests.test_known import of_nookat, report, villages
from umai.places.models import Place, PlaceLevel
from umai.places.points import points
from umai.unseen.models import ListedChild
from umai.unseen.tests.conftest import ASEL, NURBEK, ainura, home, listed, nookat
from umai.unseen.tests.conftest import villages as two_aimaks

__all__ = ["ainura", "home", "nookat", "villages"]
AIMAK = PlaceLevel.MUNICIPALITY
BABY = ["Исаев Тимур", "01.02.2024", ""]
MAP, MONTHS = "/board/map/", "/board/months/"
ROWS = re.compile(r'<th scope="row"><(?:div|a) ')


@pytest.fixture(name="listed")
def _listed(nookat):
    """Lists of Nookat, whose children live in its first aiyl aimak unless the second is named."""
    return listed.__wrapped__(nookat, two_aimaks.__wrapped__(nookat))


def figures(by, show, **query):
    """Name of a place to its figure on this map."""
    with by.speaking(), override("en"):
        found = SUBJECTS[show].figures(BoardQuery.of(query, by))
    return {one.name: one for one in found}


def map_of(by, show, **query):
    with by.speaking(), override("en"):
        return area_map.page(BoardQuery.of(query, by), show)


def rows_at(client, address):
    """How many rows stand on a list that fits one page."""
    return len(ROWS.findall(get(client, unescape(address)).split("<main")[1]))


def test_a_bar_shows_the_open_cases_of_a_worker_by_risk_and_opens_them(work, client_of, damira):
    shown = load_bars(board(damira).values())
    bars = {bar.name: bar for bar in shown["bars"]}
    aigul = bars["Асанова Айгүл"]
    assert [(part.risk, part.n) for part in aigul.parts] == [("urgent", 1), ("unjudged", 1)]
    assert aigul.words == "urgent: 1, not judged yet: 1" and aigul.open == 2
    assert f"worker={id_of('worker', 'aigul')}" in aigul.url
    assert {name: rows_at(client_of("damira"), bar.url) for name, bar in bars.items()} == {
        name: bar.open for name, bar in bars.items()
    }
    lines = [part.lines for part in shown["legend"]]
    assert len(lines) == 5 and len(set(lines)) == 4  # the darkest and the lightest have none
    ends = [re.findall(r"h(-?[\d.]+)", "".join(p.path for p in bar.parts)) for bar in shown["bars"]]
    lengths = [sum(float(one) for one in found if float(one) > 0) for found in ends]
    assert max(lengths) == pytest.approx(300) and lengths == pytest.approx([300, 150, 300])


def test_a_board_without_open_cases_has_no_bar():
    assert load_bars([])["bars"] == []


def test_the_board_leads_to_the_maps_and_the_months(client_of, damira):
    text = get(client_of("farida"), f"/board/?district={damira.office.place_id}")
    for show in SUBJECTS:
        assert re.search(rf'href="/board/map/\?district={damira.office.place_id}&amp;show={show}"', text)
    assert f'href="/board/months/?district={damira.office.place_id}"' in text


def test_what_is_late_stands_by_municipality_and_leads_to_its_cases(work, client_of, damira):
    found = figures(damira, "late")
    assert sum(one.of for one in found.values()) == 5
    assert sum(one.n for one in found.values()) == 3
    client = client_of("damira")
    for one in found.values():
        assert one.n and rows_at(client, one.url) == one.n


def test_the_oblast_sees_each_district_and_goes_into_it(work, client_of, damira, farida):
    found = figures(farida, "late")
    nookat = found[damira.office.place.name_en]
    assert (nookat.n, nookat.of) == (3, 5) and len(found) == len(farida.reach.districts)
    client = client_of("farida")
    assert rows_at(client, nookat.url) == 3
    text = get(client, MAP)
    assert f'href="?district={damira.office.place_id}&amp;show=late"' in text
    assert f'<option value="{damira.office.place_id}" selected>' in get(
        client, f"{MAP}?district={damira.office.place_id}"
    )


def test_a_case_of_no_municipality_is_counted_and_leads_nowhere(work, damira, client_of, superuser):
    superuser.execute("update intake_worklistrow set municipality_id = null")
    (one,) = figures(damira, "late").values()
    assert (one.name, one.n, one.of, one.url) == ("Place not known", 3, 5, "")
    tiles = get(client_of("damira"), f"{MAP}?show=late").split('class="picture-tiles"')[1]
    assert re.search(r'Place not known <span class="hint">3 of 5</span></li>', tiles)


def test_a_silent_village_is_marked_until_somebody_reports(villages, damira):
    report(villages[0], 2, **of_nookat(damira))
    report(villages[1], SILENT_DAYS.on(today()) + 1, **of_nookat(damira))
    found = figures(damira, "silent")
    speaks, silent = found[villages[0].name_en], found[villages[1].name_en]
    assert (speaks.level, speaks.says, speaks.url) == (0, "a report came", "")
    assert (silent.level, silent.says) == (3, "silent")
    assert silent.url == f"/posters/{villages[1].municipality_id}/"


def test_the_oblast_counts_the_silent_villages_of_each_district(villages, client_of, damira, farida):
    report(villages[0], 2, **of_nookat(damira))
    nookat = figures(farida, "silent")[damira.office.place.name_en]
    assert nookat.of - nookat.n == 1
    assert f"Silent villages: {nookat.n}" in get(client_of("farida"), nookat.url)


def test_children_in_nobody_s_care_stand_by_village_and_lead_to_their_rows(listed, client_of, damira):
    listed(NURBEK, ASEL, BABY)
    children = ListedChild.objects.using("owner")
    children.update(settlement=None)
    aimak = children.first().municipality
    village = aimak.parts.first()
    assert children.filter(row__given="Нурбек").update(settlement=village) == 1
    found = figures(damira, "unseen")
    assert {key: (one.n, one.lies_in) for key, one in found.items()} == {
        village.name_en: (1, aimak.name_en),
        aimak.name_en: (2, "Village not said"),
    }
    client = client_of("damira")
    for one in found.values():
        assert rows_at(client, one.url) == one.n
    assert "Village not said" in get(client, f"{MAP}?show=unseen")


def test_the_oblast_sees_the_children_of_each_district(listed, client_of, damira, farida):
    listed(NURBEK, ASEL)
    nookat = figures(farida, "unseen")[damira.office.place.name_en]
    assert (nookat.n, nookat.of) == (2, 2) and rows_at(client_of("farida"), nookat.url) == 2


def test_a_level_is_a_quarter_a_half_or_more():
    levels = [PlaceFigure(None, "", "", n, 8, "").level for n in (0, 1, 2, 3, 4, 5, 8)]
    assert levels == [0, 1, 1, 2, 2, 3, 3]
    assert [level for level, _words in legend_of([PlaceFigure(None, "", "", n, 8, "") for n in (5, 0)])] == [
        0,
        3,
    ]


def test_where_nothing_is_to_be_counted_no_share_is_said(farida):
    assert {one.says for one in figures(farida, "unseen").values()} == {"nothing to count"}


def test_a_place_without_a_point_is_a_tile_under_its_aimak(villages, damira):
    shown = map_of(damira, "silent")
    tiles = [line.figure.place for _aimak, lines in shown["tiles"] for line in lines]
    assert tiles and all(one.code not in points() for one in tiles)
    assert len(tiles) + shown["map"].count("<title>") == len(shown["lines"])
    assert [aimak for aimak, _lines in shown["tiles"]] == sorted({one.municipality.name_en for one in tiles})


def test_few_places_have_a_number_on_the_map_and_in_the_table(work, damira, client_of):
    pointed = Place.objects.filter(code__in=points(), district=damira.office.place, municipality__level=AIMAK)
    aimaks = sorted(set(pointed.values_list("municipality", flat=True)))[:2]
    for old, new in zip(two_aimaks.__wrapped__(damira.office.place), aimaks, strict=True):
        WorklistRow.objects.using("owner").filter(municipality=old).update(municipality_id=new)
    shown = map_of(damira, "late")
    assert [line.key for line in shown["lines"]] == ["1", "2"]
    assert '<th scope="row">1. ' in get(client_of("damira"), MAP)
    assert shown["map"].count("<text") == 2
    assert not any(line.key for line in map_of(damira, "silent")["lines"])


def test_where_no_point_is_known_there_is_no_map_and_all_are_tiles(work, client_of):
    text = get(client_of("damira"), MAP)
    assert 'class="umai-map"' not in text and text.count('<ul class="picture-tiles">') == 1


def test_where_no_case_is_open_the_map_says_so(client_of):
    assert "Nothing of this kind is counted here." in get(client_of("damira"), MAP)


def test_no_other_district_is_on_the_map(work, listed, villages, damira, cholpon):
    report(villages[0], 2, district_id=cholpon.office.place_id)
    WorklistRow.objects.using("owner").update(district=cholpon.office.place)
    ListedChild.objects.using("owner").update(district=cholpon.office.place)
    query = {"district": str(cholpon.office.place_id)}
    assert figures(damira, "late", **query) == {}
    assert figures(damira, "silent", **query)[villages[0].name_en].state == "silent"
    assert figures(damira, "unseen", **query) == {}


def test_the_number_of_questions_of_a_map_does_not_grow_with_places(work, listed, villages, damira):
    def asked(show):
        with CaptureQueriesContext(connection) as queries:
            map_of(damira, show)
        return len(queries)

    few = {show: asked(show) for show in SUBJECTS}
    for village in villages:
        report(village, 2, **of_nookat(damira))
    listed(NURBEK, ASEL)
    listed(BABY, village=1, slug="pupils")
    assert {show: asked(show) for show in SUBJECTS if asked(show) > few[show] + 1} == {}
    assert max(few.values()) <= 8
