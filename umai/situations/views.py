"""Of which children the law says something today, how many there are, and what it said of one child."""

from django.shortcuts import redirect

from umai.access.pages import Page
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.child.page import FilePage
from umai.register.models import Child
from umai.situations.counts import counts_page
from umai.situations.history import findings_of
from umai.situations.worklist import FindingFilter, rows_page


class Findings(Page):
    """The children without a lawful carer, whose papers run out, or in a legal category, by place."""

    look = "situations.read"
    template = "situations/rows.html"

    def context(self):
        return rows_page(FindingFilter.of(self.request.GET, self.by))


class FindingCounts(Page):
    """How many children that are, by place, and how it was in the last twelve months."""

    look = "situations.counts.read"
    template = "situations/counts.html"

    def context(self):
        return counts_page(FindingFilter.of(self.request.GET, self.by))


class FindingsOfChild(FilePage):
    """What the law said of one child on which days, and since when that is known."""

    of = Child
    look = "situations.read"
    template = "situations/of_child.html"

    def find(self):
        return merge_groups.consult_child(self.address["pk"], self.by)

    def respond(self):
        if self.record.pk != self.address["pk"]:  # another record of this child is the leading one
            return redirect("situations:of_child", self.record.pk)
        return super().respond()

    def context(self):
        child, by = self.record, self.by
        with by.speaking():
            found = findings_of(merge_groups.ids_of(child.pk, by), by, today())
        return {"child": child, "findings": found}
