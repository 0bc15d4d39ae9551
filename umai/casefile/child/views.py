"""The child's file, tab by tab."""

from django.shortcuts import redirect

from umai.access.doors import turn_away
from umai.access.pages import Page
from umai.casefile.child import documents, past, timeline, trail
from umai.casefile.child import page as child_page
from umai.register import same
from umai.register.child.reading import file_of, sealed_of
from umai.trail.entries import About


class Tab(Page):
    """One tab of the file; of several records, at the leading one."""

    tab = ""

    def find(self):
        self.leads = same.leading(self.address["pk"], self.by)
        return same.consulted(self.leads, self.by) if self.leads == self.address["pk"] else None

    def respond(self):
        if self.record is None:
            return redirect(self.request.resolver_match.view_name, self.leads)
        return super().respond()

    def context(self):
        file = file_of(self.record, by=self.by)
        return child_page.frame(file, self.tab, by=self.by) | self.shown(file)

    def shown(self, file):
        """What this tab shows of the file."""
        raise NotImplementedError


class Summary(Tab):
    """The first page of a child's file."""

    tab = "summary"
    template = "casefile/summary.html"

    def shown(self, file):
        return child_page.summary(file, by=self.by)


class Family(Tab):
    """The adults of the family, where they are, and the other children."""

    tab = "family"
    template = "casefile/family.html"

    def shown(self, file):
        return child_page.family(file, by=self.by)


class CasesOfChild(Tab):
    """The cases of this child, the newest first."""

    tab = "child_cases"
    template = "casefile/child_cases.html"

    def shown(self, file):
        return child_page.cases(file, by=self.by)


class Documents(Tab):
    """The photos and papers of the child's file, the newest first."""

    tab = "documents"
    template = "casefile/documents.html"

    def shown(self, file):
        return documents.page(file, by=self.by)


class Timeline(Tab):
    """All that happened to the child and was recorded, newest first."""

    tab = "timeline"
    template = "casefile/timeline.html"

    def shown(self, file):
        return timeline.page(file, by=self.by)


class WhoLooked(Tab):
    """Who read or changed this file lately."""

    tab = "access"
    template = "casefile/access.html"

    def shown(self, file):
        return trail.page(file, by=self.by)


class Sealed(Tab):
    """The sealed items, for those who may see them; for others there is no such page."""

    tab = "sealed"
    template = "casefile/sealed.html"

    def context(self):
        self.items = sealed_of(self.record, by=self.by)
        if not self.items:
            turn_away("register.sealed", About.row(self.record), by=self.by)
        return super().context()

    def shown(self, file):
        return child_page.sealed(file, self.items, by=self.by)


class AsItWas(Tab):
    """The file on a past day, as it was known on a past day."""

    tab = "timeline"
    template = "casefile/as_it_was.html"

    def shown(self, file):
        form = past.PastForm(self.request.GET or None)
        if form.is_valid():
            return {"form": form, **past.page(self.record, by=self.by, **form.cleaned_data)}
        self.status = 422 if form.is_bound else 200
        return {"form": form}
