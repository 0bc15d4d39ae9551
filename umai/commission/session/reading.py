"""What is read of sessions: the next one, who is invited, what happened to each."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.commission.session.models import Member, Presence, SessionStep, SessionStepKind, Sitting
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.staff.models import Role, Term, Worker


class SessionState(NamedTuple):
    """A session with what happened to it."""

    session: Sitting
    steps: dict

    @property
    def opened(self):
        return self.steps.get(SessionStepKind.OPENED)

    @property
    def closed(self):
        return self.steps.get(SessionStepKind.CLOSED)

    @property
    def cancelled(self):
        return self.steps.get(SessionStepKind.CANCELLED)

    @property
    def is_coming(self):
        """Whether it is convened and nothing happened to it yet."""
        return not self.steps

    @property
    def is_over(self):
        return bool(self.closed or self.cancelled)

    @property
    def in_words(self):
        """Its state in a few words."""
        if self.cancelled:
            return _("not held")
        if self.closed:
            return _("over, minutes no. %(n)d") % {"n": self.opened.number}
        if self.opened:
            return _("open, minutes no. %(n)d") % {"n": self.opened.number}
        if self.session.held_on < today():
            return _("its day is over: say that it was held, or that it was not")
        return _("convened")


def require_own(commission_id, by):
    """Refuse a speaker of another Commission. Raises `NotPermitted`."""
    if commission_id != by.reach.office_id:
        raise NotPermitted(
            _("This is kept by another office. Nothing was changed. Ask that office, or your department.")
        )


def state_of(session) -> SessionState:
    return SessionState(session, {row.kind: row for row in SessionStep.objects.filter(session=session)})


def states_of(sessions) -> list[SessionState]:
    """These sessions with what happened to each, in their order. One query more."""
    sessions = list(sessions)
    steps: dict = {}
    for row in SessionStep.objects.filter(session__in=sessions):
        steps.setdefault(row.session_id, {})[row.kind] = row
    return [SessionState(session, steps.get(session.pk, {})) for session in sessions]


def convened_session(by) -> Sitting | None:
    """The next session that is convened and was not begun, of the speaker's own Commission."""
    rows = Sitting.objects.within_reach_of(by).filter(steps=None, held_on__gte=today())
    return rows.order_by("held_on", "recorded_at").first()


def sessions_in_district(district_id, from_on, to_on) -> list[Sitting]:
    """The sessions that the Commission of a district convened for these days and has not begun, in order."""
    rows = Sitting.objects.filter(commission__place=district_id, steps=None, held_on__range=(from_on, to_on))
    return list(rows.order_by("held_on", "begins_at"))


def members_of(session) -> list[Member]:
    """Who is invited, by name, each with `came`: the attendance, or None before it was said."""
    members = list(Member.objects.filter(session=session).order_by("name"))
    said = {row.member_id: row for row in Presence.objects.filter(member__in=members)}
    for member in members:
        member.came = said.get(member.pk)
    return members


def last_members(by, *, before) -> list[tuple[str, str]]:
    """Name and post of the members without an account who were invited to the session before this one."""
    sessions = Sitting.objects.within_reach_of(by).exclude(pk=before.pk)
    last = sessions.order_by("-held_on", "-recorded_at").first()
    if last is None:
        return []
    return list(Member.objects.filter(session=last, worker=None).values_list("name", "post"))


def workers_who_are_members(office, *, on) -> list[Worker]:
    """The workers who hold the post of a member at this Commission on this day."""
    terms = Term.objects.on(on).filter(office=office, role=Role.COMMISSION_MEMBER, ended_at=None)
    return list(Worker.objects.filter(pk__in=terms.values("worker")).order_by("surname", "given"))
