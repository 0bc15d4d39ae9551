"""Referrals, offers and answers as lines of a page."""

from typing import NamedTuple

from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.design.days import recorded_in_words, short_date_in_words
from umai.design.parts import IdentityFact, SummaryRow
from umai.design.templatetags.design import clock, day
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.law.terms.clock import day_of
from umai.referrals.exchange import INDISPENSABLE, ExchangeField
from umai.referrals.referral import contents
from umai.referrals.referral.state import ReferralState

UNFOLDED_BODIES = 6  # more bodies than these are folded


class ServiceOffers(NamedTuple):
    """One service with the bodies that give it: those where the child lives, and all others."""

    service: object
    near: list
    far: list

    @property
    def folds(self):
        """Whether the others are folded: when there is a nearer one, or when they are many."""
        return bool(self.near) or len(self.far) > UNFOLDED_BODIES


def offers_by_service(offers, *, municipality_id):
    """Offers gathered by service, in their order."""
    found = {}
    for offer in offers:
        gathered = found.setdefault(offer.service.pk, ServiceOffers(offer.service, [], []))
        (gathered.near if offer.office.place_id == municipality_id else gathered.far).append(offer)
    return list(found.values())


def referral_rows(referral):
    """A referral as lines of a summary: what was asked of whom, when, why, and by which agreement."""
    reason = getattr(referral, "reason", None)
    found = [
        SummaryRow(_("Asked for"), referral.service),
        SummaryRow(_("Asked of"), office_in_words(referral.to_office)),
        SummaryRow(_("Sent"), by_whom(referral)),
        SummaryRow(_("Why"), as_paragraphs(reason.words) if reason else ""),
        SummaryRow(
            _("Measure of the plan"), as_paragraphs(referral.measure.words) if referral.measure_id else ""
        ),
        SummaryRow(_("May be passed on by"), agreement_in_words(referral.agreement)),
    ]
    return [row for row in found if row.value]


def sent_rows(referral):
    """The values that were sent to the body, as lines of a summary."""
    return [SummaryRow(capfirst(line.label), line.value) for line in contents.field_rows(referral.sent)]


def child_bar(referral):
    """Title and facts of the identity bar, only from what was sent."""
    lines = contents.field_rows(referral.sent)
    name = next((line.value for line in lines if line.name == INDISPENSABLE), "")
    born = [line.value for line in lines if line.name == ExchangeField.BIRTH_DATE]
    return {"title": name, "facts": [IdentityFact(_("Born"), value) for value in born]}


def answer_rows(one):
    """One answer of the body, as lines of a summary."""
    found = [
        SummaryRow(_("Answer"), capfirst(one.get_kind_display())),
        SummaryRow(_("Day of the answer"), day(one.answered_on)),
        SummaryRow(_("In words"), as_paragraphs(one.words) if one.words else ""),
        SummaryRow(_("To be done by"), day(one.service_due_on) if one.service_due_on else ""),
        SummaryRow(_("On paper"), letter_in_words(one) if one.on_paper else ""),
        SummaryRow(_("Recorded"), recording_in_words(one)),
    ]
    return [row for row in found if row.value]


def letter_in_words(one):
    """Who signed the letter, its number and its day."""
    parts = [one.decided_by]
    if one.paper_number:
        parts.append(_("No. %(number)s") % {"number": one.paper_number})
    if one.paper_on:
        parts.append(day(one.paper_on))
    return format_html("{}" + ", {}" * (len(parts) - 1), *parts)


def recording_in_words(one):
    """Who recorded the answer and when, and how much later than it came."""
    late = day_of(one.recorded_at) > one.answered_on
    words = recorded_in_words(one.answered_on, day_of(one.recorded_at)) if late else ""
    return format_html("{}<br>{}", by_whom(one), words) if words else by_whom(one)


def due_clock(standing, on):
    """The day by which an answer or the service is or was due, and whether it is or was late."""
    if standing.state == ReferralState.TAKEN_BACK:
        return short_date_in_words(standing.withdrawal.withdrawn_on, on)
    if standing.state == ReferralState.REFUSED:
        return clock(standing.referral.due_on, on, standing.end.answered_on, short=True)
    return clock(standing.due_on, on, standing.done_on, short=True)


def office_in_words(office):
    """A body by its kind and its name."""
    return format_html("{}<br>{}", office, capfirst(office.get_kind_display()))


def agreement_in_words(agreement):
    return format_html(
        "{}<br>{}", _("Agreement No. %(number)s") % {"number": agreement.number}, agreement.cite
    )
