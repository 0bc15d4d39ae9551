"""The rows about a record, kind by kind, as its page shows them."""

from typing import Any, NamedTuple

from django.urls import reverse

from umai.access.permissions import may_do
from umai.justice.lines import lines_of


class JusticeSection(NamedTuple):
    """What is written of one kind about a record: the rows, and the address that adds another."""

    kind: Any
    rows: list[tuple[Any, list, str]]
    """Each row with its lines and the address at which it is corrected; "" where the reader may not."""
    add_url: str


class JusticeSections(list[JusticeSection]):
    """The sections of a page, in the order of their kinds."""

    @property
    def bare(self) -> list[JusticeSection]:
        """Of several sections those without a row: a page lists them in one place, so that it stays short."""
        return [one for one in self if not one.rows] if len(self) > 1 else []


def sections_of(record, kinds, by) -> JusticeSections:
    """The rows about this record within reach, kind by kind, also of those kinds that have none."""
    corrects = may_do(by, "justice.correct", record)
    return JusticeSections(
        section_of(record, kind, by, corrects and may_do(by, kind.act.act, record)) for kind in kinds
    )


def section_of(record, kind, by, corrects) -> JusticeSection:
    rows = list(kind.rows_of(record, by))
    adds = may_do(by, f"justice.record_{kind.slug}", record) and not (kind.only_once and rows)
    return JusticeSection(
        kind,
        [(row, lines_of(kind, row, by), correct_url(kind, row) if corrects else "") for row in rows],
        reverse(f"justice:record_{kind.slug}", args=[record.pk]) if adds else "",
    )


def correct_url(kind, row) -> str:
    return reverse(f"justice:correct_{kind.slug}", args=[row.pk])
