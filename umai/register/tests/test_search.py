"""A child is found under every spelling of the name, within reach only."""

import uuid
from datetime import date

import pytest

from umai.refusal import NotPermitted
from umai.register.actions import add_child, correct_fact
from umai.register.born import Born
from umai.register.models import Address, Identity, NameKey
from umai.register.search import find

PIN = "22703201500123"


def register(by, surname, given, **more):
    identity = {"surname": surname, "given": given, "birth_date": date(2015, 3, 27)} | more
    return add_child(by.office.place, by=by, id=uuid.uuid4(), identity=identity)


SPELLINGS = [  # as recorded (surname, given), as typed
    (("Асанов", "Нурбек"), "нурбек асанов"),
    (("Асанов", "Нурбек"), "Asanov Nurbek"),
    (("Асанова", "Бактыгүл"), "Бактыгуль Асанова"),
    (("Асанова", "Бактыгүл"), "Baktygul Asanova"),
    (("Жумагулов", "Чыңгыз"), "Джумагулов Чингиз"),
    (("Жумагулов", "Чыңгыз"), "Dzhumagulov Chingiz"),
    (("Төлөгөнова", "Үмүт"), "Тологонова Умут"),
    (("Ысаков", "Эрлан"), "Исаков Ерлан"),
    (("Жусупов", "Асел"), "Юсупов Асель"),
    (("Акматов", "Мээрим"), "Ахматов Мерим"),
    (("Нурлан уулу", "Бекзат"), "Бекзат Нурлан уулу"),
    (("Omurbekov", "Timur"), "Өмүрбеков Тимур"),
]


@pytest.mark.parametrize(("recorded", "typed"), SPELLINGS)
def test_a_child_is_found_under_another_spelling(recorded, typed, aigul):
    child = register(aigul, *recorded)
    register(aigul, "Сатыбалдиев", "Кубат")

    found = find(typed, by=aigul)

    assert [one.child for one in found] == [child]
    assert found[0].score > 0.6 and found[0].why


def test_the_written_forms_of_documents_are_found_too(aigul):
    child = register(aigul, "Асанов", "Нурбек", written_latin="Assanoff Noorbeck")
    assert [one.child for one in find("Noorbeck", by=aigul)] == [child]


def test_an_earlier_record_of_the_name_still_finds_the_child(aigul):
    child = register(aigul, "Асанов", "Нурбек")
    with aigul.speaking():
        identity = Identity.objects.get()
    correct_fact(child, by=aigul, fact=identity, surname="Токтосунов", given="Эрмек")

    (found,) = find("Асанов Нурбек", by=aigul)
    assert found.identity.given == "Эрмек"
    assert "found under an earlier record of the name" in found.why


@pytest.mark.parametrize(
    ("who", "sees"), [("damira", True), ("farida", True), ("azamat", False), ("cholpon", False)]
)
def test_only_children_within_reach_are_found(who, sees, aigul, request):
    register(aigul, "Асанов", "Нурбек", pin=PIN)
    worker = request.getfixturevalue(who)

    assert bool(find("Асанов Нурбек", by=worker)) is sees
    assert bool(find(pin=PIN, by=worker)) is sees
    assert bool(find(born=Born.in_year(2015), by=worker)) is sees


def test_a_walled_worker_finds_nothing(aigul, wall):
    child = register(aigul, "Асанов", "Нурбек", pin=PIN)
    wall(aigul, child)

    assert find("Асанов Нурбек", pin=PIN, by=aigul) == []


def test_the_database_holds_when_our_own_filter_is_off(aigul, cholpon, wall, settings_without_filter):
    child = register(aigul, "Асанов", "Нурбек", pin=PIN)
    assert find("Асанов Нурбек", pin=PIN, by=cholpon) == []
    wall(aigul, child)
    assert find("Асанов Нурбек", pin=PIN, by=aigul) == []


@pytest.fixture
def settings_without_filter():
    from django.test import override_settings

    with override_settings(UMAI_OWN_FILTER=False):
        yield


