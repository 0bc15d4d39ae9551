"""How alike what was asked and a recorded child are, and why, in words.

The keys only bring candidates; here the originals are compared. What agrees and what differs is
weighed in bits: how many times likelier it is for one child than for two strangers, as a power of
two. A score is the share of what could agree; it orders a list for a person, and decides nothing.
"""

from django.utils.translation import gettext_lazy as _

from umai.names.keys import father_root, given_key, number, surname_root
from umai.names.near import Alike, alike
from umai.names.parts import LINEAGE, parse, parts_of, searchable
from umai.places.models import Precision

SAME = 5  # to the letter; above it Alike.FOLDED, the same word spelled another way
# Bits by part and likeness. Judgement, near what names and dates of a register of millions give.
BITS = {
    "surname": {SAME: 7.7, Alike.FOLDED: 7.5, Alike.NEAR: 5.5, Alike.SOUNDS: 4.5, Alike.FAR: 2.5},
    "given": {SAME: 7.2, Alike.FOLDED: 7.0, Alike.NEAR: 5.0, Alike.SOUNDS: 4.0, Alike.FAR: 2.0},
    "father": {SAME: 6.2, Alike.FOLDED: 6.0, Alike.NEAR: 4.0, Alike.SOUNDS: 3.0, Alike.FAR: 1.0},
}
MISSING, SPARE = -4.0, -0.5  # a word typed that the record does not have; one that may be a misspelt уулу
SAME_DAY, SWAPPED, ONE_DIGIT, SAME_YEAR, NEXT_YEAR, OTHER_DATE = 12.0, 9.0, 5.0, -1.0, -2.5, -6.0
YEAR_ONLY, YEAR_NEXT, YEAR_OTHER = 4.0, -0.5, -5.0
SAME_PLACE, OTHER_PLACE = 3.0, -0.5
SAME_SEX, OTHER_SEX = 1.0, -5.0
ROOTS = {"given": given_key, "surname": surname_root, "father": father_root}


# Translated when shown, which few are of many that are compared.
REASONS = {
    ("given", SAME): _("same given name"),
    ("given", Alike.FOLDED): _("given name spelled another way"),
    ("given", Alike.NEAR): _("given name differs by one letter"),
    ("given", Alike.SOUNDS): _("given name sounds alike"),
    ("given", Alike.FAR): _("given name differs by two letters"),
    ("surname", SAME): _("same surname"),
    ("surname", Alike.FOLDED): _("surname spelled another way"),
    ("surname", Alike.NEAR): _("surname differs by one letter"),
    ("surname", Alike.SOUNDS): _("surname sounds alike"),
    ("surname", Alike.FAR): _("surname differs by two letters"),
    ("father", SAME): _("same father's name"),
    ("father", Alike.FOLDED): _("father's name spelled another way"),
    ("father", Alike.NEAR): _("father's name differs by one letter"),
    ("father", Alike.SOUNDS): _("father's name sounds alike"),
    ("father", Alike.FAR): _("father's name differs by two letters"),
}


class Asked:
    """What was asked in one search, made ready to be compared with many recorded names.

    `words` are the words sought, `torn` their neighbours as one word. It remembers which words it
    compared, because names repeat: for this search only.
    """

    def __init__(self, words, *, torn=(), born=None, settlement=None, sex=""):
        self.words, self.torn = words, torn
        self.born, self.settlement, self.sex = born, settlement, sex
        self._alike = {}
        self._most = sum(bits for bits, *_ in taken(self._levels(words, lambda *_: SAME))[0])
        if born:
            self._most += SAME_DAY if born.precision == Precision.DAY else YEAR_ONLY
        self._most += bool(settlement) * SAME_PLACE + bool(sex) * SAME_SEX

    def likeness(self, identity, *, lives_in=(), fathers=()):
        """(score from 0 to 1, reasons yet to be translated) of one recorded identity.

        `lives_in` are the ids of the child's place and all that it lies in; `fathers` the numbers of
        fathers' names that the register knows from elsewhere than the name. What a record does not
        tell neither helps nor harms.
        """
        bits, why = self._names(Recorded(identity, fathers))
        if self.born:
            more, words = birth(self.born, identity)
            bits, why = bits + more, why + words
        if self.settlement and lives_in:
            there = self.settlement in lives_in
            bits += SAME_PLACE if there else OTHER_PLACE
            why += [_("same place")] if there else []
        if self.sex and identity.sex:
            bits += SAME_SEX if self.sex == identity.sex else OTHER_SEX
        return (min(1.0, max(0.0, bits / self._most)) if self._most else 0.0), why

    def _names(self, recorded):
        """(bits, reasons): each word typed goes with the part that it is most like, a part once."""
        best = self._named(self.words, recorded)
        if best[2]:  # a name may have been torn in two: «Бакты гүл»
            for at, whole in enumerate(self.torn):
                words = [*self.words[:at], whole, *self.words[at + 2 :]]
                best = max(best, self._named(words, recorded), key=lambda each: each[0])
        return best[:2]

    def _named(self, words, recorded):
        chosen, left = taken(self._levels(words, recorded.level, self._alike))
        bits = sum(one[0] for one in chosen) + sum(recorded.missing(words[at]) for at in left)
        return bits, [REASONS[role, level] for _bits, level, role in sorted(chosen, reverse=True)], left

    @staticmethod
    def _levels(words, level_of, *memory):
        return [
            (BITS[role][level], level, role, at)
            for at, word in enumerate(words)
            for role in BITS
            if getattr(word, role) and (level := level_of(word, role, *memory))
        ], len(words)


