"""What the letter to the prosecutor says in one language, as plain values for `letter.typ`."""

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.justice.settled.models import SettledLetter
from umai.justice.settled.watching import file_number

TEMPLATE = Path(__file__).resolve().parent / "letter.typ"


def letter_values(letter, before, by, language) -> dict:
    """The values of the paper; `before` is the letter that this one follows, or None. It names no person."""
    with override(language):
        return {
            "title": _("Letter no. %(number)s/%(year)s") % {"number": letter.number, "year": letter.year},
            "to": str(letter.to_office) if letter.to_office else letter.to_words,
            "level": choice_label("letter_levels", letter.level),
            "note": _("Form of the programme; no official form has been confirmed. Check it before signing."),
            "lead": _(
                "An act against a child came to an end without anybody looking at what was done to the child."
                " The department asks you to examine whether this end was lawful and in the interest of the"
                " child, and to answer in writing."
            ),
            "head": head_of(letter),
            "before": before_in_words(before),
            "ask": _("We ask for your answer until %(day)s.") % {"day": date_in_words(letter.due_on)},
            "end": _(
                "A statement that takes a complaint back, made by who represents the child, does not stand in"
                " the place of the child's own opinion. The name of the child is told on your request."
            ),
            "people": [{"who": _("Head of the department"), "name": ""}],
            "office": str(by.office),
            "stamp": _("place for the stamp"),
        }


def head_of(letter):
    act = choice_label("proceeding_acts", letter.act) if letter.act else _("not told")
    return [
        (_("Day of the letter"), date_in_words(letter.happened_on)),
        (_("Child, by number of the file"), file_number(letter.child_id)),
        (_("Number of the matter"), letter.matter or _("not told")),
        (_("Act"), act),
        (_("Article"), letter.article or _("not told")),
        (_("How it ended"), choice_label("proceeding_stages", letter.stage)),
        (_("Day of the end"), date_in_words(letter.ended_on)),
        (_("Ground"), choice_label("ending_grounds", letter.ground)),
        (_("Which body ended it"), choice_label("proceeding_bodies", letter.body)),
    ]


def before_in_words(before) -> str:
    """That an earlier letter was not enough, in a sentence; "" where this is the first one."""
    if before is None:
        return ""
    return _("Our letter no. %(number)s/%(year)s of %(day)s did not lead to an examination.") % {
        "number": before.number,
        "year": before.year,
        "day": date_in_words(before.happened_on),
    }


def letter_before(letter, by) -> SettledLetter | None:
    """The letter that this one follows, as it stands now."""
    if letter.follows is None:
        return None
    return SettledLetter.objects.within_reach_of(by).filter(line=letter.follows).first()
