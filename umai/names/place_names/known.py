"""Places by all their names, for lists, for matching and for searches: asked by what somebody wrote."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

from umai.names.place_names.foreign import is_foreign
from umai.names.place_names.letters import coarse, coarsest, fronted, unstressed, vowelless, without_ending
from umai.names.place_names.spelled import guesses, known_spellings, letters_meant, spellings
from umai.names.slips import edit_distance

# Letters of a name in which one slip may be, and of one in which a letter may be another: shorter names are
# too many, and too like.
LONG, LONGER = 7, 8
SHORT = 5  # letters that a name needs if its vowels say nothing


class PlaceNames[Key: Hashable]:
    """Places by all their names, asked by what somebody wrote.

    What only a looser reading knows, or a slip away, counts where a narrow place was said too, as a district:
    in an oblast Таш-Булак and Баш-Булак are two villages.
    """

    def __init__(self, named: Iterable[tuple[Key, str]]):
        self._known: list[dict[str, set[Key]]] = [defaultdict(set) for _reading in _READINGS]
        self._long: dict[str, set[tuple[Key, str]]] = defaultdict(set)
        for key, name in named:
            for letters in known_spellings(name):
                for table, reading in zip(self._known, _READINGS, strict=True):
                    table[reading(letters)].add(key)
                for half in _halves(letters):
                    self._long[half].add((key, letters))

    def find(
        self, text: str, lies_in: Callable[[Key], bool] = lambda _key: True, *, loosely: bool = False
    ) -> set[Key]:
        """The places that this text may name, of those that lie there; the surest reading counts."""
        suited = _READINGS if is_foreign(text) else _READINGS[:-1]
        for table, reading in zip(self._known, suited if loosely else suited[:1], strict=False):
            for letters in spellings(text):
                if found := {key for key in table.get(reading(letters), ()) if lies_in(key)}:
                    return found
        if not loosely:
            return set()
        guessed = {key for form in map(coarse, guesses(text)) for key in self._known[0].get(form, ())}
        found = {key for key in guessed if lies_in(key)}
        return found or {key for key in self._a_slip_away(text) if lies_in(key)}

    def _a_slip_away(self, text):
        return {
            key
            for letters in letters_meant(text)
            for half in _halves(letters)
            for key, known in self._long.get(half, ())
            if _is_a_slip(letters, known)
        }


def _is_a_slip(one: str, other: str) -> bool:
    """Whether one letter is missing, or two are swapped, or one is another: Каджи-Сай is not Каджи-Саз."""
    shorter = min(len(one), len(other))
    replaced = len(one) == len(other) and sorted(one) != sorted(other)
    return edit_distance(one, other, 1) == 1 and not (replaced and shorter < LONGER)


def _halves(letters: str) -> tuple[str, ...]:
    """The beginning and the end of a long name: of two that are one slip apart, one is the same."""
    half = LONG // 2
    return (f"^{letters[:half]}", f"{letters[-half:]}$") if len(letters) >= LONG else ()


def _coarsest(letters: str) -> str:
    return _if_long(coarsest, coarse(letters))


def _coarsest_stem(letters: str) -> str:
    return _if_long(coarsest, without_ending(letters))


def _unstressed(letters: str) -> str:
    return _if_long(unstressed, coarse(letters))


def _vowelless(letters: str) -> str:
    return _if_long(vowelless, coarse(letters))


def _if_long(reading: Callable[[str], str], form: str) -> str:
    return reading(form) if len(form) >= SHORT else form


# From the surest to the loosest; the last is for names in Latin or Uzbek letters.
_READINGS: tuple[Callable[[str], str], ...] = (
    coarse,
    without_ending,
    fronted,
    _coarsest,
    _coarsest_stem,
    _unstressed,
    _vowelless,
)
