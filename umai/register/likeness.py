"""How alike what was typed and a recorded child are, and why, in words.

The keys only bring candidates; here the originals are compared. A score lies between 0 and 1 and
orders a list for a person to decide; it decides nothing.
"""

from django.utils.translation import gettext as _

from umai.names.keys import search_keys
from umai.names.parts import LINEAGE, Parts, father_of, parse, searchable
from umai.names.spelling import normalise
from umai.places.models import Precision

SAME, SPELLED, SOUNDS = 3, 2, 1
WORTH = {SAME: 1.0, SPELLED: 0.9, SOUNDS: 0.6}
WEIGHT = {"given": 1.0, "surname": 1.0, "father": 0.6}
BORN_WEIGHT, PLACE_WEIGHT = 1.0, 0.3


def reason(role, level):
    return {
        ("given", SAME): _("same given name"),
        ("given", SPELLED): _("given name spelled another way"),
        ("given", SOUNDS): _("given name sounds alike"),
        ("surname", SAME): _("same surname"),
        ("surname", SPELLED): _("surname spelled another way"),
        ("surname", SOUNDS): _("surname sounds alike"),
        ("father", SAME): _("same father's name"),
        ("father", SPELLED): _("father's name spelled another way"),
        ("father", SOUNDS): _("father's name sounds alike"),
    }[role, level]


def likeness(text, identity, *, born=None, settlement=None, lives_in=()):
    """(score, reasons) of one recorded identity for what was typed.

    `lives_in` are the ids of the child's place and all that it lies in; `settlement` is the id
    asked for. An unknown birth date neither helps nor harms much.
    """
    got, out_of, why = _names(text, identity)
    if born:
        value, weight, words = _birth(born, identity)
        got, out_of = got + value * weight, out_of + weight
        why += words
    if settlement:
        there = settlement in lives_in
        got, out_of = got + there * PLACE_WEIGHT, out_of + PLACE_WEIGHT
        why += [_("same place")] if there else []
    return (got / out_of if out_of else 0.0), why


def _names(text, identity):
    words = [word for word in normalise(text).split() if searchable(word) not in LINEAGE]
    recorded = _recorded(identity)
    pairs = sorted(
        (
            (level, WEIGHT[role], role, at)
            for at, word in enumerate(words)
            for role, theirs in recorded.items()
            if (level := max((_level(word, other, role) for other in theirs), default=0))
        ),
        reverse=True,
    )
    taken = {}
    for level, _weight, role, at in pairs:
        if role not in taken and at not in {place for _, place in taken.values()}:
            taken[role] = (level, at)
    got = sum(WORTH[level] * WEIGHT[role] for role, (level, _at) in taken.items())
    out_of = sum(WEIGHT[role] for role in taken) + (len(words) - len(taken))
    return got, out_of, [reason(role, taken[role][0]) for role in WEIGHT if role in taken]


def _recorded(identity):
    """The words of the name by their role, in every form that somebody wrote down."""
    forms = [
        Parts(identity.surname, identity.given, identity.patronymic, father_of(identity.patronymic)),
        *(parse(form) for form in identity.all_written()),
    ]
    return {
        role: {word for form in forms for word in _words(getattr(form, role))}
        for role in ("given", "surname", "father")
    }


def _words(part):
    return [word for word in normalise(part).split() if searchable(word) not in LINEAGE]


def _level(word, other, role):
    if word.lower() == normalise(other).lower():
        return SAME
    shared = set(search_keys(Parts(**{role: word}))) & set(search_keys(Parts(**{role: other})))
    if any(key[0].islower() for key in shared):
        return SPELLED
    return SOUNDS if shared else 0


def _birth(born, identity):
    """(worth, weight, reasons): compared only as exactly as both are known."""
    theirs = identity.birth_date
    if theirs is None or identity.birth_precision not in (Precision.DAY, Precision.MONTH, Precision.YEAR):
        return 0.4, BORN_WEIGHT / 2, []
    precisions = {born.precision, identity.birth_precision}
    if precisions == {Precision.DAY}:
        if born.day == theirs:
            return 1.0, BORN_WEIGHT, [_("same date of birth")]
        if (born.day.year, born.day.month, born.day.day) == (theirs.year, theirs.day, theirs.month):
            return 0.8, BORN_WEIGHT, [_("day and month of birth swapped")]
    if born.day.year == theirs.year:
        worth = 1.0 if Precision.YEAR in precisions else 0.6
        return worth, BORN_WEIGHT, [_("same year of birth")]
    if abs(born.day.year - theirs.year) == 1:
        return 0.4, BORN_WEIGHT, [_("born a year earlier or later")]
    return 0.0, BORN_WEIGHT, []
