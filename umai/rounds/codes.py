"""The code of a dwelling on a sheet: round, number, and a digit by which a slip of the pen is noticed.

The digit is that of H. M. Damm (Total anti-symmetrische Quasigruppen, Marburg 2004): it notices every
single wrong digit and every two neighbours that were swapped.
"""

from typing import NamedTuple

TABLE = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
WIDTH = 5  # digits of the number of a dwelling within a round


class DwellingCode(NamedTuple):
    """A code that was read: the number of the round in its district, and of the dwelling in the round."""

    round_number: int
    number: int


def check_digit(digits: str) -> int:
    """The digit that is written behind these digits."""
    found = 0
    for digit in digits:
        found = TABLE[found][int(digit)]
    return found


def code_of(round_number: int, number: int) -> str:
    """The code as it is printed: 12-00345-7."""
    digits = f"{number:0{WIDTH}}"
    return f"{round_number}-{digits}-{check_digit(f'{round_number}{digits}')}"


def read_code(text: str) -> DwellingCode | None:
    """What a typed code means, with or without its hyphens; None where a digit is wrong."""
    digits = "".join(one for one in text if one not in "-–—. /" and not one.isspace())
    if not (digits.isascii() and digits.isdigit()) or len(digits) < WIDTH + 2 or check_digit(digits):
        return None
    return DwellingCode(int(digits[: -WIDTH - 1]), int(digits[-WIDTH - 1 : -1]))
