"""How a count is printed: to the nearest multiple, or up or down by a draw that the cell itself decides."""

import hmac
from dataclasses import dataclass

from umai.disclosure.tables.counts import CountedCell

DRAWS = 2**64


@dataclass(frozen=True)
class Rounding:
    """Every count and margin to a multiple of `base`.

    `keyed`: a count between two multiples goes up with the probability of its share of the way, so that sums
    stay right on average. The draw is a keyed hash of what is counted and of whom, and of the count: the same
    cell is printed alike in every table and edition while its count is the same, and nobody without the key
    can tell which way it went.
    """

    base: int
    keyed: bool

    def printed(self, cell: CountedCell, count: int, key: bytes, attempt: int = 0) -> int:
        """The number to print for this count of this cell; `attempt` counts draws that were thrown away."""
        if not self.keyed:
            return (count + self.base // 2) // self.base * self.base
        below, over = divmod(count, self.base)
        if not over:
            return count
        drawn = int.from_bytes(hmac.digest(key, repr((tuple(cell), count, attempt)).encode(), "sha256")[:8])
        return (below + (drawn * self.base < over * DRAWS)) * self.base

    def window(self, printed: int) -> tuple[int, int]:
        """The least and most that a printed number may stand for, as every reader is told."""
        if self.keyed:
            return max(printed - self.base + 1, 0), printed + self.base - 1
        return max(printed - self.base // 2, 0), printed + (self.base - 1) // 2

    def __str__(self) -> str:
        return f"{'random to' if self.keyed else 'nearest'} {self.base}"
