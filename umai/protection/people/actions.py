"""What is written of the child's own view, of other children, and of who speaks for the child.

`**step` are the values that every step has, as `umai.protection.writing.write_step` takes them.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import ANY_ROW, Incomplete, require_text
from umai.protection.people.models import (
    ConflictOfInterest,
    FollowUpContact,
    OpinionOnProtection,
    RepresentativeInterest,
    SiblingSafety,
    Watch,
    Whereabouts,
)
from umai.protection.writing import require_in_family, rows_seen, write_step
from umai.refusal import NotPermitted
from umai.register.models import Child


@act("protection.record_view", done=gettext_lazy("wrote down what the child says about the protection"))
def record_opinion(protection, *, by, heard, words, knows=None, **step):
    """Write what the child says about what is done, or why the child was not heard."""
    require_text(
        words, _("Write what the child said or showed, or why the child was not heard. Nothing was saved.")
    )
    return write_step(OpinionOnProtection, protection, **step, heard=heard, words=words, knows=knows)


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


@act("protection.record_watch", done=gettext_lazy("wrote down who stays with the child"))
def record_watch(protection, *, by, stays, means_removed, doctor="", psychologist="", words="", **step):
    """Write who stays with a child who may harm themselves, and that the means are out of reach."""
    require_text(
        stays, _("Write who stays with the child tonight. The child is not left alone. Nothing was saved.")
    )
    return write_step(
        Watch,
        protection,
        **step,
        stays=stays,
        means_removed=means_removed,
        doctor=doctor,
        psychologist=psychologist,
        words=words,
    )


@act("protection.record_contact", done=gettext_lazy("wrote down a contact with the child"))
def record_contact(protection, *, by, child_seen, findings, seen=ANY_ROW, **step):
    """Write that somebody was in contact with the child again; each contact is a row of its own."""
    require_text(findings, _("Write how the child is. Nothing was saved."))
    return write_step(
        FollowUpContact,
        protection,
        **step,
        seen=seen,
        standing=rows_seen(FollowUpContact, seen),
        child_seen=child_seen,
        findings=findings,
    )
