"""The pages of what Umai counts itself: rounded, told in three languages, closed to who does not read figures."""

from datetime import date
from itertools import cycle

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from tests.page_words import words_of
from tests.tampering import without_triggers
from umai.indicators.definition import Cell
from umai.indicators.nightly import keep_indicator
from umai.indicators.reading import INDICATORS, ShownCounts, shown_cells
from umai.indicators.tests.conftest import ago, at_hour, case_of, child_of
from umai.law.terms.clock import today
from umai.statistics.counted import drawn, reading
from umai.statistics.counted.drawn import half_in_words
from umai.statistics.counted.reading import FIRST, AskedFigure, published
from umai.statistics.coverage import counts
from umai.trail.models import Entry

LIST, REGISTERED = "/figures/indicators/", "/figures/indicators/registered_children/"


def shown(client, address, language="en"):
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200, address
    return words_of(answer)


@pytest.fixture
def seven_children(aigul):
    return [child_of(aigul, f"Бала{n}", birth_date=ago(3000)) for n in range(7)]


def test_every_indicator_is_listed_and_where_nobody_was_counted_it_has_its_words(client_of):
    client = client_of("nuriya")
    text = shown(client, LIST)
    assert [one.name for one in published() if str(one.title) not in text] == []
    assert "Umai counts what it was told." in text
    for one, language in zip(published(), cycle(("ky", "ru", "en"))):  # in each by turns
        answer = client.get(f"{LIST}{one.name}/", headers={"accept-language": language})
        assert answer.status_code == 200, one.name
        assert "<table>" not in answer.content.decode(), one.name


def test_counts_are_to_the_nearest_ten_with_a_picture_told_apart_by_what_is_chosen(seven_children, client_of):
    client = client_of("nuriya")
    page = client.get(REGISTERED, headers={"accept-language": "en"})
    text = words_of(page)
    assert "Osh" in text and "Together: 10" in text and "To the nearest ten" in text
    assert "<svg" in page.content.decode()
    look = Entry.objects.using("owner").filter(act="statistics.indicator").last()
    assert look.shown in (None, []), "the look is on the trail and shows no child"
    assert "7 to 13 years" in shown(client, f"{REGISTERED}?by=age")
    assert "7 to 13 years" not in shown(client, f"{REGISTERED}?by=child_id")


def test_what_stands_in_several_rows_is_not_added_up(aigul, client_of):
    for n in range(7):
        case_of(aigul, f"Бала{n}", received_at=at_hour(today(), 0))
    text = shown(client_of("nuriya"), f"{LIST}chain/")
    assert "10" in text and "Together" not in text


def test_a_year_that_is_over_says_what_was_known_then(seven_children, client_of, superuser):
    year = today().year - 1
    with without_triggers(superuser):
        superuser.execute("update register_child set recorded_at = %s", [f"{year}-06-01T12:00Z"])
    text = shown(client_of("nuriya"), f"{REGISTERED}?year={year}")
    assert "Known now" in text and "Revision" in text and "10 10 —" in text
    assert "As it was known" not in shown(client_of("nuriya"), REGISTERED)


def test_what_was_written_later_is_a_revision(aigul, client_of, superuser):
    year = today().year - 1
    for n in range(7):
        case_of(aigul, f"Бала{n}", received_at=at_hour(today(), 0))
    with without_triggers(superuser):
        superuser.execute("update intake_case set opened_on = %s", [date(year, 6, 1)])
    assert "10 fewer than 5 +10" in shown(client_of("nuriya"), f"{LIST}cases/?year={year}")


def test_who_reads_figures_reads_them_and_nobody_else_does(client_of):
    def answers(who):
        client = client_of(who)
        return {client.get(page).status_code for page in (LIST, REGISTERED)}

    assert {who: answers(who) for who in ("omurbek", "begimai")} == {"omurbek": {200}, "begimai": {200}}
    closed = {who: answers(who) for who in ("aigul", "damira", "farida", "gulnara", "timur")}
    assert {who: found for who, found in closed.items() if found != {403}} == {}


def test_what_is_no_indicator_of_the_country_is_no_page(client_of):
    client = client_of("nuriya")
    for name in ("happiness", *(one.name for one in INDICATORS.values() if one.now_alone)):
        assert client.get(f"{LIST}{name}/").status_code == 404, name


def asked_of_figures(queries):
    return [one["sql"] for one in queries if "indicators_shown_cells" in one["sql"]]


def test_a_year_that_runs_is_counted_once_and_one_that_is_over_twice(seven_children, client_of):
    client = client_of("nuriya")
    for year, times in ((today().year, 1), (today().year - 1, 2)):
        with CaptureQueriesContext(connection) as captured:
            shown(client, f"{REGISTERED}?year={year}")
        assert len(asked_of_figures(captured.captured_queries)) == times


def pictures(client, address):
    """The words that name the pictures of a page, and what each says."""
    return {name: one.picture for name, one in client.get(address).context["shown"].items()}


def test_ages_stand_on_a_pyramid_of_both_sexes_too_and_each_picture_says_what_its_bars_are(
    seven_children, client_of
):
    client = client_of("nuriya")
    found = pictures(client, f"{REGISTERED}?by=age")
    assert ("10" in found["pyramid"].alt) and len(found["pyramid"].rows) == 6
    assert client.get(f"{REGISTERED}pyramid.svg?by=age").status_code == 200
    year = today().year
    assert {name: one.title for name, one in found.items()} == {
        "by": f"Children on the register, {year}. Age",
        "pyramid": f"Children on the register, {year}. Age, sex",
    }