def taken(levels):
    """([(bits, level, role)], [places of words that were not taken]): the strongest first, each once."""
    pairs, number_of_words = levels
    chosen, used = {}, set()
    for bits, level, role, at in sorted(pairs, reverse=True):
        if role not in chosen and at not in used:
            chosen[role] = (bits, level, role)
            used.add(at)
    return list(chosen.values()), [at for at in range(number_of_words) if at not in used]


class Recorded:
    """One recorded name: the root of each part, in every form that somebody wrote down."""

    def __init__(self, identity, fathers=()):
        self.fathers = fathers
        forms = [parts_of(identity.surname, identity.given, identity.patronymic)]
        plain = words_in(identity.surname, identity.given, identity.patronymic)
        self.written = set(plain)
        known = set(map(searchable, plain))
        for form in filter(None, (identity.written_ky, identity.written_ru, identity.written_latin)):
            words = words_in(form)
            self.written.update(words)
            if not known.issuperset(map(searchable, words)):
                forms.append(parse(form))
        self.roots = {role: self.roots_of(forms, role) for role in ROOTS}

    @staticmethod
    def roots_of(forms, role):
        found = {}
        for form in forms:
            said = getattr(form, role)
            if said:
                found[ROOTS[role](said)] = True
                if role == "given" and " " in said:
                    found |= dict.fromkeys(map(given_key, said.split()), True)
        return [root for root in found if root]

    def level(self, word, role, memory):
        """How alike this word is to that part; 0 for not at all."""
        asked, roots = getattr(word, role), self.roots[role]
        if not roots and role == "father":
            return SAME if any(number(root) in self.fathers for root in asked) else 0
        best = 0
        for root in asked:
            for other in roots:
                level = memory.get((root, other))
                if level is None:
                    level = memory[root, other] = alike(root, other)
                # what an ending may have been before a slip is one slip away at least
                best = max(best, level if root == asked[0] else min(level, Alike.NEAR))
        return SAME if best == Alike.FOLDED and word.text.lower() in self.written else best

    def missing(self, word):
        """What it weighs that a word typed is found nowhere in the record."""
        if word.spare:
            return SPARE
        could_be = [role for role in ROOTS if getattr(word, role)]
        return MISSING if any(self.roots[role] for role in could_be) else 0.0


def words_in(*names):
    """The words as written, lower case; уулу and кызы say nothing."""
    return [word for name in names for word in name.lower().split() if searchable(word) not in LINEAGE]


def birth(born, identity):
    """(bits, reasons): compared only as exactly as both are known."""
    theirs = identity.birth_date
    if theirs is None or identity.birth_precision not in (Precision.DAY, Precision.MONTH, Precision.YEAR):
        return 0.0, []
    years = abs(born.day.year - theirs.year)
    if {born.precision, identity.birth_precision} != {Precision.DAY}:
        if years == 0:
            return YEAR_ONLY, [_("same year of birth")]
        return (YEAR_NEXT, [_("born a year earlier or later")]) if years == 1 else (YEAR_OTHER, [])
    if born.day == theirs:
        return SAME_DAY, [_("same date of birth")]
    if (born.day.year, born.day.month, born.day.day) == (theirs.year, theirs.day, theirs.month):
        return SWAPPED, [_("day and month of birth swapped")]
    if sum(a != b for a, b in zip(born.day.isoformat(), theirs.isoformat(), strict=True)) == 1:
        return ONE_DIGIT, [_("one digit of the date of birth differs")]
    if years == 0:
        return SAME_YEAR, [_("same year of birth")]
    return (NEXT_YEAR, [_("born a year earlier or later")]) if years == 1 else (OTHER_DATE, [])
