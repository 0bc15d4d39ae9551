"""What becomes of a file: rows with what they are found by, all or none, and the difference to the one before."""

import pytest
from django.db import DatabaseError, connections, transaction

from umai.linkage.files.refusals import UnreadableList
from umai.linkage.lists.ingest import AlreadyIngested, ingest_list, inspect_list
from umai.linkage.models import ListEdition, ListRow
from umai.linkage.rows import Verdict
from umai.linkage.tests import files
from umai.linkage.tests.conftest import COLUMNS
from umai.names.keys import keys_of, word_number
from umai.names.parts import parse_name

HEADER = ["Номер", "Ф.И.О.", "Дата рождения", "Район", "Родители в миграции"]


def taken(file):
    return ingest_list(file, using="owner")[0]


def rows(edition):
    return list(ListRow.objects.using("owner").filter(edition=edition).order_by("number"))


def test_a_row_is_kept_as_it_came_and_as_it_was_understood(file_of, nookat, source):
    """It is found by the numbers by which the register is; the edition keeps the ground of its day."""
    edition = taken(file_of(files.csv()))
    first = rows(edition)[0]
    assert first.raw == files.CHILDREN[0] and first.number == 2
    assert (first.surname, first.given, first.patronymic) == ("Асанов", "Бакыт", "Маратович")
    assert (str(first.birth_date), first.sex, first.pin) == ("2015-03-27", "m", "22703201500123")
    assert first.district_id == nookat.pk and first.verdict == Verdict.ACCEPTED
    assert (first.given_key, first.surname_key, first.father_key) == key_numbers("Асанов Бакыт Маратович")
    assert (edition.ground, edition.whom) == (source.ground, source.whom)
    with pytest.raises(DatabaseError), transaction.atomic(using="owner"):
        ListRow.objects.using("owner").update(given="Другой")


def test_a_list_in_latin_is_found_by_the_same_numbers(file_of):
    latin = files.csv([["1", "Asanov Bakyt Maratovich", "27.03.2015", "m", ""]])
    edition = taken(file_of(latin))
    cyrillic = key_numbers("Асанов Бакыт Маратович")
    assert [(row.given_key, row.surname_key, row.father_key) for row in rows(edition)] == [cyrillic]
    assert edition.notes == [["latin", {"n": 1}]]


def key_numbers(name):
    return tuple(map(word_number, keys_of(parse_name(name))[0]))


BAD = [
    (["1", "=cmd|' /C calc'!A0", "2015", "м", ""], ["formula"]),
    (["1", "Асанов Бакыт 3-й", "2015", "м", ""], ["name_unreadable"]),
    (["1", "", "2015", "м", ""], ["no_name"]),
    (["1", "Асанов Бакыт", "01.01.2063", "м", ""], ["born_later"]),
]
ODD = [
    (["1", "Асанов Бакыт", "", "м", ""], ["no_date"]),
    (["1", "Асанов Бакыт", "вчера", "м", ""], ["date_unreadable"]),
    (["1", "Асанов Бакыт", "27.03.2015", "м", "123"], ["pin_unreadable"]),
    (["1", "Асанов Бакыт", "27.03.2015", "м", "12703201500123"], ["pin_contradicts"]),
    (["1", "Асанов Бакыт", "27.03.1985", "м", ""], ["grown_up"]),
    (["1", "Асанов Бакыт", "27.03.2015", "?", ""], ["sex_unreadable"]),
    (["1", "Бакыт", "27.03.2015", "м", ""], ["one_word"]),
]


def test_a_row_that_names_no_child_is_refused(file_of):
    edition = taken(file_of(files.csv([*(line for line, _reasons in BAD), *files.CHILDREN]), whole=False))
    found = [(row.verdict, row.reasons) for row in rows(edition)]
    assert found == [*((Verdict.REFUSED, reasons) for _line, reasons in BAD), *[(Verdict.ACCEPTED, [])] * 3]


def test_a_row_with_something_odd_is_taken_in_with_a_remark(file_of):
    lines = [*ODD, (ODD[0][0], [*ODD[0][1], "twice"])]
    found = rows(taken(file_of(files.csv([line for line, _reasons in lines]))))
    assert [(row.verdict, row.reasons) for row in found] == [
        (Verdict.WARNED, reasons) for _line, reasons in lines
    ]


