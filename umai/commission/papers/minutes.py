"""The minutes of a session as plain data, of rows that nobody can change; the check code is made of them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import Incomplete
from umai.commission.decisions.items import items_of
from umai.commission.session.actions import insert_step, lock_session
from umai.commission.session.models import SessionStepKind
from umai.commission.session.reading import members_of, require_own, state_of
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
    code = code_of(minutes_of(state, by))
    return insert_step(session, SessionStepKind.CLOSED, code=code)


def minutes_of(state, by) -> dict:
    """All that the minutes say, as plain values in one order; the same for the same rows."""
    session = state.session
    return {
        "session": [
            str(session.pk),
            session.held_on.isoformat(),
            f"{session.begins_at:%H:%M}",
            session.place,
        ],
        "minutes": [state.opened.year, state.opened.number, state.opened.quorum],
        "members": [
            [one.name, one.post, bool(one.came and one.came.present), one.came.reason if one.came else ""]
            for one in members_of(session)
        ],
        "items": [item_values(one) for one in items_of(session, by, noted="commission.minutes")],
    }


def item_values(one) -> list:
    """One matter of the minutes as plain values."""
    view, decision = one.view, one.decision
    said = [view.how, as_text(view.heard_on), view.heard_by, view.words] if view else []
    decided = []
    if decision:
        decided = [
            *(decision.kind, decision.words, decision.owner, as_text(decision.due_on)),
            *(decision.in_favour, decision.against, decision.abstained, decision.options, decision.dissent),
            *(decision.against_family, decision.appeal_to, as_text(decision.appeal_until)),
        ]
    return [
        one.item.number,
        one.item.kind,
        one.item.name,
        [[str(row.member), row.reason] for row in sorted(one.recusals, key=lambda row: row.member.name)],
        said,
        decided,
        one.removal.reason if one.removal else "",
    ]


def as_text(day) -> str:
    return day.isoformat() if day else ""
