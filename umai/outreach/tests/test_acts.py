"""What is printed, hung, missed and called: who may, where, and that it is on the trail."""

import uuid
from datetime import time, timedelta

import pytest
from django.db import DatabaseError, transaction

from umai.access.requirements import ImpossibleTime, Incomplete
from umai.law.terms.clock import today
from umai.outreach import actions
from umai.outreach.contacts import telephone_of
from umai.outreach.models import OfficeTelephone, Poster, PosterLoss, PrintRun
from umai.outreach.tests.conftest import BASE, HANGS, hang, last_entry, office
from umai.refusal import NotPermitted

SHEETS = {"papers": ["a4"], "languages": ["ky"], "base": BASE}
CALLED = {"number": "+996555123456", "hours": "unknown"}


def give(key, by, **changes):
    return actions.record_telephone(office(key), by=by, **CALLED | {"called_on": today()} | changes)


# Printing


def test_sheets_are_printed_and_the_row_says_which(village, request):
    for who in ("aigul", "erlan", "damira", "farida"):
        by = request.getfixturevalue(who)
        row = actions.print_sheets(village, by=by, **SHEETS)
        assert row.pdf.startswith(b"%PDF-") and last_entry() == ("outreach.print_sheets", "done"), who
        kept = PrintRun.objects.using("owner").latest("recorded_at")
        printed = (kept.place_id, kept.papers, kept.languages, kept.sheets, kept.recorded_by_id)
        assert printed == (village.pk, ["a4"], ["ky"], 1, by.pk), who


def test_others_print_nothing_nor_more_than_a_file_holds_nor_of_nothing(village, aigul, request, monkeypatch):
    for who in ("bakyt", "kanykei", "gulnara", "timur", "azamat", "cholpon"):
        with pytest.raises(NotPermitted):
            actions.print_sheets(village, by=request.getfixturevalue(who), **SHEETS)
            pytest.fail(f"{who} printed")
        assert last_entry() == ("outreach.print_sheets", "refused"), who
    for missing in ("papers", "languages"):
        with pytest.raises(Incomplete):
            actions.print_sheets(village, by=aigul, **SHEETS | {missing: []})
    monkeypatch.setattr(actions, "MOST_SHEETS", 1)
    with pytest.raises(actions.TooManySheets):
        actions.print_sheets(aigul.office.place, by=aigul, **SHEETS | {"languages": ["ky", "ru"]})
    assert not PrintRun.objects.using("owner").exists()


# Putting up


def test_a_poster_hangs_since_a_day_at_a_place(village, aigul):
    hang(village, aigul)
    row = Poster.objects.using("owner").get()
    assert (row.place_id, row.put_up_on, row.recorded_by_id) == (village.pk, today(), aigul.pk)
    assert (row.where, row.by_whom) == (HANGS["where"], HANGS["by_whom"])
    assert last_entry() == ("outreach.put_up", "done")


def test_other_roles_put_up_nothing_and_nobody_elsewhere(village, azamat, request):
    for who in ("bakyt", "farida", "gulnara", "azamat", "cholpon", "jyldyz"):
        with pytest.raises(NotPermitted):
            hang(village, request.getfixturevalue(who))
            pytest.fail(f"{who} put it up")
        assert last_entry() == ("outreach.put_up", "refused"), who
    with pytest.raises(DatabaseError), azamat.speaking(), transaction.atomic():
        Poster.objects.create(place=village, put_up_on=today(), **HANGS)


def test_where_and_by_whom_are_said_and_no_day_that_has_not_come(village, aigul):
    for missing in ({"where": " "}, {"by_whom": ""}):
        with pytest.raises(Incomplete):
            hang(village, aigul, **missing)
            pytest.fail(f"put up with {missing}")
    tomorrow = today() + timedelta(days=1)
    with pytest.raises(ImpossibleTime):
        hang(village, aigul, put_up_on=tomorrow)
    poster = hang(village, aigul)
    with pytest.raises(ImpossibleTime):
        actions.take_down_poster(poster, by=aigul, noticed_on=tomorrow)


def test_the_same_form_sent_twice_is_one_poster(village, aigul):
    number = uuid.uuid4()
    hang(village, aigul, id=number)
    with pytest.raises(actions.PosterAlreadyWritten):
        hang(village, aigul, id=number)
    assert Poster.objects.using("owner").count() == 1


# Gone


def test_a_poster_that_is_gone_hangs_no_more(village, aigul, erlan):
    poster = hang(village, aigul)
    actions.take_down_poster(poster, by=erlan, noticed_on=today())
    assert last_entry() == ("outreach.take_down", "done")
    assert PosterLoss.objects.using("owner").get().recorded_by_id == erlan.pk
    assert not Poster.objects.using("owner").hanging().exists()
    with pytest.raises(actions.PosterAlreadyWritten):
        actions.take_down_poster(poster, by=aigul, noticed_on=today())


def test_others_take_nothing_down(village, aigul, request):
    poster = hang(village, aigul)
    for who in ("farida", "bakyt", "azamat", "cholpon"):
        with pytest.raises(NotPermitted):
            actions.take_down_poster(poster, by=request.getfixturevalue(who), noticed_on=today())
            pytest.fail(f"{who} took it down")
        assert last_entry() == ("outreach.take_down", "refused"), who


# The telephone of an office


def test_a_head_gives_the_telephone_of_an_office(damira):
    give("nookat_first", damira, hours="working_days", hours_from=time(9), hours_to=time(17))
    with damira.speaking():
        row = telephone_of(office("nookat_first"))
    assert (row.number, row.hours_from, row.recorded_by_id) == ("+996555123456", time(9), damira.pk)
    assert last_entry() == ("outreach.record_telephone", "done")


def test_other_roles_give_no_telephone_and_a_head_none_in_another_district(damira, request):
    for who in ("aigul", "erlan", "farida", "gulnara"):
        with pytest.raises(NotPermitted):
            give("nookat_first", request.getfixturevalue(who))
            pytest.fail(f"{who} gave it")
        assert last_entry() == ("outreach.record_telephone", "refused"), who
    with pytest.raises(NotPermitted):
        give("kochkor_first", damira)
    assert not OfficeTelephone.objects.using("owner").exists()


def test_a_number_that_nobody_called_or_without_its_hours_is_refused(damira):
    with pytest.raises(Incomplete):
        give("nookat", damira, called_on=None)
    with pytest.raises(ImpossibleTime):
        give("nookat", damira, called_on=today() + timedelta(days=1))
    for begins, ends in ((None, None), (time(17), time(9)), (time(9), time(9)), (time(9), None)):
        with pytest.raises(Incomplete):
            give("nookat", damira, hours="working_days", hours_from=begins, hours_to=ends)
            pytest.fail(f"given from {begins} to {ends}")


def test_an_empty_number_takes_it_off_and_the_row_before_stays(damira):
    give("nookat", damira)
    give("nookat", damira, number="")
    with damira.speaking():
        assert telephone_of(office("nookat")) is None
    assert OfficeTelephone.objects.using("owner").count() == 2


# The database by itself


def test_the_database_keeps_what_was_written(village, aigul, damira):
    hang(village, aigul)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(using="owner"):
        Poster.objects.using("owner").update(where="elsewhere")
    with pytest.raises(DatabaseError), aigul.speaking(), transaction.atomic():
        Poster.objects.all().delete()
