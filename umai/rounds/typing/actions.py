"""Type in a sheet of paper, whole or not at all, and choose between two typings of it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import BY_POLICY, AlreadyEnded, Incomplete, insert_once, refuse_future
from umai.identification.signal.sealing import CannotSeal, NoKey
from umai.law.options.choices import is_marked
from umai.refusal import Refusal
from umai.rounds.door.actions import ChildSaid, OutsideRound, create_answer
from umai.rounds.door.models import DoorAnswerKind, SheetEntry
from umai.rounds.planning.models import SHEET, RoundStop
from umai.rounds.typing.reading import differences_of, entries_of, said_of
from umai.rounds.walkers import elsewhere, require_walking

KINDS = {1: DoorAnswerKind.WALK, 2: DoorAnswerKind.TYPED_AGAIN}


class NoSuchSheet(Refusal):
    """The round has no such sheet, or a dwelling stands on another one."""


class CountsDiffer(Refusal):
    """The dwellings that were counted and those that were typed are not those of the sheet."""


class AlreadyTyped(Refusal):
    """Somebody typed this sheet in before."""


@dataclass(frozen=True)
class TypedDwelling:
    """A line of a sheet that is not "no children". With `again`, the rest was said at the second attempt."""

    number: int
    """Number of the dwelling in the round."""
    result: str
    """What was found, of `round_results`; empty where the team did not come as far."""
    again: str = ""
    """What was found at the second attempt; empty without one."""
    migrants: int | None = None
    others: int = 0
    children: tuple[ChildSaid, ...] = ()


@act("rounds.type_sheet", done=gettext_lazy("typed in a sheet of a round"))
def type_sheet(
    round,
    *,
    by,
    id,
    sheet,
    team,
    walked_on,
    none_count,
    dwellings: Sequence[TypedDwelling] = (),
    reading=1,
    second_on=None,
):
    """Write what a sheet says of each of its dwellings; answers the row of the sheet.

    `id` is made by the writer; `none_count` dwellings have no children and are not in `dwellings`; `reading`
    is 2 for the second typing, which changes nothing of the walk; `second_on` is the day of second attempts.
    Raises `NoSuchSheet`, `NobodyWalked`, `CountsDiffer`, `AlreadyTyped`, and what `create_answer` raises.
    """
    stops = stops_of_sheet(round, sheet)
    require_day(round, walked_on)
    require_walking(round, team, walked_on)
    require_on_sheet(stops, dwellings, sheet)
    require_counted(len(stops), none_count, len(dwellings))
    require_second_day(dwellings, walked_on, second_on)
    entry = SheetEntry(
        round=round, sheet=sheet, reading=reading, team=team, walked_on=walked_on, none_count=none_count
    )
    insert_once(entry, {"sheet_typed_once": already_typed(), BY_POLICY: elsewhere()}, id=id)
    typed = {one.number: one for one in dwellings}
    for stop in stops:
        write_dwelling(entry, stop, typed.get(stop.number) or TypedDwelling(stop.number, "none"), second_on)
    return entry


def write_dwelling(entry, stop, one: TypedDwelling, second_on) -> None:
    """Write the answers of one line of a sheet: none, one, or two with a second attempt."""
    same = {"stop": stop, "team": entry.team, "kind": KINDS[entry.reading], "sheet": entry}
    said = {"migrants": one.migrants, "others": one.others, "children": one.children}
    if one.again:
        create_answer(id=answer_id(entry, stop, 1), result=one.result, said_on=entry.walked_on, **same)
        create_answer(
            id=answer_id(entry, stop, 2), result=one.again, said_on=second_on, **same, **without_none(said)
        )
    elif one.result:
        create_answer(
            id=answer_id(entry, stop, 1),
            result=one.result,
            said_on=entry.walked_on,
            **same,
            **without_none(said),
        )


def without_none(said):
    return {name: value for name, value in said.items() if value is not None}


def answer_id(entry, stop, attempt):
    """The id of an answer of a sheet: the same whenever the same sheet is sent."""
    return uuid.uuid5(entry.pk, f"{stop.number}/{attempt}")


def stops_of_sheet(round, sheet: int) -> list[RoundStop]:
    """The dwellings of a sheet in their order. Raises `NoSuchSheet`."""
    first = (sheet - 1) * SHEET
    rows = RoundStop.objects.filter(round=round, number__gt=first, number__lte=first + SHEET)
    found = list(rows.order_by("number"))
    for one in found:
        one.round = round
    if not found:
        last = RoundStop.objects.filter(round=round).order_by("-number").first()
        raise NoSuchSheet(
            _("This round has no sheet %(sheet)d: its last one is %(last)d. Nothing was saved.")
            % {"sheet": sheet, "last": last.sheet if last else 0}
        )
    return found


def require_day(round, walked_on) -> None:
    """Refuse a day before the round, or one that has not come."""
    refuse_future(walked_on)
    if walked_on < round.from_on:
        raise OutsideRound(_("This day lies before the round. Nothing was saved. Check the day."))


def require_on_sheet(stops, dwellings, sheet) -> None:
    """Refuse a dwelling of another sheet, and one that was typed twice."""
    here, seen = {one.number for one in stops}, set()
    for one in dwellings:
        if one.number not in here:
            raise NoSuchSheet(
                _("Dwelling %(number)d does not stand on sheet %(sheet)d. Nothing was saved.")
                % {"number": one.number, "sheet": sheet}
            )
        if one.number in seen:
            raise CountsDiffer(
                _("Dwelling %(number)d was typed twice. Nothing was saved.") % {"number": one.number}
            )
        seen.add(one.number)


def require_counted(dwellings: int, none_count: int, typed: int) -> None:
    """Refuse a sheet of which a dwelling was forgotten, or counted twice."""
    if none_count + typed != dwellings:
        raise CountsDiffer(
            _(
                "The sheet has %(dwellings)d dwellings: %(none)d without children and %(typed)d typed make"
                " %(sum)d. Nothing was saved. Count again; a dwelling where nobody was yet gets the mark 9."
            )
            % {"dwellings": dwellings, "none": none_count, "typed": typed, "sum": none_count + typed}
        )


def require_second_day(dwellings, walked_on, second_on) -> None:
    """Refuse a second attempt without its day, or at a door that somebody opened at first."""
    second = [one for one in dwellings if one.again]
    if second and not second_on:
        raise Incomplete(_("Write the day of the second attempt. Nothing was saved."))
    if second_on is not None:
        refuse_future(second_on)
        if second_on < walked_on:
            raise OutsideRound(_("The second attempt lies before the first. Nothing was saved."))
    for one in second:
        if not is_marked("round_results", one.result, "again"):
            raise Incomplete(
                _("Dwelling %(number)d: a second attempt follows only where nobody was at home.")
                % {"number": one.number}
            )


def already_typed():
    return AlreadyTyped(
        _(
            "Somebody typed this sheet in before. Nothing was saved, and all that you typed is still here."
            " Send it again to keep it as the second typing, which is compared with the first."
        )
    )


@act("rounds.choose_reading", done=gettext_lazy("chose between two typings of a sheet"))
def choose_reading(entry, *, by, id, chosen, number=None):
    """Say which of two typings of a sheet is right; the other is corrected, and what was wrong stays.

    `entry` is either typing, `chosen` 1 or 2; `number` that of a dwelling, None for all that differ. Raises
    `AlreadyEnded` where both say the same by now, `CannotSeal`, and what `create_answer` raises.
    """
    found = [one for one in differences_of(entry.round, entry.sheet) if number in (None, one.stop.number)]
    if not found:
        raise AlreadyEnded(_("Both typings say the same by now. Nothing was changed."))
    entries = entries_of(entry.round, entry.sheet)
    return [make_alike(uuid.uuid5(id, str(place)), one, chosen, entries) for place, one in enumerate(found)][
        -1
    ]


def make_alike(id, difference, chosen, entries):
    """Have the other typing say what the chosen one says; answers the row."""
    right, wrong = difference.first, difference.second
    if chosen == 2:
        right, wrong = wrong, right
    if right is None:
        return wrong.replace_with(why=ReplacementReason.STRUCK)
    try:
        said = said_of(right)
    except NoKey as error:
        raise CannotSeal(_("What was told cannot be opened here. Tell the administrator at once.")) from error
    other = entries[2 - chosen]
    difference.stop.round = other.round
    return create_answer(
        id=id,
        stop=difference.stop,
        kind=KINDS[other.reading],
        sheet=other,
        replaces=wrong,
        team=right.team,
        result=right.result,
        said_on=right.said_on,
        migrants=right.migrants,
        others=right.others,
        children=said,
    )
