"""The act that says that the half-year report was sent."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import ImpossibleTime, insert_once, refuse_future
from umai.commission.control.figures import counts_of
from umai.commission.control.models import HalfYearSent
from umai.commission.control.reading import owed_halves
from umai.commission.session.reading import require_own
from umai.design.days import date_in_words
from umai.refusal import Refusal


class ReportSent(Refusal):
    """It was said before that the report of this half-year was sent."""


class NoReportOwed(Refusal):
    """The half-year is not over, or there was no Commission in it."""


@act("commission.send_report", done=gettext_lazy("wrote down that the half-year report was sent"))
def send_report(office, *, by, id, half_ends_on, sent_on, number=""):
    """Say on which day the report of a half-year went to the Ministry; its numbers are kept with it.

    Late is allowed, and shows. Raises `ImpossibleTime`, `NoReportOwed`, `ReportSent`, `NotPermitted`,
    `AlreadyReceived`.
    """
    require_own(office.pk, by)
    refuse_future(sent_on)
    half = next((one for one in owed_halves(by) if one.to_on == half_ends_on), None)
    if half is None:
        raise NoReportOwed(
            _("No report of this half-year is owed. Nothing was saved. Open the half-year report again.")
        )
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
