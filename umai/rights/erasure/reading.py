"""What holds a file, and how long each kind of record is kept."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.design.law.certainty import CERTAINTY_WORDS
from umai.law.dated_values import DatedValue
from umai.law.options.grounds import UNFOUNDED_DAYS, WORDS_DAYS
from umai.law.options.rounds import DRAFT_DAYS
from umai.law.terms import retention
from umai.machine.cluster.functions import fetch_value

HELD_WORDS = {
    "case": gettext_lazy("A case is open. Nothing was erased: close it first."),
    "protection": gettext_lazy("A protection of the child runs. Nothing was erased."),
    "urgent": gettext_lazy("Somebody has to see the child. Nothing was erased."),
    "moves": gettext_lazy("The file is on its way to another district. Nothing was erased."),
    "hold": gettext_lazy("The file is held for proceedings or a complaint. Nothing was erased."),
    "erased": gettext_lazy("This file is erased already."),
}


def why_held(child_id) -> str:
    """Why the file may not be erased now, as the database names it; "" when nothing holds it."""
    return fetch_value("select rights_why_held(%s)", [child_id])


def held_in_words(why: str) -> str:
    return str(HELD_WORDS.get(why, _("Something holds this file now. Nothing was erased.")))


def held_warnings(child_id) -> list[str]:
    """What a page warns of while the file may not be erased; nothing otherwise."""
    why = why_held(child_id)
    return [held_in_words(why)] if why else []


class KeptFor(NamedTuple):
    """A kind of record: how long it is kept, on what that rests, how sure that is, and what happens then."""

    what: str
    how_long: str
    then: str
    certainty: str


def retention_rows(on) -> list[KeptFor]:
    """The table of retention as it stands on this day."""

    def row(what, dated: DatedValue, then):
        sure = CERTAINTY_WORDS[dated.source_on(on).certainty]
        return KeptFor(what, f"{dated.on(on)} {unit_in_words(dated)}", then, str(sure))

    proposed = _("the clock proposes it for erasure; two persons decide")
    return [
        row(
            _("Words of a report that was judged unfounded"),
            UNFOUNDED_DAYS,
            _("the clock makes them unreadable"),
        ),
        row(_("Words of every other answered report"), WORDS_DAYS, _("the clock makes them unreadable")),
        row(_("Words of a round, after it ended"), WORDS_DAYS, _("the clock makes them unreadable")),
        row(_("File of a child, after the last case was closed"), retention.FILE_AFTER_CLOSING, proposed),
        row(_("File of a child, after the child came of age"), retention.FILE_AFTER_AGE, proposed),
        row(_("Draft of a visit that was never sent"), retention.VISIT_DRAFT_DAYS, _("the clock deletes it")),
        row(_("Draft at a door that was never sent"), DRAFT_DAYS, _("the clock deletes it")),
        row(_("File of a list that nobody took in"), retention.LIST_FILE_DAYS, _("the clock deletes it")),
        KeptFor(
            _("The trail: who looked and wrote, without names of children"),
            _("without end"),
            _("nothing: it proves all else"),
            _("to be decided by the Ministry"),
        ),
    ]


def unit_in_words(dated: DatedValue) -> str:
    return _("years") if dated.unit == "years" else _("days")
