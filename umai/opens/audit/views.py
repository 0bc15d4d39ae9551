"""The pages of the auditor, who sees who did what and when, and no child's file."""

from umai.access.pages import Page
from umai.opens.audit import reading
from umai.opens.audit.forms import TrailSearchForm


class Audit(Page):
    """What the auditor can look at: the share of openings that are asked about, and the signed heads."""

    look = "opens.audit.read"
    template = "opens/audit.html"

    def context(self):
        return {"share": reading.share_asked(self.by), "kept": reading.verification(self.by)}


class TrailSearch(Page):
    """The entries of the trail by worker, child, act and day."""

    look = "opens.audit.read"
    template = "opens/trail.html"
    methods = ("GET", "HEAD", "POST")

    def of_address(self):
        """The number of a file, by which an entry leads to the others about the same file."""
        return {"child": self.request.GET["child"]} if "child" in self.request.GET else {}

    def context(self):
        # What is searched for is sent, and not in the address: a surname stands in no log of addresses.
        form = TrailSearchForm(self.sent or self.of_address() or None)
        if form.is_bound and not form.is_valid():
            self.status = 422
            return {"form": form, "lines": None}
        given = {name: value for name, value in form.cleaned_data.items() if value} if form.is_bound else {}
        return {"form": form, "lines": reading.search_trail(self.by, **given) if form.is_bound else None}
