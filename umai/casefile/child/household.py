"""The household as a drawing: a house with those who live in it, and who is away or elsewhere beside it.

It says what the tab of the family reads, and leaves out every person whom this reader may not see.
"""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.casefile.words import age_in_words
from umai.design.pictures.letters import lines_of
from umai.design.pictures.marks import WIDTH
from umai.justice.orders.danger import KnownDanger
from umai.register.family.absence import ABSENCE
from umai.register.family.inability import INABILITY
from umai.register.models import Sex

SIZE = 15  # of the letters, as in casefile.css
BESIDE, GAP, LINE, PADDING = 44, 10, 20, 8
ROOF, WALL = 48, 16  # how high the roof is; how far inside the house a box begins
MARK = 26  # room for a mark beside the lines
NOTHING = KnownDanger()
MOST_LINES = 3  # of a name, and of each thing that is said; an ellipsis stands for what is cut


class HouseholdPlace(Enum):
    """Where a person is drawn."""

    HERE = "here"
    AWAY = "away"
    ELSEWHERE = "elsewhere"


class HouseholdPerson(NamedTuple):
    """Somebody of the drawing: the name, and what the file says of them, a line each."""

    name: str
    lines: Sequence[str]
    place: HouseholdPlace = HouseholdPlace.HERE
    cares: bool = False
    is_away: bool = False
    danger: str = ""
    """Why the child is to be protected from this person; "" for anybody else."""

    @property
    def said(self) -> list[str]:
        """All lines under the name, the danger first."""
        return [*filter(None, [self.danger]), *self.lines]

    @property
    def in_words(self) -> str:
        return f"{self.name}: {'; '.join(self.said)}"


class HouseholdText(NamedTuple):
    """A line of text, at its place."""

    x: int
    y: int
    text: str
    is_bold: bool = False
    is_danger: bool = False


class HouseholdBox(NamedTuple):
    """The box of a person; `mark` is the height of the mark of a carer or of a danger, None for others."""

    x: int
    y: int
    width: int
    height: int
    texts: list[HouseholdText]
    is_away: bool
    is_danger: bool
    mark: int | None


class HouseholdDrawing(NamedTuple):
    """The whole drawing: how high it is, the house, the boxes, and the captions of those outside."""

    height: int
    floor: int
    boxes: list[HouseholdBox]
    captions: list[HouseholdText]
    groups: list[tuple[str, list[str]]]  # the same in words, under the captions

    @property
    def alt(self) -> str:
        return ". ".join(f"{caption}: {'. '.join(people)}" for caption, people in self.groups)

    @property
    def ties(self) -> list[str]:
        """The dashed lines that lead from the house to who is away outside of it."""
        away = [one for one in self.boxes if one.is_away and one.y > self.floor]
        return [f"M24 {self.floor}V{one.y + one.height // 2}H{one.x}" for one in away]


def captions() -> dict[HouseholdPlace, str]:
    """What stands above those who are in one place."""
    return {
        HouseholdPlace.HERE: _("With the child"),
        HouseholdPlace.AWAY: _("Away"),
        HouseholdPlace.ELSEWHERE: _("Not written down as living here"),
    }


def people_of(file, known: KnownDanger = NOTHING) -> list[HouseholdPerson]:
    """Everybody of the drawing but the child: carers, the family, brothers and sisters.

    `known`: from whom the child is to be protected, as far as the reader may read it.
    """
    kin = [_as_person(one, known) for one in file.kin if one.identity]
    here = {row.child_id for row in file.household}
    siblings = [
        HouseholdPerson(
            one.identity.full_name(),
            [_sibling_in_words(one.identity, file.on)],
            HouseholdPlace.HERE if one.child_id in here else HouseholdPlace.ELSEWHERE,
        )
        for one in file.siblings
    ]
    found = [*_other_carers(file, known), *kin, *siblings]
    return sorted(found, key=lambda one: (list(HouseholdPlace).index(one.place), not one.cares))


