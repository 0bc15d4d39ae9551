"""Invented names are put together and found as those of real children are."""

from itertools import islice

import pytest

from rehearsal.keys import keys_of as quick_keys_of
from rehearsal.names import each_word, in_latin, in_russian, patronymic, put_together, surname
from rehearsal.schooling import grade_of
from umai.register.keys import keys_of
from umai.register.models import Identity


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
    assert put_together("kyrgyz", "Асан", "ов", "Бекзат", "Нурлан", "m") == ("Нурлан уулу", "Бекзат", "")
    assert put_together("kyrgyz", "Асан", "ов", "Айгерим", "Нурлан", "f") == ("Нурлан кызы", "Айгерим", "")


def test_a_russian_document_writes_without_kyrgyz_letters():
    assert in_russian("Бактыгүл") == "Бактыгуль"
    assert not set(in_russian("Сүйүнбек") + in_russian("Чыңгыз") + in_russian("Төлөгөн")) & set("өүң")


def test_the_quick_keys_are_the_keys_of_the_register(told):
    for one in islice(told, 1500):
        for child in one.family.children:
            full = " ".join(filter(None, (child.surname, child.given, child.patronymic)))
            written = [full, each_word(in_russian, full), each_word(in_latin, full)]
            names = {"surname": child.surname, "given": child.given, "patronymic": child.patronymic}
            forms = dict(zip(("written_ky", "written_ru", "written_latin"), written, strict=True))
            slow = keys_of(Identity(**names, **forms))
            assert sorted(quick_keys_of(*names.values(), "", *written)) == slow


def test_grades_skip_a_number_when_the_programme_changes():
    from datetime import date

    born = date(2016, 3, 1)
    assert grade_of(born, 2024) == (3, "11")
    assert grade_of(born, 2025) == (5, "12")
    assert grade_of(date(2022, 1, 1), 2026) == (None, "")
