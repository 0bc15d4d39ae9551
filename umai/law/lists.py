"""What is asked of lists of other bodies, and of a row before it is taken for a child of the register."""

from datetime import date

from umai.law.dated import parameter

ELSEWHERE = parameter("list_elsewhere_per_cent")
AUTOMATIC = parameter("match_automatic_per_cent")
CLERICAL = parameter("match_clerical_per_cent")


def is_another_areas(elsewhere: int, placed: int, *, on: date) -> bool:
    """Whether so many rows elsewhere, of those with a known place, make a list that of another area."""
    return elsewhere * 100 > ELSEWHERE.on(on) * placed


def band(probability: float, *, by_the_child: bool, on: date) -> str:
    """ "automatic", "clerical" or "new": what is done about a row that may be a child of the register.

    `by_the_child`: what is the child's own agrees (given name, date, PIN), and not the family's alone;
    brothers agree in everything else, so without it nothing is automatic.
    """
    if by_the_child and probability * 100 >= AUTOMATIC.on(on):
        return "automatic"
    return "clerical" if probability * 100 >= CLERICAL.on(on) else "new"
