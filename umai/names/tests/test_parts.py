import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.names.keys import key_of
from umai.names.parts import NameParts, father_of, parse_name, parts_of
from umai.names.scripts import passport_latin, place_latin
from umai.names.spelling import normalise


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Асанов Нурлан Токтосунович", NameParts("Асанов", "Нурлан", "Токтосунович", "токтосун")),
        ("Айгерим Нурлановна Асанова", NameParts("Асанова", "Айгерим", "Нурлановна", "нурлан")),
        ("Айгерим Нурлановна", NameParts("", "Айгерим", "Нурлановна", "нурлан")),
        ("Айгерим Асанова", NameParts("Асанова", "Айгерим")),
        ("Асанова, Айгерим", NameParts("Асанова", "Айгерим")),
        ("Нурлан уулу Бекзат", NameParts("Нурлан уулу", "Бекзат", "", "Нурлан")),
        ("Нурлан кызы Айгерим", NameParts("Нурлан кызы", "Айгерим", "", "Нурлан")),
        ("Бекзат Нурлан уулу", NameParts("Нурлан уулу", "Бекзат", "", "Нурлан")),
        ("Токтогул Бекзат Нурлан уулу", NameParts("Токтогул", "Бекзат", "Нурлан уулу", "Нурлан")),
        ("НУРЛАНКЫЗЫ АЙГЕРИМ", NameParts("НУРЛАН КЫЗЫ", "АЙГЕРИМ", "", "НУРЛАН")),
        ("Рахимов Алишер Икром ўғли", NameParts("Рахимов", "Алишер", "Икром ўғли", "Икром")),
        ("Рахимова Нигора Икром қизи", NameParts("Рахимова", "Нигора", "Икром қизи", "Икром")),
        ("Nurlan uulu Bekzat", NameParts("Nurlan uulu", "Bekzat", "", "Nurlan")),
        ("Salaydin Aydarov", NameParts("Aydarov", "Salaydin")),
        ("Aydarov Salaydin", NameParts("Aydarov", "Salaydin")),
        ("Камалдин Эркин", NameParts("Камалдин", "Эркин")),
        ("Жумагулов Жумагулович", NameParts("Жумагулов", "", "Жумагулович", "жумагул")),
        ("Жумагулов Жумагулович Бакыт", NameParts("Жумагулов", "Бакыт", "Жумагулович", "жумагул")),
        ("Бакыт Жумагулов Жумагулович", NameParts("Жумагулов", "Бакыт", "Жумагулович", "жумагул")),
        ("Бакыт Марат уулу Акматов", NameParts("Акматов", "Бакыт", "Марат уулу", "Марат")),
        ("Асан Эркин Маратович", NameParts("Асан", "Эркин", "Маратович", "марат")),
        ("Шиваза Ясыр", NameParts("Шиваза", "Ясыр")),
        ("Ким Виктор", NameParts("Ким", "Виктор")),
        ("Айгерим", NameParts("", "Айгерим")),
        ("", NameParts()),
    ],
)
def test_a_full_name_is_read_into_its_parts(written, parts):
    assert parse_name(written) == parts


@pytest.mark.parametrize(
    ("patronymic", "father"),
    [
        ("Нурлан уулу", "Нурлан"),
        ("Нурланович", "нурлан"),
        ("Атаевич", "ата"),
        ("Токтосун", "Токтосун"),
        ("", ""),
    ],
)
def test_the_father_is_read_from_the_patronymic(patronymic, father):
    assert father_of(patronymic) == father


@given(st.text())
def test_no_letter_is_lost_or_invented(text):
    parts = parse_name(text)
    read = "".join(f"{parts.surname}{parts.given}{parts.patronymic}".split())

    assert sorted(letter for letter in read if letter.isalnum()) == sorted(
        letter for letter in normalise(text) if letter.isalnum()
    )


@given(
    st.lists(
        st.sampled_from(["уулу", "кызы", "угли", "Асан", "Асанова", "Нурланович", "uulu", ","]), max_size=6
    )
)
def test_words_in_any_order_are_read(words):
    parse_name(" ".join(words))


SURNAMES = st.sampled_from(["Айдаров", "Жумагулова", "Асанов", "Токтогулова", "Эркинов", "Садыков"])
GIVEN = st.sampled_from(["Салайдин", "Эркин", "Камалдин", "Бакыт", "Асел", "Чолпон", "Нурлан", "Жумагул"])
FATHERS = st.sampled_from(["", "Маратович", "Эркиновна", "Жумагулович", "Айдаровна"])
SCRIPTS = st.sampled_from([str, passport_latin, place_latin])


@given(SURNAMES, GIVEN, FATHERS, SCRIPTS)
def test_a_surname_that_ends_as_one_is_found_in_any_order_and_script(surname, name, father, written):
    orders = [(surname, name, father), (name, father, surname), (name, surname, father)]
    orders += [(surname, father, name)]
    keys = {key_of(parse_name(written(" ".join(filter(None, order))))) for order in orders}
    assert keys == {key_of(parse_name(written(f"{surname} {name} {father}".strip())))}
    assert next(iter(keys)).given


@given(SURNAMES, GIVEN, FATHERS, SCRIPTS)
def test_columns_in_each_other_s_place_have_one_key(surname, name, father, written):
    surname, name, father = map(written, (surname, name, father))
    assert key_of(parts_of(name, surname, father)) == key_of(parts_of(surname, name, father))


@pytest.mark.parametrize(("surname", "given"), [("Эркин", "Салайдин"), ("Асан", "Бакыт"), ("", "Айдаров")])
def test_columns_stay_where_no_ending_tells_otherwise(surname, given):
    parts = parts_of(surname, given, "")
    assert (parts.surname, parts.given) == (surname, given)


@pytest.mark.parametrize("name", ["Жумагулов Жумагулович", "Жумагулов Бакыт Жумагулович"])
def test_a_surname_like_the_father_s_name_is_no_given_name(name):
    assert key_of(parse_name(name)).given in ("", "бакит") and key_of(parse_name(name)).father == "жумагул"
