"""Two records that may be one child: what the pages show that ask it, and the line that says it."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.may import may
from umai.design.days import in_words
from umai.design.parts import Link
from umai.intake.models import Case
from umai.law.terms.clock import day_of
from umai.register import same
from umai.register.child.reading import file_of
from umai.register.merging.actions import may_decide
from umai.register.merging.comparison import side_by_side
from umai.register.models import Identity


class Joined(NamedTuple):
    """Two records that are one child: since when, who said so, how it was found, and where it is undone."""

    since: str
    names: str
    who: str
    how: str
    undo_url: str | None


def lines_of(file, by) -> list[Joined]:
    """What joins the records of this file, the earliest first; [] for a child of one record."""
    one = same.of(file.child.pk, by)
    if not one.merges:
        return []
    records = {record.pk: record for record in same.records_of(file.child, by)}
    names = names_of(one.ids, by)
    return [_line(row, records, names, by) for row in one.merges]


def _line(row, records, names, by):
    pair = [records.get(row.child_id), records.get(row.other_id)]
    decides = all(pair) and may(by, "register.unmerge", row) and may_decide(by, *pair)
    two = " – ".join(names.get(pk) or _("Name not known") for pk in (row.child_id, row.other_id))
    undo = reverse("casefile:not_same", args=[row.child_id, row.pk]) if decides else None
    return Joined(
        in_words(day_of(row.recorded_at)), two, str(row.recorded_by or ""), row.get_reason_display(), undo
    )


def names_of(ids, by):
    """Record to the name by which it has the child."""
    rows = Identity.objects.within_reach_of(by).filter(child_id__in=ids)
    return {row.child_id: row.full_name() for row in rows}


def beside(one, two, by, *, alone=False):
    """Two children side by side, with their family and place; `alone`: each as its own record has it."""
    files = [file_of(child, by=by, alone=alone) for child in (one, two)]
    return {
        "heads": [Link(name_in(file), file.child.get_absolute_url()) for file in files],
        "pairs": side_by_side(*files),
        "both_open": all(_is_open(file) for file in files),
    }


def name_in(file):
    return file.identity.full_name() if file.identity else _("Name not known")


def _is_open(file):
    return Case.objects.filter(child_id__in=file.ids).open().exists()
