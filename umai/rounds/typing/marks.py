"""What somebody typed from a sheet, read as it is meant: sheets, dwellings, and the marks of a child."""

from django.utils.translation import gettext as _

from umai.identification.signal.sealing import ReportWords
from umai.law.children.ages import CHILD_UNTIL
from umai.law.terms.clock import today
from umai.refusal import Refusal
from umai.rounds import marks
from umai.rounds.codes import WIDTH, read_code
from umai.rounds.door.actions import ChildSaid
from umai.rounds.planning.models import SHEET


class CannotRead(Refusal):
    """What was typed is no number, code or mark of a sheet."""


class OtherRound(Refusal):
    """The code stands on a sheet of another round."""


def sheet_of(number: int) -> int:
    """The sheet on which the dwelling with this number stands, both from 1."""
    return (number - 1) // SHEET + 1


def read_sheet(text: str, round) -> int:
    """The number of a sheet, typed as it is or as the code of any dwelling on it. Raises as `read_number`."""
    digits = "".join(text.split())
    if is_short(digits):
        return int(digits)
    return sheet_of(read_number(text, round))


def read_number(text: str, round) -> int:
    """The number of a dwelling, typed as it is or as its code. Raises `CannotRead`, `OtherRound`."""
    digits = "".join(text.split())
    if is_short(digits):
        return int(digits)
    code = read_code(text)
    if code is None:
        raise CannotRead(_("A digit of this code is wrong. Compare it with the sheet, digit by digit."))
    if code.round_number != round.number:
        raise OtherRound(
            _("This code belongs to round %(other)d of the district. Here is round %(own)d. Lay it aside.")
            % {"other": code.round_number, "own": round.number}
        )
    return code.number


def is_short(digits):
    return digits.isascii() and digits.isdigit() and len(digits) <= WIDTH


def read_mark(text: str, known, name: str):
    """What this mark means. Raises `CannotRead`, with the name of the box."""
    try:
        return known[text]
    except KeyError:
        raise CannotRead(
            _("%(name)s: %(mark)s is none of the marks: %(marks)s.")
            % {"name": name, "mark": text, "marks": ", ".join(known)}
        ) from None


def read_child(text: str, words: str = "") -> ChildSaid:
    """A child from its marks in the order of the sheet: age, sex, who is away, with whom, school, danger.

    Between the marks is a space; a hyphen stands for what nobody said, and the last two may be left out.
    Raises `CannotRead`.
    """
    typed = [one for one in text.replace(",", " ").split() if one]
    if not 4 <= len(typed) <= 6:
        raise CannotRead(
            _(
                "Write age, sex, who is away and with whom the child lives, then school and danger, with a"
                " space between: 9 1 1 2 1 0. A hyphen stands for what nobody said."
            )
        )
    age, sex, away, lives_with, school, danger = [*typed, *[marks.NOT_SAID] * (6 - len(typed))]
    unsaid = {marks.NOT_SAID: None}
    danger_now, self_harm = read_mark(danger, marks.DANGERS | {marks.NOT_SAID: (False, False)}, _("Danger"))
    return ChildSaid(
        away=read_mark(away, marks.AWAY | {marks.NOT_SAID: "unknown"}, _("Who is away")),
        lives_with=read_mark(lives_with, marks.LIVES_WITH | {marks.NOT_SAID: "unknown"}, _("With whom")),
        age=read_age(age),
        sex=read_mark(sex, marks.SEXES | {marks.NOT_SAID: ""}, _("Sex")),
        at_school=read_mark(school, marks.SCHOOL | unsaid, _("School")),
        danger_now=danger_now,
        self_harm=self_harm,
        words=ReportWords(child=words),
    )


def read_age(text: str) -> int | None:
    """Years; None where nobody said them. Raises `CannotRead`."""
    if text == marks.NOT_SAID:
        return None
    if not (text.isascii() and text.isdigit() and int(text) < CHILD_UNTIL.on(today())):
        raise CannotRead(_("Age: write the years of a child in digits, or a hyphen."))
    return int(text)
