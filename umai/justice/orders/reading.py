"""What is known of a child's orders on a day: which hold, until when, and what the file warns of."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.design.days import date_in_words
from umai.justice.orders.kinds import ORDER, marks_of, order_in_words
from umai.justice.orders.models import OrderBreach, ProtectionOrder
from umai.justice.orders.state import OrderChange, OrderState, OrderTerm, state_on
from umai.law.justice.orders import ends_soon_until, longest_until
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.family.members import adult_name_of
from umai.register.models import AdultIdentity

STATE_WORDS = {
    "to_come": lambda: _("begins later"),
    "runs": lambda: _("in force"),
    "suspended": lambda: _("suspended: it has no force now"),
    "over": lambda: _("its last day is over"),
    "ended": lambda: _("ended"),
}


class OrderLine(NamedTuple):
    """An order of its own with what changes it, and its state on a day."""

    order: ProtectionOrder
    changes: list[ProtectionOrder]
    state: OrderState

    @property
    def what(self) -> str:
        return order_in_words(self.order)

    @property
    def keeps_away(self) -> bool:
        """Whether it forbids somebody to come near the child."""
        return "keeps_away" in marks_of("order_kinds", self.order.kind)

    @property
    def in_words(self) -> str:
        """The state, with the last day that counts now."""
        words = STATE_WORDS[self.state.code]()
        if self.state.may_come and self.state.ends_on:
            return _("%(state)s, last day: %(day)s") % {
                "state": words,
                "day": date_in_words(self.state.ends_on),
            }
        return words


def orders_of(child_id, by, on: date) -> list[OrderLine]:
    """The orders of this child within reach, of all its records, the newest first."""
    return orders_of_records(merge_groups.ids_of(child_id, by), by, on)


def orders_of_records(ids, by, on: date) -> list[OrderLine]:
    """The orders of these records of children, as `orders_of`."""
    rows = ProtectionOrder.objects.within_reach_of(by).filter(child_id__in=ids)
    lines = lines_of_orders(rows.select_related("recorded_by"), on)
    return sorted(lines, key=lambda line: line.order.happened_on or date.min, reverse=True)


def lines_of_orders(rows, on: date) -> list[OrderLine]:
    """Each order of its own among these rows, with what changes it in the order in which it was written."""
    changing: dict[UUID, list[ProtectionOrder]] = defaultdict(list)
    own = []
    for row in sorted(rows, key=lambda row: row.recorded_at):
        if row.changes_id is None:
            own.append(row)
        else:
            changing[row.changes_id].append(row)
    return [OrderLine(one, changing[one.line], state_of(one, changing[one.line], on)) for one in own]


def state_of(order, changes, on: date) -> OrderState:
    """The state of an order on this day, with these rows that change it."""
    done = [OrderChange(one.does, one.in_force_on, one.ends_on) for one in changes]
    return state_on(OrderTerm(order.in_force_on, order.ends_on), done, on)


def order_warnings(child_id, by, *, keeping=True) -> list[str]:
    """Sentences for the file of a child while an order holds, and about its end.

    `keeping`: also those that keep somebody away, which the card of the child says by itself.
    """
    on = today()
    lines = [one for one in orders_of(child_id, by, on) if one.state.in_force]
    names = names_of([one.order for one in lines])
    return [
        sentence
        for line in lines
        if keeping or not line.keeps_away
        for sentence in warnings_of_line(line, names, on)
    ]


def warnings_of_line(line: OrderLine, names, on: date):
    who = name_against(line.order, names)
    if line.keeps_away:
        said = _("May not come near: %(who)s.") % {"who": who} if who else _("Somebody may not come near.")
        yield f"{said} {line.what}."
    elif "places" in marks_of("order_kinds", line.order.kind):
        yield _("A court decided where the child lives: %(what)s.") % {"what": line.what}
    if asked := end_in_words(line, on):
        yield asked


def end_in_words(line: OrderLine, on: date) -> str:
    """What is asked about the end of an order that is near; "" where it is not."""
    if line.state.ends_on is None or line.state.ends_on > ends_soon_until(on):
        return ""
    return _(
        "This order ends on %(day)s. Decide: extend it, let the child return home, or place the child"
        " elsewhere."
    ) % {"day": date_in_words(line.state.ends_on)}


def name_against(order, names) -> str:
    """Against whom an order is: by the names of `names_of`, or in words; "" where nobody wrote it."""
    return names.get(order.adult_id) or order.against


def names_of(orders):
    """The names of the adults against whom these orders are, by their ids."""
    ids = {one.adult_id for one in orders} - {None}
    found = AdultIdentity.objects.filter(adult_id__in=ids) if ids else ()
    return {one.adult_id: adult_name_of(one) for one in found}


def doubts_about_order(order) -> list[str]:
    """What does not fit the law of its day; it is taken all the same."""
    if order.does in ("suspends", "revives", "ends") or order.ends_on is None:
        return []
    longest = longest_until(marks_of("order_kinds", order.kind), order.in_force_on)
    if longest is None or order.ends_on <= longest:
        return []
    return [
        _("The law of that day knows such an order until %(day)s at most. Check the last day on the paper.")
        % {"day": date_in_words(longest)}
    ]


def breaches_of(order, by) -> list[OrderBreach]:
    """How often this order was broken, the newest first."""
    rows = OrderBreach.objects.within_reach_of(by).filter(order_id=order.line)
    return list(rows.select_related("recorded_by").order_by("-happened_on", "-recorded_at"))


def child_context(child, by) -> dict:
    """What the child's page shows of orders."""
    with by.speaking():
        lines = orders_of(child.pk, by, today())
    return {
        "orders": [(one.order.get_absolute_url(), one.what, one.in_words) for one in lines],
        "order_url": reverse("justice:record_order", args=[child.pk])
        if may_do(by, ORDER.act.act, child)
        else "",
    }
