"""The pages on which two persons lift a wall."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found, consult
from umai.access.pages import ActPage
from umai.access.permissions import require_right
from umai.register.child.page import identity_bar_of
from umai.register.models import Child
from umai.trail.entries import EntrySubject
from umai.walls import reading
from umai.walls.lifting import actions
from umai.walls.lifting.forms import AskLiftForm, RefuseLiftForm


class AskLift(ActPage):
    """One wall around a file, and the form that asks to lift it."""

    act = actions.ask_lift
    right_to_find = actions.ask_lift.act
    form_class = AskLiftForm
    template = "walls/ask_lift.html"
    message = gettext_lazy("It waits for a second person. The file stays closed until then.")

    def find(self):
        self.child = consult(Child, self.address["child"], by=self.by)
        found = [one for one in reading.walls_of(self.child, self.by) if one.pk == self.address["pk"]]
        if not found or found[0].to_at is not None:
            raise Http404
        return found[0]

    def context(self):
        return {
            "who": identity_bar_of(self.child.pk),
            "wall": self.record,
            "rows": reading.wall_rows(self.record),
            "back": self.child.get_absolute_url(),
        }

    def destination(self, outcome):
        return reverse("walls:rows")


class AnswerLiftPage(ActPage):
    """A page on which another person answers a request to lift a wall."""

    def find(self):
        require_right(self.by, "walls.agree_lift")
        pk = self.address["pk"]
        found = [one for one in reading.lift_requests(self.by) if one.pk == pk]
        if not found:
            answer_not_found("walls.agree_lift", EntrySubject("walls.liftrequest", pk), by=self.by)
        return found[0]

    def permit(self):
        """The database has said whose request it is; the Ministry reaches no file of it."""

    def context(self):
        return {"asked": self.record, "rows": reading.request_rows(self.record, self.by)}

    def destination(self, outcome):
        return reverse("walls:rows")


class AgreeLift(AnswerLiftPage):
    """What was asked, why and by whom; a button agrees."""

    act = actions.agree_lift
    template = "walls/lift.html"
    message = gettext_lazy("The file is open to this person again, as far as the post reaches.")


class RefuseLift(AnswerLiftPage):
    """Ask why another person does not agree."""

    act = actions.refuse_lift
    form_class = RefuseLiftForm
    template = "walls/refuse_lift.html"
    message = gettext_lazy("The file stays closed to this person.")
