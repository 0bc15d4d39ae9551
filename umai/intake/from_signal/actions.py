"""From a signal to a case: the child's new one, or the one that is open."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import Why
from umai.identification.inbox.endings import ended_with
from umai.identification.inbox.handing_on import pass_on
from umai.identification.models import Match
from umai.identification.signal.concerns import Ended
from umai.identification.signal.groups import alike_to, gathered_with, is_urgent
from umai.identification.signal.guard import ready
from umai.intake.cases.actions import hold, opened, refuse_if_closed
from umai.intake.cases.models import Clock, Origin
from umai.law.terms import clock as law
from umai.law.terms.intervals import take_in_by
from umai.refusal import Refusal
from umai.register import same


class AboutAnotherChild(Refusal):
    """Nobody found this signal to be about the child of the case."""


@act("intake.open_from_signal", done=gettext_lazy("opened a case from a signal"))
def open_from_signal(
    child, *, by, id, signal, concern, channel, words, withheld="", discovered_at=None, follows=None
):
    """Open a case with what was reported; signals that go on with it, and same ones, begin it too.

    The ten days begin with the earliest of them, and with nothing later. `words` are the worker's own:
    nothing of what was said goes into the file by itself. `withheld`: lines that only one neighbour could
    know; they stay sealed. Raises `AboutAnotherChild`, `TooClose`, what `ready` and `open_case` raise.
    """
    hold(child.pk)
    ready(signal, by)
    refuse_another_child(signal, child.pk, by)
    pass_on(signal, words, withheld)
    every = matter_of(signal, by)
    case = opened(
        child,
        by=by,
        id=id,
        concern=concern,
        channel=channel,
        words=words,
        received_at=min(one.received_at for one in every),
        discovered_at=discovered_at,
        follows=follows,
    )
    in_file(case, every, begins=True)
    ended_with(every, how=Ended.CASE)
    return case


@act("intake.add_signal", done=gettext_lazy("went on with another signal in the case"))
def add_signal(case, *, by, signal, wording, withheld=""):
    """Go on with a signal in the open case of its child; answers its origin.

    The ten days never begin anew. A signal that had come before they began moves their beginning back
    to it. `wording` is what the worker of the case reads in place of what was said, `withheld` what only
    one neighbour could know. Raises `AboutAnotherChild`, `CaseClosed`, `TooClose`, and what `ready` raises.
    """
    hold(case.child_id)
    refuse_if_closed(case)
    ready(signal, by)
    refuse_another_child(signal, case.child_id, by)
    pass_on(signal, wording, withheld)
    every = matter_of(signal, by)
    begin_earlier(case, min(one.received_at for one in every))
    origins = in_file(case, every, begins=False, wording=wording)
    ended_with(every, how=Ended.IN_CASE)
    return origins[0]


def matter_of(signal, by):
    """The signal, the waiting ones with the same words, and all that go on with any of these."""
    same = [signal, *alike_to(signal, by, in_the_same_state=False)]
    return [*same, *gathered_with(*same)]


def in_file(case, signals, *, begins, wording=""):
    """Write in the file when these came and what was feared; the first row is the first signal's."""
    held = {
        "district_id": case.district_id,
        "municipality_id": case.municipality_id,
        "office_id": case.office_id,
    }
    return Origin.objects.bulk_create(
        Origin(
            child_id=case.child_id,
            case=case,
            signal=one,
            received_at=one.received_at,
            concern=one.concern,
            begins=begins,
            wording=wording if nth == 0 else "",
            take_in_by=take_in_by(law.day_of(one.received_at), urgent=is_urgent(one, one.outcome)),
            **held,
        )
        for nth, one in enumerate(signals)
    )


def begin_earlier(case, received_at):
    """Move the beginning of the ten days back to this instant when they began later."""
    clock = Clock.objects.get(case=case)
    if received_at >= law.starts_at(clock.received_at, clock.discovered_at):
        return
    started_on = law.day_of(received_at)
    clock.replaced_by(
        why=Why.CORRECTION,
        received_at=received_at,
        started_on=started_on,
        due_on=law.due_on(started_on),
        happened_on=started_on,
        words=_("A signal about this child had come before."),
    )


def refuse_another_child(signal, child_id, by):
    records = same.ids_of(child_id, by)
    if not Match.objects.filter(signal_id=signal.pk, child_id__in=records).exists():
        raise AboutAnotherChild(
            _("This signal was not found to be about this child. Nothing was saved. Choose the child first.")
        )