def test_one_row_that_is_refused_keeps_the_whole_list_out(file_of):
    with pytest.raises(UnreadableList) as refused:
        taken(file_of(files.csv([BAD[0][0], *files.CHILDREN])))
    assert refused.value.numbers == {"refused": 1, "rows": 4}
    assert nothing_is_left()


def nothing_is_left():
    with connections["owner"].cursor() as cursor:
        cursor.execute("select count(*) from linkage_incoming")
        return (
            not cursor.fetchone()[0]
            and not ListEdition.objects.exists()
            and not ListRow.objects.using("owner").exists()
        )


def test_a_file_that_breaks_off_leaves_nothing(file_of, monkeypatch):
    from umai.linkage.lists import ingest

    def broken(rows, edition, using):
        with connections[using].cursor() as cursor, cursor.copy(taking_copy()) as copy:
            copy.write_row(ingest.as_copy_line(next(rows), str(edition.pk)))
            raise UnreadableList("damaged", {})

    def taking_copy():
        return f"copy linkage_incoming ({', '.join(ingest.COLUMNS)}) from stdin"

    monkeypatch.setattr(ingest, "copy_rows", broken)
    with pytest.raises(UnreadableList):
        taken(file_of(files.csv()))
    assert nothing_is_left()


def test_a_list_of_another_oblast_is_sent_back(file_of):
    wrong = [
        ["1", "Асанов Бакыт", "2015", "Кочкорский район", ""],
        ["2", "Асанов Улан", "2014", "Кочкор", ""],
    ]
    with pytest.raises(UnreadableList) as refused:
        taken(file_of(files.csv(wrong, header=HEADER)))
    assert refused.value.code == "wrong_area" and nothing_is_left()


def test_a_child_of_another_district_is_taken_in_there(file_of, nookat):
    lines = [
        ["1", "Асанов Бакыт", "2015", "Ноокатский район", "да"],
        ["2", "Асанов Улан", "2014", "Кочкорский район", "нет"],
    ]
    here, there = rows(taken(file_of(files.csv(lines, header=HEADER))))
    assert here.district_id == nookat.pk and here.of_migrant and not here.reasons
    assert there.district_id not in (None, nookat.pk) and there.reasons == ["place_elsewhere"]


def test_the_same_file_twice_changes_nothing_and_with_other_meanings_is_another_list(file_of):
    first = taken(file_of(files.csv()))
    with pytest.raises(AlreadyIngested) as known:
        taken(file_of(files.csv()))
    assert known.value.edition == first and ListEdition.objects.count() == 1
    columns = [[name, "" if name == "ПИН" else meant] for name, meant in COLUMNS]
    second = taken(file_of(files.csv(), columns=columns))
    assert second.follows == first and not rows(second)[0].pin


def test_a_newer_list_says_who_is_new_changed_and_gone(file_of):
    header = ["Номер дела", "Ф.И.О.", "Дата рождения"]
    before = [["7", "Асанов Бакыт", "2015"], ["8", "Асанов Улан", "2014"], ["9", "Маматова Айгүл", "2013"]]
    after = [["7", "Асанов Бакыт", "2015"], ["8", "Асанов Улан", "01.02.2014"], ["10", "Бекова Асел", "2016"]]
    taken(file_of(files.csv(before, header=header)))
    edition = taken(file_of(files.csv(after, header=header)))
    assert (edition.same, edition.changed, edition.new, edition.gone) == (1, 1, 1, 1)


def test_looking_takes_nothing_in_nor_does_a_list_without_a_column_of_names(file_of):
    table, counted = inspect_list(file_of(files.csv()), using="owner")
    assert table.columns[1] == "full_name" and counted.rows == 3 and nothing_is_left()
    with pytest.raises(UnreadableList) as refused:
        taken(file_of(files.csv([["м", "2015"]] * 3, header=["Пол", "Год рождения"])))
    assert refused.value.code == "no_name_column" and nothing_is_left()


def test_a_column_that_holds_everything_is_taken_apart(file_of):
    lines = [["Токтогул Бекзат Нурлан уулу"], ["Нурлан кызы Айгерим"], ["Асанов Нурлан Токтосунович"]]
    found = rows(taken(file_of(files.csv(lines, header=["Ф.И.О."]))))
    assert [(row.surname, row.given, row.patronymic) for row in found] == [
        ("Токтогул", "Бекзат", "Нурлан уулу"),
        ("Нурлан кызы", "Айгерим", ""),
        ("Асанов", "Нурлан", "Токтосунович"),
    ]
