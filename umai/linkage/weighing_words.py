"""Why two records may be one child and why not, in words, and what all of it weighs, in words."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from umai.names.comparing import BY_NAME

FOR, AGAINST = "for", "against"

# (comparison, level) to which side it speaks for, and what it says; what is not here says nothing.
SAID = {
    ("given", "same"): (FOR, _("the given name is the same")),
    ("given", "swapped"): (FOR, _("given name and surname have changed places")),
    ("given", "slip"): (FOR, _("the given name differs by a letter")),
    ("given", "sounds"): (FOR, _("the given name sounds alike")),
    ("given", "part"): (FOR, _("one given name is a part of the other")),
    ("given", "initial"): (FOR, _("the given name begins with the same letter")),
    ("given", "far"): (AGAINST, _("the given name differs by some letters")),
    ("given", "other"): (AGAINST, _("the given names are different")),
    ("surname", "same"): (FOR, _("the surname is the same")),
    ("surname", "slip"): (FOR, _("the surname differs by a letter")),
    ("surname", "sounds"): (FOR, _("the surname sounds alike")),
    ("surname", "part"): (FOR, _("one surname is a part of the other")),
    ("surname", "far"): (AGAINST, _("the surname differs by some letters")),
    ("surname", "other"): (AGAINST, _("the surnames are different")),
    ("father", "same"): (FOR, _("the father's name is the same")),
    ("father", "as surname"): (FOR, _("one surname is made of the father's name of the other")),
    ("father", "slip"): (FOR, _("the father's name differs by a letter")),
    ("father", "sounds"): (FOR, _("the father's name sounds alike")),
    ("father", "part"): (FOR, _("one father's name is a part of the other")),
    ("father", "far"): (AGAINST, _("the father's name differs by some letters")),
    ("father", "other"): (AGAINST, _("the fathers' names are different")),
    ("birth", "day"): (FOR, _("the day of birth is the same")),
    ("birth", "pin's day"): (FOR, _("the PIN of one has the day of birth of the other")),
    ("birth", "swapped"): (FOR, _("day and month of birth have changed places")),
    ("birth", "slip"): (FOR, _("the date of birth differs by a digit")),
    ("birth", "other year"): (FOR, _("the same day and month of birth, a year or two apart")),
    ("birth", "month"): (FOR, _("month and year of birth are the same, the day is not known")),
    ("birth", "year"): (FOR, _("the year of birth is the same, the day is not known")),
    ("birth", "same year"): (AGAINST, _("the same year of birth, another day")),
    ("birth", "next year"): (AGAINST, _("the years of birth are next to each other")),
    ("birth", "other"): (AGAINST, _("the dates of birth are different")),
    ("sex", "same"): (FOR, _("the sex is the same")),
    ("sex", "other"): (AGAINST, _("one is a girl and the other a boy")),
    ("pin", "same"): (FOR, _("the PIN is the same")),
    ("pin", "slip"): (FOR, _("the PIN differs by a digit")),
    ("pin", "other"): (AGAINST, _("the PINs are different")),
    ("place", "settlement"): (FOR, _("the village is the same")),
    ("place", "municipality"): (FOR, _("the aiyl aimak or town is the same")),
    ("place", "district"): (FOR, _("the district is the same")),
    ("place", "oblast"): (AGAINST, _("the districts are different")),
    ("place", "other"): (AGAINST, _("the oblasts are different")),
    ("mother", "same"): (FOR, _("the mother's name is the same")),
    ("mother", "slip"): (FOR, _("the mother's name differs by a letter")),
    ("mother", "sounds"): (FOR, _("the mother's name sounds alike")),
    ("mother", "part"): (FOR, _("one mother's name is a part of the other")),
    ("mother", "far"): (AGAINST, _("the mother's name differs by some letters")),
    ("mother", "other"): (AGAINST, _("the mothers' names are different")),
    ("phone", "same"): (FOR, _("the telephone number is the same")),
    ("phone", "slip"): (FOR, _("the telephone number differs by a digit")),
    ("phone", "other"): (AGAINST, _("the telephone numbers are different")),
}
SHARED = {
    ("surname", "same"),
    ("father", "same"),
    ("mother", "same"),
    ("phone", "same"),
    ("place", "settlement"),
}
WEIGHTS = (
    (0.99, _("Nearly everything speaks for one child.")),
    (0.8, _("Much speaks for one child, not everything.")),
    (0.5, _("A little more speaks for one child than against it.")),
    (0.05, _("More speaks against one child than for it.")),
    (0.0, _("Nearly everything speaks against one child.")),
)


class Reasons(NamedTuple):
    """What speaks for one child and what against, and what it weighs together."""

    weight: str
    for_it: list
    against: list
    family: bool  # what agrees is mostly what brothers and sisters share


def reasons_of(pair) -> Reasons:
    """The reasons of this pair, in the order of the comparisons."""
    levels = [(name, pair.levels.get(name)) for name in BY_NAME]  # jsonb keeps no order
    said = [(SAID[each], each) for each in levels if each in SAID]
    for_it = [words for (side, words), _each in said if side == FOR]
    against = [words for (side, words), _each in said if side == AGAINST]
    shared = sum(each in SHARED for _said, each in said)
    own = pair.levels.get("given") in ("other", "far") or pair.levels.get("birth") in ("other", "next year")
    weight = next(words for least, words in WEIGHTS if pair.probability >= least)
    return Reasons(weight, for_it, against, own and shared >= 2)
