"""The pages of the shield: one's own sheet, that of a child, what was asked for, and the sums."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found, consult_list, note_shown
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do, require_right
from umai.documents.papers import LANGUAGES, as_pdf_response, render_pdf
from umai.intake.models import Assignment
from umai.justice.duties.reading import bodies_for
from umai.justice.duties.views import DutyActPage, year_of
from umai.justice.shield import actions, bodies, papers
from umai.justice.shield.forms import NewWantForm, WantAnswerForm, WantForm
from umai.justice.shield.loads import caseloads, load_in_words
from umai.justice.shield.models import Want, WantAnswer
from umai.justice.shield.sheet import NEVER, shield_of, want_line
from umai.justice.shield.sums import sums_of
from umai.law.terms.clock import day_of, today
from umai.register import merge_groups
from umai.register.child.page import FilePage
from umai.register.models import Child
from umai.staff.models import Term, Worker
from umai.trail.entries import EntrySubject

OVERSEES = "justice.shield.sums.read"  # the right of who reads the sheets of others
MOST_WANTS = 200  # on one's own sheet


def worker_asked_for(by, pk) -> Worker:
    """The worker whose sheet is read: the reader, or one of an office that the reader heads. Else 404."""
    if str(pk) != str(by.pk):
        require_right(by, OVERSEES)
        here = Term.objects.filter(worker_id=pk, office__place__district_id__in=by.required_reach.districts)
        if not here.exists():
            answer_not_found("justice.read", EntrySubject("staff.worker", pk), by=by)
    return Worker.objects.get(pk=pk)


class MyShield(Page):
    """One's own sheet, or that of a worker of the office: the caseload of today, and what was asked for."""

    look = "justice.shield.read"
    template = "justice/my_shield.html"

    @cached_property
    def worker(self) -> Worker:
        return worker_asked_for(self.by, self.address.get("worker", self.by.pk))

    def permit(self):
        super().permit()
        self.worker  # noqa: B018  asks for the right

    def context(self):
        by, worker = self.by, self.worker
        rows = Want.objects.within_reach_of(by).filter(recorded_by=worker).order_by("-wanted_on", "pk")
        wants = consult_list(
            "justice.shield",
            rows[:MOST_WANTS],
            by=by,
            read=lambda found: found.select_related("asked_office").order_by("-wanted_on", "pk"),
        )
        with by.speaking():
            answers = WantAnswer.objects.within_reach_of(by).filter(want__in=wants)
            came = {row.want_id: row for row in answers}
            held = Assignment.objects.within_reach_of(by).filter(worker=worker, case__closure=None)
            children = list(held.values_list("child_id", flat=True).distinct())
            load = caseloads(worker.pk, [today()], by)[today()]
        note_shown("justice.shield", children, children, by=by)
        with by.speaking():
            names = merge_groups.names_of(children, by)
        own = worker.pk == by.pk
        return {
            "worker": worker,
            "own": own,
            "load": load_in_words(load),
            "wants": [want_row(want, came.get(want.pk), own) for want in wants],
            "children": sorted(
                (names.get(pk) or "—", sheet_url(pk, "" if own else worker.pk)) for pk in children
            ),
            "asks": own and may_do(by, "justice.ask_for"),
            "sums": reverse("justice:sums") if may_do(by, OVERSEES) else "",
        }


def want_row(want, answer, own) -> dict:
    """One thing that was asked for, as a line of the own sheet; whoever asked says what came of it."""
    line = want_line(want, answer)
    return {
        "line": line,
        "never": line.what == NEVER,
        "words": want.words,
        "answer": reverse("justice:answer_want", args=[want.pk]) if own else "",
        "correct": reverse("justice:correct_want", args=[want.pk]) if own else "",
    }


def sheet_url(child_id, worker_id="") -> str:
    return reverse("justice:shield", args=[child_id]) + (f"?worker={worker_id}" if worker_id else "")


