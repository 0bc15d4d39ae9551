"""The pages of the other children who may be in the same danger."""

from django.urls import reverse

from umai.access.doors import answer_not_found
from umai.access.permissions import may_do
from umai.protection import guidance
from umai.protection.people import family
from umai.protection.people.forms import AnotherChildForm, SiblingForm
from umai.protection.steps.page import ProtectionPage
from umai.protection.steps.state import state_of
from umai.protection.steps.step_views import ProtectionStepPage
from umai.protection.steps.steps import SIBLINGS
from umai.trail.entries import EntrySubject


class Siblings(ProtectionPage):
    """The other children who may be in the same danger, each with what becomes of them."""

    template = "protection/siblings.html"

    def context(self):
        return {
            "children": family.sibling_tasks(self.state, self.by),
            "advice": guidance.advice(SIBLINGS.slug),
            "writes": may_do(self.by, "protection.record_sibling", self.record) and not self.closed,
        }


class AddSibling(ProtectionStepPage, step=SIBLINGS):
    """Write about a child whom nobody has registered yet."""

    form_class: type[SiblingForm] = AnotherChildForm

    def find_standing(self):
        return None

    def earlier_rows(self):
        return ()  # they are other children

    def destination(self, row):
        return reverse("protection:siblings", args=[self.record.pk])

    def context(self):
        return super().context() | {"back": self.destination(None)}


class RecordSibling(AddSibling, step=SIBLINGS):
    """Write what becomes of one other child: of the register, or written down here before."""

    form_class = SiblingForm

    def find_standing(self):
        """The current row about this child, also where the address names an earlier one."""
        self.state = state_of(self.record, self.by)
        which = self.address["which"]
        row = family.sibling_row(which, self.state)
        self.other_id = row.other_id if row else which
        self.other = self.find_registered() if self.other_id else None
        return row

    def find_registered(self):
        """The other child on the register; 404 where it is none of these children."""
        for one in family.registered_siblings_of(self.state, self.by):
            if one.child_id == self.other_id:
                return one
        answer_not_found("protection.record_sibling", EntrySubject.of_row(self.record), by=self.by)

    def expected(self):
        return {"whose": self.other.whose} if self.other else {}

    def form_options(self):
        return super().form_options() | {"name": self.other.name if self.other else ""}

    def answers(self):
        return super().answers() | ({"other_id": self.other_id} if self.other else {})

    def context(self):
        return super().context() | {"named": self.other.name if self.other else self.standing.who}
