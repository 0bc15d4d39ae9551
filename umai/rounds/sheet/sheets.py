"""The sheets of a round as one PDF: two sides each, twenty dwellings, none of them marked and no name."""

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from django.conf import settings

from umai.documents import papers
from umai.outreach.models import OutreachLanguage
from umai.rounds.codes import code_of
from umai.rounds.planning.models import SHEET, RoundStop
from umai.rounds.sheet.texts import legends, sheet_words

TEMPLATE = Path(__file__).resolve().parent / "sheet.typ"
NAMES = {OutreachLanguage.RUSSIAN: "ru"}  # of places; the other languages have them as in Kyrgyz


@dataclass(frozen=True)
class RoundSheets:
    """Sheets to print, as the values of the template."""

    values: dict

    def pdf(self) -> bytes:
        return papers.render_pdf(TEMPLATE, self.values, "ky")


def sheets_of(round, *, first: int, last: int, language: str, team: int | None) -> RoundSheets:
    """The sheets of a round from one number to another, both inclusive."""
    rows = RoundStop.objects.filter(round=round, number__gt=(first - 1) * SHEET, number__lte=last * SHEET)
    stops = rows.select_related("dwelling", "settlement").order_by("number")
    named = NAMES.get(OutreachLanguage(language), "ky")
    pages = [
        {"number": number, **page_of(round, list(several), named)}
        for number, several in groupby(stops, lambda one: one.sheet)
    ]
    words = sheet_words(language)
    values = {
        "title": words["title"],
        "language": language,
        "words": words | {"rehearsal": words["rehearsal"] if settings.UMAI_REHEARSAL else ""},
        "legends": legends(language),
        "round": round.number,
        "district": round.district.name_in(named),
        "team": str(team or ""),
        "sheets": pages,
    }
    return RoundSheets(values)


def page_of(round, stops, named) -> dict:
    """The dwellings of a sheet: number, code, street and house, with the village where it changes."""
    names = [one.settlement.name_in(named) for one in stops]
    alone = len(set(names)) == 1
    return {
        "place": ", ".join(dict.fromkeys(names)),
        "rows": [
            {
                "number": one.number,
                "code": code_of(round.number, one.number),
                "words": one.dwelling.words if alone else f"{name}: {one.dwelling.words}",
            }
            for one, name in zip(stops, names, strict=True)
        ],
    }
