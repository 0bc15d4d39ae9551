"""What the pages of merging show: two records side by side, and the merges of a file."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.design.days import date_in_words
from umai.design.parts import Link
from umai.intake.models import Case
from umai.law.terms.clock import day_of
from umai.register import merge_groups
from umai.register.child.file import file_of
from umai.register.merging.actions import may_decide_merge
from umai.register.merging.comparison import comparison_lines
from umai.register.models import Identity


class MergedPair(NamedTuple):
    """Two merged records: since when, their names, who merged them, how it was found, where it is undone."""

    since: str
    names: str
    who: str
    how: str
    undo_url: str | None


def merged_pairs_of(file, by) -> list[MergedPair]:
    """The merges of the records of this file, the earliest first; [] for a child of one record."""
    one = merge_groups.group_of(file.child.pk, by)
    if not one.merges:
        return []
    records = {record.pk: record for record in merge_groups.records_of(file.child, by)}
    names = names_of(one.ids, by)
    return [_as_merged_pair(row, records, names, by) for row in one.merges]


def _as_merged_pair(row, records, names, by):
    pair = [records.get(row.child_id), records.get(row.other_id)]
    decides = all(pair) and may_do(by, "register.unmerge", row) and may_decide_merge(by, *pair)
    two = " – ".join(names.get(pk) or _("Name not known") for pk in (row.child_id, row.other_id))
    undo = reverse("casefile:not_same", args=[row.child_id, row.pk]) if decides else None
    return MergedPair(
        date_in_words(day_of(row.recorded_at)),
        two,
        str(row.recorded_by or ""),
        row.get_reason_display(),
        undo,
    )


def names_of(ids, by):
    """Id of a record to the child's name in it."""
    rows = Identity.objects.within_reach_of(by).filter(child_id__in=ids)
    return {row.child_id: row.full_name() for row in rows}


def compared_children(one, two, by, *, alone=False):
    """Two children side by side, with family and place; `alone`: each from its own record only."""
    files = [file_of(child, by=by, alone=alone) for child in (one, two)]
    return {
        "heads": [Link(name_in(file), file.child.get_absolute_url()) for file in files],
        "pairs": comparison_lines(*files),
        "both_open": all(_is_open(file) for file in files),
    }


def name_in(file):
    return file.identity.full_name() if file.identity else _("Name not known")


def _is_open(file):
    return Case.objects.filter(child_id__in=file.ids).open().exists()
