"""How alike a search and a recorded child are, by the trained weights, and why, in words.

The keys only bring candidates; here the originals are compared, with the comparisons and the numbers by
which lists are matched (`umai.matching.comparison.levels`, `umai.matching.comparison.weighing`). A score
is the probability that the two are one child, whatever other candidates there are; it orders a list for a
person, and decides nothing.
"""

from dataclasses import dataclass

from umai.matching.comparison.levels import ComparedPair, compare
from umai.matching.comparison.records import ListRecord, features
from umai.matching.comparison.weighing import weigh
from umai.names.parts import LINEAGE, as_searchable
from umai.register.search.reasons import ONLY_SOUNDS_ALIKE, only_sounds_alike, reasons_of_levels
from umai.register.search.records import place_codes_of, written_date
from umai.register.weights.numbers import NumbersInUse


@dataclass(frozen=True)
class Likeness:
    """How alike one recorded name of a child is: bits before the prior, and the probability.

    `exact`: how many words are the same to the letter, for the order of those who are equally likely.
    `levels` and `parts` are what it was made of, by comparison.
    """

    bits: float
    score: float
    exact: int
    levels: dict
    parts: dict
    spelled: frozenset

    @property
    def order(self):
        """Compares likeness: the more probable first, then the more exact spelling."""
        return self.score, self.bits, self.exact

    @property
    def why(self) -> list:
        """The reasons, yet to be translated: made only for those who are shown.

        Where the name agrees in nothing but its sound, that is said first.
        """
        first = [ONLY_SOUNDS_ALIKE] if only_sounds_alike(self.levels) else []
        return first + reasons_of_levels(self.levels, self.parts, self.spelled)


def likeness_of(pair: ComparedPair, numbers: NumbersInUse, *, spelled=(), exact=0, certain=False) -> Likeness:
    """What this pair weighs by the numbers in use; `certain` where the PIN asked for is the child's."""
    found = weigh(pair, numbers.trained)
    score = 1.0 if certain else found.probability(numbers.prior_bits)
    return Likeness(found.bits, score, exact, pair.levels, found.parts, frozenset(spelled))


class DescriptionMatcher:
    """A record of which it is known what each part is, ready to be compared with many children."""

    def __init__(self, row: ListRecord, numbers: NumbersInUse):
        self.numbers, self.features = numbers, features(row)
        # What has to be fetched of a child beside its name.
        self.asks_place, self.asks_family = bool(row.district), bool(row.mother or row.phone)
        self.words = {role: words_of_name(getattr(row, column)) for role, column in WRITTEN.items()}

    def likeness(self, identity, around, fathers=()) -> Likeness:
        """How alike this recorded name is, in the one of its written forms that is most alike."""
        return max((self.of_row(row) for row in around.rows(identity)), key=lambda one: one.order)

    def of_row(self, row: ListRecord) -> Likeness:
        """How alike a child is that stands in this row."""
        pair = compare(self.features, features(row), self.numbers.how_common)
        theirs = words_of_name(f"{row.surname} {row.given} {row.patronymic}")
        spelled = {role for role, words in self.words.items() if not words <= theirs}
        exact = sum(len(words & theirs) for words in self.words.values())
        return likeness_of(pair, self.numbers, spelled=spelled, exact=exact)


WRITTEN = {"given": "given", "surname": "surname", "father": "patronymic"}


def as_row(record, place) -> ListRecord:
    """A `ChildDescription` (`search`) as a row of a list; `place` is the Place that it names."""
    born = record.born
    return ListRecord(
        record.surname,
        record.given,
        record.patronymic,
        written_date(born.day, born.precision) if born else "",
        record.sex,
        record.pin,
        *place_codes_of(place),
        record.mother,
        record.phone,
    )


def words_of_name(name: str) -> frozenset[str]:
    """The words of a name as written, in small letters; уулу and кызы say nothing."""
    return frozenset(word for word in name.lower().split() if as_searchable(word) not in LINEAGE)
