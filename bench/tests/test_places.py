"""How names of places are sorted before they are asked, on pairs that were read by hand."""

import pytest

from bench.places import Attested, as_latin, is_held_out, is_rename, is_spelling, meetings, read_pairs


@pytest.mark.parametrize(
    ("kyrgyz", "russian"),
    [("Тош-Булак", "Белогорка"), ("Ынтымак", "Приозерный"), ("Кара-Тоо", "Совхоз Кочкорка")],
)
def test_another_name_is_a_renaming(kyrgyz, russian):
    assert is_rename(kyrgyz, russian)


@pytest.mark.parametrize(
    ("kyrgyz", "russian"),
    [
        ("Биринчи Май", "Первое Мая"),
        ("Гагарин атындагы", "Имени Гагарина"),
        ("Коргон-Дөбө", "Коргонтюбе"),
        ("Жети Өгүз", "Жетыогуз"),
        ("Тайрат", "Гайрат"),
    ],
)
def test_a_spelling_and_a_slip_are_none(kyrgyz, russian):
    assert not is_rename(kyrgyz, russian)


def test_a_third_of_the_places_is_held_out_and_the_same_third_each_time():
    pairs = read_pairs()
    share = sum(is_held_out(one.id) for one in pairs) / len(pairs)
    assert 0.3 < share < 0.37
    assert [one for one in "123456789" if is_held_out(one)] == ["1", "2", "4"]


@pytest.mark.parametrize(("name", "spelling"), [("Ysyk-Köl", False), ("Qoraqoʻl", True), ("Karakol", True)])
def test_a_name_in_other_letters_is_a_spelling_of_the_registers_name_or_none(name, spelling):
    karakol = "41702410000010"
    assert is_spelling(Attested("", karakol, (name,))) is spelling


def test_letters_of_uzbek_are_read_as_their_neighbours():
    assert as_latin("Қўқон") == as_latin("Кукон")


def test_names_that_are_one_word_are_counted_by_pairs():
    assert meetings([{"Көк-Төбө", "Кектюбе", "Кызыл-Туу"}, {"Кызыл-Суу"}]) == 1
