"""Maps of oblasts and of districts, filled by value. Under a map of oblasts every value is written.

The outlines come with Umai (`umai.places.outlines`) and state no border; nothing is fetched from anywhere.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.design.pictures.letters import width_of
from umai.design.pictures.marks import (
    GRID,
    INK,
    PAPER,
    SIZE,
    SMALL,
    WIDTH,
    PictureShape,
    PictureText,
    rectangle,
    segment,
)
from umai.places.outlines import SOURCE, outlines
from umai.refusal import Refusal
from umai.statistics.pictures.borders import SCALE, KeyPlace, key_places, oblast_paths, oblast_rings
from umai.statistics.pictures.marks import Picture, PictureCaption, PictureRow, PictureValue
from umai.statistics.pictures.sheet import GAP, LINE, PictureSheet, tick_number, ticks

SHADES = ("#e3edf6", "#b8d0e8", "#7aa9d4", "#3f78b0", "#163f6b")
SPREAD = {1: (2,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4)}  # shades for so many parts
DARK = 3  # from this shade on, ink is white
SWATCH = 12
UNKNOWN_DASHES = "2 2"
WIDE_DASHES = f"{2 / SCALE:.1f} {2 / SCALE:.1f}"  # the same on a map, which is drawn larger and made smaller


class UnknownMapCode(Refusal):
    """A value is of a place that the map does not have."""


class MapShade(NamedTuple):
    """How values are filled: from `low`, and below `high` but for the last."""

    fill: str
    ink: str
    low: Decimal
    high: Decimal


def draw_oblasts(title: str, values: Mapping[str, PictureValue], caption: PictureCaption) -> Picture:
    """The map of oblasts by code of the classifier; a number in each leads to its line under the map.

    Oblasts without a value are drawn with a dashed border. Raises `UnknownMapCode`.
    """
    require_codes(values, oblast_paths())
    sheet, shades = PictureSheet(title), shades_of(values.values())
    ordered = sorted(values, key=lambda code: -(values[code].value or Decimal(-1)))
    places = key_places()
    top = sheet.y + GAP - min(0.0, *(one.y - SIZE for one in places.values()))
    draw_places(sheet, oblast_paths(), values, shades, top)
    for key, code in enumerate(ordered, start=1):
        write_key(sheet, str(key), places[code], top, shade_of(values[code], shades))
    corners = [y for rings in oblast_rings().values() for ring in rings for _x, y in ring]
    keys = max(one.y for one in places.values())
    sheet.y = top + max(max(corners) * SCALE, keys + GAP)
    sheet.y += GAP
    for key, code in enumerate(ordered, start=1):
        list_value(sheet, str(key), values[code], shade_of(values[code], shades))
    if set(oblast_paths()) - stated(values):
        list_swatch(sheet, _("nothing is stated"), None)
    return finish_map(sheet, caption, [values[code] for code in ordered])


def draw_districts(title: str, values: Mapping[str, PictureValue], caption: PictureCaption) -> Picture:
    """The map of districts and cities by code of the classifier, with what each shade says under it.

    The values stand in the table and are told where a browser points at a district. Raises `UnknownMapCode`.
    """
    known = outlines()
    require_codes(values, known)
    sheet, shades = PictureSheet(title), shades_of(values.values())
    top = sheet.y + GAP
    draw_places(sheet, {code: one.path for code, one in known.items()}, values, shades, top)
    sheet.y = top + max(one.bottom for one in known.values()) * SCALE + GAP
    for shade in shades:
        ends = {"low": tick_number(shade.low), "high": tick_number(shade.high)}
        last = shade is shades[-1]
        says = _("from %(low)s to %(high)s") if last else _("from %(low)s to less than %(high)s")
        list_swatch(sheet, says % ends, shade)
    if set(known) - stated(values):
        list_swatch(sheet, _("nothing is stated"), None)
    return finish_map(sheet, caption, list(values.values()))


def stated(values: Mapping[str, PictureValue]) -> set[str]:
    return {code for code, one in values.items() if one.value is not None}


def require_codes(values: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a place that the map does not have."""
    if strange := sorted(set(values) - set(known)):
        raise UnknownMapCode(_("The map has no place with the code %(code)s.") % {"code": strange[0]})


