"""Places by all their names, for lists, for matching and for searches: asked by what somebody wrote."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

from umai.names.place_names.letters import coarsest, is_foreign, readings, vowelless
from umai.names.place_names.spelled import forms, letters_meant, letters_of, plain_name
from umai.names.slips import edit_distance

LONG = 8  # letters of a name in which one slip may be: shorter names are too many, and too like
_ENDING = re.compile(r"(?:ско|ск|ска|ски|овка|инка|ово?|ино?|ка)$")  # of coarse forms


class PlaceNames[Key: Hashable]:
    """Places by all their names, asked by what somebody wrote.

    What only a looser reading knows, or a slip away, counts where a narrow place was said too, as a district:
    in an oblast Таш-Булак and Баш-Булак are two villages.
    """

    def __init__(self, named: Iterable[tuple[Key, str]]):
        self._known: list[dict[str, set[Key]]] = [defaultdict(set) for _reading in _READINGS]
        self._long: dict[str, set[tuple[Key, str]]] = defaultdict(set)
        for key, name in named:
            form = plain_name(name)
            for table, reading in zip(self._known, _READINGS, strict=True):
                if form:
                    table[reading(form)].add(key)
            letters = letters_of(readings(name)[0])
            for half in _halves(letters):
                self._long[half].add((key, letters))

    def find(
        self, text: str, lies_in: Callable[[Key], bool] = lambda _key: True, *, loosely: bool = False
    ) -> set[Key]:
        """The places that this text may name, of those that lie there; the surest reading counts."""
        suited = _READINGS if is_foreign(text) else _READINGS[:-1]
        for table, reading in zip(self._known, suited if loosely else suited[:1], strict=False):
            for form in forms(text):
                if found := {key for key in table.get(reading(form), ()) if lies_in(key)}:
                    return found
        return {key for key in self._a_slip_away(text) if lies_in(key)} if loosely else set()

    def _a_slip_away(self, text):
        return {
            key
            for letters in letters_meant(text)
            for half in _halves(letters)
            for key, known in self._long.get(half, ())
            if edit_distance(letters, known, 1) == 1
        }


def _halves(letters: str) -> tuple[str, ...]:
    """The beginning and the end of a long name: of two that are one slip apart, one is the same."""
    half = LONG // 2
    return (f"^{letters[:half]}", f"{letters[-half:]}$") if len(letters) >= LONG else ()


def _stem(form: str) -> str:
    """The form without a Russian ending: Майское and Май, Беловодское and Беловодск, Кировка and Киров."""
    stem = re.sub("баов$", "баи", _ENDING.sub("", form))
    return stem if len(stem) > 2 else form


def _coarsest(form: str) -> str:
    return coarsest(form) if len(form) > 4 else form


def _vowelless(form: str) -> str:
    return vowelless(form) if len(form) > 4 else form


# From the surest to the loosest; the last is for names in Latin or Uzbek letters.
_READINGS: tuple[Callable[[str], str], ...] = (
    str,
    _stem,
    _coarsest,
    lambda form: _coarsest(_stem(form)),
    _vowelless,
)
