"""What is read of half-year reports: of which half-years there has to be one, which is sent, which waits."""

from django.db.models import Min

from umai.commission.control.models import HalfYearSent
from umai.commission.session.models import Sitting
from umai.law.terms.clock import today
from umai.law.terms.commission import HalfYear, half_year_before

LOOK_BACK = 4  # half-years that are over, of which a report that was forgotten is still asked


def report_of(half, by) -> HalfYearSent | None:
    """The report of this half-year of the speaker's Commission, if it was sent."""
    with by.speaking():
        return HalfYearSent.objects.within_reach_of(by).filter(half_ends_on=half.to_on).first()


def owed_halves(by) -> list[HalfYear]:
    """The half-years that are over of which the speaker's Commission reports, the oldest first.

    They begin with the one of its first day. Where nobody wrote that down, with the one of its first session
    here, and the last is always among them.
    """
    halves = [half_year_before(today())]
    while len(halves) < LOOK_BACK:
        halves.insert(0, half_year_before(halves[0].from_on))
    begins = by.office.from_on
    if begins is None:
        with by.speaking():
            first = Sitting.objects.within_reach_of(by).aggregate(held_on=Min("held_on"))["held_on"]
        begins = min(filter(None, [first, halves[-1].to_on]))
    return [one for one in halves if one.to_on >= begins]


def unsent_half(by) -> HalfYear | None:
    """The oldest half-year of which a report is owed and was not sent; None where all were sent."""
    owed = owed_halves(by)
    with by.speaking():
        rows = HalfYearSent.objects.within_reach_of(by).filter(half_ends_on__in=[one.to_on for one in owed])
        sent = set(rows.values_list("half_ends_on", flat=True))
    return next((one for one in owed if one.to_on not in sent), None)


def half_to_show(by) -> HalfYear:
    """The half-year on the page of the report: the oldest that is not sent; where all are, the last."""
    return unsent_half(by) or half_year_before(today())
