"""How the name of a place is written: one set of rules for lists, for matching and for searches.

It needs no database and no Django, because `umai link` and the report form read places too. Кара-Суу
району, Кара-Сууйский р-н, «Кара-Суу району / Кара-Суйский район» and Kara-Suu district are one.
"""

import re
from functools import lru_cache

from umai.names.parts import as_searchable
from umai.names.scripts import kyrgyz_place

REMEMBERED = 50_000
# The words for a town, and for every other kind of place, also shortened.
TOWN = frozenset(
    map(as_searchable, ("шаары", "шаар", "шаарынын", "ш", "город", "города", "гор", "г", "city", "town"))
)
KINDS = TOWN | frozenset(
    map(
        as_searchable,
        (
            "облусу",
            "облус",
            "облусунун",
            "облусун",
            "областы",
            "область",
            "области",
            "обл",
            "oblast",
            "oblasty",
            "oblusu",
            "region",
            "району",
            "район",
            "районунун",
            "района",
            "районун",
            "рай",
            "рну",
            "рн",
            "рна",
            "rayon",
            "rayonu",
            "raion",
            "raionu",
            "district",
            "айылы",
            "айыл",
            "айылынын",
            "айылдык",
            "аймагы",
            "аймак",
            "аймагынын",
            "aimak",
            "aimagy",
            "aiyl",
            "айыльный",
            "айылный",
            "айыльного",
            "аильный",
            "өкмөтү",
            "ао",
            "аа",
            "село",
            "села",
            "с",
            "сел",
            "village",
            "кыштагы",
            "кыштак",
            "посёлок",
            "пос",
            "пгт",
            "республика",
            "республикасы",
            "кыргыз",
            "кыргызская",
            "кр",
        ),
    )
)
_SHORTENED = re.compile(r"(?<!\w)(р|а)\s*[-/]\s*(н(?:у|а|ун)?|о|а)(?!\w)", re.IGNORECASE)  # р-н, р/ну, а/о
_RUSSIAN = re.compile(r"(?:ски|ска|цки|цка)$")  # Ошская, Алайский, Сулюктинский


@lru_cache(REMEMBERED)
def words_of(name: str, as_written: bool = False) -> tuple[str, ...]:
    """The folded words of a name, without those for its kind; with them where there is nothing else.

    Узген is read as Өзгөн, unless `as_written`, for the beginning of a name or a name with an ending.
    """
    text = _SHORTENED.sub(r"\1\2", name)
    text = text if as_written else kyrgyz_place(text)
    words = [word for part in re.split(r"[^\w]+", text) if part and (word := as_searchable(part))]
    return tuple([word for word in words if word not in KINDS] or words)


@lru_cache(REMEMBERED)
def plain_name(name: str) -> str:
    """The form in which the spellings of one name agree: Кара-Суу, Карасуу and Kara Suu."""
    return as_searchable("".join(words_of(name)))


@lru_cache(REMEMBERED)
def forms(name: str) -> tuple[str, ...]:
    """The forms under which a place written so may be known, the likeliest first.

    As it stands; without the Russian ending of an adjective; each part of a name given in two languages.
    """
    found = []
    for part in (name, *re.split(r"[/()|]+", name)):
        form = plain_name(part)
        found.append(form)
        if stem := _RUSSIAN.sub("", form):
            # Суу+йский has one и more than Суу, Алай+ский none; Сулюкта becomes Сулюкт+инский.
            found += [stem, stem.removesuffix("и"), stem.removesuffix("ин") + "а"] if stem != form else []
            found += [stem[:-1] + "д"] if stem != form and stem.endswith("т") else []
    return tuple(dict.fromkeys(form for form in found if form))


def is_town(name: str) -> bool:
    """Whether the name contains a word for a town."""
    return any(as_searchable(word) in TOWN for word in re.split(r"[^\w]+", name) if word)
