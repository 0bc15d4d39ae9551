"""The rows of many children as `situations_lives` answers them, and the lives that are read from them."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from umai.access.facts import FactHistory, ReplacementReason
from umai.law.children.lives import DAY, NoticeSpan
from umai.law.situations.findings import LifeFrom
from umai.register.family.life import LifeRows
from umai.register.merge_groups import leading_of
from umai.register.models import (
    Absence,
    AdultIdentity,
    CareArrangement,
    CauseConfirmation,
    Identity,
    Inability,
    Kinship,
    RightsDecision,
    Schooling,
)

# Of each model what `situations_lives` answers, after what every row has; days are marked by their endings.
OF_EVERY_ROW = ("pk", "replaces_id", "why", "happened_on", "holds_from", "holds_to")
LISTS: dict[type, tuple[str, tuple[str, ...]]] = {
    Kinship: ("kinship", ("child_id", "adult_id", "relation", "legal_representative")),
    Identity: ("identity", ("child_id", "birth_date", "birth_precision", "birth_certificate")),
    Absence: ("absence", ("adult_id", "kind", "return_expected_on", "contact")),
    Inability: ("inability", ("adult_id", "kind")),
    RightsDecision: ("rightsdecision", ("adult_id", "limit")),
    CareArrangement: (
        "carearrangement",
        ("carer_id", "institution", "paper", "paper_from", "paper_to", "beside"),
    ),
    Schooling: ("schooling", ("attendance",)),
    CauseConfirmation: ("causeconfirmation", ("code", "recorded_by_id")),
}
DAYS = {"happened_on", "holds_from", "holds_to", "birth_date", "return_expected_on", "paper_from", "paper_to"}
ADULTS = ("adult_id", "carer_id")


class ListedRow:
    """A row with the attributes of its model that a life is read from."""

    last_contact_on = None  # that a contact is known stands in `contact`

    def __init__(self, names: tuple[str, ...], values: list[Any]) -> None:
        for name, value in zip(names, values, strict=True):
            setattr(self, name, date.fromisoformat(value) if value and name in DAYS else value)


class ChildRows(NamedTuple):
    """One child of the answer: its records, the leading one first, its adults, and its lives."""

    records: tuple[str, ...]
    shared: list[str]
    lives: list[LifeFrom]


def child_rows(records: list[UUID], merges: list[list[str]] | None, lists: dict[str, Any]) -> ChildRows:
    """The lives of one child, each from the day on which its rows begin to say it."""
    ids = tuple(map(str, records))
    if merges:
        leads = leading_of(ids, merges)
        ids = (leads, *(pk for pk in ids if pk != leads))
    histories = {
        model: FactHistory(ListedRow((*OF_EVERY_ROW, *names), row) for row in lists[key] or ())
        for model, (key, names) in LISTS.items()
    }
    rows = LifeRows(ids, {**histories, AdultIdentity: FactHistory(())})
    notices = tuple(notice_spans(lists["departureconfirmation"] or (), histories[Absence]))
    days = sorted({date.min, *rows.days()})
    return ChildRows(
        ids,
        sorted({pk for model in LISTS for pk in adults_named(histories[model].every)}),
        [LifeFrom(day, rows.life_on(day, notices)) for day in days],
    )


def adults_named(rows) -> Iterator[str]:
    """The adults that these rows name."""
    for row in rows:
        yield from (pk for name in ADULTS if (pk := getattr(row, name, None)))


def notice_spans(confirmations, absences: FactHistory) -> Iterator[NoticeSpan]:
    """The announcements that an office confirmed, each until the parent is back.

    One whose absence was struck out counts no more.
    """
    following = {row.replaces_id: row for row in absences.every if row.replaces_id}
    for confirmed_on, absence_id in confirmations:
        row = absences.by_pk.get(absence_id)
        while row and row.pk in following:
            row = following[row.pk]
        if row and row.why != ReplacementReason.STRUCK:
            back = row.holds_to
            yield NoticeSpan(date.fromisoformat(confirmed_on), back - DAY if back else None)
