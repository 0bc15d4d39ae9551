"""Where a count stands beside the indicators, it is the same: a finding by district, over days, for the Ministry."""

from umai.access.sessions import Speaker
from umai.indicators.reading import shown_cells
from umai.law.terms.clock import today
from umai.situations.tests.conftest import children_of, derive, ministry

__all__ = ["ministry"]


def test_the_count_of_the_country_is_that_of_the_figures_and_leaves_out_what_is_to_confirm(
    aigul, ministry, superuser
):
    children_of(aigul, 6)
    derive()
    by = Speaker(ministry.token)
    question = "select sum(counts[1]) from situations_counts_of_country(%(code)s, %(days)s::date[])"

    def both():
        ((of_country,),) = by.ask(question, code="labour_migrants", days=[today()])
        return of_country or 0, shown_cells("children_of_migrants", today(), speaker=by).whole

    assert both() == (10, 10)
    superuser.execute("update situations_legalfinding set standing = 'to_confirm'")
    assert both() == (0, 0)
