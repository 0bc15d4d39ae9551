"""Small lists to link: invented children, written as two offices would."""

import csv
import random

GIVEN = ["Бекзат", "Нурлан", "Азамат", "Эрлан", "Данияр", "Тилек", "Айбек", "Максат", "Мирлан", "Руслан"]
SURNAMES = ["Асанов", "Осмонов", "Токтогулов", "Исаков", "Жумабаев", "Орозов", "Садыков", "Алиев", "Сыдыков"]
FATHERS = ["Марат", "Эркин", "Болот", "Кубат", "Таалай", "Замир", "Жолдош", "Улан"]
MOTHERS = ["Гүлнара", "Айгүл", "Назгүл", "Чолпон", "Мээрим", "Асель"]
PLACES = ["Ак-Джар", "Кызыл-Тоо", "Кочкор-Ата", "Курама"]
COLUMNS = [
    "rec_id",
    "surname",
    "given",
    "patronymic",
    "birth_date",
    "sex",
    "pin",
    "rayon",
    "settlement",
    "mother",
    "phone",
]


def family_lists(folder, number=400, seed=1):
    """A.csv with brothers, and B.csv with half of them in other spellings; answers both and the truth."""
    draw = random.Random(seed)
    first, second, truth = [], [], set()
    for family in range(number):
        surname, father, mother = draw.choice(SURNAMES), draw.choice(FATHERS), draw.choice(MOTHERS)
        place, phone = draw.choice(PLACES), f"0555{draw.randrange(10**6):06d}"
        for nth, given in enumerate(draw.sample(GIVEN, 2)):
            born = f"{draw.randrange(2008, 2024)}-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}"
            pin = f"2{born[8:]}{born[5:7]}{born[:4]}{draw.randrange(10**5):05d}"
            key = f"{family}-{nth}"
            first.append(
                [f"a{key}", surname, given, f"{father}ович", born, "m", pin, "", place, mother, phone]
            )
            if draw.random() < 0.5:
                known = pin if draw.random() < 0.5 else ""
                second.append(
                    [
                        f"b{key}",
                        f"{father} уулу",
                        given.upper(),
                        "",
                        draw.choice([born, born[:4]]),
                        "M",
                        known,
                        "",
                        place,
                        mother,
                        draw.choice(["", phone]),
                    ]
                )
                truth.add((f"a{key}", f"b{key}"))
    return write(folder / "A.csv", first), write(folder / "B.csv", second), truth


def write(path, rows, columns=COLUMNS):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
    return str(path)


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
