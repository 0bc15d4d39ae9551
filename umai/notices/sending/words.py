"""The messages about a call and about an account by e-mail and SMS: that it waits, and where to read it.

Never a name, a place, an id, or a word of a report: other people can read a telephone on a table.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.law.helplines import number_of
from umai.law.terms.clock import today
from umai.notices.calls.models import CallKind
from umai.offices.requests.models import StaffRequestKind

PAGE = "/calls/"  # not by `reverse`: sending must not fail because some page cannot be loaded


@dataclass(frozen=True)
class NoticeMessage:
    """A text for an SMS, and a subject and a text for an e-mail."""

    short: str
    subject: str
    long: str
    urgent: bool = True


def call_message(language, address, kind=CallKind.SIGNAL):
    """The message in this language. `address` is that of the server, or "" when none is known.

    That a worker is not back in time is said without saying who or from where, and that a child must be
    seen without saying which.
    """
    with override(language):
        product = _(settings.UMAI_NAME)
        values = {"name": product, "where": f"{address}{PAGE}" if address else product}
        if kind == CallKind.OUTING:
            subject = _("%(name)s: urgent. A worker is not back from a visit.")
            short = _("%(name)s: a worker is not back from a visit in time. Open %(where)s")
            happened = _("A worker went out on a visit and is not back in time.")
            to_do = _("Open this page, take the call, and go and look after the worker: %(where)s")
        elif kind == CallKind.CASE:
            subject = _("%(name)s: urgent. A child of a case of yours must be seen now.")
            short = _("%(name)s: urgent. A child of a case of yours must be seen now. Open %(where)s")
            happened = _("A child of a case of yours must be seen now.")
            to_do = _("Open this page, take the call, and read the case there: %(where)s")
        elif kind == CallKind.MISSED:
            subject = _("%(name)s: urgent. A visit to a child in danger was missed.")
            short = _("%(name)s: urgent. A visit to a child in danger was missed. Open %(where)s")
            happened = _("A visit to a child whose risk is urgent was missed.")
            to_do = _("Open this page, take the call, and go to the child today: %(where)s")
        elif kind == CallKind.SELF_HARM:
            values |= {one: number_of(one, on=today()) for one in ("ambulance", "police")}
            subject = _("%(name)s: urgent. A child must not be left alone now.")
            short = _(
                "%(name)s: urgent. A child must not be left alone now. Open %(where)s. If nobody can go at"
                " once: %(ambulance)s, %(police)s"
            )
            happened = _("A child must not be left alone now.")
            to_do = _(
                "Open this page, take the call, and read there what to do: %(where)s. If nobody can be with"
                " the child at once, call the ambulance (%(ambulance)s) and the police (%(police)s)."
            )
        elif kind == CallKind.CHILD:
            subject = _("%(name)s: urgent. A child must be seen now.")
            short = _("%(name)s: urgent. A child must be seen now. Open %(where)s")
            happened = _("A child must be seen now, and nobody answers for a case of it yet.")
            to_do = _("Open this page, take the call, and open a case for the child: %(where)s")
        elif kind == CallKind.CARER:
            subject = _("%(name)s: urgent. Look who takes care of a child.")
            short = _("%(name)s: urgent. Look who takes care of a child. Open %(where)s")
            happened = _("A child lives with somebody about whom another office has to tell you something.")
            to_do = _("Open this page, take the call, and read there whom to call: %(where)s")
        else:
            subject = _("%(name)s: urgent. A child may be in danger.")
            short = _("%(name)s: an urgent signal is waiting. A child may be in danger. Open %(where)s")
            happened = _("An urgent signal is waiting. A child may be in danger now.")
            to_do = _("Open this page, take the call, and read the signal there: %(where)s")
        lines = [
            happened,
            to_do % values,
            _("If you do not take it, the next person is called."),
            _("This message says no more on purpose: others may read your telephone or your mail."),
        ]
        return NoticeMessage(short % values, subject % values, "\n\n".join(lines))


def staff_message(language, address, kind, *, mine):
    """What was asked about an account, to its holder (`mine`) or to who stands above, without a name."""
    with override(language):
        product = _(settings.UMAI_NAME)
        values = {"name": product, "where": f"{address}/" if address else product}
        if kind == StaffRequestKind.CODE and mine:
            short = _(
                "%(name)s: a new sign-in code was asked for your account. If you do not know of it, tell your"
                " head now. Open %(where)s"
            )
        elif kind == StaffRequestKind.CODE:
            short = _(
                "%(name)s: a new sign-in code was asked for the account of a worker of yours. Ask the worker"
                " whether it is so. Open %(where)s"
            )
        elif mine:
            short = _(
                "%(name)s: a post was asked for you. If you do not know of it, tell your head now. Open"
                " %(where)s"
            )
        else:
            short = _(
                "%(name)s: a post was asked for a worker of yours. Ask the worker whether it is so. Open"
                " %(where)s"
            )
        subject = _("%(name)s: something was asked about an account")
        lines = [short % values, _("Who asked, and why, stands on your first page.")]
        return NoticeMessage(short % values, subject % values, "\n\n".join(lines), urgent=False)
