"""The page on which a tie to a child is declared."""

import uuid

from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.intake.cases.clock import clock_of
from umai.intake.cases.forms import AssignForm
from umai.intake.cases.page import CaseActPage
from umai.intake.cases.workers import candidates
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.register.child.page import FileActPage
from umai.register.models import Child
from umai.staff.models import Role, Term
from umai.walls.declaring import actions
from umai.walls.declaring.forms import DeclareTieForm

CLOSED_TO_READER = gettext_lazy(
    "The file is closed to you. Your head sees it, and names somebody else if needed."
)
CLOSED = gettext_lazy("The file is closed to this person. The head of the department sees it.")


class DeclareTie(FileActPage):
    """Say that somebody of the staff, or the reader, is tied to this child: the file is closed to them."""

    act = actions.declare_tie
    of = Child
    form_class = DeclareTieForm
    template = "walls/declare.html"

    def form_options(self):
        return {"people": people_of(self.record, self.by)}

    def context(self):
        return {"back": self.record.get_absolute_url()}

    def leave(self, wall) -> HttpResponse:
        self.message = CLOSED_TO_READER if wall.worker_id == self.by.pk else CLOSED
        return super().leave(wall)

    def destination(self, wall):
        """The file; My day, where the reader has no such file any more."""
        if wall.worker_id == self.by.pk:
            return reverse("casefile:my_day")
        return reverse("casefile:child", args=[wall.child_id])


class NameWorkerForHead(CaseActPage):
    """Choose who answers for a case whose file is closed to the head, as the oblast."""

    act = actions.name_worker_for_head
    form_class = AssignForm
    template = "walls/name_worker.html"

    def form_options(self):
        return {"candidates": candidates(self.case, self.by)}

    def answers(self):
        return {"worker_id": uuid.UUID(self.form.cleaned_data["worker_id"])}

    def context(self):
        return {"clock": clock_of(self.case)}


def people_of(child, by) -> list[tuple[str, str]]:
    """The reader, then the staff of the district and of the oblast above it, with their posts."""
    oblast = Place.objects.filter(pk=child.district_id).values("parent_id")
    near = Q(office__place__district_id=child.district_id) | Q(office__place_id__in=oblast)
    rows = Term.objects.on(today()).filter(near, ended_at=None).exclude(worker_id=by.pk)
    if by.role != Role.OBLAST_SUPERVISOR:
        rows = rows.exclude(role=Role.OBLAST_SUPERVISOR)  # the oblast declares its own ties
    rows = rows.select_related("worker").order_by("worker__surname", "worker__given", "role")
    found = {str(row.worker_id): f"{row.worker}, {row.get_role_display()}" for row in rows}
    return [(str(by.pk), _("Myself")), *found.items()]
