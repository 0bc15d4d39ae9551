"""The pages on which who watches opens one file, and on which the department of the file sees it."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do, require_right
from umai.design.days import date_in_words
from umai.law.justice.watching import opening_hours, told_at_latest
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_value
from umai.watch.opening import actions, reading
from umai.watch.opening.forms import AskWatchOpeningForm, RefuseOpeningForm
from umai.watch.opening.reading import WatchOpeningState
from umai.watch.reading import rows_url
from umai.watch.standing import require_standing, row_facts


class AskWatchOpening(ActPage):
    """A row of a list, and the form that asks to open its file; the next page opens it.

    Two pages, because a request is one transaction: what is asked is committed before anything is opened.
    """

    act = actions.ask_opening
    form_class = AskWatchOpeningForm
    template = "watch/ask_opening.html"

    def find(self):
        """The office of who asks; the row is looked for among those that the reader watches over."""
        require_right(self.by, self.act.act)
        self.stands = require_standing(self.address["which"], self.address["pk"], self.by)
        if self.stands.row.child is None:
            raise Http404
        with self.by.speaking():
            self.shown = self.stands.shown_to(self.by)
            self.may_wait = fetch_value("select watch_has_second()")
        return self.by.office

    def form_options(self):
        return {"may_wait": self.may_wait}

    def perform(self):
        one, row = self.stands.one, self.stands.row
        stands = {"of_list": one.slug, "row": row, "numbers": one.numbers()}
        return self.act(self.record, by=self.by, **stands, **self.answers())

    def context(self):
        return {
            "rows": row_facts(self.shown, self.shown.who),
            "may_wait": self.may_wait,
            "hours": opening_hours(today()),
            "latest": date_in_words(told_at_latest(today())),
            "back": rows_url(self.stands.one, None),
        }

    def destination(self, asked):
        return asked


class WatchOpenings(Page):
    """The requests of the own office to open files, the latest first, and how far each came."""

    look = "watch.openings.read"
    template = "watch/openings.html"

    def context(self):
        return {"lines": reading.requests_page(self.by)}


class RequestPage(ActPage):
    """A page about one request of the own office."""

    look = "watch.openings.read"

    def find(self):
        return reading.find_request(self.address["pk"], by=self.by)

    def context(self):
        line = reading.as_line(self.record, self.by)
        waits = line.state is WatchOpeningState.WAITS
        with self.by.speaking():
            answers = waits and fetch_value("select watch_may_answer_opening(%s)", [self.record.pk])
        return {
            "line": line,
            "rows": reading.request_rows(line),
            "may_answer": answers,
            "hours": opening_hours(today()),
        }

    def destination(self, outcome):
        return reverse("watch:openings")


class OpenWatchedFile(RequestPage):
    """A request and how far it came; who asked opens the file here."""

    act = actions.open_file
    template = "watch/opening.html"

    def destination(self, opening):
        return reverse("casefile:child", args=[opening.child_id])


class AgreeWatchOpening(RequestPage):
    """What was asked and why; a button agrees that the department is told later."""

    act = actions.agree_opening
    template = "watch/agree_opening.html"
    message = gettext_lazy("Who asked can open the file now. The department is told on the chosen day.")


class RefuseWatchOpening(RequestPage):
    """Ask why the second person does not agree."""

    act = actions.refuse_opening
    form_class = RefuseOpeningForm
    template = "watch/refuse_opening.html"
    message = gettext_lazy("Nothing is opened. Who asked reads why.")


class OpenedFiles(Page):
    """The files of the own department that who watches opened; what nobody has seen yet stands first."""

    look = "watch.opened.read"
    template = "watch/opened.html"

    def context(self):
        return {"lines": reading.opened_page(self.by)}


class OpenedFile(ActPage):
    """Who opened one file of the department, when and why; a button says that it was seen."""

    act = actions.note_opening
    look = "watch.opened.read"
    template = "watch/opened_file.html"
    message = gettext_lazy("It is noted that your department has seen this.")

    def find(self):
        return reading.find_opened(self.address["pk"], by=self.by)

    def context(self):
        with self.by.speaking():
            (line,) = reading.opened_lines([self.record], self.by)
        return {
            "line": line,
            "rows": reading.opened_rows(line),
            "may_note": line.note is None and may_do(self.by, self.act.act),
        }

    def destination(self, outcome):
        return reverse("watch:opened")
