"""A child is found under every spelling of the name, within reach only."""

import uuid
from datetime import date

import pytest
from django.db import DatabaseError, connection

from tests.looking import reading
from tests.moves import move_across
from tests.tampering import without_triggers
from umai.access.sessions import Speaker
from umai.refusal import NotPermitted
from umai.register.child.actions import add_adult, add_child, correct_fact, link_adult
from umai.register.fields.birth_date import BirthDate
from umai.register.models import Address, Adult, Identity, SearchKey, VocabularyWord
from umai.register.search.search import ChildDescription, find_children, find_likely_children

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
    (("Айдаров", "Салайдин"), "Salaydin Aydarov"),
    (("Salaydin", "Aydarov"), "Айдаров Салайдин"),
    (("Асанова", "Айгүл"), "Aïgül Asanova"),
    (("Алиев", "Алибек"), "Əlibek Əliev"),
    (("Жумагулов", "Бакыт"), "Жумагулов Жумагулович Бакыт"),
    (("Эркин уулу", "Бакыт"), "Эркинов Бакыт"),
]


AS_A_NEIGHBOUR_SAYS = [  # as recorded (surname, given, patronymic), as said, and why it may be the child
    (("Асанов", "Акылжан", "Маратович"), "Марат уулу Акыл", "given name is a short or a long form"),
    (("Асанов", "Мукан", ""), "Муканбек Асанов", "given name is a short or a long form"),
    (("Нурланова", "Айнур", "Маратовна"), "Айнурбек Марат кызы", "given name is a short or a long form"),
    (("Асанова", "Сезимжан", "Маратовна"), "Сезим Марта кызы", "father's name differs by one letter"),
    (("Асанова", "Айгерим", "Маратовна"), "Айгериим Марат кызы", "father's name spelled another way"),
    (("Асанов", "Нурлан", ""), "Нурланбк Асанов", "given name sounds alike"),
]


def test_a_child_is_found_as_a_neighbour_says_it(aigul):
    children = {}
    for (surname, given, patronymic), _said, _reason in AS_A_NEIGHBOUR_SAYS:
        children[given] = register(aigul, surname, given, patronymic=patronymic)
    register(aigul, "Сатыбалдиев", "Кубат", patronymic="Маратович")
    for (_surname, given, _patronymic), said, reason in AS_A_NEIGHBOUR_SAYS:
        first, *_others = find_children(said, born=BirthDate.in_year(2015), by=aigul)
        assert first.child == children[given] and reason in first.why, said


def test_it_is_said_first_where_the_name_only_sounds_alike(aigul):
    register(aigul, "Токтосунов", "Жаркынбек")
    (sounds,) = find_children("Тактасинов Жеркинбок", by=aigul)
    (same,) = find_children("Токтосунов Жаркынбек", by=aigul)
    assert sounds.why[0] == "the name only sounds alike"
    assert "the name only sounds alike" not in same.why


@pytest.mark.parametrize(("recorded", "typed"), SPELLINGS)
def test_a_child_is_found_under_another_spelling(recorded, typed, aigul):
    child = register(aigul, *recorded)
    register(aigul, "Сатыбалдиев", "Кубат")

    found = find_children(typed, by=aigul)

    assert [one.child for one in found] == [child]
    assert found[0].score > 0.6 and found[0].why


def test_the_written_forms_of_documents_are_found_too(aigul):
    child = register(aigul, "Асанов", "Нурбек", written_latin="Assanoff Noorbeck")
    assert [one.child for one in find_children("Noorbeck", by=aigul)] == [child]


def test_an_earlier_record_of_the_name_still_finds_the_child(aigul):
    child = register(aigul, "Асанов", "Нурбек")
    with reading(aigul):
        identity = Identity.objects.get()
    correct_fact(child, by=aigul, fact=identity, surname="Токтосунов", given="Эрмек")
    (found,) = find_children("Асанов Нурбек", by=aigul)
    assert found.identity.given == "Эрмек"
    assert "found under an earlier record of the name" in found.why


