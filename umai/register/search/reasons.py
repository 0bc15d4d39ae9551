"""Why somebody may be the child, or may not, in words of the reader's language.

Each level of agreement (`umai.matching.comparison.levels`) has its words here, or none where it tells a
person nothing. They are translated only when shown: of many records compared, few are.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from umai.matching.comparison.levels import BY_NAME
from umai.matching.comparison.weighing import bits_of

REASONS: dict[str, dict[str, Any]] = {
    "given": {
        "same": _("same given name"),
        "swapped": _("given name and surname swapped"),
        "slip": _("given name differs by one letter"),
        "sounds": _("given name sounds alike"),
        "part": _("given name is a short or a long form"),
        "initial": _("same initial of the given name"),
        "far": _("given name differs by two letters"),
        "other": _("another given name"),
    },
    "surname": {
        "same": _("same surname"),
        "swapped": None,  # said of the given name
        "slip": _("surname differs by one letter"),
        "sounds": _("surname sounds alike"),
        "part": _("surname is a short or a long form"),
        "initial": _("same initial of the surname"),
        "far": _("surname differs by two letters"),
        "other": _("another surname"),
    },
    "father": {
        "same": _("same father's name"),
        "as surname": _("father's name as surname"),
        "slip": _("father's name differs by one letter"),
        "sounds": _("father's name sounds alike"),
        "part": _("father's name is a short or a long form"),
        "initial": _("same initial of the father's name"),
        "far": _("father's name differs by two letters"),
        "other": _("another father's name"),
    },
    "birth": {
        "day": _("same date of birth"),
        "pin's day": _("the PIN tells the same date of birth"),
        "swapped": _("day and month of birth swapped"),
        "slip": _("one digit of the date of birth differs"),
        "other year": _("same day and month of birth, another year"),
        "month": _("same month of birth"),
        "year": _("same year of birth"),
        "same year": _("same year of birth, another day"),
        "next year": _("born a year earlier or later"),
        "other": _("another date of birth"),
    },
    "sex": {"same": None, "other": _("another sex")},
    "pin": {"same": _("same PIN"), "slip": _("PIN differs by one digit"), "other": _("another PIN")},
    "place": {
        "settlement": _("same place"),
        "name": _("a place of the same name"),
        "name slip": _("name of the place differs by one letter"),
        "municipality": _("same aiyl aimak or town"),
        "district": _("same district"),
        "oblast": _("another district of the same oblast"),
        "other": _("another oblast"),
    },
    "mother": {
        "same": _("same mother's name"),
        "slip": _("mother's name differs by one letter"),
        "sounds": _("mother's name sounds alike"),
        "part": _("mother's name is a short or a long form"),
        "initial": _("same initial of the mother's name"),
        "far": _("mother's name differs by two letters"),
        "other": _("another mother's name"),
    },
    "phone": {
        "same": _("same telephone"),
        "slip": _("telephone differs by one digit"),
        "other": None,  # families have several, and change them
    },
}
SPELLED = {
    "given": _("given name spelled another way"),
    "surname": _("surname spelled another way"),
    "father": _("father's name spelled another way"),
}

NAME_PARTS = ("given", "surname", "father")
AGREES_IN_LETTERS = {"same", "swapped", "as surname", "slip"}
ONLY_SOUNDS_ALIKE = _("the name only sounds alike")


def only_sounds_alike(levels) -> bool:
    """Whether no part of the name agrees in its letters, and one of them in its sound."""
    found = {levels[name].name for name in NAME_PARTS if name in levels}
    return "sounds" in found and not found & AGREES_IN_LETTERS


def reasons_of_levels(levels, parts, spelled=frozenset()) -> list:
    """Words for the levels of one pair: first what speaks for the child, then against, the weightiest first.

    `levels` is comparison to level, `parts` comparison to bits; `spelled` are the parts of the name that are
    the same word in other letters.
    """
    order = sorted(levels, key=lambda name: (parts[name] < 0, -abs(parts[name])))
    return [
        SPELLED[name] if name in spelled and levels[name].name == "same" else words
        for name in order
        if (words := REASONS.get(name, {}).get(levels[name].name)) is not None
    ]


def reasons_for_and_against(levels, trained) -> tuple[list, list]:
    """Words for what speaks for one child, and for what speaks against it, the weightiest first.

    `levels` is comparison to the name of its level, as it is kept with a pair; levels that today's
    comparisons do not have are left out.
    """
    known = {
        name: level
        for name, comparison in BY_NAME.items()
        for level in comparison.levels
        if levels.get(name) == level.name
    }
    parts = {name: bits_of(trained, name, level) for name, level in known.items()}
    sides = [
        {name: known[name] for name in known if (parts[name] < 0) is against} for against in (False, True)
    ]
    return reasons_of_levels(sides[0], parts), reasons_of_levels(sides[1], parts)
