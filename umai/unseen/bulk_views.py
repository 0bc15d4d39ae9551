"""What is done about several children at once: make signals of them, or answer for them.

The list posts the children chosen on it to a page that asks; the page after it says for each child what was
done, or why not. So these are no pages of one act (`ActPage`).
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import consult_list
from umai.access.pages import Page
from umai.design.addresses import as_id
from umai.design.fields.forms import Form
from umai.law.terms.clock import today
from umai.refusal import Refusal
from umai.unseen import actions
from umai.unseen.forms import RowAnswerForm, SignalForm, SignalsForm
from umai.unseen.models import ListedChild
from umai.unseen.worklist import PAGE, as_rows, signal_url, with_rows


class ChosenChildrenPage(Page):
    """Show once more who was chosen, then do it for each child by itself."""

    methods = ("POST",)
    words: Any
    """What the page of results says of a child for whom it was done."""
    make_form: Callable[[Any], Form]
    """The form of what was sent, or of None."""
    do: Callable[..., Any]
    """Do it for one line with what was answered; answers the row that was written."""

    def respond(self):
        self.lines = self.chosen()
        if not self.lines:
            messages.info(self.request, _("Choose at least one child. Nothing was changed."))
            return redirect(self.back())
        self.form = self.make_form(self.request.POST if "sure" in self.request.POST else None)
        if self.form.is_valid():
            return self.do_each()
        self.status = 422 if self.form.errors else 200
        return self.draw()

    def chosen(self):
        """The lines whose ids were sent, as far as they are within reach; the look is on the trail."""
        sent = self.request.POST.getlist("line")[:PAGE]
        ids = {pk for pk in map(as_id, sent) if pk}
        lines = ListedChild.objects.within_reach_of(self.by).filter(pk__in=ids)
        return consult_list("unseen.chosen", lines, by=self.by, read=with_rows) if ids else []

    def do_each(self):
        """Do it for each child by itself; where that is refused, the page shows the reason beside the child.

        Also where it is not permitted: what was done for the children before stands, and has to be said.
        """
        results = []
        for one in as_rows(self.lines):
            try:
                row = self.do(one.line, **self.form.cleaned_data)
                results.append((one, self.words, signal_url([row], self.by), ""))
            except Refusal as refusal:
                results.append((one, "", "", str(refusal)))
        refused = sum(bool(why) for *_one, why in results)
        self.results = {"results": results, "refused": refused, "done": len(results) - refused}
        self.template, self.status = "unseen/done.html", 409 if refused == len(results) else 200
        return self.draw()

    def context(self):
        shown = getattr(self, "results", None) or {"form": self.form, "rows": as_rows(self.lines)}
        return shown | {"back": self.back()}

    def back(self):
        """The page of the list from which the form was sent; the first page where it names none of them."""
        back = self.request.POST.get("back", "")
        return back if back.startswith(reverse("unseen:board")) else reverse("unseen:rows")


class MakeSignals(ChosenChildrenPage):
    """Make a signal of each child that was chosen."""

    look = "unseen.make_signal"
    template = "unseen/signals.html"
    words = gettext_lazy("A signal was made")

    def make_form(self, sent):
        if len(self.lines) > 1:
            return SignalsForm(sent)
        return SignalForm(sent, initial={"concern": actions.concern_of(self.lines[0])})

    def do(self, line, *, words, concern=None):
        return actions.make_signal(line, by=self.by, concern=concern or actions.concern_of(line), words=words)


class AnswerForChildren(ChosenChildrenPage):
    """Say of each child that was chosen what was found."""

    look = "unseen.answer"
    template = "unseen/answers.html"
    words = gettext_lazy("Answered")

    def make_form(self, sent):
        return RowAnswerForm(sent, initial={"happened_on": today()})

    def do(self, line, **answers):
        return actions.answer_for_child(line, by=self.by, **answers)