def test_only_children_within_reach_are_found(aigul, request, cholpon, wall):
    child = register(aigul, "Асанов", "Нурбек", pin=PIN)
    for who, sees in (("damira", True), ("farida", True), ("azamat", False), ("cholpon", False)):
        worker = request.getfixturevalue(who)
        assert bool(find_children("Асанов Нурбек", by=worker)) is sees, who
        assert bool(find_children(pin=PIN, by=worker)) is sees, who
        assert bool(find_children(born=BirthDate.in_year(2015), by=worker)) is sees, who
    asked = ChildDescription("Асанов", "Нурбек", born=BirthDate(date(2015, 3, 27)), pin=PIN)
    assert find_likely_children(asked, by=cholpon) == []
    wall(aigul, child)
    assert find_children("Асанов Нурбек", pin=PIN, by=aigul) == []


def test_the_database_holds_when_our_own_filter_is_off(aigul, cholpon, wall, settings_without_filter):
    child = register(aigul, "Асанов", "Нурбек", pin=PIN)
    assert find_children("Асанов Нурбек", pin=PIN, by=cholpon) == []
    wall(aigul, child)
    assert find_children("Асанов Нурбек", pin=PIN, by=aigul) == []


@pytest.fixture
def settings_without_filter():
    from django.test import override_settings

    with override_settings(UMAI_OWN_FILTER=False):
        yield


def test_a_search_is_for_those_who_work_with_children(request):
    for who in ("gulnara", "timur", "bakyt"):
        with pytest.raises(NotPermitted):
            find_children("Асанов", by=request.getfixturevalue(who))


def test_the_right_birth_date_comes_first(aigul):
    other = register(aigul, "Асанов", "Нурбек", birth_date=date(2010, 1, 1))
    same = register(aigul, "Асанов", "Нурбек", birth_date=date(2015, 3, 27))
    found = find_children("Асанов Нурбек", born=BirthDate(date(2015, 3, 27)), by=aigul)
    assert [one.child for one in found] == [same, other]
    assert "same date of birth" in found[0].why


def test_a_birth_year_or_a_date_and_half_a_name_are_enough(aigul):
    child = register(aigul, "Асанов", "Нурбек")
    assert [one.child for one in find_children(born=BirthDate.in_year(2015), by=aigul)] == [child]
    assert find_children(born=BirthDate.in_year(2014), by=aigul) == []
    assert [
        one.child for one in find_children("Токтосунов Нурбек", born=BirthDate(date(2015, 3, 27)), by=aigul)
    ] == [child]


def test_the_village_helps(aigul, village):
    there = village(aigul.office)
    names = {"surname": "Асанов", "given": "Нурбек"}
    far = register(aigul, **names)
    near = add_child(
        aigul.office.place, by=aigul, id=uuid.uuid4(), identity=names, address={"settlement_id": there.pk}
    )
    found = find_children("Нурбек Асанов", settlement=there.pk, by=aigul)
    assert [one.child for one in found] == [near, far]
    assert "same place" in found[0].why
    assert found[0].where.startswith(there.name_en)


def test_only_the_holder_of_a_pin_is_certain(aigul):
    child = register(aigul, "Асанов", "Нурбек", pin=PIN)
    (found,) = find_children(pin=PIN, by=aigul)
    assert (found.child, found.score, found.why[0]) == (child, 1.0, "same PIN")


def test_what_the_search_showed_is_noted(aigul, trail):
    child = register(aigul, "Асанов", "Нурбек")
    register(aigul, "Сатыбалдиев", "Кубат")
    find_children("Асанов", by=aigul)
    from umai.trail.models import Entry

    look = Entry.objects.using("owner").get(act="register.search")
    assert [uuid.UUID(str(pk)) for pk in look.shown] == [child.pk]