def test_grown_ups_stand_on_a_pyramid_where_they_are_counted(aigul, client_of, monkeypatch):
    def cells(name, until, by=(), known_on=None, *, speaker):
        found = {("age",): [Cell(("18",), 10)], ("age", "sex"): [Cell(("18", "f"), 10)]}
        return ShownCounts(found[by], 10, None)

    for room in ("reading", "drawn"):
        monkeypatch.setattr(f"umai.statistics.counted.{room}.shown_cells", cells)
    found = pictures(client_of("nuriya"), f"{REGISTERED}?by=age")
    assert len(found["pyramid"].rows) == 8


def test_an_indicator_is_told_apart_first_by_what_its_title_promises():
    for name, dimension in FIRST.items():
        assert dimension in INDICATORS[name].dimensions
    assert AskedFigure.of({}, INDICATORS["signals"]).by == "channel"
    assert AskedFigure.of({"by": "oblast"}, INDICATORS["signals"]).by == "oblast"
    assert AskedFigure.of({}, INDICATORS["registered_children"]).by == "oblast"


def test_a_pyramid_of_nobody_is_not_drawn(aigul, client_of):
    for n in range(7):
        child_of(aigul, f"Бала{n}", sex="")
    assert set(pictures(client_of("nuriya"), f"{REGISTERED}?by=age")) == {"by"}


def test_districts_stand_on_a_map_and_one_with_fewer_than_five_not_as_unknown(seven_children, client_of):
    answer = client_of("nuriya").get(f"{REGISTERED}?by=district", headers={"accept-language": "en"})
    (line,) = answer.context["lines"]
    picture = answer.context["shown"]["by"].picture
    assert line.now == "10" and len(picture.shapes) > 40
    assert len(picture.rows) > 40 and {one.value.number for one in picture.rows} == {"fewer than 5", "10"}


def test_years_stand_beside_each_other_from_the_first_with_a_count(seven_children, client_of, superuser):
    year = today().year
    with without_triggers(superuser):
        superuser.execute("update register_child set recorded_at = %s", [f"{year - 2}-06-01T12:00Z"])
    answer = client_of("nuriya").get(f"{REGISTERED}?by=year", headers={"accept-language": "en"})
    assert [(line.label, line.now) for line in answer.context["lines"]] == [
        (str(one), "10") for one in (year - 2, year - 1, year)
    ]
    assert "Together" not in words_of(answer) and "As on" not in words_of(answer)


def test_of_what_happens_the_year_that_runs_stands_apart(aigul, client_of):
    for n in range(7):
        case_of(aigul, f"Бала{n}", received_at=at_hour(today(), 0))
    (picture,) = pictures(client_of("nuriya"), f"{LIST}cases/?by=year").values()
    assert picture.has_apart and "The year that runs is not over." in picture.caption.note


def test_the_chain_is_drawn_from_step_to_step_with_where_cases_stand(aigul, client_of):
    for n in range(7):
        case_of(aigul, f"Бала{n}", received_at=at_hour(today(), 0))
    answer = client_of("nuriya").get(f"{LIST}chain/", headers={"accept-language": "en"})
    picture = answer.context["shown"]["by"].picture
    assert len(picture.rows) == 8 and picture.rows[0].value.number == "10"
    drawn = " ".join(one.text for one in picture.texts)
    assert "1. a case was opened" in drawn and "Stand here or stopped here: 10." in drawn


def test_how_fast_half_came_to_the_next_step():
    within = {("assessed", "1_day"): 10, ("assessed", "10_days"): 20, ("assessed", "90_days"): 20}
    with override("en"):
        assert (
            half_in_words("assessed", within)
            == "Half of those who came to the next step did so: 2 to 10 days."
        )
        assert half_in_words("planned", within) == ""


def test_a_page_says_when_its_figures_were_counted(seven_children, client_of, worker_role):
    assert "Counted on" not in shown(client_of("nuriya"), REGISTERED)
    keep_indicator(INDICATORS["registered_children"], on=today(), using=worker_role, quick=0)
    for by in ("sex", "year"):
        assert "Counted on" in shown(client_of("nuriya"), f"{REGISTERED}?by={by}")


def test_whatever_a_page_asks_the_night_has_kept(client_of, worker_role, monkeypatch):
    names, asked = ("registered_children", "children_of_migrants", "cases", "chain"), []
    for one in names:
        keep_indicator(INDICATORS[one], on=today(), using=worker_role, quick=0)

    def noted(*words, **said):
        asked.append(shown_cells(*words, **said))
        return asked[-1]

    for room in (reading, drawn, counts):
        monkeypatch.setattr(room, "shown_cells", noted)
    client = client_of("nuriya")
    for name in names:
        asked.clear()
        for year in (today().year, today().year - 1):
            for by in (*INDICATORS[name].dimensions, "year"):
                shown(client, f"{LIST}{name}/?year={year}&by={by}")
        assert len(asked) > 10 and all(one.counted_at for one in asked), name
    asked.clear()
    assert client.get("/figures/coverage/").status_code == 200
    assert asked and all(one.counted_at for one in asked)
