"""Invented names are put together and found as those of real children are."""

from itertools import islice

import pytest

from rehearsal.keys import KeyRows
from rehearsal.names import as_latin, as_russian, compose_name, each_word, patronymic, surname
from rehearsal.schooling import grade_of
from rehearsal.tables import NULL, Lines
from umai.names.keys import word_number
from umai.register.models import Identity
from umai.register.search.keys import keys_of_name


@pytest.mark.parametrize(
    ("father", "son", "daughter"),
    [
        ("Нурлан", "Нурланович", "Нурлановна"),
        ("Атай", "Атаевич", "Атаевна"),
        ("Абдылла", "Абдыллаевич", "Абдыллаевна"),
        ("Илья", "Ильич", "Ильична"),
    ],
)
def test_a_patronymic_comes_from_the_father_s_name(father, son, daughter):
    assert (patronymic(father, "m"), patronymic(father, "f")) == (son, daughter)


def test_a_daughter_s_surname_has_the_woman_s_form():
    assert surname("Асан", "ов", "f") == "Асанова"
    assert surname("Ким", "", "f") == "Ким"


def test_the_kyrgyz_way_names_the_father_first():
    assert compose_name("kyrgyz", "Асан", "ов", "Бекзат", "Нурлан", "m") == ("Нурлан уулу", "Бекзат", "")
    assert compose_name("kyrgyz", "Асан", "ов", "Айгерим", "Нурлан", "f") == ("Нурлан кызы", "Айгерим", "")


def test_a_russian_document_writes_without_kyrgyz_letters():
    assert as_russian("Бактыгүл") == "Бактыгуль"
    assert not set(as_russian("Сүйүнбек") + as_russian("Чыңгыз") + as_russian("Төлөгөн")) & set("өүң")


def test_what_is_written_in_bulk_is_what_the_register_writes(told):
    lines = Lines()
    rows = KeyRows(lines)
    for one in islice(told, 500):
        for child in one.family.children:
            names = (child.surname, child.given, child.patronymic)
            full = " ".join(filter(None, names))
            written = (each_word(as_russian, full), each_word(as_latin, full))
            lines.of["register_searchkey"].clear()
            rows.write(child.id, "identity", one.family.home, "", names, written)
            quick = [tuple(line.split("\t")[6:9]) for line in lines.of["register_searchkey"]]
            identity = Identity(
                surname=child.surname,
                given=child.given,
                patronymic=child.patronymic,
                written_ru=written[0],
                written_latin=written[1],
            )
            slow = [tuple(str(word_number(word) or NULL) for word in key) for key in keys_of_name(identity)]
            assert quick == slow


def test_grades_skip_a_number_when_the_programme_changes():
    from datetime import date

    born = date(2016, 3, 1)
    assert grade_of(born, 2024) == (3, "11")
    assert grade_of(born, 2025) == (5, "12")
    assert grade_of(date(2022, 1, 1), 2026) == (None, "")
