"""The first page of lists: every source, and whether pairs wait to be read."""

from umai.access.doors import consult_list
from umai.access.may import may
from umai.access.pages import Page
from umai.linkage.lists.models import Edition, Source
from umai.linkage.review.actions import next_due


class Sources(Page):
    """Every source, with the latest edition that was taken in."""

    look = "linkage.read"
    template = "linkage/sources.html"

    def context(self):
        by = self.by
        found = consult_list("linkage.sources", Source.objects.order_by("name", "pk"), by=by)
        latest = Edition.objects.order_by("source", "-recorded_at").distinct("source")
        editions = {one.source_id: one for one in latest}
        for one in found:
            one.latest = editions.get(one.pk)
        return {
            "sources": sorted(found, key=lambda one: one.name),
            "may_add": may(by, "linkage.add_source"),
            "may_see_weights": may(by, "register.weights.read"),
            "to_read": next_due(by),
            "may_see_quality": may(by, "linkage.quality.read"),
        }
