"""Say that two sightings are one child, or which child of the register it is, or take that back."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import AlreadyReplaced, act
from umai.access.facts import ReplacementReason
from umai.access.permissions import may_do
from umai.access.requirements import AlreadyAnswered, Incomplete, raise_refusals
from umai.identification.inbox.actions import match_child
from umai.identification.models import Signal
from umai.machine.cluster.functions import fetch_value
from umai.refusal import NotPermitted, Refusal
from umai.register import merge_groups
from umai.register.models import Child
from umai.rounds.market.children import children_of, matches_where, order
from umai.rounds.market.models import Sighting, SightingMatch, of_sightings


class TwoChildren(Refusal):
    """The two are different children of the register, as people found."""


@act("rounds.match_sightings", done=gettext_lazy("said that two sightings are one child"))
def match_sightings(sighting, *, by, other):
    """Say that two sightings are one child; the earlier one stands for it from then on.

    Raises `NotPermitted` where the other one is out of reach, `AlreadyAnswered`, `AlreadyReplaced`,
    `TwoChildren`, `Incomplete`.
    """
    if other.seen_id == sighting.seen_id:
        raise Incomplete(_("Choose another sighting. Nothing was saved."))
    if not Sighting.ever.within_reach_of(by).filter(pk=other.pk).exists():
        raise NotPermitted(_("This sighting is kept by another office. Nothing was saved."))
    lock_sightings(sighting)
    require_standing(sighting, other)
    found = children_of([sighting, other])
    if len(found) == 1:
        raise AlreadyAnswered(_("Somebody said before that this is one child. Nothing was changed."))
    if all(one.child_id for one in found):
        raise TwoChildren(
            _(
                "Both are found in the register, as two children. Nothing was saved. Look at both files"
                " first: if the register has one child twice, join the two records."
            )
        )
    later, earlier = sorted((one.head for one in found), key=order, reverse=True)
    with refuse_second_match():
        return SightingMatch.objects.create(sighting=later, same_as=earlier)


@act("rounds.match_sighted_child", done=gettext_lazy("said which child of the register was seen"))
def match_sighted_child(sighting, *, by, child):
    """Say which child of the register was seen; a signal that was made of it is about that child too.

    Raises `NotPermitted` for a child whom this worker does not reach, `AlreadyAnswered`, `AlreadyReplaced`.
    """
    if not Child.objects.within_reach_of(by).filter(pk=child.pk).exists():
        raise NotPermitted(_("This file is kept by another office. Nothing was changed."))
    lock_sightings(sighting)
    require_standing(sighting)
    (seen,) = children_of([sighting])
    if seen.child_id is not None:
        raise AlreadyAnswered(
            _("Somebody said before which child this is. Nothing was changed. Take that back first.")
        )
    with refuse_second_match():
        row = SightingMatch.objects.create(sighting=sighting, child=child)
    if seen.made is not None:
        match_signal(seen.made.signal_id, child, by)
    return row


def match_signal(signal_id, child, by):
    """Match the signal to this child, where it waits still and this worker may do that."""
    signal = Signal.objects.within_reach_of(by).filter(pk=signal_id).first()
    leads = merge_groups.leading_id_of(child.pk, by)
    about = Child.objects.within_reach_of(by).filter(pk=leads).first()
    if signal and signal.waits and about and may_do(by, "identification.match", signal):
        match_child(signal, by=by, child=about)


@act("rounds.strike_sighting_match", done=gettext_lazy("took back that sightings are one child"))
def strike_sighting_match(match, *, by):
    """Say that it is another child after all; the rows stay. Raises `AlreadyReplaced`."""
    return match.replace_with(why=ReplacementReason.STRUCK)


@act("rounds.keep_sighting_match", done=gettext_lazy("said again, after a correction, that it is this child"))
def keep_sighting_match(match, *, by):
    """Say that a match still holds after what was seen was corrected; answers the row in its place.

    Raises `AlreadyAnswered` where nothing was corrected since, `AlreadyReplaced`.
    """
    lock_sightings(match.sighting)
    found = matches_where(Q(pk=match.pk)).first()
    if found is None or not found.corrected_since:
        raise AlreadyAnswered(_("Somebody answered this before. Nothing was changed."))
    return match.replace_with(
        why=ReplacementReason.CHANGE,
        sighting_id=standing_id_of(found.seen_id),
        same_as_id=found.earlier_id and standing_id_of(found.earlier_id),
    )


def standing_id_of(seen_id):
    """The id of the row in which this sighting stands today."""
    return Sighting.objects.filter(of_sightings([seen_id])).values_list("pk", flat=True).get()


def require_standing(*sightings):
    """Refuse what was corrected after it was read. Raises `AlreadyReplaced`."""
    ids = {one.pk for one in sightings}
    if Sighting.objects.filter(pk__in=ids).count() < len(ids):
        raise AlreadyReplaced(
            _("What was seen was corrected a moment ago. Nothing was saved. Read it again.")
        )


def lock_sightings(sighting):
    """Keep others from matching or correcting sightings of this district until the transaction ends."""
    fetch_value("select pg_advisory_xact_lock(hashtext('rounds_sighting'), %s::int)", [sighting.district_id])


def refuse_second_match():
    """Refuse what somebody else matched a moment before."""
    said = _("Somebody matched this a moment ago. Nothing was changed. Read it again.")
    return raise_refusals(dict.fromkeys(("one_earlier", "one_child"), AlreadyAnswered(said)))
