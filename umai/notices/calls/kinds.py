"""What a page says about a call of each kind, and where the call leads."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from umai.notices.calls.models import CallKind


class CallSubject(NamedTuple):
    """What a call of one kind is about: what is to be done, and the page on which it is read."""

    page: str
    link: Any
    to_do: Any = ""
    """One sentence; "" for a signal, which says itself what happened."""


SUBJECT_OF_KIND: dict[str, CallSubject] = {
    CallKind.SIGNAL: CallSubject("identification:signal", _("Read the signal")),
    CallKind.OUTING: CallSubject(
        "visits:outing",
        _("Who is out, and where"),
        _("A worker is not back from a visit. Go and look after the worker, or send somebody."),
    ),
    CallKind.CASE: CallSubject(
        "intake:assignment",
        _("Read the case"),
        _("A child of an open case must be seen now. Go to the child, or send somebody."),
    ),
    CallKind.MISSED: CallSubject(
        "visits:missed",
        _("Read the case"),
        _("A visit to a child whose risk is urgent was missed. Go to the child today, or send somebody."),
    ),
    CallKind.SELF_HARM: CallSubject(
        "self_harm:path",
        _("What to do, step by step"),
        _("A child must not be left alone now. Speak with the child, and send somebody."),
    ),
    CallKind.CHILD: CallSubject(
        "justice:of_child",
        _("Open the child's file"),
        _(
            "A child without an open case must be seen now. Go to the child, or send somebody, and open a"
            " case."
        ),
    ),
    CallKind.CARER: CallSubject(
        "justice:carer_alarm",
        _("Whom to call, and about whom"),
        _(
            "A suspect of violence takes care of a child here. Call the other office, and see the child"
            " today. Say nothing to the carer before."
        ),
    ),
}
