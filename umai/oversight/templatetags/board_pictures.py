"""What the board shows in pictures: open cases as bars told apart by risk, and links to the maps."""

from typing import NamedTuple

from django import template
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.design.parts import Link
from umai.design.pictures.marks import plain, rectangle, segment
from umai.oversight.board.board import RISK_WORDS, RISKS
from umai.oversight.pictures.territory import SUBJECTS

register = template.Library()

LONG, HIGH = 300, 16
SAMPLE = 16  # the length of the part that stands in the legend
# Lines over the colour of a risk, so that colour is not the only sign: across or upright, so far apart.
LINES = {"high": ("upright", 4), "medium": ("across", 4), "": ("upright", 8)}


class BarPart(NamedTuple):
    """The part of a bar for one risk: where it is drawn, and the lines over it."""

    risk: str
    words: str
    n: int
    path: str
    lines: str


class LoadBar(NamedTuple):
    """The open cases of one worker or district: the page of its cases, and a part for each risk it has."""

    name: str
    url: str
    open: int
    parts: list[BarPart]

    @property
    def words(self) -> str:
        """What the bar shows."""
        return ", ".join(f"{part.words}: {part.n}" for part in self.parts)


@register.inclusion_tag("oversight/picture_links.html")
def picture_links(asked):
    """The links from the board to its area in pictures."""
    here = reverse("oversight:map")
    maps = [Link(one.title, here + asked.query(show=key, month=None)) for key, one in SUBJECTS.items()]
    months = Link(_("Twelve months"), reverse("oversight:months") + asked.query(month=None))
    return {"pictures": [*maps, months]}


@register.inclusion_tag("oversight/load_bars.html")
def load_bars(lines):
    """A bar for each of these lines of the board that has open cases, all on one scale, with a legend."""
    most = max((line.open for line in lines), default=0)
    legend = [part_of(risk, str(capfirst(RISK_WORDS[risk])), 0, 0, SAMPLE) for risk in RISKS]
    return {"bars": [bar_of(line, LONG / most) for line in lines if line.open], "legend": legend}


def bar_of(line, unit: float) -> LoadBar:
    """The bar of one line of the board; `unit` is the length of one case."""
    parts, x = [], 0.0
    for risk, (words, n) in zip(RISKS, line.by_risk, strict=True):
        if n:
            parts.append(part_of(risk, str(words), n, x, n * unit))
            x += n * unit
    return LoadBar(line.name, line.overdue.denominator_url, line.open, parts)


def part_of(risk: str, words: str, n: int, x: float, length: float) -> BarPart:
    """One part of a bar, which begins at `x`."""
    return BarPart(risk or "unjudged", words, n, rectangle(x, 0, length, HIGH), lines_over(risk, x, length))


def lines_over(risk: str, x: float, length: float) -> str:
    """The lines that tell a risk from the others, as a path; "" for a risk that is plain."""
    how, apart = LINES.get(risk, ("", HIGH))
    if how == "upright":
        steps = [x + apart * n for n in range(1, int(length / apart) + 1) if apart * n < length]
        return "".join(segment((at, 0), (at, HIGH)) for at in steps)
    return "".join(f"M{plain(x)} {y}h{plain(length)}" for y in range(apart, HIGH, apart)) if how else ""
