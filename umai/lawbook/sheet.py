"""The sheet on which the Ministry confirms the values of the law that rest on practice."""

from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.design.days import date_in_words
from umai.documents.papers import render_pdf
from umai.law.checks.differences import entry_or_none
from umai.law.dated_values import Certainty, DatedValue, parameters
from umai.law.editions.edition import edition_in_use
from umai.lawbook.wording.words import value_in_words

TEMPLATE = Path(__file__).resolve().parent / "confirm.typ"


def values_of_practice(on: date) -> list[DatedValue]:
    """The parameters whose value of this day rests on practice, in the order of their files."""
    found = ((dated, entry_or_none(dated, on)) for dated in parameters().values())
    return [dated for dated, entry in found if entry and entry.certainty is Certainty.PRACTICE]


def sheet_values(language: str, on: date) -> dict:
    """What stands on the sheet, in this language."""
    with override(language):
        rows = [
            {
                "number": number,
                "says": dated.label(language),
                "name": dated.name,
                "value": "\n".join(value_in_words(dated, dated.entry_on(on))),
                "cite": dated.entry_on(on).cite,
            }
            for number, dated in enumerate(values_of_practice(on), 1)
        ]
        return {
            "title": _("Values of practice, to be confirmed"),
            "lead": [
                _(
                    "On %(day)s Umai goes by %(number)s values for which no act was read. Tick what is"
                    " confirmed, or write the other value; name the act and the day from which it holds."
                )
                % {"day": date_in_words(on), "number": len(rows)},
                _("Digest of the files of the law in force: %(digest)s")
                % {"digest": edition_in_use().digest[:16]},
            ],
            "columns": [_("No."), _("What it is"), _("Value"), _("Source until now"), _("Answer")],
            "answers": {
                "confirmed": _("confirmed"),
                "other": _("other value"),
                "act": _("act, article"),
                "from_day": _("from the day"),
            },
            "rows": rows,
            "signatures": [{"who": _("For the Ministry")}, {"who": _("Lawyer of the Ministry")}],
        }


def sheet_pdf(language: str, on: date) -> bytes:
    return render_pdf(TEMPLATE, sheet_values(language, on), language)