class ChildShield(FilePage):
    """The sheet of one worker for one child: the reader's own, or of a colleague for who oversees."""

    of = Child
    look = "justice.shield.read"
    template = "justice/shield.html"

    def find(self):
        return merge_groups.consult_child(self.address["pk"], self.by)

    def respond(self):
        if self.record.pk != self.address["pk"]:  # another record of this child is the leading one
            return redirect(sheet_url(self.record.pk, self.request.GET.get("worker", "")))
        return super().respond()

    @cached_property
    def worker(self) -> Worker:
        return worker_asked_for(self.by, self.request.GET.get("worker") or self.by.pk)

    def colleagues(self) -> list[Worker]:
        """Who answered for a case of the child, for who oversees; nobody else is shown whose sheets exist."""
        if not may_do(self.by, OVERSEES, self.record):
            return []
        ids = merge_groups.ids_of(self.record.pk, self.by)
        rows = Assignment.ever.within_reach_of(self.by).filter(child_id__in=ids, worker__isnull=False)
        return sorted(Worker.objects.filter(pk__in=rows.values("worker")), key=str)

    def context(self):
        child, by, worker = self.record, self.by, self.worker
        with by.speaking():
            found = shield_of(child, worker, by)
            workers = [(str(one), sheet_url(child.pk, one.pk)) for one in self.colleagues()]
        query = "" if worker.pk == by.pk else f"?worker={worker.pk}"
        return {
            "child": child,
            "worker": worker,
            "shield": found,
            "missing": sum(one.what == NEVER for one in found),
            "workers": workers,
            "prints": [
                (name, reverse("justice:print_shield", args=[child.pk, language]) + query)
                for language, name in LANGUAGES.items()
            ],
            "asks": worker.pk == by.pk and may_do(by, "justice.ask_for", child),
        }


class PrintShield(ChildShield):
    """The sheet as PDF in Kyrgyz or Russian; the trail notes it."""

    def respond(self):
        child, by, language = self.record, self.by, self.address["language"]
        if language not in LANGUAGES:
            raise Http404
        note_shown("justice.printed_shield", [child.pk], [child.pk], by=by)
        with by.speaking():
            values = papers.shield_sheet(child, self.worker, by, language)
        pdf = render_pdf(papers.TEMPLATE, values, language, record=child.pk)
        return as_pdf_response(pdf, f"shield-{today().isoformat()}-{language}")


class AskFor(DutyActPage):
    """Ask what the worker asked for, for this child."""

    act = actions.ask_for
    of = Child
    makes = Want
    form_class = NewWantForm
    title: Any = gettext_lazy("What did you ask for?")
    intro: Any = gettext_lazy(
        "A missed visit that you explain, and a referral that is refused, stand on your sheet by themselves."
        " Write here what stands nowhere else."
    )

    def back(self):
        return sheet_url(self.record.child_id)

    def form_options(self):
        return {"bodies": bodies_for(self.record, self.by)}


class OfOwnSheet(ActPage):
    """A page on which something is written on one's own sheet, and that leads back to it."""

    title: Any = gettext_lazy("What did you ask for?")
    template = "justice/want_form.html"

    def context(self):
        return {"title": self.title, "back": reverse("justice:my_shield")}

    def destination(self, outcome):
        return reverse("justice:my_shield")


class AskForNone(OfOwnSheet):
    """Ask what the worker asked for, for no child in particular."""

    act = actions.ask_for
    makes = Want
    form_class = NewWantForm

    def find(self):
        return self.by.office

    def belongs(self):
        return {"child": None}

    def form_options(self):
        return {"bodies": bodies.bodies_around(self.by)}


class OwnWant(OfOwnSheet):
    """A page about something that one asked for oneself."""

    of = Want
    related = ("asked_office",)

    def permit(self):
        super().permit()
        actions.require_own(self.record, self.by)


class CorrectWant(OwnWant):
    """Correct what was asked for."""

    act = actions.correct_want
    form_class = WantForm
    title = gettext_lazy("Correct what you asked for")

    def find_standing(self):
        return self.record

    def initial(self):
        at = timezone.localtime(self.record.asked_at)
        shown = {"asked_on": day_of(self.record.asked_at), "asked_time": at.time()}
        return super().initial() | shown | {"asked_office": str(self.record.asked_office_id or "")}

    def form_options(self):
        return {"bodies": bodies.bodies_around(self.by, keep=self.record.asked_office)}


class AnswerWant(OwnWant):
    """Ask whether it came."""

    act = actions.answer_want
    makes = WantAnswer
    form_class = WantAnswerForm
    title = gettext_lazy("Did it come?")

    def find_standing(self):
        return WantAnswer.objects.within_reach_of(self.by).filter(want=self.record).first()

    def initial(self):
        return super().initial() or {"outcome_on": today()}

    def context(self):
        return super().context() | {"line": want_line(self.record, self.standing)}


class SumsOfShield(Page):
    """How often something was missing, by office and year, and whose sheets there are."""

    look = OVERSEES
    template = "justice/sums.html"

    def context(self):
        year, by = year_of(self.request), self.by
        here = Term.objects.on(today()).filter(office__place__district_id__in=by.required_reach.districts)
        workers = Worker.objects.filter(pk__in=here.filter(role__in=actions.WORKING).values("worker"))
        return {
            "sums": sums_of(year, by),
            "year": year,
            "before": year - 1,
            "workers": [
                (str(one), reverse("justice:shield_of_worker", args=[one.pk]))
                for one in sorted(workers, key=str)
            ],
        }