def test_text_that_is_no_name_finds_nobody_and_breaks_nothing(aigul):
    register(aigul, "Асанов", "Нурбек")
    for text in ("", "   ", "—", "'; drop table --", "محمد", "1234", "%", "a" * 500):
        assert find_children(text, by=aigul) == [], text


def test_a_child_is_looked_up_in_the_indexes_under_row_security(aigul, superuser):
    child = register(aigul, "Асанов", "Нурбек")
    with without_triggers(superuser):
        superuser.execute(
            "insert into register_searchkey (child_id, identity_id, nth, district_id, municipality_id, birth_date,"
            " given, surname, version) select child_id, identity_id, n, district_id, municipality_id,"
            " birth_date + n, n, n, 2 from register_searchkey, generate_series(1, 30000) n where child_id = %s",
            [child.pk],
        )
    superuser.execute("analyze register_searchkey")
    with aigul.speaking(), connection.cursor() as cursor:
        asked = SearchKey.objects.within_reach_of(aigul)
        for condition in (
            {"given": 5, "surname": 5},
            {"surname": 5, "father": 5},
            {"birth_date": "2015-03-27"},
        ):
            plan = asked.filter(**condition).explain()
            assert "Seq Scan on register_searchkey" not in plan, plan
        cursor.execute(
            "explain " + "select * from register_searchkey where given = any (%s) and surname = any (%s)"
            " or birth_date = any (%s)",
            [[5, 6], [5, 6], [date(2015, 3, 27)]],
        )
        assert "BitmapOr" in str(cursor.fetchall())


def test_a_search_takes_few_questions_however_many_are_found(aigul, village):
    from django.test.utils import CaptureQueriesContext

    def asked():
        with CaptureQueriesContext(connection) as queries:
            find_children("Асанов", by=aigul)
        return len(queries)

    def living_in_the_village(given):
        child = register(aigul, "Асанов", given)
        with aigul.speaking():
            Address.objects.create(child=child, settlement=village(aigul.office))

    living_in_the_village("Нурбек")
    before = asked()
    for given in ("Эрмек", "Бекзат", "Айбек"):
        living_in_the_village(given)
    assert asked() == before


SLIPS = [  # as recorded (surname, given, patronymic), as typed
    (("Асанова", "Бегимай", "Нурлановна"), "Асанвоа Бегимай"),
    (("Асанова", "Бегимай", "Нурлановна"), "Бегмиай Асанова"),
    (("Асанова", "Бегимай", "Нурлановна"), "Бегимай Нурлан кызы"),
    (("Асанова", "Бегимай", "Нурлановна"), "Нурланкызы Бегимай"),
    (("Асанова", "Бактыгүл", "Нурлановна"), "Бакты гүл Асанова"),
    (("Нурлан уулу", "Бекзат", ""), "Нурланов Бекзат"),
    (("Нурлан уулу", "Бекзат", ""), "Бекзат Нурланович"),
    (("Нурлан уулу", "Бекзат", ""), "Нурлан улуу Бекзат"),
    (("Сыдыгалиев", "Юсуф", "Асылбекович"), "Юсуф Сыдыалев"),
    (("Жантаев", "Толкунбек", ""), "Dzahntaev Tolkunbek"),
]


def test_a_child_is_found_in_spite_of_slips(aigul):
    children = {}
    for recorded in dict.fromkeys(recorded for recorded, _typed in SLIPS):
        surname, given, patronymic = recorded
        children[recorded] = register(aigul, surname, given, patronymic=patronymic)
    stranger = register(aigul, "Сатыбалдиев", "Кубат", patronymic="Таалаевич")
    for recorded, typed in SLIPS:
        found = [one.child for one in find_children(typed, by=aigul)]
        assert found[0] == children[recorded] and stranger not in found, typed


