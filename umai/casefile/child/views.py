"""The child's file, tab by tab."""

from abc import ABC, abstractmethod
from typing import Any

from django.shortcuts import redirect

from umai.access.doors import answer_not_found
from umai.access.pages import Page
from umai.access.sessions import Speaker
from umai.casefile.child import documents, family, past, timeline, trail
from umai.casefile.child import page as child_page
from umai.register import merge_groups
from umai.register.child.file import file_of, sealed_of
from umai.trail.entries import EntrySubject
from umai.urgency.reading import bar_of_children


class Tab(Page, ABC):
    """One tab of the file; the address of another record redirects to the leading one."""

    tab = ""

    def find(self):
        self.leads = merge_groups.leading_id_of(self.address["pk"], self.by)
        return merge_groups.consult_child(self.leads, self.by) if self.leads == self.address["pk"] else None

    def respond(self):
        if self.record is None:
            assert self.request.resolver_match is not None
            return redirect(self.request.resolver_match.view_name, self.leads)
        return super().respond()

    def context(self):
        self.request.child_id = self.record.pk
        file = file_of(self.record, by=self.by)
        bar = bar_of_children(file.ids, self.by)
        return child_page.frame(file, self.tab, by=self.by) | self.shown(file, by=self.by) | {"bar": bar}

    @abstractmethod
    def shown(self, file: Any, *, by: Speaker) -> dict[str, Any]:
        """What this tab shows of the file."""


class ChildSummary(Tab):
    """The first page of a child's file."""

    tab, template = "summary", "casefile/summary.html"
    shown = staticmethod(child_page.summary)


class ChildFamily(Tab):
    """The adults of the family, where they are, and the other children."""

    tab, template = "family", "casefile/family.html"
    shown = staticmethod(family.family)


class CasesOfChild(Tab):
    """The cases of this child, the newest first."""

    tab, template = "child_cases", "casefile/child_cases.html"
    shown = staticmethod(child_page.cases)


class Documents(Tab):
    """The photos and papers of the child's file, the newest first."""

    tab, template = "documents", "casefile/documents.html"
    shown = staticmethod(documents.page)


class Timeline(Tab):
    """All that happened to the child and was recorded, newest first."""

    tab, template = "timeline", "casefile/timeline.html"
    shown = staticmethod(timeline.page)


class WhoLooked(Tab):
    """Who read or changed this file lately."""

    tab, template = "access", "casefile/access.html"
    shown = staticmethod(trail.page)


class SealedItems(Tab):
    """The sealed items, for those who may see them; 404 for others, noted on the trail."""

    tab, template = "sealed", "casefile/sealed.html"

    def context(self):
        self.items = sealed_of(self.record, by=self.by)
        if not self.items:
            answer_not_found("register.sealed", EntrySubject.of_row(self.record), by=self.by)
        return super().context()

    def shown(self, file, *, by):
        return child_page.sealed(file, self.items, by=by)


class PastFile(Tab):
    """The file on a past day, from what was recorded until a second past day."""

    tab, template = "timeline", "casefile/as_it_was.html"

    def shown(self, file, *, by):
        form = past.PastForm(self.request.GET or None)
        if form.is_valid():
            return {"form": form, **past.page(self.record, by=by, **form.cleaned_data)}
        self.status = 422 if form.is_bound else 200
        return {"form": form}
