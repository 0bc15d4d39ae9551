"""Write that somebody was in touch with the child in the year after, or tried to in vain."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyEnded,
    ImpossibleTime,
    Incomplete,
    insert_once,
    refuse_future,
    require_text,
)
from umai.intake.cases.actions import lock_file
from umai.law.justice.self_harm import next_contact_on
from umai.law.terms.clock import day_of
from umai.self_harm.following.models import FollowingContact, NotReached, SaysAgain


@act("self_harm.record_contact", done=gettext_lazy("wrote down a contact of the year after"))
def record_following(path, *, by, made, contact_on, words, why_not="", says_again="", next_on=None, id=None):
    """Write a contact of the year after, or one in vain; answers the `FollowingContact`.

    One in vain answers nothing: the contact stays due. `next_on` brings the next one forward and never puts
    it off. Raises `Incomplete`, `ImpossibleTime`, `AlreadyEnded`, `AlreadyReceived`.
    """
    lock_file(path.child_id)
    require_text(words, _("Write how the child is, or what was tried. Nothing was saved."))
    refuse_future(contact_on)
    if made and says_again not in SaysAgain.values:
        raise Incomplete(_("Write whether the child says it again. Nothing was saved."))
    if not made and why_not not in NotReached.values:
        raise Incomplete(_("Write why nobody was in touch with the child. Nothing was saved."))
    opened_on = day_of(path.recorded_at)
    if contact_on < opened_on:
        raise ImpossibleTime(_("This day is before the path was opened. Nothing was saved. Check the day."))
    if next_on is not None and next_on < contact_on:
        raise ImpossibleTime(_("The next day is before this one. Nothing was saved. Check the days."))
    row = FollowingContact(
        child_id=path.child_id,
        path=path,
        contact_on=contact_on,
        made=made,
        why_not="" if made else why_not,
        says_again=says_again if made else "",
        words=words,
        next_on=next_on,
        next_due_on=due_after(path, contact_on if made else None, next_on),
    )
    over = AlreadyEnded(_("This path runs no more. Nothing was saved. Open the child's page anew."))
    return insert_once(row, {"self_harm_path_over": over}, id=id)


def due_after(path, made_on, next_on):
    """Until when the next contact is due, after one on this day (None: in vain) beside those written before.

    A contact that is written late, of an earlier day than the latest, puts nothing back.
    """
    earlier = FollowingContact.objects.filter(path=path, made=True)
    days = [*earlier.values_list("contact_on", flat=True), *([made_on] if made_on else [])]
    return next_contact_on(day_of(path.recorded_at), max(days, default=None), next_on)
