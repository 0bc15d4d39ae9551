"""`umai publish --asked`: draws what was asked for on screen, by the functions of the command alone."""

import time
import uuid
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from django.db import transaction

from umai.disclosure.release.publishing import WouldDisclose
from umai.machine.keys.secrets import publication_key
from umai.refusal import Refusal
from umai.statistics.publication.drawing import DrawnEdition, draw_edition
from umai.statistics.publication.editions import Edition, as_plain, without_marks
from umai.statistics.publication.from_records import tables_of_records
from umai.statistics.publication.keeping import kept_editions, wait
from umai.statistics.releases.command import PeriodOverlaps, refuse_overlap
from umai.statistics.releases.models import DrawingOutcome, EditionCandidate, EditionDrawing, EditionRequest
from umai.trail import entries
from umai.trail.entries import EntrySubject


class AskedDrawing(NamedTuple):
    """What became of one request, in a line; `refused`: readers could have told too much."""

    says: str
    refused: bool


def draw_asked(home: Path) -> Iterator[AskedDrawing]:
    """Draw every request that waits, beside all that is kept; whoever is here is here alone."""
    waiting = EditionRequest.objects.using("owner").filter(drawing=None).order_by("recorded_at")
    for asked in list(waiting):
        yield draw_one(asked, home)


def draw_one(asked: EditionRequest, home: Path) -> AskedDrawing:
    """Draw one request and keep what became of it."""
    kept = kept_editions(home / "editions")
    began = time.monotonic()
    try:
        refuse_overlap(asked.period, kept)
        tables, titles, words = tables_of_records(asked.period, asked.known_on)
        drawn = draw_edition(
            tables,
            titles,
            words,
            period=asked.period,
            key=publication_key(home),
            kept=kept,
            known_on=asked.known_on.isoformat(),
        )
    except WouldDisclose as refusal:
        told = [[one.cell.measure, one.cell.categories] for one in refusal.exposed]
        merging = [as_merging(one) for one in refusal.advice]
        store(asked, DrawingOutcome.TOLD, told=told, merging=merging)
        return AskedDrawing(f"{asked.period}: {refusal}", True)
    except PeriodOverlaps as refusal:
        store(asked, DrawingOutcome.OVERLAPS, edition=refusal.other)
        return AskedDrawing(f"{asked.period}: {refusal}", False)
    except Refusal as refusal:
        store(asked, DrawingOutcome.UNUSABLE)
        return AskedDrawing(f"{asked.period}: {refusal}", False)
    if drawn.drawn_before:
        store(asked, DrawingOutcome.SAME, edition=drawn.edition.name)
        return AskedDrawing(f"{asked.period}: the numbers are those of {drawn.edition.name}", False)
    keep_candidate(asked, drawn, kept, round(time.monotonic() - began), home)
    return AskedDrawing(f"{drawn.edition.name} waits for its release on screen. Audit: {drawn.audit}.", False)


def keep_candidate(
    asked: EditionRequest, drawn: DrawnEdition, kept: list[Edition], seconds: int, home: Path
) -> None:
    """Keep a candidate: its marks as a file first, which is forgotten where no row follows it."""
    edition, number = drawn.edition, uuid.uuid4()
    wait(home / "editions", number, edition)
    with transaction.atomic(using="owner"):
        drawing = store(
            asked,
            DrawingOutcome.DRAWN,
            edition=edition.name,
            lost=asdict(drawn.loss),
            audited=(asdict(drawn.report) if drawn.report else {}) | {"seconds": seconds},
        )
        EditionCandidate.objects.using("owner").create(
            pk=number,
            drawing=drawing,
            office_id=asked.office_id,
            name=edition.name,
            known_on=asked.known_on,
            printed=as_plain(without_marks(edition)),
            revised=revised(edition, kept),
        )


def store(asked: EditionRequest, outcome: DrawingOutcome, **more: Any) -> EditionDrawing:
    """Store what became of a request, with an entry on the trail."""
    with transaction.atomic(using="owner"):
        drawing = EditionDrawing.objects.using("owner").create(asked=asked, outcome=outcome, **more)
        entries.note_act("", "statistics.draw_edition", EntrySubject.of_row(drawing), using="owner")
    return drawing


def as_merging(advice: str) -> list[str]:
    """`age: 0_6 with 7_13` in its parts."""
    dimension, _colon, both = advice.partition(": ")
    category, _with, other = both.partition(" with ")
    return [dimension, category, other]


def revised(edition: Edition, kept: list[Edition]) -> list[list[Any]]:
    """Where the newest earlier edition of this period printed another number: where, before and now."""
    before = next((one for one in reversed(kept) if one.period == edition.period), None)
    if before is None:
        return []
    found = []
    for table in edition.tables:
        for place in table.places():
            cell = table.cell(place)
            now, was = edition.cells[cell].printed, before.cells[cell].printed
            if now != was:
                found.append([table.name, list(place), was, now])
    return found
