import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.names.parts import NameParts, father_of, parse_name
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
