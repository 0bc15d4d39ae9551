"""What the columns of a list mean: the possible meanings, and a guess by what stands above and in them."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.linkage.parsing import values
from umai.names.spelling import fold

HEADERS = Path(__file__).with_name("headers.toml")
LOOKED_AT = 200  # rows by whose contents a column is guessed
MOSTLY = 0.7  # of the filled cells
REMEMBERED = 20_000


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
PLACES = (
    ColumnMeaning.OBLAST,
    ColumnMeaning.RAYON,
    ColumnMeaning.MUNICIPALITY,
    ColumnMeaning.SETTLEMENT,
    ColumnMeaning.ADDRESS,
)
_OTHER_SIGNS, _TORN_WORD = re.compile(r"[\W_]+"), re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[^\W\d_])")
_SINGLE_LETTERS = re.compile(r"\b[^\W\d_](?: [^\W\d_])+\b")
_NUMBERED, _BRACKETS = re.compile(r"^\s*№?\s*\d{1,2}(?!\d)[\s.):–-]*"), re.compile(r"[(\[][^()\[\]]*[)\]]")
_BETWEEN = re.compile(r"[/\\|;\n()\[\]]|\s[–—-]\s")  # between the two languages of a heading


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
    """What stands above a column, without what makes no difference; Ф.И.О. is one word."""
    words = fold(_OTHER_SIGNS.sub(" ", _TORN_WORD.sub("", words)))
    return _SINGLE_LETTERS.sub(lambda found: found.group().replace(" ", ""), words)


@lru_cache(REMEMBERED)
def meaning_of(words: str) -> str | None:
    """The meaning of what stands above a column; "" for one of no use, None when it is not known.

    Село / айыл and Ф.И.О. (аты-жөнү) say one thing in two languages. Several kinds of places, as
    Район / село, are an address. A number before the words and what stands in brackets count for nothing
    where the words alone are known.
    """
    bare = _NUMBERED.sub("", words) or words
    for text in dict.fromkeys((words, bare, _BRACKETS.sub(" ", bare))):
        if (found := meaning_of_plain(text)) is not None:
            return found
        if (found := common_meaning(_BETWEEN.split(text))) is not None:
            return found
    return meaning_by_start(bare)


def meaning_of_plain(words: str) -> str | None:
    """The meaning of words that are known as they are, or are two known ones in two languages."""
    plain, exact = plain_header(words), known_headers()[0]
    if plain in exact:
        return exact[plain]
    parts = plain.split()
    halves = ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts)))
    return next(
        (exact[one] for one, other in halves if one in exact and exact[one] == exact.get(other)), None
    )


def meaning_by_start(words: str) -> str | None:
    plain = plain_header(words)
    return next((field for start, field in known_headers()[1] if plain.startswith(start)), None)


def common_meaning(parts: list[str]) -> str | None:
    """What all these parts of a heading mean; None where one is not known, or they differ."""
    found = [meaning_of_plain(part) or meaning_by_start(part) for part in parts if plain_header(part)]
    if len(found) < 2 or not all(found):
        return None
    if len({*found}) == 1:
        return found[0]
    return ColumnMeaning.ADDRESS.value if {*found}.issubset(PLACES) else None


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
