"""The Commissions on a map: a drawing made by the server, with the words of the table beside it."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from umai.commission.control.figures import DistrictLine
from umai.places.outlines import frame, outlines

# How a district is drawn, and what that says; the words of the table say the same.
LEGEND = (
    ("asleep", _("the Commission does not meet")),
    ("late", _("it meets, and a file waits past its day")),
    ("good", _("it meets, and no file waits past its day")),
    ("none", _("no Commission in the programme")),
)


class MapDistrict(NamedTuple):
    """One district on the map."""

    line: DistrictLine
    path: str
    how: str
    says: object


class CommissionMap(NamedTuple):
    """The districts that can be drawn, and the frame around them."""

    districts: list[MapDistrict]
    frame: str


def map_of(lines) -> CommissionMap | None:
    """These lines on a map; None where no outline of any of them is known."""
    known, says = outlines(), dict(LEGEND)
    drawn = [
        MapDistrict(one, known[one.place.code].path, how, says[how])
        for one in lines
        if one.place.code in known and (how := how_of(one))
    ]
    found = [known[one.line.place.code] for one in drawn]
    return CommissionMap(drawn, frame(found)) if drawn else None


def how_of(line) -> str:
    """How this district is drawn."""
    if line.figures.commission_id is None:
        return "none"
    if line.asleep:
        return "asleep"
    return "late" if line.figures.waiting_late else "good"
