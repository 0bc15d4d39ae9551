import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.names.parts import as_searchable
from umai.names.scripts import kyrgyz_place, passport_latin, place_latin, to_cyrillic
from umai.names.spelling import script


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Жумагулов", "Zhumagulov"),
        ("Хамид", "Khamid"),
        ("Чыңгыз", "Chynggyz"),
        ("Юлия", "Iuliia"),
        ("ЖЭЭНБЕКОВА", "ZHEENBEKOVA"),
        ("Нур-Султан", "Nur-Sultan"),
    ],
)
def test_a_passport_form_is_proposed(name, latin):
    assert passport_latin(name) == latin


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Жети-Өгүз", "Jeti-Oguz"),
        ("Кара-Кулжа", "Kara-Kulja"),
        ("Кара-Дарыя", "Kara-Daryya"),
        ("Тоң", "Tong"),
    ],
)
def test_places_follow_the_resolution_of_2022(name, latin):
    assert place_latin(name) == latin


@pytest.mark.parametrize(
    ("russian", "kyrgyz"),
    [
        ("Кек-Дебе", "Көк-Дөбө"),
        ("Джаны-Джол", "Жаңы-Жол"),
        ("Чон-Сары-Ой", "Чоң-Сары-Ой"),
        ("Кичи-Бюргендю", "Кичи-Бүргөндү"),
        ("Иссык-Кель", "Ысык-Көл"),
        ("Конур-Огюз", "Коңур-Өгүз"),
        ("Кашка-Суу", "Кашка-Суу"),
        ("Отрадное", "Отрадное"),
        ("Горная Серафимовка", "Горная Серафимовка"),
    ],
)
def test_a_russian_place_name_gets_its_kyrgyz_letters(russian, kyrgyz):
    assert kyrgyz_place(russian) == kyrgyz


@given(st.text())
def test_any_text_goes_through_every_table(text):
    for change in (passport_latin, place_latin, kyrgyz_place, to_cyrillic):
        assert isinstance(change(text), str)


@given(st.text("abcdefghijklmnopqrstuvwxyzöüçïəäàâčďéêìńñóôřšťúůýž", max_size=20))
def test_what_was_latin_leaves_no_latin_behind(text):
    assert script(to_cyrillic(text)) in ("cyrillic", "")


@pytest.mark.parametrize(
    ("marked", "plain"),
    [("Aïgul", "Aigul"), ("Əziz", "Aziz"), ("Núrlan", "Nurlan"), ("Âbai", "Abai"), ("Šarapat", "Sharapat")],
)
def test_a_letter_with_a_mark_is_read(marked, plain):
    assert as_searchable(marked) == as_searchable(plain)
