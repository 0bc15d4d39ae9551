"""Services and agreements: who adds them, where, and that no line is ever changed."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, connections
from django.db.models import QuerySet
from django.utils.translation import override

from umai.access.requirements import AlreadyEnded, Incomplete
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.referrals.catalogue import actions
from umai.referrals.models import Agreement, Service
from umai.referrals.tests.conftest import NAMES, agree, last_entry
from umai.refusal import NotPermitted
from umai.trail.models import Entry


def tomorrow():
    return today() + timedelta(days=1)


def offer(by, **changes):
    said = {
        "place": by.office.place,
        "code": "meals",
        "names": NAMES,
        "holds_from": today(),
        "body": "school",
    }
    return actions.add_service(by.office, by=by, **said | changes)


def test_a_head_offers_a_service_in_the_own_district(damira):
    service = offer(damira)
    with override("ky"):
        assert str(service) == NAMES["ky"]
    assert service.last_day is None
    entry = Entry.objects.using("owner").get()
    assert (entry.act, entry.outcome, entry.record_id) == ("referrals.offer", "done", service.pk)
    row = Service.objects.using("owner").get(pk=service.pk)
    assert row.recorded_by_id == damira.pk and row.recorded_at is not None


def test_a_service_is_of_the_kind_of_its_office_or_of_the_whole_country(damira, school, gulnara):
    assert offer(damira, office=school, body="", code="lessons").body == "school"
    country = Place.objects.get(level="country")
    assert offer(gulnara, place=country, body="clinic").place == country


def test_a_service_says_its_body_its_name_in_three_languages_and_ends_after_it_begins(damira):
    for body in ("ministry", "commission", ""):
        with pytest.raises(actions.NotABody):
            offer(damira, body=body)
    with pytest.raises(Incomplete):
        offer(damira, names=NAMES | {"ru": " "})
    with pytest.raises(actions.EndsTooEarly):
        offer(damira, holds_to=today() - timedelta(days=1))
    offer(damira)
    with pytest.raises(actions.CodeTaken):
        offer(damira)
    assert offer(damira, holds_from=tomorrow())


def test_a_service_ends_once_today_or_later(damira):
    service = offer(damira)
    with pytest.raises(actions.EndsTooEarly):
        actions.end_service(service, by=damira, holds_to=today() - timedelta(days=1), words="Over.")
    with pytest.raises(Incomplete):
        actions.end_service(service, by=damira, holds_to=today(), words="")
    actions.end_service(service, by=damira, holds_to=today(), words="Over.")
    assert last_entry() == ("referrals.end_service", "done")
    with pytest.raises(AlreadyEnded):
        actions.end_service(service, by=damira, holds_to=tomorrow(), words="Over.")
    with damira.speaking():
        assert Service.objects.on(today()).exists() and not Service.objects.on(tomorrow()).exists()


@pytest.mark.parametrize("what", ["service", "agreement"])
def test_of_two_who_end_it_at_once_one_is_refused(damira, what, service, agreement, monkeypatch):
    line, end = {"service": (service, actions.end_service), "agreement": (agreement, actions.end_agreement)}[
        what
    ]
    end(line, by=damira, holds_to=today(), words="Over.")
    monkeypatch.setattr(QuerySet, "exists", lambda _rows: False)  # the other one has not ended it yet
    monkeypatch.setattr(type(line), "last_day", None)
    with pytest.raises(AlreadyEnded):
        end(line, by=damira, holds_to=tomorrow(), words="Over.")


def test_an_agreement_says_all_that_it_needs_and_is_kept_with_what_may_be_passed_on(damira):
    for changes in ({"fields": ["need"]}, {"cite": " "}, {"number": ""}):
        with pytest.raises(Incomplete):
            agree(damira, **changes)
    made = agree(damira)
    assert made.terms().fields == {"child_name", "birth_date", "settlement", "school", "need"}
    assert last_entry() == ("referrals.record_agreement", "done")


def test_one_agreement_with_a_body_is_in_force_at_a_time(damira, school):
    first = agree(damira)
    with pytest.raises(actions.AgreementsOverlap):
        agree(damira, holds_from=tomorrow())
    assert agree(damira, office=school, body="")  # with one school is another matter
    actions.end_agreement(first, by=damira, holds_to=today(), words="A new one is signed.")
    assert last_entry() == ("referrals.end_agreement", "done")
    assert agree(damira, holds_from=tomorrow())


def test_an_agreement_that_ends_before_the_next_begins_is_no_hindrance(damira):
    agree(damira, holds_from=tomorrow())
    assert agree(damira, holds_to=today())


ACTS = {
    "offer": lambda by, place, _s, _a: offer(by, place=place),
    "end_service": lambda by, _p, service, _a: actions.end_service(
        service, by=by, holds_to=today(), words="x"
    ),
    "record_agreement": lambda by, place, _s, _a: agree(by, place=place, body="clinic"),
    "end_agreement": lambda by, _p, _s, made: actions.end_agreement(made, by=by, holds_to=today(), words="x"),
}


def test_other_roles_and_heads_of_other_districts_add_and_end_nothing(
    damira, service, agreement, request, elsewhere
):
    for verb in ACTS:
        for who in ("erlan", "aigul", "bakyt", "farida", "cholpon", "timur"):
            by = request.getfixturevalue(who)
            with pytest.raises(NotPermitted):
                ACTS[verb](by, damira.office.place, service, agreement)
            assert last_entry() == (f"referrals.{verb}", "refused"), who
    for verb in ACTS:
        with pytest.raises(NotPermitted):
            ACTS[verb](damira, *elsewhere)
        assert last_entry() == (f"referrals.{verb}", "refused"), verb


@pytest.fixture
def elsewhere(gulnara, jyldyz):
    """A service and an agreement of Kochkor."""
    place = jyldyz.office.place.district
    return place, offer(gulnara, place=place), agree(gulnara, place=place)


COLUMNS = "(id, body, place_id, holds_from, fields, cite, number, signed_on)"


def test_whoever_says_sql_adds_no_agreement_that_is_not_theirs_and_nobody_changes_a_line(
    damira, jyldyz, request, agreement
):
    for who, where in (("erlan", "own"), ("bakyt", "own"), ("damira", "other")):
        by = request.getfixturevalue(who)
        place = (damira if where == "own" else jyldyz).office.place.district_id
        with (
            pytest.raises(DatabaseError, match="row-level security"),
            by.speaking(),
            connection.cursor() as cursor,
        ):
            cursor.execute(
                f"insert into referrals_agreement {COLUMNS}"
                " values (gen_random_uuid(), 'school', %s, now(), '{child_name,pin}', 'x', '1', now())",
                [place],
            )
    for statement in ("update referrals_agreement set number = '9'", "delete from referrals_agreement"):
        with pytest.raises(DatabaseError, match="never changed"), connections["owner"].cursor() as cursor:
            cursor.execute(statement)
        assert Agreement.objects.using("owner").get().number == "7", statement
