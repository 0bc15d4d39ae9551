import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.names.parts import Parts, father_of, parse
from umai.names.spelling import normalise


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Асанов Нурлан Токтосунович", Parts("Асанов", "Нурлан", "Токтосунович", "токтосун")),
        ("Айгерим Нурлановна Асанова", Parts("Асанова", "Айгерим", "Нурлановна", "нурлан")),
        ("Айгерим Нурлановна", Parts("", "Айгерим", "Нурлановна", "нурлан")),
        ("Айгерим Асанова", Parts("Асанова", "Айгерим")),
        ("Асанова, Айгерим", Parts("Асанова", "Айгерим")),
        ("Нурлан уулу Бекзат", Parts("Нурлан уулу", "Бекзат", "", "Нурлан")),
        ("Нурлан кызы Айгерим", Parts("Нурлан кызы", "Айгерим", "", "Нурлан")),
        ("Бекзат Нурлан уулу", Parts("Нурлан уулу", "Бекзат", "", "Нурлан")),
        ("Токтогул Бекзат Нурлан уулу", Parts("Токтогул", "Бекзат", "Нурлан уулу", "Нурлан")),
        ("НУРЛАНКЫЗЫ АЙГЕРИМ", Parts("НУРЛАН КЫЗЫ", "АЙГЕРИМ", "", "НУРЛАН")),
        ("Рахимов Алишер Икром ўғли", Parts("Рахимов", "Алишер", "Икром ўғли", "Икром")),
        ("Рахимова Нигора Икром қизи", Parts("Рахимова", "Нигора", "Икром қизи", "Икром")),
        ("Nurlan uulu Bekzat", Parts("Nurlan uulu", "Bekzat", "", "Nurlan")),
        ("Шиваза Ясыр", Parts("Шиваза", "Ясыр")),
        ("Ким Виктор", Parts("Ким", "Виктор")),
        ("Айгерим", Parts("", "Айгерим")),
        ("", Parts()),
    ],
)
def test_a_full_name_is_read_into_its_parts(written, parts):
    assert parse(written) == parts


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
    parts = parse(text)
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
    parse(" ".join(words))
