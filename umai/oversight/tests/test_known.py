"""Where reports come from and where none do."""

import uuid
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from tests.cast import id_of
from umai.identification.models import Signal
from umai.identification.signal.concerns import Channel
from umai.law.outreach import SILENT_DAYS
from umai.law.terms.clock import today
from umai.outreach.models import Poster
from umai.outreach.territory import settlements_of
from umai.oversight.board_query import BoardQuery
from umai.oversight.sources import page
from umai.register.child.actions import add_child, record_fact
from umai.register.models import Address
from umai.staff.models import Office


@pytest.fixture
def villages(db):
    """Villages of Nookat whose names no other village of the district has."""
    office = Office.objects.using("owner").select_related("place").get(pk=id_of("office", "nookat"))
    every = list(settlements_of(office.place).using("owner"))
    names = Counter(one.name_en for one in every)
    return [one for one in every if names[one.name_en] == 1][:4]


def report(place, days_ago, channel="citizen", **changes):
    """A signal of a past day, as the owner writes it."""
    said = {
        "received_at": timezone.now() - timedelta(days=days_ago),
        "channel": channel,
        "concern": "neglect",
        "settlement_id": place.pk if place else None,
        "sealed_words": b"",
        "words_key": "none",
    }
    return Signal.objects.using("owner").create(**said | changes)


def seen(by, **query):
    with by.speaking(), override("en"):
        return page(BoardQuery.of(query, by))


def of_nookat(damira):
    return {"district_id": damira.office.place_id}


def test_reports_are_counted_by_place_and_channel(villages, damira):
    here = of_nookat(damira)
    for channel in ("citizen", "citizen", "school"):
        report(villages[0], 3, channel, **here)
    report(villages[1], 3, **here)
    report(None, 3, **here)
    shown = seen(damira)
    lines = {one.name: (one.total, [n for _channel, n in one.by_channel]) for one in shown["lines"]}
    assert shown["channels"] == [Channel.SCHOOL.label, Channel.CITIZEN.label]
    assert lines[villages[0].name_en] == (3, [1, 2])
    assert lines[villages[1].name_en] == lines["Village not said"] == (1, [0, 1])
    assert shown["lines"][0].name == villages[0].name_en


def test_reports_are_counted_by_month(villages, damira):
    for days in (1, 40, 70):
        report(villages[0], days, **of_nookat(damira))
    months = seen(damira)["months"]
    assert sum(one.total for one in months) == 3 and len(months) >= 2
    chosen = (today() - timedelta(days=40)).isoformat()[:7]
    assert sum(one.total for one in seen(damira, month=chosen)["lines"]) >= 1


def test_a_village_is_silent_until_somebody_reports_and_its_poster_is_known_or_not(villages, damira):
    days = SILENT_DAYS.on(today())
    poster = {"place": villages[2], "put_up_on": today(), "where": "School", "by_whom": "Director"}
    Poster.objects.using("owner").create(**poster)
    report(villages[0], days - 1, **of_nookat(damira))
    report(villages[1], days + 1, **of_nookat(damira))
    shown = seen(damira)
    quiet = {one.name: one.last_on for one in shown["quiet"]}
    assert villages[0].name_en not in quiet
    assert quiet[villages[1].name_en] == today() - timedelta(days=days + 1)
    assert quiet[villages[2].name_en] is None
    posters = {one.name: one.poster_on for one in shown["quiet"]}
    assert posters[villages[2].name_en] == today() and posters[villages[1].name_en] is None
    assert shown["without_poster"] == shown["villages"] - 1
    assert shown["silent"] == len(shown["quiet"]) == shown["villages"] - 1


def test_a_flood_wakes_no_village_and_is_counted_apart(villages, damira):
    report(villages[0], 2, crowded=True, **of_nookat(damira))
    shown = seen(damira)
    assert shown["crowded"] == 1 and shown["lines"] == []
    assert villages[0].name_en in [one.name for one in shown["quiet"]]


def lives(village, by, born):
    identity = {"surname": "Асанов", "given": "Нурбек", "sex": "m", "birth_date": born}
    child = add_child(village.municipality, by=by, id=uuid.uuid4(), identity=identity)
    record_fact(child, by=by, model=Address, kind="actual", settlement_id=village.pk)
    return child


