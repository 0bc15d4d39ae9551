"""Write a step of a protection: one writer at a time, each form once, and over no row unseen."""

from django.db import connection
from django.utils.translation import gettext as _

from umai.access.facts import ReplacementReason
from umai.access.requirements import ANY_ROW, insert_once, refuse_future, require_seen
from umai.intake.cases.actions import lock_file, refuse_if_closed
from umai.law.terms.clock import day_of
from umai.refusal import NotPermitted
from umai.register.models import Kinship


def write_step(
    model, protection, *, happened_at, id=None, seen=ANY_ROW, corrects=False, standing=None, **fields
):
    """Write a step for the first time, or in place of the current row; answers the row.

    Every act of a step passes on, as `**step`: `happened_at`, when the step was done; `id`, made by the
    writer; `seen`, the id of the row that the writer saw, or None where there was none; `corrects`, True
    where that row was wrong, False where something has changed. `standing` are the rows among which the
    one to replace is looked for, where a protection has several of the kind. Raises `AlreadyReplaced`,
    `AlreadyReceived`, `CaseClosed`, `ImpossibleTime`.
    """
    lock_open_case(protection)
    refuse_future(happened_at)
    rows = model.objects.all() if standing is None else standing
    before = rows.filter(protection=protection).first()
    require_seen(before, seen)
    fields |= {"happened_at": happened_at, "happened_on": day_of(happened_at)}
    if before is not None:
        why = ReplacementReason.CORRECTION if corrects else ReplacementReason.CHANGE
        return before.replace_with(why=why, **fields | ({"id": id} if id else {}))
    return insert_once(model(child_id=protection.child_id, protection=protection, **fields), id=id)


def rows_seen(model, seen):
    """The row that the writer saw, or no row: for kinds of which a protection has many."""
    return model.objects.none() if seen in (None, ANY_ROW) else model.objects.filter(pk=seen)


def lock_open_case(protection):
    """Lock the file, and refuse when the case is closed. An ended protection may still be completed."""
    lock_file(protection.child_id)
    refuse_if_closed(protection.case)


def require_in_family(protection, *adult_ids):
    """Refuse an adult who is not in the child's family: a foreign key does not check reach."""
    adults = set(adult_ids) - {None}
    family = Kinship.objects.filter(child_id=protection.child_id, adult_id__in=adults)
    if adults - set(family.values_list("adult_id", flat=True)):
        raise NotPermitted(
            _("This person is not in the child's family. Nothing was changed. Write the name in words.")
        )


def write_sealed(protection, kind, words, *, since, before=None):
    """Write words into a sealed row of the register; answers its id. `kind` is "shelter" or "health".

    The writer may be somebody who may not read it. It holds from the day `since`; `before` is the id
    of the row that it replaces.
    """
    return _call_write_sealed(protection.pk, kind, words, before, since, None)


def end_sealed(protection, kind, before, *, until):
    """End a sealed row on the day `until`: the child is no longer there."""
    return _call_write_sealed(protection.pk, kind, "", before, None, until)


def _call_write_sealed(*given):
    with connection.cursor() as cursor:
        cursor.execute("select protection_write_sealed(%s, %s, %s, %s, %s, %s)", given)
        return cursor.fetchone()[0]
