"""Take a signal into a case: a new case of the child, or the open one."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.identification.inbox.wording import end_with_case
from umai.identification.signal.concerns import SignalEndingKind
from umai.identification.signal.groups import is_urgent
from umai.intake.cases.actions import insert_case, lock_file, require_open_case
from umai.intake.cases.levels import set_risk
from umai.intake.cases.models import Clock, Origin
from umai.law.terms import clock as law
from umai.law.terms.intervals import intake_due_on


@act("intake.open_from_signal", done=gettext_lazy("opened a case from a signal"))
def open_from_signal(
    child, *, by, id, signal, concern, channel, words, withheld="", discovered_at=None, follows=None
):
    """Open a case with a signal, and with the signals that are gathered with it or alike.

    The ten days begin with the earliest of them. `words` are the worker's own: nothing of the report
    itself goes into the file. `withheld` are lines that only one neighbour could know; they stay
    sealed. Raises `AboutAnotherChild`, `WordingTooClose`, what `lock_open_signal` and
    `open_case` raise.
    """
    lock_file(child.pk)
    with end_with_case(
        signal, child, by=by, how=SignalEndingKind.CASE, wording=words, withheld=withheld
    ) as every:
        case = insert_case(
            child,
            by=by,
            id=id,
            concern=concern,
            channel=channel,
            words=words,
            received_at=earliest_hour(every),
            discovered_at=discovered_at,
            follows=follows,
        )
        insert_origins(case, every, begins=True)
        carry_urgency(case, every)
    return case


@act("intake.add_signal", done=gettext_lazy("went on with another signal in the case"))
def add_signal(case, *, by, signal, wording, withheld=""):
    """Add a signal to the open case of its child; answers its `Origin`.

    The ten days do not begin anew; a signal that came before they began moves their beginning back.
    `wording` is what the worker of the case reads in place of the report, `withheld` what only one
    neighbour could know. Raises `AboutAnotherChild`, `CaseClosed`, `WordingTooClose`, and what
    `lock_open_signal` raises.
    """
    require_open_case(case)
    how = SignalEndingKind.IN_CASE
    with end_with_case(signal, case, by=by, how=how, wording=wording, withheld=withheld) as every:
        move_clock_back(case, earliest_hour(every))
        origin = insert_origins(case, every, begins=False, wording=wording)[0]
        carry_urgency(case, every)
        return origin


def carry_urgency(case, signals):
    """Let the case be urgent where a signal is: the child is to be seen today."""
    if any(is_urgent(one, one.outcome) for one in signals):
        set_risk(case, "urgent", _("A signal says that life or health is in danger."), on=law.today())


def insert_origins(case, signals, *, begins, wording=""):
    """Write an `Origin` for each signal: in which hour it came and what was feared; in their order."""
    place = {
        "district_id": case.district_id,
        "municipality_id": case.municipality_id,
        "office_id": case.office_id,
    }
    return Origin.objects.bulk_create(
        Origin(
            child_id=case.child_id,
            case=case,
            signal=one,
            received_at=law.hour_of(one.received_at),
            concern=one.concern,
            begins=begins,
            wording=wording if number == 0 else "",
            take_in_by=intake_due_on(law.day_of(one.received_at), urgent=is_urgent(one, one.outcome)),
            **place,
        )
        for number, one in enumerate(signals)
    )


def earliest_hour(signals):
    """The hour of the earliest of these reports; the file does not hold its minute."""
    return law.hour_of(min(one.received_at for one in signals))


def move_clock_back(case, received_at):
    """Move the beginning of the ten days back to this instant if they began later."""
    clock = Clock.objects.get(case=case)
    if received_at >= law.clock_starts_at(clock.received_at, clock.discovered_at):
        return
    started_on = law.day_of(received_at)
    clock.replace_with(
        why=ReplacementReason.CORRECTION,
        received_at=received_at,
        started_on=started_on,
        due_on=law.assessment_due_on(started_on),
        happened_on=started_on,
        reason=_("A signal about this child had come before."),
    )
