"""The act on a call: take it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.notices.calls.models import Call, CallAnswer, CallKind
from umai.refusal import NotPermitted, Refusal


class AlreadyTaken(Refusal):
    """Somebody else took this call first."""


@act("notices.answer")
def answer_call(call, *, by):
    """Take an urgent call: nobody else is told of it, and everybody sees who took it and when.

    Taking it again changes nothing. Raises `AlreadyTaken` when somebody else took it first.
    """
    if not Call.objects.within_reach_of(by).filter(pk=call.pk).exists():
        raise NotPermitted(
            _("This is kept by another office. Nothing was changed. Ask that office, or your department.")
        )
    if not CallAnswer.objects.filter(call_id=call.pk).exists() and Call.objects.get(pk=call.pk).taken:
        raise AlreadyTaken(_("Nobody has to answer this call any more. Nothing was changed."))
    taken, first = CallAnswer.objects.get_or_create(call_id=call.pk, defaults={"worker_id": by.pk})
    if not first and taken.worker_id != by.pk:
        when = {"time": f"{timezone.localtime(taken.answered_at):%H:%M}"}
        if call.kind != CallKind.SIGNAL:
            raise AlreadyTaken(
                _("Somebody else took this call at %(time)s. Nothing was changed. Ask your department who.")
                % when
            )
        raise AlreadyTaken(
            _("Somebody else took this call at %(time)s. Nothing was changed. Open the signal: it says who.")
            % when
        )
    return taken