def test_the_village_with_the_most_children_comes_first(villages, damira):
    on = today()
    for age in (1, 10):
        lives(villages[2], damira, on - timedelta(days=366 * age))
    lives(villages[1], damira, on - timedelta(days=366 * 5))
    lives(villages[1], damira, on - timedelta(days=366 * 18 + 5))  # grown up
    lives(villages[1], damira, on - timedelta(days=366 * 19))
    found = [(one.name, one.children) for one in seen(damira)["quiet"]]
    assert found[:2] == [(villages[2].name_en, 2), (villages[1].name_en, 1)]
    assert all(n == 0 for _name, n in found[2:])


def test_the_page_says_what_is_known_of_each_village_and_what_was_not_counted(client_of, villages, damira):
    here, days = of_nookat(damira), SILENT_DAYS.on(today())
    report(villages[0], days + 1, **here)
    report(villages[1], 2, **here)
    report(villages[2], 2, "school", **here)
    report(villages[3], 2, crowded=True, **here)
    Poster.objects.using("owner").create(place=villages[0], put_up_on=today(), where="School", by_whom="-")
    month = f"{today() - timedelta(days=2):%Y-%m}"  # of the reports: on the first two days, the month before
    text = client_of("damira").get(f"/board/known/?month={month}").content.decode()
    assert f'value="{month}" selected' in text and "no poster known" in text and "none yet" in text
    assert "not counted here, because very many came at once" in text


def test_a_report_that_names_no_village_and_a_month_without_some_channel_are_shown_too(
    client_of, villages, damira
):
    report(None, 2, **of_nookat(damira))
    report(villages[0], 40, "school", **of_nookat(damira))
    text = client_of("damira").get("/board/known/").content.decode()
    assert '<th scope="row">Village not said</th>' in text
    by_month = text.split("Reports by month</h2>")[1]
    assert by_month.count('<td class="board-none">') == 2


def test_where_every_village_reports_none_is_silent(client_of, damira):
    for village in settlements_of(damira.office.place).using("owner"):
        report(village, 2, **of_nookat(damira))
    text = client_of("damira").get("/board/known/").content.decode()
    assert "No village is silent" in text and "Silent villages: 0" in text


def test_what_is_kept_from_the_district_is_not_counted_there(villages, damira, farida):
    report(villages[0], 2, keeper="oblast", feared_works_here=True, **of_nookat(damira))
    assert seen(damira)["lines"] == []
    found = seen(farida, district=str(damira.office.place_id))
    assert [one.name for one in found["lines"]] == [villages[0].name_en]


def test_the_oblast_sees_a_line_for_each_district_and_a_district_its_own(villages, damira, farida, cholpon):
    report(villages[0], 2, **of_nookat(damira))
    report(None, 2, **of_nookat(damira))
    report(villages[0], 2, district_id=cholpon.office.place_id)
    assert sum(one.total for one in seen(damira)["lines"]) == 2, "a number of another district is seen"
    lines = {one.name: one for one in seen(farida)["districts_here"]}
    nookat = lines[damira.office.place.name_en]
    assert (nookat.reports, nookat.silent, nookat.villages - nookat.silent) == (2, nookat.silent, 1)
    assert len(lines) == len(farida.reach.districts)


def test_no_number_leads_to_a_report(client_of, villages, damira):
    one = report(villages[0], 2, **of_nookat(damira))
    text = client_of("damira").get("/board/known/").content.decode()
    assert villages[0].name_en in text
    assert str(one.pk) not in text and "/inbox/" not in text.split("<main")[1]


def test_the_number_of_questions_does_not_grow(villages, damira):
    def asked():
        with damira.speaking(), CaptureQueriesContext(connection) as queries:
            page(BoardQuery.of({}, damira))
        return len(queries)

    report(villages[0], 2, **of_nookat(damira))
    few = asked()
    for village in villages[1:]:
        report(village, 2, "school", **of_nookat(damira))
    assert asked() <= few <= 10
