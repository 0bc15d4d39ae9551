"""The first page of lists: every source, and how many pairs wait to be read."""

from umai.access.doors import consult_list
from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.linkage.lists.models import ListEdition, ListSource
from umai.linkage.review.actions import next_due_pair


class Sources(Page):
    """Every source, with the latest edition that was taken in."""

    look = "linkage.read"
    template = "linkage/sources.html"

    def context(self):
        by = self.by
        found = consult_list("linkage.sources", ListSource.objects.order_by("name", "pk"), by=by)
        latest = ListEdition.objects.order_by("source", "-recorded_at").distinct("source")
        editions = {one.source_id: one for one in latest}
        for one in found:
            one.latest = editions.get(one.pk)
        return {
            "sources": sorted(found, key=lambda one: one.name),
            "may_add": may_do(by, "linkage.add_source"),
            "may_see_weights": may_do(by, "register.weights.read"),
            "to_read": next_due_pair(by),
            "may_see_quality": may_do(by, "linkage.quality.read"),
        }
