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


class Asked:
    """What was typed into one search, made ready to be compared with many recorded names.

    It remembers the keys of the words it met, because names repeat: for this search only.
    """

    def __init__(self, text, *, born=None, settlement=None):
        self.words = _words(text)
        self.born, self.settlement = born, settlement
        self._keys = {}

    def likeness(self, identity, *, lives_in=()):
        """(score, reasons) of one recorded identity.

        `lives_in` are the ids of the child's place and all that it lies in. An unknown birth date
        neither helps nor harms much.
        """
        got, out_of, why = self._names(identity)
        if self.born:
            value, weight, words = _birth(self.born, identity)
            got, out_of = got + value * weight, out_of + weight
            why += words
        if self.settlement:
            there = self.settlement in lives_in
            got, out_of = got + there * PLACE_WEIGHT, out_of + PLACE_WEIGHT
            why += [_("same place")] if there else []
        return (got / out_of if out_of else 0.0), why

    def _names(self, identity):
        """Each word typed goes with the part of the name that it is most like; a part is taken once."""
        recorded = _recorded(identity)
        pairs = sorted(
            (
                (level, WEIGHT[role], role, at)
                for at, word in enumerate(self.words)
                for role, theirs in recorded.items()
                if (level := max((self._level(word, other, role) for other in theirs), default=0))
            ),
            reverse=True,
        )
        taken, used = {}, set()
        for level, _weight, role, at in pairs:
            if role not in taken and at not in used:
                taken[role] = level
                used.add(at)
        got = sum(WORTH[level] * WEIGHT[role] for role, level in taken.items())
        out_of = sum(WEIGHT[role] for role in taken) + (len(self.words) - len(taken))
        return got, out_of, [reason(role, taken[role]) for role in WEIGHT if role in taken]

    def _level(self, word, other, role):
        if word.lower() == other.lower():
            return SAME
        shared = self._keys_of(role, word) & self._keys_of(role, other)
        if any(key[0].islower() for key in shared):
            return SPELLED
        return SOUNDS if shared else 0

    def _keys_of(self, role, word):
        if (role, word) not in self._keys:
            self._keys[role, word] = set(search_keys(Parts(**{role: word})))
        return self._keys[role, word]


def _recorded(identity):
    """The words of the name by their role, in every form that somebody wrote down."""
    # A surname of two words is the Kyrgyz way: the father's name with uulu or kyzy.
    fathers = identity.patronymic or (identity.surname if " " in identity.surname else "")
    written = filter(None, [identity.written_ky, identity.written_ru, identity.written_latin])
    forms = [
        Parts(identity.surname, identity.given, identity.patronymic, father_of(fathers)),
        *(parse(form) for form in written),
    ]
    return {
        role: {word for form in forms for word in _words(getattr(form, role))}
        for role in ("given", "surname", "father")
    }


def _words(text):
    return [
        word for word in normalise(text).split() if " " not in text.strip() or searchable(word) not in LINEAGE
    ]


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
