from datetime import date

import pytest

from umai.law.children.categories import (
    ParentAbsence,
    categories,
    categories_on,
    category,
    is_child_of_migrants,
    read_categories,
)
from umai.law.dated_values import BadLaw, Certainty, NoLawInForce

TODAY = date(2026, 3, 1)


def test_three_categories_are_in_use():
    assert {found.code for found in categories_on(TODAY)} == {
        "without_parental_care",
        "difficult_life_situation",
        "labour_migrants",
    }


def test_the_difficult_life_situation_has_its_twelve_categories():
    assert len(categories_on(TODAY, "difficult_life_situation")) == 12


def test_the_causes_quoted_from_the_code_are_law_and_the_others_are_not():
    causes = categories_on(TODAY, "without_parental_care")

    assert [cause.code for cause in causes if not cause.in_force(TODAY)] == [
        "parents_declared_dead",
        "abandoned",
        "parents_gone_without_trace",
    ]
    assert len([cause for cause in causes if cause.in_force(TODAY)]) == 12


def test_before_the_code_no_category_is_in_use():
    assert categories_on(date(2012, 7, 9)) == ()


def test_the_child_of_labour_migrants_was_only_ever_defined_in_drafts():
    definition = category("labour_migrants").definition

    assert len(definition.drafts) == 2
    assert {entry.certainty for entry in definition.history} == {Certainty.PRACTICE}


def test_before_the_working_definition_the_register_does_not_count():
    with pytest.raises(NoLawInForce):
        is_child_of_migrants([ParentAbsence()], date(2012, 7, 9))


@pytest.mark.parametrize("language", ["en", "ru", "ky"])
def test_every_category_has_a_name_in_every_language_of_its_own(language):
    names = [found.label(language) for found in categories().values()]

    assert len(set(names)) == len(names)


def test_an_unknown_language_is_answered_in_english():
    assert category("labour_migrants").label("de") == "Child of labour migrants"


def test_words_no_native_editor_has_seen_say_so():
    assert not category("parents_died").is_reviewed("ky")
    assert category("without_parental_care").is_reviewed("ky")


GOOD = """
[alone]
en = "Alone"
ru = "Один"
ky = "Жалгыз"
unreviewed = ["ky"]

[[alone.since]]
day = 2020-01-01
is = "Alone"
certainty = "law"
cite = "An act."
"""


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('ky = "Жалгыз"\n', "", "[alone] has no name in ky"),
        ('["ky"]', '["de"]', "[alone] unreviewed is a list of"),
        ('["ky"]', '"ky"', "[alone] unreviewed is a list of"),
        ("[alone]\n", '[alone]\nunder = "nobody"\n', "[alone] is under 'nobody'"),
        ("[alone]\n", '[alone]\nuk = "Сам"\n', "unknown word 'uk'"),
        ('is = "Alone"', 'is = ""', "has an empty definition"),
        ('cite = "An act."', "", "has no citation"),
    ],
)
def test_a_fault_names_the_file_and_the_category(tmp_path, old, new, complaint):
    assert old in GOOD
    (tmp_path / "alone.toml").write_text(GOOD.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(BadLaw) as fault:
        read_categories(tmp_path)

    assert complaint in str(fault.value)
    assert str(fault.value).startswith("alone.toml: ")


def test_the_same_category_in_two_files_is_a_fault(tmp_path):
    for file in ("alone.toml", "again.toml"):
        (tmp_path / file).write_text(GOOD, encoding="utf-8")

    with pytest.raises(BadLaw, match=r"alone.toml: \[alone\] is already in again.toml"):
        read_categories(tmp_path)


def test_a_category_can_be_repealed(tmp_path):
    (tmp_path / "alone.toml").write_text(
        GOOD.replace("day = 2020-01-01", "day = 2020-01-01\nuntil = 2024-12-31"), encoding="utf-8"
    )
    alone = read_categories(tmp_path)["alone"]

    assert (alone.holds_on(date(2024, 12, 31)), alone.holds_on(date(2025, 1, 1))) == (True, False)
