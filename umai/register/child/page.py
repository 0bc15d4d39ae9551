"""Pages about a child's file, each with the child's name and birth date on top."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.pages import ActPage, Page
from umai.design.parts import IdentityFact
from umai.design.templatetags.design import day
from umai.register import merge_groups
from umai.register.people import Child, Identity
from umai.urgency.reading import bar_of_children


def identity_bar_of(child_id) -> dict[str, Any]:
    """Title and facts of the identity bar, from the identity recorded now."""
    identity = Identity.objects.filter(child_id=child_id).first()
    if identity is None:
        return {"title": _("Name not known"), "facts": []}
    precision = identity.birth_precision if identity.birth_precision in ("day", "month") else "year"
    facts = [IdentityFact(_("Born"), day(identity.birth_date, precision))] if identity.birth_date else []
    return {"title": identity.full_name(), "facts": facts}


class FilePage(Page):
    """A page about a child's file, or about a row of one."""

    def head(self):
        child = self.request.child_id = self.record.child_id
        urgent = bar_of_children(merge_groups.ids_of(child, self.by), self.by)
        return super().head() | {"who": identity_bar_of(child), "bar": urgent}


class FileActPage(FilePage, ActPage):
    """A page on which something is written in a child's file."""


class TabActPage(FileActPage):
    """A page on which something is written in a child's file, and that leads back to one tab of it."""

    of = Child
    tab = "child"

    def back(self) -> str:
        return reverse(f"casefile:{self.tab}", args=[self.record.child_id])

    def head(self):
        return super().head() | {"back": self.back(), "child_id": self.record.child_id}

    def destination(self, outcome):
        """The tab; the search, when the file has moved out of this worker's reach."""
        held = Child.objects.within_reach_of(self.by).filter(pk=self.record.child_id)
        return self.back() if held.exists() else f"{reverse('register:search')}?moved"
