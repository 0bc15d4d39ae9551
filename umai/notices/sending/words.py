"""The message about a call by e-mail and SMS: that something urgent waits, and where to read it.

Never a name, a place, an id, or a word of a report: other people can read a telephone on a table.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.notices.calls.models import CallKind

PAGE = "/calls/"  # not by `reverse`: sending must not fail because some page cannot be loaded


@dataclass(frozen=True)
class NoticeMessage:
    """A text for an SMS, and a subject and a text for an e-mail."""

    short: str
    subject: str
    long: str
    urgent: bool = True


def call_message(language, address, kind=CallKind.SIGNAL):
    """The message in this language. `address` is that of the server, or "" when none is known."""
    with override(language):
        if kind == CallKind.OUTING:
            return outing_message(address)
        product = _(settings.UMAI_NAME)
        where = f"{address}{PAGE}" if address else product
        subject = _("%(name)s: urgent. A child may be in danger.") % {"name": product}
        short = _("%(name)s: an urgent signal is waiting. A child may be in danger. Open %(where)s") % {
            "name": product,
            "where": where,
        }
        lines = [
            _("An urgent signal is waiting. A child may be in danger now."),
            _("Open this page, take the call, and read the signal there: %(where)s") % {"where": where},
            _("If you do not take it, the next person is called."),
            _("This message says no more on purpose: others may read your telephone or your mail."),
        ]
        return NoticeMessage(short, subject, "\n\n".join(lines))


def outing_message(address):
    """The message that a worker is not back in time, without saying who or from where."""
    product = _(settings.UMAI_NAME)
    where = f"{address}{PAGE}" if address else product
    subject = _("%(name)s: urgent. A worker is not back from a visit.") % {"name": product}
    short = _("%(name)s: a worker is not back from a visit in time. Open %(where)s") % {
        "name": product,
        "where": where,
    }
    lines = [
        _("A worker went out on a visit and is not back in time."),
        _("Open this page, take the call, and go and look after the worker: %(where)s") % {"where": where},
        _("If you do not take it, the next person is called."),
        _("This message says no more on purpose: others may read your telephone or your mail."),
    ]
    return NoticeMessage(short, subject, "\n\n".join(lines))