def _sibling_in_words(identity, on):
    words = {Sex.FEMALE: _("sister of the child"), Sex.MALE: _("brother of the child")}
    said = [words.get(identity.sex) or _("brother or sister"), age_in_words(identity, on)]
    return ", ".join(filter(None, said))


def _danger_in_words(adult_id, known):
    """That this adult is suspected or kept away, in few words; "" for anybody else."""
    said = [
        _("suspected") if adult_id in {one.adult_id for one in known.suspects} else "",
        _("may not come near the child") if adult_id in {one.order.adult_id for one in known.keeping} else "",
    ]
    return ", ".join(filter(None, said))


def _as_person(one, known):
    cares = [row for row in one.cares if not row.institution]
    lines = [str(one.kinship.get_relation_display())]
    lines += [INABILITY.words(row).splitlines()[0] for row in one.unable]
    lines += [_care_line(row) for row in cares]
    lines += [line for row in one.away for line in ABSENCE.words(row).splitlines()[:2]]
    place = HouseholdPlace.AWAY if one.away else HouseholdPlace.ELSEWHERE
    if one.lives_here or cares:
        place = HouseholdPlace.HERE
    danger = _danger_in_words(one.kinship.adult_id, known)
    return HouseholdPerson(one.identity.full_name(), lines, place, bool(cares), bool(one.away), danger)


def _other_carers(file, known):
    """Institutions, and carers who are not of the family."""
    kin = {one.kinship.adult_id for one in file.kin}
    for row in file.care:
        person = file.person(row.carer_id)
        if row.institution:
            yield HouseholdPerson(row.institution, [_care_line(row)], cares=True)
        elif person and row.carer_id not in kin:
            danger = _danger_in_words(row.carer_id, known)
            yield HouseholdPerson(person.full_name(), [_care_line(row)], cares=True, danger=danger)


def _care_line(row):
    return _("takes care of the child: %(paper)s") % {"paper": row.get_paper_display()}


def draw(child: str, people: Sequence[HouseholdPerson]) -> HouseholdDrawing | None:
    """The drawing of the child of this name and these people; None where nobody but the child is known."""
    if not people:
        return None
    boxes, outside, groups = [], [], []
    floor = y = ROOF
    for place, caption in captions().items():
        several = [one for one in people if one.place is place]
        groups.append((caption, [one.in_words for one in several]))
        left, width = WALL + GAP, WIDTH - 2 * (WALL + GAP)
        if place is HouseholdPlace.HERE:
            several.insert(0, HouseholdPerson(child, [_("the child")]))
        elif several:
            left, width = BESIDE, WIDTH - BESIDE - WALL
            y += GAP
            for line in lines_of(caption, width, SIZE, bold=True):
                y += LINE
                outside.append(HouseholdText(BESIDE, y, line, is_bold=True))
        for one in several:
            box = box_of(one, left, y + GAP, width)
            boxes.append(box)
            y = box.y + box.height
        if place is HouseholdPlace.HERE:
            floor = y = y + GAP
    return HouseholdDrawing(y + GAP, floor, boxes, outside, [one for one in groups if one[1]])


def box_of(person: HouseholdPerson, x: int, y: int, width: int) -> HouseholdBox:
    """The box of a person: as high as its lines, the name on top."""
    is_marked = person.cares or bool(person.danger)
    beside = PADDING + (MARK if is_marked else 0)
    room = width - beside - PADDING

    def lines(text, bold):
        return lines_of(text, room, SIZE, bold, MOST_LINES)

    drawn = [(line, True, False) for line in lines(person.name, True)]
    drawn += [(line, True, True) for line in lines(person.danger, True)]
    drawn += [(line, False, False) for one in person.lines for line in lines(one, False)]
    texts = [
        HouseholdText(x + beside, y + LINE * nth, text, is_bold, is_danger)
        for nth, (text, is_bold, is_danger) in enumerate(drawn, start=1)
    ]
    height = LINE * len(texts) + PADDING + 2
    mark = y + height // 2 if is_marked else None
    return HouseholdBox(x, y, width, height, texts, person.is_away, bool(person.danger), mark)
