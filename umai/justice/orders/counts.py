"""What waits about orders, counted for the first page."""

from umai.law.justice.orders import ANSWER_DAYS, DAY, ends_soon_until
from umai.law.terms.clock import today


def orders_sql(by):
    """The query, in SQL, for how many orders and placements end soon here, and how many courts are silent.

    Columns `orders_end`, `courts_silent`. The days follow from the law of today.
    """
    on = today()
    soon, silent = ends_soon_until(on).isoformat(), (on - ANSWER_DAYS.on(on) * DAY).isoformat()
    return f"""select
        (select count(*) from justice_orders_ending('{on.isoformat()}', '{soon}')) as orders_end,
        (select count(*) from justice_courts_silent('{silent}')) as courts_silent"""


def orders_ending(by) -> list[tuple]:
    """(child, order or protection, last day) of what ends soon within reach, the first on top; ids only."""
    on = today()
    rows = by.ask(
        "select child_id, what, ends_on from justice_orders_ending(%(on)s, %(soon)s) order by ends_on, what",
        on=on,
        soon=ends_soon_until(on),
    )
    return [tuple(row) for row in rows]


def courts_silent(by) -> list[tuple]:
    """(child, protection, day of the application) of the courts whose answer is late, the oldest first."""
    on = today()
    rows = by.ask(
        "select child_id, protection, filed_on from justice_courts_silent(%(before)s) order by filed_on",
        before=on - ANSWER_DAYS.on(on) * DAY,
    )
    return [tuple(row) for row in rows]
