"""The same rows as offices really send them: their own headers, columns, encodings and dates.

The school's list is Kyrgyz with semicolons; the clinic's Russian in an encoding that has no Ң Ө Ү, the
whole name in one column; the migration service sends a workbook with a title above the header; the
border post tabs, capitals, and the day before the month. A row keeps its rec_id in the column of numbers.
"""

import csv


def write_raw_lists(folder, names) -> None:
    """Put the raw file beside each plain one, whose name says which list it is."""
    for name in names:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        RAW[name.removesuffix(".csv")](folder, rows)


def as_dotted_date(day: str) -> str:
    """31.12.2015, 12.2015, 2015."""
    return ".".join(reversed(day.split("-"))) if day else ""


def whole_name(row):
    return " ".join(
        part.strip() for part in (row["surname"], row["given"], row["patronymic"]) if part.strip()
    )


def write_school(folder, rows):
    sexes = {"m": "эркек", "f": "кыз", "": ""}
    head = [
        "№",
        "Фамилиясы",
        "Аты",
        "Атасынын аты",
        "Туулган күнү",
        "Жынысы",
        "ПИН",
        "Облусу",
        "Району",
        "Айылы",
        "Апасынын аты-жөнү",
        "Байланыш телефону",
    ]
    with (folder / "school_raw.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(head)
        for row in rows:
            writer.writerow(
                [
                    row["rec_id"],
                    row["surname"],
                    row["given"],
                    row["patronymic"],
                    as_dotted_date(row["birth_date"]),
                    sexes[row["sex"]],
                    row["pin"],
                    row["oblast"],
                    row["rayon"],
                    row["settlement"],
                    row["mother"],
                    row["phone"],
                ]
            )


def write_clinic(folder, rows):
    plain = str.maketrans("өүңӨҮҢѳѲɵӊ", "оунОУНоОон")
    sexes = {"m": "М", "f": "Ж", "": ""}
    head = ["№ карты", "Ф.И.О. ребёнка", "Дата рожд.", "Пол", "ИНН (ПИН)", "Адрес", "Ф.И.О. матери", "Тел."]
    with (folder / "clinic_raw.csv").open("w", encoding="cp1251", errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(head)
        for row in rows:
            address = ", ".join(part for part in (row["oblast"], row["rayon"], row["settlement"]) if part)
            columns = [
                row["rec_id"],
                whole_name(row),
                as_dotted_date(row["birth_date"]),
                sexes[row["sex"]],
                row["pin"],
                address,
                row["mother"],
                row["phone"],
            ]
            writer.writerow([column.translate(plain) for column in columns])


def write_migration(folder, rows):
    import xlsxwriter

    head = [
        "№",
        "Фамилия",
        "Имя",
        "Отчество",
        "Дата рождения",
        "Пол",
        "ПИН",
        "Область",
        "Район",
        "Населённый пункт",
        "Мать",
        "Контактный телефон",
    ]
    book = xlsxwriter.Workbook(str(folder / "migration_raw.xlsx"), {"constant_memory": True})
    sheet = book.add_worksheet("Список")
    sheet.write_row(0, 0, ["Список детей трудовых мигрантов"])
    sheet.write_row(2, 0, head)
    sexes = {"m": "муж", "f": "жен", "": ""}
    for at, row in enumerate(rows, 3):
        sheet.write_row(
            at,
            0,
            [
                row["rec_id"],
                row["surname"],
                row["given"],
                row["patronymic"],
                as_dotted_date(row["birth_date"]),
                sexes[row["sex"]],
                row["pin"],
                row["oblast"],
                row["rayon"],
                row["settlement"],
                row["mother"],
                row["phone"],
            ],
        )
    book.close()


def write_border(folder, rows):
    head = ["ID", "SURNAME", "GIVEN NAMES", "DOB", "SEX", "PERSONAL NO", "ADDRESS"]
    with (folder / "border_raw.txt").open("w", encoding="utf-16", newline="") as file:
        writer = csv.writer(file, delimiter="\t")
        writer.writerow(head)
        for row in rows:
            given = " ".join(part for part in (row["given"].strip(), row["patronymic"].strip()) if part)
            born = as_dotted_date(row["birth_date"]).replace(".", "/")
            writer.writerow(
                [
                    row["rec_id"],
                    row["surname"].upper(),
                    given.upper(),
                    born,
                    row["sex"].upper(),
                    row["pin"],
                    row["settlement"],
                ]
            )


RAW = {"school": write_school, "clinic": write_clinic, "migration": write_migration, "border": write_border}
