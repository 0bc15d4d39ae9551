"""What the columns of a list mean: the possible meanings, and a guess by what stands above and in them."""

import re
import tomllib
from functools import cache
from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.linkage.parsing import values
from umai.names.spelling import fold

HEADERS = Path(__file__).with_name("headers.toml")
LOOKED_AT = 200  # rows by whose contents a column is guessed
MOSTLY = 0.7  # of the filled cells


class ColumnMeaning(models.TextChoices):
    """What a column can hold; the order is that of the list to choose from."""

    FULL_NAME = "full_name", _("full name in one column")
    SURNAME = "surname", _("surname")
    GIVEN = "given", _("given name")
    PATRONYMIC = "patronymic", _("patronymic")
    BIRTH_DATE = "birth_date", _("date of birth")
    SEX = "sex", _("sex")
    PIN = "pin", _("personal identification number (PIN)")
    OBLAST = "oblast", _("oblast")
    RAYON = "rayon", _("district or city")
    MUNICIPALITY = "municipality", _("aiyl aimak")
    SETTLEMENT = "settlement", _("village: name or code")
    ADDRESS = "address", _("whole address in one column")
    MOTHER = "mother", _("mother's name")
    FATHER = "father", _("father's name")
    PHONE = "phone", _("telephone")
    LISTED_AS = "listed_as", _("the list's own number of the child")
    OF_MIGRANT = "of_migrant", _("whether a child of migrants")
    ABSENT = "absent", _("whether absent from school")


NAMES = (ColumnMeaning.FULL_NAME, ColumnMeaning.SURNAME, ColumnMeaning.GIVEN)


@cache
def known_headers() -> tuple[dict, list]:
    """(folded words above a column to its meaning, [(first words, meaning)]); "" is a column of no use."""
    exact, starts = {}, []
    for name, headers in tomllib.loads(HEADERS.read_text("utf-8")).items():
        field = "" if name == "other" else ColumnMeaning(name).value
        exact |= {plain_header(words): field for words in headers["is"]}
        starts += [(plain_header(words), field) for words in headers.get("starts", ())]
    return exact, sorted(starts, key=lambda one: -len(one[0]))


def plain_header(words: str) -> str:
    """What stands above a column, without what makes no difference."""
    return fold(re.sub(r"[^\w№]+", " ", words.replace("_", " "))).strip()


def meaning_of(words: str) -> str | None:
    """The meaning of what stands above a column; "" for one of no use, None when it is not known."""
    plain = plain_header(words)
    exact, starts = known_headers()
    if plain in exact:
        return exact[plain]
    return next((field for start, field in starts if plain.startswith(start)), None) if plain else None


def guess_meanings(header: list[str], rows: list[list[str]], width: int) -> list[str]:
    """A meaning for each column, "" for none, each once: by what stands above it, else by its cells."""
    found = [""] * width
    taken = set()
    for at, words in enumerate(header):
        field = meaning_of(words)
        if field and field not in taken:
            found[at] = field
            taken.add(field)
    for at in range(width):
        if found[at] or (at < len(header) and meaning_of(header[at]) == ""):
            continue
        cells = [row[at] for row in rows[:LOOKED_AT] if at < len(row) and row[at]]
        field = guess_by_content(cells)
        if field and not clashes(field, taken):
            found[at] = field
            taken.add(field)
    return found


def clashes(field, taken):
    return field in taken or (field == ColumnMeaning.FULL_NAME and bool(taken & set(NAMES)))


def guess_by_content(cells: list[str]) -> str:
    """What the cells of a column look like, "" when nothing certain."""
    if len(cells) < 3:
        return ""
    for field, looks in LOOKS.items():
        if sum(map(looks, cells)) >= MOSTLY * len(cells):
            return field
    return ""


def _is_full_name(cell):
    words = cell.split()
    return 2 <= len(words) <= 5 and all(re.fullmatch(r"[^\W\d_]+(-[^\W\d_]+)*\.?", word) for word in words)


LOOKS = {
    # A code of the national classifier of territory: 417 is the country in all of them.
    ColumnMeaning.SETTLEMENT.value: lambda cell: bool(re.fullmatch(r"417\d{11}", cell)),
    ColumnMeaning.PIN.value: lambda cell: bool(re.fullmatch(r"[12]\d{13}", cell.replace(" ", ""))),
    ColumnMeaning.PHONE.value: lambda cell: bool(re.fullmatch(r"(\+?996|0)[\d ()-]{9,16}", cell)),
    ColumnMeaning.BIRTH_DATE.value: lambda cell: values.parse_birth_date(cell).day is not None,
    ColumnMeaning.SEX.value: lambda cell: bool(values.parse_sex(cell)),
    ColumnMeaning.FULL_NAME.value: _is_full_name,
}
