"""The address of a safe place, and what a doctor found, are sealed from the moment they are written."""

import pytest
from django.db import DatabaseError, connection

from tests.looking import reading
from tests.refusals import not_refused
from umai.access.models import Grant, GrantReason
from umai.access.sessions import Speaker
from umai.law.terms.clock import today
from umai.law.terms.protection import last_day_of_place
from umai.protection.emergency import actions
from umai.protection.ending import actions as endings
from umai.protection.models import TemporaryPlace
from umai.protection.tests.conftest import PLACE, ago, begun, ended, make_case, make_child, proposed_end
from umai.protection.tests.test_acts import done
from umai.register.child.actions import correct_fact, strike_fact
from umai.register.models import HealthDetail, ShelterAddress


def shelters(by):
    with reading(by):
        return list(ShelterAddress.objects.values_list("words", flat=True))


def test_who_took_the_child_there_writes_the_address_and_reads_it_no_more(protection, aigul, request):
    done("record_place", protection, aigul)
    others = ["aigul", "erlan", "farida", "azamat", "cholpon", "bakyt", "kanykei", "omurbek"]
    found = {who: shelters(request.getfixturevalue(who)) for who in (*others, "damira")}
    assert {who: words for who, words in found.items() if words} == {"damira": [PLACE["address"]]}
    with reading(request.getfixturevalue("damira")):
        assert ShelterAddress.objects.get().recorded_by_id == aigul.pk


@pytest.mark.parametrize("reason", [GrantReason.ASSIGNED, GrantReason.UNSEALED])
def test_the_worker_of_the_case_and_those_it_was_opened_to_read_it(protection, aigul, erlan, reason):
    done("record_place", protection, aigul)
    Grant.objects.using("owner").create(worker_id=erlan.pk, child_id=protection.child_id, reason=reason)
    assert shelters(Speaker(erlan.token)) == [PLACE["address"]]


def test_the_address_is_in_no_row_that_is_not_sealed(protection, aigul, superuser):
    done("record_place", protection, aigul)
    tables = [
        name
        for (name,) in superuser.execute(
            "select table_name from information_schema.tables where table_schema = 'public'"
            " and table_name <> 'register_shelteraddress'"
        )
    ]
    for table in tables:
        (found,) = superuser.execute(
            f'select count(*) from "{table}" t where t::text like %s', ["%Manas street%"]
        ).fetchone()
        assert found == 0, table


def test_another_place_stands_in_place_of_the_first(protection, aigul, damira):
    first = done("record_place", protection, aigul)
    done("record_place", protection, aigul, address="Osh street 1", seen=first.pk)
    assert shelters(damira) == ["Osh street 1"]
    with reading(damira):
        assert ShelterAddress.ever.count() == 2


def test_the_end_of_the_protection_ends_the_place(removed, aigul, damira):
    ended(removed, aigul)
    with damira.speaking():
        shelter = ShelterAddress.objects.get()
    assert (shelter.words, shelter.holds_to) == (PLACE["address"], today())


def test_the_place_ends_too_when_somebody_wrote_the_address_anew(removed, child, aigul, damira):
    with reading(damira):
        shelter = ShelterAddress.objects.get()
    correct_fact(child, by=damira, fact=shelter, words="Manas street 6")
    endings.agree_end(proposed_end(removed, aigul, how="returned"), by=damira)
    with reading(damira):
        shelter = ShelterAddress.objects.get()
    assert (shelter.words, shelter.holds_to) == ("Manas street 6", today())


def test_a_struck_address_is_not_brought_back(removed, child, aigul, damira):
    with reading(damira):
        shelter = ShelterAddress.objects.get()
    strike_fact(child, by=damira, fact=shelter)
    ended(removed, aigul)
    assert shelters(damira) == []


def test_what_the_doctor_found_is_sealed(protection, aigul, damira):
    row = done("record_examination", protection, aigul, findings="Fracture of the ulna.")
    with reading(damira):
        (detail,) = HealthDetail.objects.all()
    assert (detail.pk, detail.words) == (row.finding_id, "Fracture of the ulna.")
    with reading(aigul):
        assert not HealthDetail.objects.exists()


def call(by, protection, kind="shelter", replaces=None):
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute(
            "select protection_write_sealed(%s, %s, 'x', %s, current_date, null)",
            [protection.pk, kind, replaces],
        )
        return cursor.fetchone()[0]


def test_the_database_takes_no_address_from_anybody_else_and_nothing_but_addresses_and_health(
    protection, aigul, request
):
    others, by = ["farida", "azamat", "cholpon", "bakyt", "kanykei", "gulnara"], request.getfixturevalue
    assert not_refused(others, DatabaseError, lambda who: call(by(who), protection)) == []
    with pytest.raises(DatabaseError):
        call(aigul, protection, kind="adoption")


def test_an_address_of_another_child_is_not_replaced(protection, aigul, damira):
    other = begun(make_case(make_child(aigul, given="Азиз"), aigul), aigul)
    theirs = done("record_place", other, aigul)
    call(aigul, protection, replaces=theirs.shelter_id)
    with reading(damira):
        assert ShelterAddress.objects.filter(pk=theirs.shelter_id).exists()


def test_the_first_place_lasts_as_long_as_practice_says(protection, aigul):

    row = actions.record_place(protection, by=aigul, happened_at=ago(days=1), **PLACE)
    with aigul.speaking():
        assert TemporaryPlace.objects.get().due_on == last_day_of_place(row.happened_on)
