"""The end of a session: the check code of its minutes is made of rows that nobody can change."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import Incomplete
from umai.commission.session.actions import insert_step, lock_session
from umai.commission.session.models import SessionStepKind
from umai.commission.session.reading import require_own, state_of
from umai.machine.cluster.functions import fetch_value
from umai.planning.editions.codes import code_of


@act("commission.close_session", done=gettext_lazy("closed a session of the Commission"))
def close_session(session, *, by):
    """Close the session: nothing more is decided in it, and the minutes get their check code.

    What was not decided waits again. Raises `NotTheNextSessionStep`, `Incomplete`, `NotPermitted`.
    """
    require_own(session.commission_id, by)
    lock_session(session)
    state = state_of(session)
    if state.opened is None:
        raise Incomplete(
            _("This session was not opened. Say that it was not held, and why. Nothing was changed.")
        )
    digest = fetch_value("select commission_minutes_digest(%s)", [session.pk])
    return insert_step(session, SessionStepKind.CLOSED, code=code_of(digest))
