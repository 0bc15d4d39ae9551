"""The act that says that the half-year report was sent."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import ImpossibleTime, insert_once, refuse_future
from umai.commission.control.figures import counts_of
from umai.commission.control.models import HalfYearSent
from umai.commission.session.reading import require_own
from umai.design.days import date_in_words
from umai.law.terms.clock import today
from umai.law.terms.commission import half_year_before
from umai.refusal import Refusal


class ReportSent(Refusal):
    """It was said before that the report of this half-year was sent."""


@act("commission.send_report", done=gettext_lazy("wrote down that the half-year report was sent"))
def send_report(office, *, by, id, sent_on, number=""):
    """Say on which day the report of the last half-year went to the Ministry; its numbers are kept with it.

    Late is allowed, and shows. Raises `ImpossibleTime`, `ReportSent`, `NotPermitted`, `AlreadyReceived`.
    """
    require_own(office.pk, by)
    refuse_future(sent_on)
    half = half_year_before(today())
    if sent_on <= half.to_on:
        raise ImpossibleTime(
            _("The half-year ended on %(day)s. Its report cannot have been sent before. Nothing was saved.")
            % {"day": date_in_words(half.to_on)}
        )
    row = HalfYearSent(
        half_ends_on=half.to_on, sent_on=sent_on, number=number.strip(), figures=counts_of(by, half)
    )
    sent = ReportSent(_("It is written already that this report was sent. Nothing was changed."))
    return insert_once(row, {"one_report_a_half": sent}, id=id)
