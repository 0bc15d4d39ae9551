"""The acts that build the agenda of a session from what waits, and move a session with its agenda."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import Incomplete, insert_once
from umai.commission.agenda.actions import over_refusals
from umai.commission.agenda.models import AgendaItem, ItemKind
from umai.commission.proposing.waiting import waiting_matters
from umai.commission.session.actions import cancel_session, convene_session, lock_session
from umai.commission.session.reading import require_own


@act("commission.put_on_agenda", done=gettext_lazy("put matters on the agenda of the Commission"))
def put_on_agenda(session, *, by, matters):
    """Put these of the waiting matters on the agenda, by their keys, in the order in which they wait.

    What does not wait any more is passed over. Raises `Incomplete`, `MatterOver`, `NotPermitted`.
    """
    require_own(session.commission_id, by)
    lock_session(session)
    chosen = [one for one in waiting_matters(by) if one.key in set(matters)]
    if not chosen:
        raise Incomplete(_("Choose at least one matter that waits. Nothing was changed."))
    for one in chosen:
        insert_once(
            AgendaItem(
                child_id=one.child_id,
                case_id=one.case_id,
                session=session,
                number=1,  # the database gives the next one; of some matters a wall hides theirs
                kind=one.kind,
                name=one.name,
                edition_id=one.of if one.kind == ItemKind.PLAN else None,
                request_id=one.of if one.kind == ItemKind.CASE else None,
                earlier_id=one.of if one.kind == ItemKind.DECISION else None,
            ),
            over_refusals(),
        )
    return session


@act("commission.move_session", done=gettext_lazy("moved a session of the Commission to another day"))
def move_session(session, *, by, id, held_on, begins_at, place, reason):
    """Say that the session is not held on its day, convene it for another, and take its agenda along.

    Answers the new session; the members are told of both. Raises what `cancel_session` and
    `convene_session` raise.
    """
    require_own(session.commission_id, by)
    items = AgendaItem.objects.within_reach_of(by).filter(session=session, removal=None, decision=None)
    kept = [f"{one.kind}.{one.request_id or one.edition_id or one.earlier_id}" for one in items]
    cancel_session(session, by=by, reason=reason)
    moved = convene_session(by.office, by=by, id=id, held_on=held_on, begins_at=begins_at, place=place)
    if kept and {one.key for one in waiting_matters(by)} & set(kept):
        put_on_agenda(moved, by=by, matters=kept)
    return moved
