"""Words typed by somebody who may not know which is which, beside the recorded names of children.

Each word goes with the part of the name that it is most like, and the result is weighed as every other pair
is. A year typed alone is often an age that somebody guessed, so a birth in the year before or after it counts
neither for the child nor against it.
"""

from umai.matching.comparison.levels import BY_NAME, COMPARISONS, ComparedPair
from umai.matching.comparison.records import Features, ListRecord, codes_of_word, features
from umai.matching.comparison.weighing import bits_of
from umai.names.keys import father_root, given_key, surname_root, word_number
from umai.names.parts import parse_name, parts_of
from umai.names.similarity import Similarity, similarity_of
from umai.places.models import Precision
from umai.register.search.likeness import Likeness, likeness_of, words_of_name
from umai.register.search.records import folded_words_of, place_codes, place_codes_of, written_date
from umai.register.weights.numbers import NumbersInUse

EXACT = Similarity.FOLDED + 1  # the same to the letter, where `FOLDED` is the same word in other letters
LEVELS = {
    EXACT: "same",
    Similarity.FOLDED: "same",
    Similarity.NEAR: "slip",
    Similarity.FORM: "part",
    Similarity.SOUNDS: "sounds",
    Similarity.FORM_NEAR: "sounds",
    Similarity.FAR: "far",
}
ROOTS = {"given": given_key, "surname": surname_root, "father": father_root}
OPEN = {each.name: next(level for level in each.levels if level.open) for each in COMPARISONS}
NAMED = {role: {level.name: level for level in BY_NAME[role].levels} for role in ROOTS}


class TextMatcher:
    """What was typed into one search, made ready to be compared with many recorded names.

    `words` are the words sought, `torn` each two neighbours as one word. It remembers which words it
    compared, because names repeat, for this search only.
    """

    asks_family = False

    def __init__(self, words, numbers: NumbersInUse, *, torn=(), born=None, place=None, pin=""):
        self.words, self.torn, self.numbers = words, torn, numbers
        self.by_year = bool(born) and born.precision == Precision.YEAR
        date = written_date(born.day, born.precision) if born else ""
        self.features = features_without_name(date, pin, place_codes_of(place))
        self.asks_place = place is not None
        self._alike, self._bits = {}, {}

    def likeness(self, identity, around, fathers=()) -> Likeness:
        """How alike one recorded name is; `fathers` are the numbers of fathers' names known from elsewhere.

        What a record does not tell neither helps nor harms. The holder of the PIN that was typed is certain.
        """
        levels, common, spelled, exact = self._names(RecordedName(identity, fathers))
        there = place_codes(identity.district_id, identity.municipality_id, around.home_of(identity.child_id))
        date = written_date(identity.birth_date, identity.birth_precision)
        theirs = features_without_name(date, identity.pin, there)
        for name in ("birth", "pin", "place"):
            levels[name] = BY_NAME[name].level(self.features, theirs)
        guessed = self.by_year and levels["birth"].name == "next year"
        pair = ComparedPair({**OPEN, **levels}, common)
        if guessed:
            pair.levels["birth"] = OPEN["birth"]
        certain = levels["pin"].name == "same"
        return likeness_of(pair, self.numbers, spelled=spelled, exact=exact, certain=certain)

    def _names(self, recorded):
        """(levels, frequencies, parts spelled another way, words to the letter) of the parts of the name."""
        best = self._named(self.words, recorded)
        if best[1]:  # a name may have been torn in two: «Бакты гүл»
            for at, whole in enumerate(self.torn):
                typed = [*self.words[:at], whole, *self.words[at + 2 :]]
                best = max(best, self._named(typed, recorded), key=lambda each: each[2])
        chosen, left, *_ = best
        levels, common = {}, {}
        for role, (_bits, level, root) in chosen.items():
            levels[role] = NAMED[role][LEVELS[level]]
            if levels[role].term and (share := self._share(role, root)):
                common[role] = share
        for role in left:
            levels[role] = NAMED[role]["other"]
        spelled = {role for role, (_, level, _) in chosen.items() if level == Similarity.FOLDED}
        return levels, common, spelled, sum(level == EXACT for _, level, _ in chosen.values())

    def _named(self, typed, recorded):
        """({part: (bits, level, root)}, [parts that a word left over contradicts], bits in all)."""
        pairs = [
            (self._weight(role, *level), level, role, at)
            for at, word in enumerate(typed)
            for role in ROOTS
            if getattr(word, role) and (level := recorded.level(word, role, self._alike))[0]
        ]
        chosen, used = {}, set()
        for bits, (level, root), role, at in sorted(pairs, reverse=True):
            if role not in chosen and at not in used:
                chosen[role] = (bits, level, root)
                used.add(at)
        left = []
        for at, word in enumerate(typed):
            if at not in used and not word.spare:
                free = {role for role in ROOTS if recorded.roots[role]} - {*chosen, *left}
                could_be = [role for role in ROOTS if role in free and getattr(word, role)]
                left += [max(could_be, key=self._against)] if could_be else []
        return chosen, left, sum(one[0] for one in chosen.values()) + sum(map(self._against, left))

    def _weight(self, role, level, root):
        key = role, level, root if level >= Similarity.FOLDED else ""
        if key not in self._bits:
            named = NAMED[role][LEVELS[level]]
            share = self._share(role, root) if named.term else None
            self._bits[key] = bits_of(self.numbers.trained, role, named, share) + (level == EXACT) * 1e-6
        return self._bits[key]

    def _share(self, role, root):
        """The share of the children who have this root in that part of the name; None: not known."""
        return self.numbers.how_common(role, codes_of_word(root)[0] or "")

    def _against(self, role):
        return bits_of(self.numbers.trained, role, NAMED[role]["other"])


class RecordedName:
    """One recorded name: the root of each part, in every form that somebody wrote down."""

    def __init__(self, identity, fathers=()):
        self.fathers = fathers
        forms = [parts_of(identity.surname, identity.given, identity.patronymic)]
        whole = identity.recorded_name()
        self.written, known = set(words_of_name(whole)), folded_words_of(whole)
        for form in filter(None, (identity.written_ky, identity.written_ru, identity.written_latin)):
            self.written |= words_of_name(form)
            if not folded_words_of(form) <= known:
                forms.append(parse_name(form))
        self.roots = {role: self.roots_of(forms, role) for role in ROOTS}

    @staticmethod
    def roots_of(forms, role):
        found = {}
        for form in forms:
            part = getattr(form, role)
            if part:
                found[ROOTS[role](part)] = True
                if role == "given" and " " in part:
                    found |= dict.fromkeys(map(given_key, part.split()), True)
        return [root for root in found if root]

    def level(self, word, role, memory):
        """(how alike this word is to that part, the root that is most alike); (0, "") for not at all."""
        asked, roots, given = getattr(word, role), self.roots[role], role != "surname"
        if not roots and role == "father":
            root = next((root for root in asked if word_number(root) in self.fathers), "")
            return (EXACT if root else 0), root
        best, which = 0, ""
        for root in asked:
            for other in roots:
                level = memory.get((root, other, given))
                if level is None:
                    level = memory[root, other, given] = similarity_of(root, other, given=given)
                # A root other than the word's own supposes a slip in its ending, so it is at best near.
                level = level if root == asked[0] else min(level, Similarity.NEAR)
                if level > best:
                    best, which = level, root
        return (EXACT if best == Similarity.FOLDED and word.text.lower() in self.written else best), which


def features_without_name(date, pin, where) -> Features:
    """What is compared beside the name: a date as a list writes it, a PIN and four places."""
    return features(ListRecord("", "", "", date, "", pin, *where))
