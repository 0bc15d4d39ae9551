"""What is written of the child's own view, of other children, and of who speaks for the child.

`**step` are the values that every step has, as `umai.protection.writing.write_step` takes them.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import ANY_ROW, Incomplete, require_text
from umai.protection.people.models import (
    ConflictOfInterest,
    RepresentativeInterest,
    SiblingSafety,
    Whereabouts,
)
from umai.protection.writing import require_in_family, rows_seen, write_step
from umai.refusal import NotPermitted
from umai.register.models import Child


@act("protection.record_sibling", done=gettext_lazy("wrote down what becomes of another child"))
def record_sibling(
    protection, *, by, where, reason="", other_id=None, who="", whose="household", seen=ANY_ROW, **step
):
    """Write what becomes of another child of the household: together, elsewhere or left, and why.

    `other_id` is a child of the register within this worker's reach; without one, `who` is the child's
    name and age, and each call without `seen` writes about a further child.
    """
    if where != Whereabouts.TOGETHER:
        require_text(reason, _("Write why the children are not together. Nothing was saved."))
    if other_id is None:
        require_text(who, _("Write the child's name and age. Nothing was saved."))
        standing = rows_seen(SiblingSafety, seen)
    else:
        require_other_child(protection, other_id)
        standing = SiblingSafety.objects.filter(other_id=other_id)
    return write_step(
        SiblingSafety,
        protection,
        **step,
        seen=seen,
        standing=standing,
        other_id=other_id,
        who=who,
        whose=whose,
        where=where,
        reason=reason,
    )


def require_other_child(protection, other_id):
    """Refuse a child whom this worker does not reach, and the child of the protection itself."""
    if not Child.objects.filter(pk=other_id).exclude(pk=protection.child_id).exists():
        raise NotPermitted(_("This child is kept by another office. Nothing was changed."))


@act("protection.record_conflict", done=gettext_lazy("wrote down who can speak for the child"))
def record_conflict(
    protection, *, by, interest, adult_id=None, who="", reason="", asked_whom="", independent="", **step
):
    """Write whether the legal representative can speak for the child, and who is asked to do so instead."""
    require_in_family(protection, adult_id)
    if interest in (
        RepresentativeInterest.IS_SUSPECT,
        RepresentativeInterest.LIVES_WITH,
        RepresentativeInterest.DEPENDS,
    ):
        if not (adult_id or who.strip()):
            raise Incomplete(_("Write who the legal representative is. Nothing was saved."))
        require_text(reason, _("Write what the conflict of interest rests on. Nothing was saved."))
    return write_step(
        ConflictOfInterest,
        protection,
        **step,
        interest=interest,
        adult_id=adult_id,
        who=who,
        reason=reason,
        asked_whom=asked_whom,
        independent=independent,
    )
