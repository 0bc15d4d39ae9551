"""What the law said of one child, on which days, and since when and until when that was known."""

from datetime import date, datetime
from typing import NamedTuple

from umai.situations.models import LegalFinding
from umai.situations.words import finding_label, reasons_in_words


class PastFinding(NamedTuple):
    """A finding with its days. `known_to` is None while it stands; `is_now` says that it holds today."""

    label: str
    reasons: list[str]
    from_on: date | None
    to_on: date | None
    known_from: datetime
    known_to: datetime | None
    is_now: bool


def findings_of(child_ids, by, on: date) -> list[PastFinding]:
    """Everything that was ever derived of a child with these records, what holds today first."""
    rows = LegalFinding.objects.within_reach_of(by).filter(child_id__in=child_ids)
    found = [
        PastFinding(
            finding_label(row.code),
            reasons_in_words(row.code, row.reasons),
            row.from_on,
            row.to_on,
            row.derived_by.begun_at,
            row.ended_by.begun_at if row.ended_by else None,
            row.ended_by is None and (row.from_on or on) <= on <= (row.to_on or on),
        )
        for row in rows.select_related("derived_by", "ended_by")
    ]
    return sorted(
        found,
        key=lambda one: (
            not one.is_now,
            one.known_to is not None,
            -(one.from_on or date.min).toordinal(),
            one.label,
        ),
    )
