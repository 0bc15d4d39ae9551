"""Files that cannot be used, each with one line that says where and what."""

from datetime import date

import pytest

from umai.places.dates import parse_published_date
from umai.places.files import UnusableClassifier, read_classifier
from umai.places.models import Precision


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "territories.csv",
            "code,parent_code",
            "code,parent",
            "territories.csv line 1: no column parent_code",
        ),
        (
            "territories.csv",
            "41702205000000,4",
            "4170220500000X,4",
            "line 12: code “4170220500000X” is not 14",
        ),
        ("territories.csv", ",oblast,Баткен", ",region,Баткен", "line 6: unknown level “region”"),
        ("territories.csv", ",Нарынская область,", ",,", "line 5: name_ru is empty"),
        (
            "territories.csv",
            "41702210000000,4",
            "41702205000000,4",
            "stands on territories.csv line 12 already",
        ),
        (
            "territories.csv",
            "41702205000000,41702000000000",
            "41702205000000,41709000000000",
            "no unit has the parent",
        ),
        (
            "territories.csv",
            "41702205000000,41702000000000",
            "41702205000000,41700000000000",
            "district cannot lie in",
        ),
        ("territories.csv", ",country,", ",oblast,", "cannot lie in"),
        ("territories.csv", "Нарынская область", '"Нарынская область', "territories.csv line"),
        ("territories.csv", "Нарынская область", "Нарынская,область", "not as many fields as columns"),
        ("territories.csv", "Нарынская область", "Нарын\x00ская", "territories.csv line 5"),
        ("territories.csv", "Нарынская область", "Н" * 501, "name_ru is longer than 500 characters"),
        ("villages_ru.csv", "Берю-Баш", "", "villages_ru.csv line 6: name_ru is empty"),
        ("territory_changes.csv", "2025-09-17", "2025-02-30", "no calendar has the date “2025-02-30”"),
        ("classifier.toml", "name =", "name", "classifier.toml: "),
        ("classifier.toml", "source =", "in_force_on = 2025\nsource =", "in_force_on must be a day"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(folder, edit, file, old, new, says):
    edit(file, old, new)

    with pytest.raises(UnusableClassifier) as refused:
        read_classifier(folder)

    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_folder_without_territories_is_refused(tmp_path):
    with pytest.raises(UnusableClassifier, match=r"territories.csv: there is no such file"):
        read_classifier(tmp_path)


def test_a_file_that_is_not_utf8_is_refused(folder):
    (folder / "territories.csv").write_bytes("код".encode("cp1251"))

    with pytest.raises(UnusableClassifier, match="not UTF-8"):
        read_classifier(folder)


def test_a_file_with_a_byte_order_mark_is_read(folder):
    path = folder / "territories.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert len(read_classifier(folder).units) == 2444


@pytest.mark.parametrize(
    ("words", "precision", "first", "last"),
    [
        ("2025-09-17", Precision.DAY, date(2025, 9, 17), date(2025, 9, 17)),
        ("2024-02", Precision.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("2022", Precision.YEAR, date(2022, 1, 1), date(2022, 12, 31)),
        ("2023-2025", Precision.SPAN, date(2023, 1, 1), date(2025, 12, 31)),
        ("in the nineties", Precision.UNKNOWN, None, None),
        ("", Precision.UNKNOWN, None, None),
    ],
)
def test_a_published_date_keeps_its_precision(words, precision, first, last):
    assert parse_published_date(words) == (words, precision, first, last)