def test_a_date_with_a_wrong_digit_or_swapped_still_helps(aigul):
    child = register(aigul, "Асанов", "Нурбек", birth_date=date(2015, 3, 7))
    register(aigul, "Асанов", "Нурбек", birth_date=date(2015, 11, 30))
    swapped = find_children("Асанов Нурбек", born=BirthDate(date(2015, 7, 3)), by=aigul)[0]
    assert swapped.child == child and "day and month of birth swapped" in swapped.why
    digit = find_children("Асанов Нурбек", born=BirthDate(date(2015, 3, 1)), by=aigul)[0]
    assert digit.child == child and "one digit of the date of birth differs" in digit.why


def test_a_record_is_looked_for_part_by_part(aigul):
    child = register(aigul, "Асанов", "Нурбек", patronymic="Нурланович", sex="m")
    register(aigul, "Нурбеков", "Асан", patronymic="Нурланович", sex="m")
    born = BirthDate(date(2015, 3, 27))
    best = find_likely_children(ChildDescription("Асанов", "Нурбек", "Нурланович", "m", born), by=aigul)[0]
    assert best.child == child and best.score > 0.9999
    assert set(best.why) == {"same surname", "same given name", "same father's name", "same date of birth"}


def test_a_record_of_the_same_child_is_likely_and_one_of_a_stranger_is_not(aigul):
    register(aigul, "Асанов", "Нурбек", sex="m")
    same = find_likely_children(
        ChildDescription("Asanov", "Nurbek", "", "m", BirthDate(date(2015, 3, 27))), by=aigul
    )
    other = find_likely_children(
        ChildDescription("Асанов", "Эрмек", "", "m", BirthDate(date(2009, 1, 1))), by=aigul
    )
    assert same[0].is_likely
    assert not any(one.is_likely for one in other)


def test_a_record_with_a_pin_finds_its_holder(aigul):
    child = register(aigul, "Асанов", "Нурбек", pin=PIN)
    assert find_likely_children(ChildDescription(given="Эрмек", pin=PIN), by=aigul)[0].child == child


def rows(by):
    with by.speaking():
        return SearchKey.objects.count()


def test_what_a_child_is_found_by_is_seen_within_reach_only(aigul, erlan, farida, azamat, cholpon, wall):
    child = register(aigul, "Асанов", "Нурбек")
    assert [rows(one) for one in (aigul, erlan, farida, azamat, cholpon)] == [1, 1, 1, 0, 0]
    wall(aigul, child)
    assert rows(aigul) == 0


def test_what_a_child_is_found_by_is_held_where_the_file_is_whatever_the_program_says(aigul, cholpon):
    child = register(aigul, "Асанов", "Нурбек")
    with aigul.speaking():
        there = SearchKey.objects.get()
        row = SearchKey(
            child=child, identity_id=there.identity_id, nth=1, version=2, district_id=cholpon.office.place.pk
        )
        row.save(force_insert=True)
        assert {one.district_id for one in SearchKey.objects.all()} == {child.district_id}


def test_nobody_writes_what_a_hidden_child_is_found_by(aigul, cholpon):
    register(aigul, "Асанов", "Нурбек")
    with aigul.speaking():
        there = SearchKey.objects.get()
    with pytest.raises(DatabaseError), cholpon.speaking():
        SearchKey(child_id=there.child_id, identity_id=there.identity_id, nth=1, version=2).save(
            force_insert=True
        )


def test_the_vocabulary_knows_words_and_no_child(aigul, cholpon):
    register(aigul, "Асанов", "Нурбек", patronymic="Таалаевич")
    with cholpon.speaking():
        assert set(VocabularyWord.objects.values_list("kind", "word")) == {
            ("g", "нурбек"),
            ("g", "тала"),
            ("s", "асан"),
        }
    assert {field.name for field in VocabularyWord._meta.fields} == {"pk", "trace", "kind", "word"}


