"""Invented names, as they are put together and written in Kyrgyzstan."""

import csv
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from zlib import crc32

from rehearsal.draw import Wheel
from umai.names.scripts import passport_latin

FILE = Path(__file__).with_name("data") / "names.csv"

# How a family writes its name. Judgement: no source was read.
RUSSIAN_STYLE, KYRGYZ_STYLE, BARE = "russian", "kyrgyz", "bare"
STYLES = {
    "kyrgyz": Wheel({RUSSIAN_STYLE: 55, KYRGYZ_STYLE: 33, BARE: 12}),
    "uzbek": Wheel({RUSSIAN_STYLE: 92, BARE: 8}),
    "tajik": Wheel({RUSSIAN_STYLE: 92, BARE: 8}),
    "russian": Wheel({RUSSIAN_STYLE: 1}),
    "dungan": Wheel({RUSSIAN_STYLE: 60, BARE: 40}),
}


class NameBook:
    """The given names and roots of names.csv, to be drawn from by sex and origin."""

    def __init__(self, path=FILE):
        given, roots = defaultdict(dict), defaultdict(dict)
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["kind"] == "given":
                    given[row["sex"], row["origin"]][row["name"]] = float(row["weight"])
                else:
                    roots[row["origin"]][row["name"], row["suffix"]] = float(row["weight"])
        self.given = {key: Wheel(names) for key, names in given.items()}
        self.roots = {key: Wheel(names) for key, names in roots.items()}


@cache
def surname(root, suffix, sex):
    """Асан + ов for a man, Асанова for a woman; -ский becomes -ская."""
    if sex == "m" or not suffix:
        return root + suffix
    return root + ("ская" if suffix == "ский" else suffix + "а")


@cache
def patronymic(father, sex):
    """The Russian patronymic from a father's given name: Нурлан, Нурланович, Нурлановна."""
    if father[-1] in "ая" and father in {"Илья", "Никита", "Савва", "Фома", "Кузьма"}:
        return father[:-1] + ("ич" if sex == "m" else "ична")
    if father[-1] in "йь":
        return father[:-1] + ("евич" if sex == "m" else "евна")
    if father[-1] in "аеёиоуыэюяөү":
        return father + ("евич" if sex == "m" else "евна")
    return father + ("ович" if sex == "m" else "овна")


def compose_name(style, root, suffix, given, father, sex):
    """Surname, given name and patronymic of a child, as the family writes them."""
    if style == KYRGYZ_STYLE and father:
        return f"{father} {'уулу' if sex == 'm' else 'кызы'}", given, ""
    if style == BARE:
        return root, given, ""
    return surname(root, suffix, sex), given, patronymic(father, sex) if father else ""


@cache
def as_russian(word):
    """One Kyrgyz name as a Russian document writes it; what clerks write differently is drawn by the word."""
    drawn = crc32(word.encode())
    word = word.replace("гүл", "гуль").replace("Гүл", "Гуль").replace("үйү", "ую").replace("ң", "н")
    word = word.translate(str.maketrans("өүӨҮ", "оуОУ"))
    word = re.sub("ел$", "ель", word)
    if drawn % 3 == 0:
        word = re.sub("^Ж(?=[аоуэ])", "Дж", word)
    if drawn % 2 == 0:
        word = re.sub(r"([аэоуы])\1", r"\1", word)
    return word


@cache
def as_latin(word):
    return passport_latin(word)


def each_word(change, text):
    return " ".join([change(word) for word in text.split(" ")])
