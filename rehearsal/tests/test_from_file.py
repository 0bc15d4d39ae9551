"""People from a file: only what the file says is written, and bad lines are named."""

import argparse
import json

import pytest

from rehearsal.from_file import UnusableFile
from rehearsal.load import AlreadyThere, fill_from_file
from rehearsal.tests.conftest import TODAY
from umai.intake.models import Case
from umai.names.keys import father_root, word_number
from umai.register.models import (
    Address,
    AdultIdentity,
    Child,
    Household,
    Identity,
    Kinship,
    Schooling,
    SearchKey,
)

HEAD = "person_id,household_id,sex,surname,given,father,mother,birth_date,pin,settlement\n"
FAMILY = """p1,h1,M,Асанов,Нурлан,,,1988-02-03,20302198800011,41706242808010
p2,h1,F,Асанова,Айгүл,,,1990,,41706242808010
p3,h1,F,Асанова,Бегимай,Нурлан,Айгүл,2015-03-27,12703201500012,41706242808010
p4,h2,m,Токтогул,Бекзат,Таалай,,2012-05,,Кайсы-Айыл
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "people.csv"

    def write(text):
        path.write_text(HEAD + text, encoding="utf-8")
        return path

    return write


def identity_of(person):
    return Identity.objects.using("owner").get(child__external_id=person)


def test_just_what_the_file_says_is_written_and_the_same_people_once(db, file):
    filled = fill_from_file(file(FAMILY), today=TODAY)
    assert (filled.children, filled.families, filled.cases) == (2, 2, 0)
    assert set(Child.objects.using("owner").values_list("external_id", flat=True)) == {"p3", "p4"}
    assert set(Household.objects.using("owner").values_list("external_id", flat=True)) == {"h1", "h2"}

    # Parents of the household are the parents; one who is not in it is known by name alone.
    begimai, bekzat = identity_of("p3"), identity_of("p4")
    kin = Kinship.objects.using("owner").filter(child=begimai.child_id)
    assert dict(kin.values_list("relation", "adult__external_id")) == {"father": "p1", "mother": "p2"}
    kin = Kinship.objects.using("owner").get(child=bekzat.child_id)
    father = AdultIdentity.objects.using("owner").get(adult=kin.adult_id)
    assert (kin.relation, father.given, father.birth_date) == ("father", "Таалай", None)
    (found,) = SearchKey.objects.using("owner").filter(child_id=kin.child_id)
    assert found.father == word_number(father_root("Таалай"))

    # A date is kept as exactly as it is known, a settlement that nobody knows in words.
    assert (bekzat.birth_date.isoformat(), bekzat.birth_precision) == ("2012-05-01", "month")
    assert begimai.birth_precision == "day"
    address = Address.objects.using("owner").get(child=bekzat.child_id)
    assert (address.settlement, address.words) == (None, "Кайсы-Айыл")
    known = Address.objects.using("owner").get(child=begimai.child_id)
    assert (known.settlement.code, known.words) == ("41706242808010", "")
    assert known.municipality.code == "41706242808000"

    # Nothing is invented for them.
    assert not Case.objects.using("owner").exists() and not Schooling.objects.using("owner").exists()
    assert (begimai.written_ru, begimai.source) == ("", "list")

    with pytest.raises(AlreadyThere):
        fill_from_file(file(FAMILY), today=TODAY)
    assert Child.objects.using("owner").count() == 2


UNUSABLE = {
    "p9,h9,X,А,Б,,,2015-01-01,,": "line 6: sex",
    "p9,h9,M,А,Б,,,2015-31-01,,": "line 6: birth_date",
    "p9,h9,M,А,Б,,,2090-01-01,,": "line 6: birth_date",
    "p9,h9,M,,,,,2015-01-01,,": "line 6: neither surname nor given",
    ",h9,M,А,Б,,,2015-01-01,,": "line 6: person_id",
    "p9,h9,M,А,Б": "line 6: not as many fields",
    "p9,h9,M,А,Б,,,2015-01-01,123456789012345,": "line 6: pin is longer",
    f"p9,h9,M,{'А' * 101},Б,,,2015-01-01,,": "line 6: surname is longer",
}


def test_a_line_that_cannot_be_used_is_named_and_nothing_is_written(db, file):
    for line, what in UNUSABLE.items():
        with pytest.raises(UnusableFile, match=what):
            fill_from_file(file(FAMILY + line + "\n"), today=TODAY)
    assert not Child.objects.using("owner").exists()


def test_people_of_a_file_join_a_rehearsal_also_where_lines_stand_apart_and_a_pin_comes_twice(
    db, capsys, file
):
    code, out, _ = rehearse(capsys, "--children", "40", "--seed", "3", "--json")
    assert (code, json.loads(out)["children"]) == (0, 40)

    lines = FAMILY.splitlines(keepends=True)
    apart = "".join([lines[2], lines[3], lines[0], lines[1]])
    twice = "p5,h3,F,Асанова,Бегимай,,,2015-03-27,12703201500012,\n"
    markup = "p9,h9,M,<b>А\\nса</b>,Б\\,,,2015-01-01,,\n"
    filled = fill_from_file(file(apart + twice + markup), today=TODAY)
    assert (filled.families, filled.children, filled.pins_left_out) == (4, 4, 1)
    assert Child.objects.using("owner").count() == 44
    assert Kinship.objects.using("owner").filter(child=identity_of("p3").child_id).count() == 2
    assert (identity_of("p3").pin, identity_of("p5").pin) == ("12703201500012", "")
    assert (identity_of("p9").surname, identity_of("p9").given) == ("<b>А\\nса</b>", "Б\\")


def rehearse(capsys, *words):
    from rehearsal import command

    parser = argparse.ArgumentParser()
    command.arguments(parser)
    code = command.run(parser.parse_args(words))
    return code, *capsys.readouterr()


def test_the_command_names_a_file_that_is_not_there_or_in_another_encoding(db, capsys, tmp_path):
    code, _, err = rehearse(capsys, "--from", str(tmp_path / "none.csv"))
    assert (code, err.count("\n")) == (2, 1)
    assert "none.csv" in err
    path = tmp_path / "people.csv"
    path.write_bytes((HEAD + FAMILY).encode("cp1251", errors="replace"))
    assert rehearse(capsys, "--from", str(path))[0] == 2


@pytest.mark.parametrize("words", [["--children", "40"], ["--code"], ["--trail", "10"]], ids=" ".join)
def test_a_real_register_is_refused_and_nothing_is_said_of_passwords(db, capsys, words):
    from dataclasses import replace

    from django.conf import settings
    from django.test import override_settings

    for asked in (True, False):  # also the embedded database of which nobody said what it is for
        real = replace(settings.MACHINE, rehearsal=False, rehearsal_was_asked=asked)
        with override_settings(MACHINE=real):
            code, out, err = rehearse(capsys, *words)
        assert (code, out) == (1, "") and "UMAI_REHEARSAL" in err and "password" not in err
    assert not Child.objects.using("owner").exists()


def test_progress_counts_people_of_a_file_and_children_of_a_filling():
    from rehearsal.command import show_progress
    from rehearsal.load import FillingResult
    from umai.machine.terminal.progress import StepProgress

    step = StepProgress("People")
    show_progress(step, FillingResult(children=900, adults=600), 2000, "families", counts="people")
    assert step.line() == "  People: 1,500 of 2,000, families (0 s)"
    show_progress(step, FillingResult(children=900, adults=600), 2000, counts="children")
    assert step.line() == "  People: 900 of 2,000 (0 s)"