def test_the_old_office_finds_the_child_that_it_wrote_down(aigul, damira, jyldyz):
    child = register(aigul, "Асанов", "Нурбек")
    move_across(child.pk, by=damira, to=jyldyz)
    assert [one.child for one in find_children("Асанов Нурбек", by=jyldyz)] == [child]
    assert [one.child for one in find_children("Асанов Нурбек", by=Speaker(aigul.token))] == [child]
    assert rows(Speaker(aigul.token)) == 0


@pytest.mark.parametrize("then", ["added", "linked"])
def test_a_father_who_becomes_known_finds_the_child_too(then, aigul):
    child = register(aigul, "Токтогул", "Бекзат")
    register(aigul, "Сатыбалдиев", "Бекзат")
    other = register(aigul, "Токтогул", "Айгерим") if then == "linked" else child
    father = add_adult(other, by=aigul, identity={"given": "Нурлан", "sex": "m"}, relation="father")
    if then == "linked":
        link_adult(child, by=aigul, adult=Adult(pk=father.adult_id), relation="father")
    found = find_children("Нурлан уулу Бекзат", by=aigul)[0]
    assert found.child == child and "same father's name" in found.why


def test_a_corrected_name_is_found_with_the_father_who_is_known(aigul):
    child = register(aigul, "Токтогул", "Бекзат")
    add_adult(child, by=aigul, identity={"given": "Нурлан", "sex": "m"}, relation="father")
    with aigul.speaking():
        identity = Identity.objects.get()
    correct_fact(child, by=aigul, fact=identity, given="Эрмек")
    assert find_children("Эрмек Нурланович", by=aigul)[0].child == child


def test_the_same_question_gets_the_same_answer_twice(aigul):
    for given in ("Нурбек", "Нурбек", "Нурбек", "Эрмек", "Айбек"):
        register(aigul, "Асанов", given)
    first, second = (
        [(one.child.pk, one.score, one.why) for one in find_children("Асанов Нурбек", by=aigul)]
        for _ in range(2)
    )
    assert first == second and len(first) == 3


def test_of_many_of_one_name_those_of_the_place_named_are_compared_first(aigul, erlan, azamat, monkeypatch):
    monkeypatch.setattr("umai.register.search.candidates.MOST_COMPARED", 3)
    for _ in range(6):
        register(aigul, "Асанов", "Нурбек")
    there = register(azamat, "Асанов", "Нурбек")
    found = find_children("Асанов Нурбек", settlement=azamat.office.place.pk, by=erlan)
    assert found[0].child == there and "same aiyl aimak or town" in found[0].why


def test_what_speaks_against_the_child_is_said_too(aigul):
    register(aigul, "Асанов", "Нурбек", sex="m", pin=PIN)
    record = ChildDescription("Асанов", "Нурбек", "", "f", BirthDate(date(2015, 3, 27)), "12703201500456")
    (found,) = find_likely_children(record, by=aigul)
    assert found.why[0] == "same date of birth"
    assert {"another sex", "another PIN"} <= set(found.why)


def test_of_a_record_only_what_it_tells_is_asked(aigul):
    from django.test.utils import CaptureQueriesContext

    register(aigul, "Асанов", "Нурбек")

    def asked(**more):
        with CaptureQueriesContext(connection) as queries:
            find_likely_children(ChildDescription("Асанов", "Нурбек", **more), by=aigul)
        return sum("register_kinship" in query["sql"] for query in queries)

    assert (asked(), asked(mother="Айгүл")) == (0, 1)


def test_in_the_place_named_one_part_of_the_name_is_enough(azamat, erlan):
    child = register(azamat, "Сыдыков", "Элдияр")
    there = azamat.office.place.pk
    assert [
        one.child
        for one in find_likely_children(ChildDescription("Пгшт", "Элдияр", settlement=there), by=erlan)
    ] == [child]
    born = BirthDate.in_year(2015)
    assert [
        one.child
        for one in find_likely_children(
            ChildDescription("Сыдыков", "Пгшт", born=born, settlement=there), by=erlan
        )
    ] == [child]
