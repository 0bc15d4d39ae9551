"""What may be done with a signal: screen it, gather several, find its child, answer its reporter."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import ANY_ROW, Incomplete, require_seen
from umai.identification.signal.groups import (
    alike_signals,
    current_screening,
    gathered_signals,
    has_reader,
    is_self_harm,
    is_urgent,
    lock_signals,
)
from umai.identification.signal.guard import (
    lock_open_signal,
    refuse_if_ended,
    refuse_second_row,
    require_in_inbox,
    require_may_answer,
    territory_of,
)
from umai.identification.signal.models import (
    Gathering,
    Reply,
    Screening,
    ScreeningOutcome,
    Signal,
    SignalMatch,
)
from umai.refusal import NotPermitted, Refusal
from umai.register.models import Child

REPEATED_WITHIN = timedelta(minutes=10)  # the same answer within this time is a form that was sent twice


class AlwaysUrgent(Refusal):
    """A threat of suicide or self-harm is urgent whatever else is written."""


class CannotGather(Refusal):
    """These signals cannot go on together."""


class ReporterHasNoCode(Refusal):
    """Nobody has a code or wrote the signal down, so nobody can read an answer."""


@act("identification.screen")
def screen_signal(signal, *, by, outcome, reason="", alike=False, seen=ANY_ROW):
    """Say what this signal is. A later judgement is another row; the earlier one can still be read.

    A threat of suicide or self-harm is always screened as urgent; danger to life or health now as less only
    with a `reason`. `alike`: do the same for all signals with the same words that are in the same state.
    `seen`: the screening that the writer saw. Raises `AlwaysUrgent`, `Incomplete`,
    `AlreadyReplaced`, `HasEnded`, `GoesOnElsewhere`.
    """
    lock_open_signal(signal, by)
    refuse_lower(signal, outcome, reason)
    before = current_screening(signal)
    if before is None or (before.recorded_by_id, before.outcome, before.reason) != (by.pk, outcome, reason):
        require_seen(before, seen)  # not asked of a form that was sent twice
    others = list(alike_signals(signal, by)) if alike else []
    row = write_screening(signal, before, outcome, reason)
    screened = {one.signal_id: one for one in Screening.objects.filter(signal__in=others)}
    for one in others:
        if one.pk in screened:
            write_screening(one, screened[one.pk], outcome, reason)
    with refuse_second_row():
        Screening.objects.bulk_create(
            Screening(signal=one, outcome=outcome, reason=reason, **territory_of(one))
            for one in others
            if one.pk not in screened
        )
    return row


@act("identification.gather")
def gather_signals(signal, *, by, others):
    """Say that these signals (ids) are about one child: all go on with the earliest of them.

    Signals with the same words, and those gathered with one of them before, go on with it too. Answers the
    earliest. It becomes urgent when any of them is urgent, and is about the child that one of the others was
    found to be about. Raises `CannotGather`, `HasEnded`, `GoesOnElsewhere`.
    """
    chosen = set(others) - {signal.pk}
    found = list(Signal.objects.within_reach_of(by).filter(pk__in=chosen).defer("sealed_words"))
    if not found or len(found) != len(chosen):
        raise CannotGather(_("Choose at least one signal of this inbox. Nothing was changed."))
    lock_signals(signal, *found)
    for one in (signal, *found):
        require_may_answer(one, by)
        require_in_inbox(one)
        if (one.district_id, one.keeper) != (signal.district_id, signal.keeper):
            raise CannotGather(
                _("These signals are answered by different offices. They stay apart. Nothing was changed.")
            )
    same = [other for one in (signal, *found) for other in alike_signals(one, by, in_the_same_state=False)]
    every = {one.pk: one for one in (signal, *found, *same)}.values()
    first, *rest = sorted(every, key=lambda one: (one.received_at, one.pk))
    for earlier in Gathering.objects.filter(first__in=rest):
        earlier.replace_with(first=first)
    with refuse_second_row():
        Gathering.objects.bulk_create(Gathering(signal=one, first=first, **territory_of(one)) for one in rest)
    states = dict(Signal.objects.filter(pk__in=[one.pk for one in every]).values_list("pk", "outcome"))
    urgent = any(is_urgent(one, states[one.pk]) for one in every)
    copy_match(first, rest)
    before = current_screening(first)
    if urgent and not is_urgent(first, before and before.outcome):
        write_screening(
            first,
            before,
            ScreeningOutcome.URGENT,
            _("Urgent because of a signal that was taken together with it."),
        )
    return first


@act("identification.separate")
def separate_signal(signal, *, by):
    """Say that this signal is about somebody else after all: it is in the inbox again.

    Raises `HasEnded` when it has ended, `CannotGather` when it was not gathered.
    """
    require_may_answer(signal, by)
    lock_signals(signal)
    refuse_if_ended(signal)
    standing = Gathering.objects.filter(signal=signal).first()
    if standing is None:
        raise CannotGather(_("This signal stands alone already. Nothing was changed."))
    return standing.replace_with(why=ReplacementReason.STRUCK)


@act("identification.match", done=gettext_lazy("found a signal to be about the child"))
def match_child(signal, *, by, child):
    """Say which child of the register the signal is about; a child that was chosen before is struck.

    Raises `NotPermitted` for a child whom this worker does not reach, `HasEnded`, `GoesOnElsewhere`.
    """
    lock_open_signal(signal, by)
    if not Child.objects.within_reach_of(by).filter(pk=child.pk).exists():
        raise NotPermitted(_("This file is kept by another office. Nothing was changed."))
    before = SignalMatch.objects.filter(signal=signal).first()
    if before is not None and before.child_id == child.pk:
        return before
    if before is not None:
        # A row never moves from one child's file to another's, so it is struck and not replaced.
        before.replace_with(why=ReplacementReason.STRUCK)
    with refuse_second_row():
        return SignalMatch.objects.create(child=child, signal=signal)


@act("identification.strike_match", done=gettext_lazy("struck that a signal is about the child"))
def strike_match(signal, *, by):
    """Say that the signal is about another child, who is not found yet. Raises `Incomplete`, `HasEnded`."""
    lock_open_signal(signal, by)
    standing = SignalMatch.objects.filter(signal=signal).first()
    if standing is None:
        raise Incomplete(_("No child was chosen for this signal. Nothing was changed."))
    return standing.replace_with(why=ReplacementReason.STRUCK)


@act("identification.reply")
def reply_to_reporter(signal, *, by, said, alike=False):
    """Answer the reporter with one of the fixed sentences, which show nothing of a child.

    It is read under the code, and among their own reports by whoever wrote the signal down. It may be
    given after the signal has ended. Raises `ReporterHasNoCode`.
    """
    require_may_answer(signal, by)
    readers = [signal, *gathered_signals(signal), *(alike_signals(signal, by) if alike else [])]
    if not has_reader(*readers):
        raise ReporterHasNoCode(
            _("Whoever reported this took no code, so nobody could read it. Nothing was sent.")
        )
    lock_signals(signal)
    same = readers[1:] if alike else []
    lately = {"said": said, "recorded_by": by.pk, "recorded_at__gt": timezone.now() - REPEATED_WITHIN}
    done = {row.signal_id: row for row in Reply.objects.filter(signal__in=[signal, *same], **lately)}
    row = done.get(signal.pk) or Reply.objects.create(signal=signal, said=said, **territory_of(signal))
    Reply.objects.bulk_create(
        Reply(signal=one, said=said, **territory_of(one)) for one in same if one.pk not in done
    )
    return row


def copy_match(first, rest):
    """Match the first signal with the child that the others are matched with, if that is one child."""
    children = set(SignalMatch.objects.filter(signal__in=rest).values_list("child_id", flat=True))
    if len(children) == 1 and not SignalMatch.objects.filter(signal=first).exists():
        SignalMatch.objects.create(child_id=children.pop(), signal=first)


def write_screening(signal, before, outcome, reason):
    """Write what a signal is, in place of the screening before."""
    if before is None:
        with refuse_second_row():
            return Screening.objects.create(
                signal=signal, outcome=outcome, reason=reason, **territory_of(signal)
            )
    if (before.outcome, before.reason) == (outcome, reason):
        return before  # the form was sent twice
    return before.replace_with(why=ReplacementReason.CHANGE, outcome=outcome, reason=reason)


def refuse_lower(signal, outcome, reason):
    """Raise when this outcome is less than the signal asks for, or needs a reason."""
    every = [signal, *gathered_signals(signal)]
    if outcome != ScreeningOutcome.URGENT and any(is_self_harm(one) for one in every):
        raise AlwaysUrgent(
            _(
                "A threat of suicide or self-harm is always urgent, whatever else is written."
                " It stays urgent: find the child and act now."
            )
        )
    if reason.strip():
        return
    if outcome != ScreeningOutcome.URGENT and any(one.danger_now for one in every):
        raise Incomplete(_("The report speaks of danger now. Write why it is not urgent. Nothing was saved."))
    if outcome == ScreeningOutcome.NOT_FOR_US:
        raise Incomplete(_("Write why this is not for you, and who can help. Nothing was saved."))
