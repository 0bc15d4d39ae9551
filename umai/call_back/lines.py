"""A code for a call and the request that came with it, as the pages show them."""

from datetime import date
from typing import NamedTuple

from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.call_back.models import CallCode, CallOutcome, CallRequest
from umai.call_back.sealed import AskedOnSite
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.design.templatetags.design import day, moment
from umai.guardianship.departure.lines import identity_of
from umai.guardianship.invitation.lines import unused_in_words
from umai.guardianship.site.codes import receipt_number
from umai.intake.cases.reading import by_whom
from umai.law.terms.clock import today
from umai.register.family.members import adult_name_of


class CallLine(NamedTuple):
    """A code or the request that came with it, on the page of the child."""

    url: str
    who: str
    state: str
    waits: bool


class OwedCall(NamedTuple):
    """A request in the list of those that wait."""

    url: str
    child: str
    receipt: str
    came_on: date
    due_on: date
    is_late: bool
    tries: int
    unsafe: bool


def call_line(code: CallCode) -> CallLine:
    request = request_of(code)
    waits = request is not None and end_of(request) is None
    return CallLine((request or code).get_absolute_url(), parent_of(code), state_in_words(code), waits)


def parent_of(code: CallCode) -> str:
    return adult_name_of(identity_of(code.adult_id))


def request_of(code: CallCode) -> CallRequest | None:
    return getattr(code, "request", None)


def tries_of(request: CallRequest) -> list:
    """What came of each call, the first first."""
    return sorted(request.tries.all(), key=lambda row: row.recorded_at)


def end_of(request: CallRequest):
    """The call that ended the thread; None while it waits."""
    return next((row for row in tries_of(request) if row.outcome != CallOutcome.AGAIN), None)


def state_in_words(code: CallCode) -> str:
    """What became of a code, in a few words."""
    if request := request_of(code):
        end = end_of(request)
        if end is not None:
            return capfirst(end.get_outcome_display())
        return _("The parent asks to be called back. Last day: %(day)s") % {
            "day": date_in_words(request.due_on)
        }
    return unused_in_words(code)


def waiting_line(request: CallRequest, names: dict, unsafe) -> OwedCall:
    return OwedCall(
        request.get_absolute_url(),
        names.get(request.child_id) or _("Name not known"),
        receipt_number(request.pk),
        timezone.localdate(request.recorded_at),
        request.due_on,
        request.due_on < today(),
        len(request.tries.all()),
        request.pk in unsafe,
    )


def code_rows(code: CallCode) -> list[SummaryRow]:
    """For whom a code is, until when, and what became of it."""
    lines = [
        (_("Parent"), parent_of(code)),
        (_("How the parent said that they wish it"), code.get_wished_display()),
        (_("Language"), code.get_language_display()),
        (_("Last day of the code"), day(code.ends_on)),
        (_("What became of it"), state_in_words(code)),
        (_("Recorded"), by_whom(code)),
    ]
    return [SummaryRow(label, value) for label, value in lines]


def request_rows(request: CallRequest, said: AskedOnSite | None, *, offered: bool) -> list[SummaryRow]:
    """Whom to call, where, when and until which day. `offered`: the number is dialled by a touch."""
    lines = [(_("Code of"), parent_of(request.code)), (_("To be called until"), day(request.due_on))]
    if said is not None:
        lines += [
            (
                _("Telephone"),
                format_html('<a href="tel:{}">{}</a>', said.dialled, said.phone) if offered else said.phone,
            ),
            (_("When"), said.when(today())),
            (_("Language"), said.language),
            (_("What it is about"), said.why),
        ]
    lines += [
        (
            _("Number of the receipt"),
            format_html('<span translate="no">{}</span>', receipt_number(request.pk)),
        ),
        (_("Came"), moment(request.recorded_at)),
    ]
    return [SummaryRow(label, value) for label, value in lines if value]
