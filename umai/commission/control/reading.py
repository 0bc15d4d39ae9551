"""What is read of half-year reports: whether one was sent, and which one waits to be sent."""

from umai.commission.control.models import HalfYearSent
from umai.law.terms.clock import today
from umai.law.terms.commission import half_year_before


def report_of(half, by) -> HalfYearSent | None:
    """The report of this half-year of the speaker's Commission, if it was sent."""
    with by.speaking():
        return HalfYearSent.objects.within_reach_of(by).filter(half_ends_on=half.to_on).first()


def unsent_half(by):
    """The last half-year that is over, while its report was not sent; else None."""
    half = half_year_before(today())
    return None if report_of(half, by) else half
