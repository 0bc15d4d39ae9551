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


def test_who_added_it_and_when_is_stamped_by_the_database(damira):
    row = Service.objects.using("owner").get(pk=offer(damira).pk)
    assert row.recorded_by_id == damira.pk and row.recorded_at is not None


def test_an_administrator_offers_one_for_the_whole_country(gulnara):
    country = Place.objects.get(level="country")
    assert offer(gulnara, place=country, body="clinic").place == country


def test_a_service_of_one_office_is_of_its_kind(damira, school):
    assert offer(damira, office=school, body="").body == "school"


@pytest.mark.parametrize("body", ["ministry", "commission", ""])
def test_other_kinds_of_bodies_are_not_asked(damira, body):
    with pytest.raises(actions.NotABody):
        offer(damira, body=body)


def test_a_name_is_written_in_three_languages(damira):
    with pytest.raises(Incomplete):
        offer(damira, names=NAMES | {"ru": " "})


def test_a_code_stands_once_from_one_day(damira):
    offer(damira)
    with pytest.raises(actions.CodeTaken):
        offer(damira)
    assert offer(damira, holds_from=tomorrow())


def test_a_service_does_not_end_before_it_begins(damira):
    with pytest.raises(actions.EndsTooEarly):
        offer(damira, holds_to=today() - timedelta(days=1))


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


def test_an_agreement_is_recorded_with_what_may_be_passed_on(damira):
    made = agree(damira)
    assert made.terms().fields == {"child_name", "birth_date", "settlement", "school", "need"}
    assert last_entry() == ("referrals.record_agreement", "done")


@pytest.mark.parametrize("changes", [{"fields": ["need"]}, {"cite": " "}, {"number": ""}], ids=str)
def test_an_agreement_says_all_that_it_needs(damira, changes):
    with pytest.raises(Incomplete):
        agree(damira, **changes)


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


@pytest.mark.parametrize("verb", ACTS)
@pytest.mark.parametrize("who", ["erlan", "aigul", "bakyt", "farida", "cholpon", "timur"])
def test_other_roles_add_and_end_nothing(damira, service, agreement, verb, who, request):
    by = request.getfixturevalue(who)
    with pytest.raises(NotPermitted):
        ACTS[verb](by, damira.office.place, service, agreement)
    assert last_entry() == (f"referrals.{verb}", "refused")


@pytest.fixture
def elsewhere(gulnara, jyldyz):
    """A service and an agreement of Kochkor."""
    place = jyldyz.office.place.district
    return place, offer(gulnara, place=place), agree(gulnara, place=place)


@pytest.mark.parametrize("verb", ACTS)
def test_a_head_adds_and_ends_nothing_in_another_district(damira, elsewhere, verb):
    with pytest.raises(NotPermitted):
        ACTS[verb](damira, *elsewhere)
    assert last_entry() == (f"referrals.{verb}", "refused")


COLUMNS = "(id, body, place_id, holds_from, fields, cite, number, signed_on)"


@pytest.mark.parametrize("who, where", [("erlan", "own"), ("bakyt", "own"), ("damira", "other")])
def test_whoever_says_sql_adds_no_agreement_that_is_not_theirs(who, where, damira, jyldyz, request):
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


@pytest.mark.parametrize(
    "statement", ["update referrals_agreement set number = '9'", "delete from referrals_agreement"]
)
def test_not_even_the_owner_changes_a_line(agreement, statement):
    with pytest.raises(DatabaseError, match="never changed"), connections["owner"].cursor() as cursor:
        cursor.execute(statement)
    assert Agreement.objects.using("owner").get().number == "7"
