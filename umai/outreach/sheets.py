"""Posters and pocket cards as one PDF: the values for `sheets.typ`, from texts, telephone lines and offices.

The QR code leads to the report form with the village chosen. It names a place and no person. The address is
printed beside it, for whoever has no camera.
"""

import io
from dataclasses import dataclass
from pathlib import Path

import segno
from django.conf import settings

from umai.documents import papers
from umai.identification.report_form.languages import FIRST_LANGUAGE, LANGUAGE_BY_PATH
from umai.identification.report_form.telephones import known_lines
from umai.law.helplines import number_of
from umai.law.terms.clock import today
from umai.outreach import texts
from umai.outreach.contacts import poster_contacts_of
from umai.outreach.models import Hours, SheetKind
from umai.outreach.territory import settlements_of

TEMPLATE = Path(__file__).resolve().parent / "sheets.typ"
MOST_SHEETS = 150  # in one file: a second of computing
NUMBERS = ("police", "children")  # the lines that are printed: a poster has no room for all
CARDS = 10  # on a sheet


@dataclass(frozen=True)
class Sheets:
    """Sheets to print, as the values of the template."""

    values: dict

    @property
    def count(self):
        return len(self.values["sheets"])

    def pdf(self):
        """The file, as bytes."""
        return papers.render_pdf(TEMPLATE, self.values, "ky")


def sheets_of(place, *, papers, languages, base):
    """What is printed for a village, or for every village of a municipality, village by village."""
    found, contacts = [], {}
    for village in settlements_of(place):
        key = (village.municipality_id, village.district_id)
        if key not in contacts:
            contacts[key] = poster_contacts_of(village)
        for language in languages:
            values = sheet_values(village, language, contacts[key], base)
            found += [values | {"paper": str(paper)} for paper in SheetKind.values if paper in papers]
    return Sheets({"title": place.name_ky, "sheets": found, "cards": CARDS})


def sheet_values(village, language, contacts, base):
    """What a sheet says of this village, in this language."""
    words, named = texts.poster_words(language), LANGUAGE_BY_PATH[language].places
    address = address_of(village, language, base)
    return {
        "language": language,
        "words": words | {"if_nobody": if_nobody(words)},
        "village": village.name_in(named),
        "lies_in": containing_places(village, named),
        "numbers": numbers(words, language),
        "asked": [
            {
                "post": words[one.post] if one.post else "",
                "office": getattr(one.office, f"name_{named}"),
                "number": one.telephone.number if one.telephone else "",
                "hours": hours_of(one.telephone, words) if one.telephone else "",
            }
            for one in contacts
        ],
        "address": address.split("://")[-1],
        "qr": qr_code_svg(address),
        "rehearsal": words["rehearsal"] if settings.UMAI_REHEARSAL else "",
    }


def address_of(village, language, base):
    """The address of the report form in this language, with this village chosen."""
    path = "" if language == FIRST_LANGUAGE.path else f"{language}/"
    return f"{base}/report/{path}?place={village.code}"


def qr_code_svg(address):
    """The QR code of an address as SVG, with the white border that a camera needs."""
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawing, kind="svg", xmldecl=False, svgns=True, border=4)
    return drawing.getvalue().decode()


def containing_places(village, language):
    """The names of the municipality and the district of a village, without the village itself."""
    over = [village.municipality, village.district]
    names = [one.name_in(language) for one in over if one is not None and one.pk != village.pk]
    return ", ".join(dict.fromkeys(names))


def numbers(words, language):
    """The country's lines on a sheet, with hours only where a source or the Ministry confirms them."""
    found = {one.kind: one for one in known_lines(on=today())}
    return {
        kind: {
            "number": found[kind].number,
            "name": found[kind].name_in(language),
            "hours": hours_of_line(found[kind], words),
        }
        for kind in NUMBERS
        if kind in found
    }


def hours_of_line(line, words):
    if line.hours == Hours.UNKNOWN:
        return if_nobody(words)
    return words["always"] if line.is_confirmed else ""


def if_nobody(words):
    """What to do where nobody answers on a line whose hours are not known."""
    return words["if_nobody"].format_map({"danger": number_of("police", on=today())})


def hours_of(telephone, words):
    """When somebody answers at an office, in the words of the sheet."""
    if telephone.hours == Hours.WORKING_DAYS:
        return words["working_days"].format_map(
            {"from": f"{telephone.hours_from:%H:%M}", "until": f"{telephone.hours_to:%H:%M}"}
        )
    return words[telephone.hours]