@pytest.mark.parametrize("who", ["gulnara", "timur", "bakyt"])
def test_a_search_is_for_those_who_work_with_children(who, request):
    with pytest.raises(NotPermitted):
        find("Асанов", by=request.getfixturevalue(who))


def test_the_right_birth_date_comes_first(aigul):
    other = register(aigul, "Асанов", "Нурбек", birth_date=date(2010, 1, 1))
    same = register(aigul, "Асанов", "Нурбек", birth_date=date(2015, 3, 27))

    found = find("Асанов Нурбек", born=Born(date(2015, 3, 27)), by=aigul)
    assert [one.child for one in found] == [same, other]
    assert "same date of birth" in found[0].why


def test_a_birth_year_is_enough(aigul):
    child = register(aigul, "Асанов", "Нурбек")
    assert [one.child for one in find(born=Born.in_year(2015), by=aigul)] == [child]
    assert find(born=Born.in_year(2014), by=aigul) == []


def test_the_village_helps(aigul, village):
    there = village(aigul.office)
    names = {"surname": "Асанов", "given": "Нурбек"}
    far = register(aigul, **names)
    near = add_child(
        aigul.office.place,
        by=aigul,
        id=uuid.uuid4(),
        identity=names,
        address={"settlement_id": there.pk},
    )
    found = find("Нурбек Асанов", settlement=there.pk, by=aigul)
    assert [one.child for one in found] == [near, far]
    assert "same place" in found[0].why
    assert found[0].where.startswith(there.name_en)


def test_only_the_holder_of_a_pin_is_certain(aigul):
    child = register(aigul, "Асанов", "Нурбек", pin=PIN)
    (found,) = find(pin=PIN, by=aigul)
    assert (found.child, found.score, found.why) == (child, 1.0, ["same PIN"])


def test_what_the_search_showed_is_noted(aigul, trail):
    child = register(aigul, "Асанов", "Нурбек")
    register(aigul, "Сатыбалдиев", "Кубат")
    find("Асанов", by=aigul)

    from umai.trail.models import Entry

    look = Entry.objects.using("owner").get(act="register.search")
    assert [uuid.UUID(str(pk)) for pk in look.shown] == [child.pk]


@pytest.mark.parametrize("text", ["", "   ", "—", "'; drop table --", "محمد", "1234", "%", "a" * 500])
def test_text_that_is_no_name_finds_nobody_and_breaks_nothing(text, aigul):
    register(aigul, "Асанов", "Нурбек")
    assert find(text, by=aigul) == []


def test_a_key_is_looked_up_in_the_index_under_row_security(aigul, superuser):
    child = register(aigul, "Асанов", "Нурбек")
    superuser.execute("set session_replication_role = replica")
    superuser.execute(
        "insert into register_namekey (child_id, identity_id, key, version, source, district_id,"
        " municipality_id, recorded_at) select child_id, identity_id, 'g:' || n, 1, 'batch', district_id,"
        " municipality_id, now() from register_namekey, generate_series(1, 5000) n where child_id = %s"
        " and key = 'g:нурбек'",
        [child.pk],
    )
    superuser.execute("set session_replication_role = origin; analyze register_namekey")
    with aigul.speaking():
        plan = NameKey.objects.within_reach_of(aigul).filter(key__in=["g:нурбек", "s:асан"]).explain()

    assert "child_by_name_key" in plan and "Seq Scan on register_namekey" not in plan


def test_a_search_takes_few_questions_however_many_are_found(aigul, village):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked():
        with CaptureQueriesContext(connection) as queries:
            find("Асанов", by=aigul)
        return len(queries)

    register(aigul, "Асанов", "Нурбек")
    before = asked()
    for given in ("Эрмек", "Бекзат", "Айбек"):
        child = register(aigul, "Асанов", given)
        with aigul.speaking():
            Address.objects.create(child=child, settlement=village(aigul.office))
    assert asked() == before
