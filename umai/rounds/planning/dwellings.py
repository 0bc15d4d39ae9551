"""Streets and houses as a person writes them: a street a line, houses as numbers and spans."""

import re

from django.utils.translation import gettext as _

from umai.refusal import Refusal

MOST = 5000  # dwellings of one settlement in one form
SPAN = re.compile(r"(\d{1,4})\s*[-–—]\s*(\d{1,4})")
HOUSE = re.compile(r"\d{1,4}\s*[^\W\d_]?(/\d{1,3})?")


class BadStreets(Refusal):
    """A line of streets cannot be read as a street with its houses."""


def read_streets(text: str) -> list[str]:
    """The dwellings of these lines in their order, each as street and house, without doubles.

    A line is "Ленин: 1-40, 42, 44а"; without a colon it is one dwelling in words. Raises `BadStreets`.
    """
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        street, colon, houses = line.partition(":")
        street = " ".join(street.split())
        if not street:
            if colon:
                raise BadStreets(bad_line(number))
            continue
        found += [f"{street} {house}" for house in read_houses(houses, number)] if colon else [street]
        if len(found) > MOST:
            raise BadStreets(
                _("More than %(most)d dwellings at once. Nothing was saved. Divide them.") % {"most": MOST}
            )
    return list(dict.fromkeys(found))


def read_houses(text: str, line: int) -> list[str]:
    """The houses of one street: numbers, spans and letters, in their order."""
    found = []
    for part in filter(None, (one.strip() for one in re.split("[,;]", text))):
        if span := SPAN.fullmatch(part):
            first, last = int(span[1]), int(span[2])
            if not first <= last:
                raise BadStreets(bad_line(line))
            found += [str(house) for house in range(first, last + 1)]
        elif HOUSE.fullmatch(part):
            found.append("".join(part.split()))
        else:
            raise BadStreets(bad_line(line))
    if not found:
        raise BadStreets(bad_line(line))
    return found


def bad_line(number):
    return _(
        "Line %(number)d cannot be read. Write the street, a colon and the houses, for example: Ленин: 1-40,"
        " 42, 44а. Nothing was saved."
    ) % {"number": number}
