"""The pages of orders: one order with what changed it and what broke it, and the forms."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult
from umai.access.permissions import may_do
from umai.design.parts import SummaryRow
from umai.justice.line import current_id
from umai.justice.lines import lines_of
from umai.justice.orders.kinds import BREACH, COURT_ANSWER, ORDER
from umai.justice.orders.models import ProtectionOrder
from umai.justice.orders.reading import breaches_of, doubts_about_order, lines_of_orders, order_in_words
from umai.justice.page import RecordJustice
from umai.justice.sections import correct_url
from umai.law.terms.clock import today
from umai.register.child.page import FilePage


class ShowOrder(FilePage):
    """One order: whether it is in force, what changed it, and how often it was broken."""

    of = ProtectionOrder
    look = "justice.read"
    template = "justice/orders/order.html"

    def find(self):
        return consult(ProtectionOrder, current_id(ProtectionOrder, self.address["pk"], self.by), by=self.by)

    def respond(self):
        if self.record.changes_id or self.record.line != self.address["pk"]:
            return redirect(self.record)
        return super().respond()

    def context(self):
        order, by = self.record, self.by
        with by.speaking():
            rows = ProtectionOrder.objects.within_reach_of(by).filter(changes_id=order.line)
            changes = list(rows.select_related("recorded_by").order_by("in_force_on", "recorded_at"))
            line = lines_of_orders([order, *changes], today())[0]
            breaches = breaches_of(order, by)
        corrects = may_do(by, "justice.correct", order)
        adds = f"{reverse('justice:record_order', args=[order.child_id])}?changes={order.line}"
        return {
            "order": order,
            "what": order_in_words(order),
            "state": [SummaryRow(_("Today"), line.in_words)],
            "doubts": [said for one in (order, *changes) for said in doubts_about_order(one)],
            "lines": lines_of(ORDER, order, by),
            "correct_url": correct_url(ORDER, order) if corrects else "",
            "changes": [
                (lines_of(ORDER, row, by), correct_url(ORDER, row) if corrects else "") for row in changes
            ],
            "breaches": [
                (lines_of(BREACH, row, by), correct_url(BREACH, row) if corrects else "") for row in breaches
            ],
            "change_url": adds if may_do(by, ORDER.act.act, order) else "",
            "breach_url": reverse("justice:record_breach", args=[order.line])
            if may_do(by, BREACH.act.act, order)
            else "",
        }


class RecordOrder(RecordJustice, kind=ORDER):
    """Write down an order, or one that changes another, which the address may name."""

    def back(self):
        return reverse("justice:of_child", args=[self.record.pk])

    def initial(self):
        changed = self.request.GET.get("changes", "")
        named = dict(ORDER.rows["changes"](self.record.pk, self.by))
        if changed not in named:
            return {}
        with self.by.speaking():
            row = ProtectionOrder.objects.get(line=changed)
        return {"changes_id": changed, "kind": row.kind, "body": row.body}

    def context(self):
        return {"rows": []}

    def destination(self, order):
        """The order, or the child's page where the order is sealed and its writer does not read it."""
        with self.by.speaking():
            read = ProtectionOrder.objects.within_reach_of(self.by).filter(line=order.line).exists()
        return order if read else self.back()


class RecordBreach(RecordJustice, kind=BREACH):
    """Write down that an order was broken: whoever answers for the child is called at once."""

    def context(self):
        return {"rows": []}

    @property
    def message(self):
        return _("It is saved. Whoever answers for the child is called until somebody has seen the child.")


class RecordCourtAnswer(RecordJustice, kind=COURT_ANSWER):
    """Write down what the court answered to the application."""

    def back(self):
        return reverse("justice:of_child", args=[self.record.child_id])

    def destination(self, answer):
        return reverse("justice:of_child", args=[answer.child_id])
