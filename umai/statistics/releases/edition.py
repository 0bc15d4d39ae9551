"""One edition as its page shows it: printed numbers from where to where, pictures, revisions, files."""

import io
import zipfile
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.statistics.arithmetic.periods import as_period
from umai.statistics.elsewhere.words import number, period_in_words
from umai.statistics.pictures.bars import draw_bars
from umai.statistics.pictures.marks import Picture, PictureCaption, PictureValue
from umai.statistics.publication.code_lists import category_in_words, table_in_words, title_of, word
from umai.statistics.publication.editions import Edition, PrintedCell, PrintedTable, from_plain
from umai.statistics.publication.files import files_of
from umai.statistics.publication.yearbook import NOT_PRINTED, as_yearbook, whole
from umai.statistics.releases.models import EditionCandidate, EditionDrawing
from umai.statistics.releases.reading import STANDS, answer_of, answer_rows, state_of_candidate, who_asked

PUBLISHED_LANGUAGES = ("ky", "ru")  # of yearbooks
ZIPPED_AT = (1980, 1, 1, 0, 0, 0)  # the same files are the same archive


class RevisedNumber(NamedTuple):
    """A number that the earlier edition printed otherwise."""

    title: str
    labels: str
    before: str
    now: str


def language() -> str:
    return (get_language() or "ky")[:2]


def edition_of(candidate: EditionCandidate) -> Edition:
    return from_plain(candidate.printed)


def title_of_edition(candidate: EditionCandidate) -> str:
    return period_in_words(as_period(candidate.name.partition(".")[0]))


def edition_page(candidate: EditionCandidate, *, by) -> dict[str, Any]:
    """Everything that the page shows; what is for the office alone is there for who may read it."""
    edition = edition_of(candidate)
    stands, colour = STANDS[state_of_candidate(candidate, who_asked(candidate, by=by))]
    answer = answer_of(candidate)
    return {
        "candidate": candidate,
        "title": title_of_edition(candidate),
        "stands": str(stands),
        "colour": colour,
        "released": answer is not None and answer.released,
        "rule": word("rule")[language()],
        "rows": [
            SummaryRow(_("Edition"), edition.name),
            SummaryRow(_("As known at the end of"), date_in_words(candidate.known_on)),
        ],
        "revised": [revised_in_words(edition, *one) for one in candidate.revised],
        "office": office_rows(candidate, by),
    }


def tables_in_page(candidate: EditionCandidate) -> list[dict[str, Any]]:
    edition = edition_of(candidate)
    return [table_in_page(edition, one) for one in edition.tables]


def table_in_page(edition: Edition, table: PrintedTable) -> dict[str, Any]:
    """A table with its rows; `picture` is the word that names its picture."""
    rows = []
    for place in table.places():
        cell = edition.printed(table, place)
        rows.append(
            {"labels": labels_of(edition, table, place), "number": printed(cell), "between": between(cell)}
        )
    return {
        "picture": table.name,
        "title": table_in_words(table, language()),
        "heads": [title_of(edition, axis.dimension, language()) for axis in table.axes],
        "rows": rows,
    }


def labels_of(edition: Edition, table: PrintedTable, place) -> list[str]:
    pairs = zip(table.axes, place, strict=True)
    return [category_in_words(edition, axis.dimension, one, language()) for axis, one in pairs]


def printed(cell: PrintedCell) -> str:
    return NOT_PRINTED if cell.printed is None else number(cell.printed)


def between(cell: PrintedCell) -> str:
    """From where to where the count may lie; "" where nothing is printed."""
    if cell.least is None or cell.most is None:
        return ""
    return _("%(low)s to %(high)s") % {"low": number(cell.least), "high": number(cell.most)}


def revised_in_words(edition: Edition, name: str, place: list[str], before, now) -> RevisedNumber:
    table = next(one for one in edition.tables if one.name == name)
    before, now = (NOT_PRINTED if one is None else number(one) for one in (before, now))
    labels = ", ".join(labels_of(edition, table, tuple(place)))
    return RevisedNumber(table_in_words(table, language()), labels, before, now)


def office_rows(candidate: EditionCandidate, by) -> list[SummaryRow]:
    """What was lost and what the audit asked, for the office; nothing for others, who do not see the row."""
    with by.speaking():
        drawing = (
            EditionDrawing.objects.filter(pk=candidate.drawing_id)
            .select_related("asked__recorded_by")
            .first()
        )
    if drawing is None:
        return []
    lost, audited = drawing.lost, drawing.audited
    said = {name: number(value) for name, value in (lost | audited).items() if name != "deviation"}
    said["deviation"] = number(Decimal(str(lost["deviation"])), 2)
    return [
        SummaryRow(_("Asked by"), str(drawing.asked.recorded_by or "")),
        *[row for row in answer_rows(candidate) if row.value],
        SummaryRow(
            _("Lost by rounding"),
            _(
                "%(altered)s of %(cells)s numbers are not the count, by %(deviation)s on average;"
                " %(withheld)s not printed; %(broken_sums)s of %(sums)s sums do not add up as printed"
            )
            % (said | {"cells": number(lost["cells"])}),
        ),
        SummaryRow(
            _("What the audit did"),
            _(
                "It read %(cells)s cells of all editions together (%(editions)s), solved %(programmes)s"
                " programmes and threw draws away %(redraws)s times; with the drawing it took %(seconds)s s."
                " Nothing is told."
            )
            % said,
        ),
    ]


def pictures_of(candidate: EditionCandidate) -> dict[str, Picture]:
    """Of each table the bars along its first column, over all of the others."""
    edition = edition_of(candidate)
    return {one.name: bars_of(edition, one) for one in edition.tables}


def bars_of(edition: Edition, table: PrintedTable) -> Picture:
    axis = table.axes[0]
    cells = {one: edition.printed(table, whole(table, 0, one)) for one in axis.categories}
    values = [
        PictureValue(
            category_in_words(edition, axis.dimension, one, language()),
            None if cell.printed is None else Decimal(cell.printed),
            printed(cell),
            between=between(cell),
        )
        for one, cell in cells.items()
    ]
    caption = PictureCaption(
        _("Umai, edition %(name)s") % {"name": edition.name},
        _("Drawn up or down to a multiple of 5; 0 means 0 to 4."),
        (title_of(edition, axis.dimension, language()),),
    )
    return draw_bars(f"{table_in_words(table, language())}, {edition.period}", values, caption)


def as_zip(candidate: EditionCandidate) -> bytes:
    """All files of the edition in one archive."""
    answer = io.BytesIO()
    with zipfile.ZipFile(answer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files_of(edition_of(candidate)).items():
            archive.writestr(zipfile.ZipInfo(name, ZIPPED_AT), data, zipfile.ZIP_DEFLATED)
    return answer.getvalue()


def as_pdf(candidate: EditionCandidate) -> bytes:
    """The yearbook in the reader's language; in Kyrgyz where there is none in that."""
    spoken = language()
    return as_yearbook(edition_of(candidate), spoken if spoken in PUBLISHED_LANGUAGES else "ky")
