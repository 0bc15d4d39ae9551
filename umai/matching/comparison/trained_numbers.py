"""The trained numbers by which agreement weighs: a JSON document, versioned by the hash of its content.

For each level of each comparison `m`, how often one child's two records stand at it, and `u`, how often
two strangers' do; for brothers and sisters how often they stand at the levels that tell children of one
family apart. `umai train` makes the document; the one in `trained/` comes from an invented population.
"""

import json
from dataclasses import asdict, dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path

from umai.matching.comparison.adjustments import adjustment_names
from umai.matching.comparison.levels import BY_NAME
from umai.names.keys import KEYS_VERSION

SHIPPED = Path(__file__).parent / "trained" / "invented.json"
MOST_LEARNED = 64  # bits of one sign: more than any two records can weigh
MOST_SLOPE = 4
SMALLEST = 1e-9  # no level is impossible: a number that was never seen counts as this


class UnusableNumbers(ValueError):
    """A document of trained numbers that cannot be used: one line that says why."""


@dataclass(frozen=True)
class TrainedNumbers:
    """The numbers of one training.

    `m` and `u` by comparison and level; `siblings` by child-level comparison and level, where "given
    birth" is the joint table, its levels joined by a bar. `made_from` says in words what it was trained
    on. `learned` are the bits of `umai.matching.comparison.adjustments`, where there were pairs with a known
    answer; a name that is missing there adds none. `settled` (bits, slope) corrects the odds after all rows
    of two lists were considered together; `settled_within` does so for two rows of one list, None where it
    was not learned separately.
    """

    keys_version: int
    made_from: str
    m: dict[str, dict[str, float]]
    u: dict[str, dict[str, float]]
    siblings: dict[str, dict[str, float]]
    learned: dict[str, float] = field(default_factory=dict)
    settled: tuple[float, float] = (0.0, 1.0)
    settled_within: tuple[float, float] | None = None

    @property
    def version(self) -> str:
        """Sixteen hexadecimal digits that tell these numbers from all others."""
        return blake2b(self.as_json().encode(), digest_size=8).hexdigest()

    def as_json(self) -> str:
        numbers = {name: value for name, value in asdict(self).items() if value is not None}
        return json.dumps(numbers, ensure_ascii=False, indent=1, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "TrainedNumbers":
        """Read and check a document; `UnusableNumbers` says what is wrong with it."""
        try:
            trained = cls(**json.loads(text))
            trained.check()
        except UnusableNumbers:
            raise
        except (ValueError, TypeError, KeyError, AttributeError) as failure:
            raise UnusableNumbers("this is not a document of trained numbers") from failure
        return trained

    def check(self) -> None:
        """Refuse numbers made with other keys, or for other comparisons than those of today."""
        if self.keys_version != KEYS_VERSION:
            raise UnusableNumbers(
                f"trained with version {self.keys_version} of the keys, "
                f"and they are at {KEYS_VERSION}: train again"
            )
        for name, comparison in BY_NAME.items():
            for level in comparison.informative_levels():
                for table in (self.m, self.u):
                    if not 0 < table[name][level.name] <= 1:
                        raise UnusableNumbers(f"{name}, {level.name}: not a probability")
        for pairs in self.siblings.values():
            if not all(0 < value <= 1 for value in pairs.values()):
                raise UnusableNumbers("siblings: not a probability")
        if unknown := set(self.learned) - adjustment_names():
            raise UnusableNumbers(f"learned, {min(unknown)}: no such sign")
        if not all(abs(bits) <= MOST_LEARNED for bits in self.learned.values()):
            raise UnusableNumbers(f"learned: more than {MOST_LEARNED} bits")
        for bits, slope in (self.settled, self.settled_within or self.settled):
            if not (abs(bits) <= MOST_LEARNED and 0 < slope <= MOST_SLOPE):
                raise UnusableNumbers("settled: not bits and a slope")


@cache
def shipped_numbers() -> TrainedNumbers:
    """The numbers that come with Umai, for whoever has trained none."""
    return TrainedNumbers.from_json(SHIPPED.read_text(encoding="utf-8"))