def shades_of(values: Iterable[PictureValue]) -> list[MapShade]:
    """The shades from light to dark, each for an even part between nought and the largest value."""
    ends = list(pairwise(ticks([one for one in values if one.value is not None])))
    return [
        MapShade(SHADES[at], PAPER if at >= DARK else INK, low, high)
        for at, (low, high) in zip(SPREAD[len(ends)], ends, strict=True)
    ]


def shade_of(one: PictureValue | None, shades: list[MapShade]) -> MapShade | None:
    """The shade of a value; None where nothing is stated."""
    if one is None or one.value is None:
        return None
    value = one.value
    return next((shade for shade in shades if value < shade.high), shades[-1])


def draw_places(
    sheet: PictureSheet,
    paths: Mapping[str, str],
    values: Mapping[str, PictureValue],
    shades: list[MapShade],
    top: float,
) -> None:
    """Every place of the map; those without a value first, so that no dashed border lies over another."""
    for code in sorted(paths, key=lambda code: shade_of(values.get(code), shades) is not None):
        one = values.get(code)
        shade = shade_of(one, shades)
        fill, line, dashes = (shade.fill, GRID, "") if shade else (PAPER, GRID, WIDE_DASHES)
        says = f"{one.label}: {one.in_words}" if one else ""
        sheet.draw(PictureShape(paths[code], fill, line, 1 / SCALE, dashes, SCALE, top, says))


def write_key(sheet: PictureSheet, key: str, place: KeyPlace, top: float, shade: MapShade | None) -> None:
    """The number of a place, in it or beside it with a line to it."""
    y = place.y + top
    if place.of:
        to = (place.of[0], place.of[1] + top)
        sheet.draw(PictureShape(segment((place.x, y), to), line=INK, width=0.8))
        sheet.draw(PictureShape(rectangle(place.x - 6, y - 7, 12, 14), PAPER))
    colour = shade.ink if shade and not place.of else INK
    sheet.put(PictureText(place.x, y + 4, key, SMALL, True, "middle", colour))


def list_value(sheet: PictureSheet, key: str, one: PictureValue, shade: MapShade | None) -> None:
    """The line of a place under the map: its number on its shade, its name and its value."""
    number = width_of(one.number, SIZE, True)
    first = sheet.y + SIZE * LINE
    box = rectangle(0, first - SIZE + 1, 18, SIZE + 2)
    fill, line = (shade.fill, INK) if shade else (PAPER, GRID)
    sheet.draw(PictureShape(box, fill, line, 0.5, "" if shade else UNKNOWN_DASHES))
    sheet.put(PictureText(9, first - 1, key, SMALL, True, "middle", shade.ink if shade else INK))
    sheet.put(PictureText(WIDTH, first, one.number, SIZE, True, "end"))
    sheet.write(one.label, SIZE, x=26, width=WIDTH - 26 - number - GAP)
    sheet.y += 4


def list_swatch(sheet: PictureSheet, says: str, shade: MapShade | None) -> None:
    """A line that says what a shade means; None: what an empty place does."""
    box = rectangle(0, sheet.y + SIZE * LINE - SWATCH + 1, 18, SWATCH)
    fill, line = (shade.fill, INK) if shade else (PAPER, GRID)
    sheet.draw(PictureShape(box, fill, line, 0.5, "" if shade else UNKNOWN_DASHES))
    sheet.write(says, SIZE, x=26, width=WIDTH - 26)
    sheet.y += 2


def finish_map(sheet: PictureSheet, caption: PictureCaption, values: list[PictureValue]) -> Picture:
    """The picture with the source of its outlines, and what they do not say."""
    says = _("Outlines: %(source)s. They state nothing about any border.") % {"source": SOURCE}
    named = caption._replace(note=f"{caption.note} {says}")
    return sheet.finish(named, [PictureRow((one.label,), one) for one in values])
