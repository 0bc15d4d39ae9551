"""The acts on a session: convene it, invite, open it, close it, or say that it was not held."""

from collections import Counter

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import ImpossibleTime, Incomplete, insert_once, require_text
from umai.commission.session.models import Member, Presence, SessionStep, SessionStepKind, Sitting
from umai.commission.session.reading import last_members, require_own, workers_who_are_members
from umai.law.terms.clock import today
from umai.law.terms.commission import quorum_of
from umai.machine.cluster.functions import fetch_value
from umai.refusal import Refusal


class NotTheNextSessionStep(Refusal):
    """The session was opened, closed or called off before, or was not opened yet."""


class NoQuorum(Refusal):
    """Too few members are there to decide."""


@act("commission.convene", done=gettext_lazy("convened a session of the Commission"))
def convene_session(office, *, by, id, held_on, begins_at, place):
    """Convene a session, and invite the members: those of the last one, and all who hold the post.

    Raises `ImpossibleTime`, `Incomplete`, `NotPermitted`, `AlreadyReceived`.
    """
    require_own(office.pk, by)
    require_text(place, _("Write where the session is held. Nothing was saved."))
    if held_on < today():
        raise ImpossibleTime(
            _("This day is over. A session is convened for today or a later day. Nothing was saved.")
        )
    session = insert_once(
        Sitting(commission=office, held_on=held_on, begins_at=begins_at, place=place.strip()), id=id
    )
    named = dict(last_members(by, before=session))
    sitting: Counter = Counter()
    for worker in workers_who_are_members(office, on=held_on):
        name = str(worker)
        named.pop(name, None)
        sitting[name] += 1
        title = name if sitting[name] == 1 else f"{name} ({sitting[name]})"  # two people with one name
        Member.objects.create(session=session, name=title, worker=worker)
    for name, post in named.items():
        Member.objects.create(session=session, name=name, post=post)
    return session


@act("commission.invite", done=gettext_lazy("invited a member to a session of the Commission"))
def invite_member(session, *, by, id, name, post=""):
    """Invite one more member, who has no account. Raises `Incomplete`, `NotTheNextSessionStep`."""
    require_own(session.commission_id, by)
    lock_session(session)
    require_text(name, _("Write the name of the member. Nothing was saved."))
    refusals = order_refusals() | {
        "one_member_a_name": Incomplete(_("This member is invited already. Nothing was saved."))
    }
    return insert_once(Member(session=session, name=name.strip(), post=post.strip()), refusals, id=id)


@act("commission.open_session", done=gettext_lazy("opened a session of the Commission"))
def begin_session(session, *, by, present, reasons=None):
    """Open the session: `present` are the ids of the members who came, `reasons` says why others did not.

    The minutes get the next number of the year. Raises `NoQuorum`, `ImpossibleTime`, `NotTheNextSessionStep`.
    """
    require_own(session.commission_id, by)
    lock_session(session)
    if session.held_on > today():
        raise ImpossibleTime(_("The day of this session has not come. It is opened on its day."))
    members = list(Member.objects.filter(session=session))
    came = [member for member in members if member.pk in set(present)]
    quorum = quorum_of(len(members), session.held_on)
    if len(came) < quorum:
        raise NoQuorum(
            _(
                "%(came)d of %(all)d members came, and %(quorum)d have to be there. Without them nothing can"
                " be decided. Write that the session was not held, and convene it for another day."
            )
            % {"came": len(came), "all": len(members), "quorum": quorum}
        )
    for member in members:
        here = member in came
        why = "" if here else (reasons or {}).get(member.pk, "")
        insert_once(Presence(member=member, present=here, reason=why.strip()), order_refusals())
    year = session.held_on.year
    steps = SessionStep.objects.within_reach_of(by).filter(year=year)
    number = (steps.aggregate(last=Max("number"))["last"] or 0) + 1
    return insert_step(session, SessionStepKind.OPENED, number=number, year=year, quorum=quorum)


@act("commission.cancel_session", done=gettext_lazy("wrote down that a session was not held"))
def cancel_session(session, *, by, reason):
    """Say that the session was not held, and why; what stood on its agenda waits again.

    Raises `Incomplete`, `NotTheNextSessionStep`.
    """
    require_own(session.commission_id, by)
    lock_session(session)
    require_text(reason, _("Write why it was not held. Nothing was saved."))
    return insert_step(session, SessionStepKind.CANCELLED, reason=reason.strip())


def lock_session(session):
    """Let nobody else act on this session until this transaction ends."""
    fetch_value("select pg_advisory_xact_lock(hashtextextended(%s, 42))", [str(session.pk)])


def insert_step(session, kind, **columns):
    """Write a step of a session. Raises `NotTheNextSessionStep`."""
    row = SessionStep(session=session, kind=kind, **columns)
    return insert_once(row, order_refusals())


def order_refusals():
    """What the database refuses out of order, as `raise_refusals` takes it."""
    refusal = NotTheNextSessionStep(
        _("This session was opened or is over by now. Nothing was changed. Open its page again.")
    )
    names = ("commission_in_order", "one_session_step_a_kind", "one_minutes_a_number", "presence")
    return dict.fromkeys(names, refusal)
