"""What another person says to a report that was taken into a case: it is this child, or it is not."""

from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyAnswered,
    NeedsAnotherPerson,
    SomethingCame,
    raise_refusals,
    require_text,
)
from umai.identification.inbox.endings import write_endings
from umai.identification.signal.ending_models import Joining, JoiningAnswer
from umai.identification.signal.groups import lock_signals
from umai.identification.signal.guard import require_may_answer, territory_of
from umai.identification.signal.models import SignalMatch


@act("identification.confirm_joining")
def confirm_joining(joining, *, by, child_id):
    """Say that the report is about this child, as another person than who took it into the case: it ends.

    What was taken in with it ends too. `child_id` is the child that was read. Raises `NeedsAnotherPerson`,
    `AlreadyAnswered`, and `SomethingCame` where the report is in the case of another child.
    """
    waiting = lock_waiting(joining, by)
    other_child = SomethingCame(
        _("The report is in the case of another child than the one you read. It stays open. Read it again.")
    )
    if not SignalMatch.objects.filter(signal_id=joining.lead_id, child_id=child_id).exists():
        raise other_child
    with raise_refusals({"another_person": another_person(), "joined_elsewhere": other_child}):
        JoiningAnswer.objects.bulk_create(
            JoiningAnswer(signal=one.signal, joining=one, agreed=True, **territory_of(one)) for one in waiting
        )
    return write_endings([one.signal for one in waiting], how=joining.how)


@act("identification.refuse_joining")
def refuse_joining(joining, *, by, words):
    """Say that the report is not about this child, and why: it is out of the case and in the inbox again.

    Raises `NeedsAnotherPerson`, `AlreadyAnswered`, `Incomplete`.
    """
    waiting = lock_waiting(joining, by)
    require_text(words, _("Write why it is not this child, or what is not known. Nothing was saved."))
    with raise_refusals({"another_person": another_person()}):
        return JoiningAnswer.objects.bulk_create(
            JoiningAnswer(
                signal=one.signal, joining=one, agreed=False, reason=words.strip(), **territory_of(one)
            )
            for one in waiting
        )[0]


def joining_of(signal):
    """The joining of this signal that waits for another person, with who did it; None where none does."""
    rows = Joining.objects.filter(signal_id=signal.pk, answer=None)
    return rows.select_related("recorded_by", "signal").order_by("-recorded_at").first()


def lock_waiting(joining, by):
    """Lock the signal; the joinings that were made with this one. Raises unless this worker may answer."""
    require_may_answer(joining.signal, by)
    lock_signals(joining.signal)
    waiting = list(
        Joining.objects.filter(lead_id=joining.lead_id, answer=None)
        .select_related("signal")
        .defer("signal__sealed_words")
    )
    if not waiting:
        raise AlreadyAnswered(_("Another person has answered this already. That answer stands."))
    if any(one.recorded_by_id == by.pk for one in waiting):
        raise another_person()
    return waiting


def another_person():
    return NeedsAnotherPerson(
        _("You took this report into the case yourself, so another person has to say. It stays urgent.")
    )
