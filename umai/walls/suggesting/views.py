"""The pages of ties that may be there."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found
from umai.access.pages import ActPage
from umai.access.permissions import require_right
from umai.trail.entries import EntrySubject
from umai.walls import reading
from umai.walls.models import SuggestedHow
from umai.walls.suggesting import actions
from umai.walls.suggesting.forms import AnswerSuggestionForm, SayTieForm


class SayTie(ActPage):
    """Say that one is tied to a child, in words: no file is opened for it."""

    act = actions.say_tie
    form_class = SayTieForm
    template = "walls/say.html"
    message = gettext_lazy("The head of your office was told, and closes the file to you.")

    def find(self):
        return self.by.worker

    def destination(self, outcome):
        return reverse("casefile:my_day")


class AnswerSuggestion(ActPage):
    """One tie that may be there, by what it was found, and the form that decides."""

    act = actions.answer_suggestion
    form_class = AnswerSuggestionForm
    template = "walls/suggestion.html"

    def find(self):
        require_right(self.by, self.act.act)
        pk = self.address["pk"]
        found = [one for one in reading.suggestions(self.by) if one.pk == pk]
        if not found:
            answer_not_found(self.act.act, EntrySubject("walls.tiesuggestion", pk), by=self.by)
        return found[0]

    def form_options(self):
        return {"said": self.record.how == SuggestedHow.SAID}

    def context(self):
        return {"rows": reading.suggestion_rows(self.record, self.by), "suggestion": self.record}

    def destination(self, outcome):
        return reverse("walls:rows")
