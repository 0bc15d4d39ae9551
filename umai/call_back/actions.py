"""Give a parent a code to ask for a call, take it back, and write down what came of each call."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    ImpossibleTime,
    Incomplete,
    insert_once,
    raise_refusals,
    refuse_future,
    require_text,
)
from umai.call_back.models import CallCode, CallCodeTakenBack, CallOutcome, CallRequest, CallTry, WishedWay
from umai.guardianship.departure.actions import NotAParent
from umai.guardianship.invitation.actions import code_over, give_code
from umai.intake.cases.actions import lock_file
from umai.law.guardianship.announcing import call_code_ends_on, call_days
from umai.law.terms.clock import today
from umai.refusal import Refusal

SAYS_WHAT = {
    CallOutcome.REACHED: gettext_lazy("Write what was said and agreed. Nothing was saved."),
    CallOutcome.UNSAFE: gettext_lazy(
        "Write why nobody called, and with whom you decided it. Nothing was saved."
    ),
}


class NotSafeToCall(Refusal):
    """What is known of danger to the child forbids a code for this parent."""


class CallAnswered(Refusal):
    """The thread of this request has ended."""


@act("call_back.give", done=gettext_lazy("gave a parent a code to ask for a call"))
def give_call_code(child, *, by, adult_id, language, wished, code_hash):
    """Keep the hash of a code for a parent of this child who wished it; answers the `CallCode`.

    Raises `Incomplete`, `NotAParent`, `NotSafeToCall`, and `AlreadyInvited` also when the form is sent twice.
    """
    if wished not in WishedWay.values:
        raise Incomplete(_("Choose how the parent said that they wish it. Nothing was saved."))
    day = today()
    said = {"language": language, "wished": wished, "code_hash": code_hash}
    said |= {"ends_on": call_code_ends_on(day), "answer_days": call_days(day)}
    refusals = {
        "call_is_unsafe": not_safe(),
        "call_of_a_parent": NotAParent(_("Only a parent is given a code.")),
    }
    return give_code(CallCode, open_codes(by), child, by, adult_id=adult_id, refusals=refusals, **said)


@act("call_back.take_back", done=gettext_lazy("took the code of a parent for a call back"))
def take_call_code_back(code, *, by):
    """Have a code open nothing any more. Raises `CodeOver`."""
    lock_file(code.child_id)
    if not open_codes(by).filter(pk=code.pk).exists():
        raise code_over()
    with raise_refusals({"call_code_was_used": code_over(), "code_id": code_over()}):
        return CallCodeTakenBack.objects.create(child_id=code.child_id, code=code)


@act("call_back.record", done=gettext_lazy("wrote down what came of a call to a parent"))
def record_call(request, *, by, outcome, called_on, words="", id=None):
    """Write down one call; anything but “try again” ends the thread.

    Raises `Incomplete`, `ImpossibleTime`, `CallAnswered`, `AlreadyReceived`.
    """
    refuse_future(called_on)
    if called_on < timezone.localdate(request.recorded_at):
        raise ImpossibleTime(
            _("The parent asked for the call on a later day. Nothing was saved. Check the day.")
        )
    if outcome not in CallOutcome.values:
        raise Incomplete(_("Choose what came of it. Nothing was saved."))
    if outcome in SAYS_WHAT:
        require_text(words, str(SAYS_WHAT[outcome]))
    lock_file(request.child_id)
    said = {"outcome": outcome, "called_on": called_on, "words": words}
    row = CallTry(child_id=request.child_id, request=request, **said)
    return insert_once(row, {"call_request_ends_once": call_answered()}, id=id)


def open_codes(by):
    """The codes within reach that are good today, as far as days and use say."""
    rows = CallCode.objects.within_reach_of(by).filter(ends_on__gte=today())
    return rows.filter(taken_back=None, request=None)


def unanswered(by):
    """The requests within reach that wait for a call, the first last day first."""
    ended = CallTry.objects.within_reach_of(by).exclude(outcome=CallOutcome.AGAIN)
    rows = CallRequest.objects.within_reach_of(by).exclude(pk__in=ended.values("request_id"))
    return rows.order_by("due_on", "recorded_at", "pk")


def not_safe():
    """The same sentence whatever it is, also for whom it is sealed."""
    return NotSafeToCall(
        _(
            "No code is given to this parent, to keep the child safe. Nothing was saved. Ask the head of your"
            " department before anybody speaks with this parent."
        )
    )


def call_answered():
    return CallAnswered(
        _("Somebody wrote down the end of this already. Nothing was saved. Read what stands there.")
    )
