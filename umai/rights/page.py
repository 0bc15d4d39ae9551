"""The plain pages of the room: a heading, what is known, and a form."""

from typing import Any

from django.urls import reverse

from umai.design.parts import UiText
from umai.register.child.page import FileActPage
from umai.register.fields.person import FormContext
from umai.register.models import Child
from umai.register.people import AdultIdentity


class RightsActPage(FileActPage):
    """A page with a heading, a sentence, lines of a summary, a form and its button."""

    template = "rights/form.html"
    title: UiText = ""
    lead: UiText = ""
    button: UiText = ""
    danger = False

    def rows(self) -> list[Any]:
        """Lines of a summary above the form."""
        return []

    def warnings(self) -> list[Any]:
        """Sentences that must be read before the form is sent."""
        return []

    def back(self) -> str:
        return reverse("rights:of_child", args=[self.record.child_id])

    def context(self):
        return {
            "page_title": self.title,
            "lead": self.lead,
            "button": self.button,
            "danger": self.danger,
            "rows": self.rows(),
            "warnings": self.warnings(),
            "back": self.back(),
        }

    def destination(self, outcome):
        return self.back()


class ChildRightsPage(RightsActPage):
    """Such a page about a child's file."""

    of = Child

    def kin(self) -> list[tuple[str, str]]:
        """(id, name and relation) of the adults of the family."""
        return FormContext(self.record, self.by).kin


def adult_name(adult_id) -> str:
    """The name of an adult as recorded now; "" where this reader sees none."""
    if adult_id is None:
        return ""
    row = AdultIdentity.objects.filter(adult_id=adult_id).first()
    return row.full_name() if row else ""
