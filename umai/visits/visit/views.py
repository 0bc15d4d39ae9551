"""The pages of visits: what is planned and was made, a new one, one that could not be made, correcting."""

from dataclasses import asdict

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.doors import consult, turn_away
from umai.access.may import may
from umai.access.writing import require_seen
from umai.design.days import in_words
from umai.documents.reading import files_of
from umai.intake.cases.page import CaseActPage, CasePage
from umai.intake.cases.workers import Candidate, candidates
from umai.law.terms.clock import today
from umai.trail.entries import About
from umai.visits.page import VisitsActPage
from umai.visits.planned import Missed
from umai.visits.safety.actions import out_now
from umai.visits.visit import actions, drafts, lines
from umai.visits.visit.advice import advice_of
from umai.visits.visit.answers import Answers, of_row
from umai.visits.visit.forms import InfantForm, NotMadeForm, VisitForm, as_shown, as_typed, names_typed
from umai.visits.visit.models import Alone, Conflict, Visit
from umai.visits.visit.reading import of_case
from umai.visits.visit.rules import is_observed

LISTED = 50  # visits on the page of a case


class Visits(CasePage):
    """What is planned, what was made and what was missed; warnings and what to do next on top."""

    look = "visits.read"
    template = "visits/of_case.html"

    def context(self):
        case, by, closed = self.case, self.by, self.closed
        visits = Visit.objects.within_reach_of(by).filter(case=case).select_related("worker").order_by("-at")
        listed = list(visits[:LISTED])
        may_explain = may(by, "visits.explain", case) and not closed
        return {
            "short": of_case(case, by),
            "advice": None if closed else advice_of(listed, by=by, case=case),
            "out": out_now(by),
            "draft": drafts.kept(case, by=by),
            "conflicts": open_conflicts(case, by),
            "visits": lines.tasks_of(listed),
            "older": max(visits.count() - LISTED, 0) if len(listed) == LISTED else 0,
            "missed": lines.missed_tasks(case, missed_in(case, by), may_explain=may_explain),
            "writes": may(by, "visits.record", case) and not closed,
            "settles": may(by, "visits.settle", case),
            "lifts": may(by, "visits.lift", case),
        }


class VisitActPage(VisitsActPage):
    """A page on which a visit is written down. The same words with the same id are the same visit."""

    makes = Visit

    def form_options(self):
        return {"workers": workers(self.case, self.by), "by": self.by}

    def answers(self):
        return {"id": self.form.cleaned_data["id"], "answers": Answers.of(self.form.answers())}

    def received(self):
        if not self.form.is_valid():
            return None
        said = self.answers()
        return actions.same_words(self.case, said["id"], said["answers"])

    @property
    def message(self):
        """That the visit is saved, and when the next one is planned."""
        window = of_case(self.case, self.by).window
        if window is None:
            return _("Saved.")
        return _("Saved. The next visit is planned by %(day)s.") % {"day": in_words(window.latest_on)}


class Record(VisitActPage):
    """One screen: five answers that every visit needs, and the rest folded. What is typed is kept."""

    act = actions.record
    form_class = VisitForm
    template = "visits/new.html"

    def find(self):
        case = super().find()
        self.form_class = form_of(case.child_id)
        self.draft = drafts.kept(case, by=self.by)
        return case

    def initial(self):
        return as_typed(self.form_class, self.draft.answers) if self.draft else {}

    def respond(self):
        match self.request.POST.get("then"):
            case "throw_away":
                drafts.throw_away(self.case, by=self.by)
                return redirect(self.destination(None))
            case "keep":
                messages.info(self.request, at_what_time(keep(self.request, self.case)))
                return redirect("visits:new", self.case.pk)
        return super().respond()

    def perform(self):
        visit = super().perform()
        drafts.throw_away(self.case, by=self.by)
        return visit

    def context(self):
        return {"draft": self.draft, "short": of_case(self.case, self.by)}


class RecordNotMade(VisitActPage):
    """A visit that could not be made, and why."""

    act = actions.record
    form_class = NotMadeForm
    template = "visits/not_made.html"


class KeepDraft(CasePage):
    """For the script of the open form: keep what was typed so far, and say when it was kept."""

    look = "visits.record"
    methods = ("POST",)

    def respond(self):
        return JsonResponse({"words": at_what_time(keep(self.request, self.case))})


class OneVisit(CasePage):
    """One visit, all that was said, what was corrected, and the photos and papers put to it."""

    look = "visits.read"
    template = "visits/visit.html"

    def context(self):
        case, by, line = self.case, self.by, self.address["line"]
        row = the_visit(case, line, by)
        before = Visit.ever.within_reach_of(by).filter(case=case, line=line, current=False)
        before = list(before.select_related("worker", "recorded_by").order_by("-recorded_at"))
        return {
            "visit": row,
            "rows": lines.rows_of(row),
            "before": [lines.rows_of(one) for one in before],
            "files": [file for one in [row, *before] for file in files_of(one, by)],
            "conflicts": [one for one in open_conflicts(case, by) if one.line == line],
            "corrects": may(by, "visits.correct", case) and not self.closed,
            "attaches": may(by, "documents.attach", case),
            "settles": may(by, "visits.settle", case),
            "about": f"visits.visit:{row.pk}",
        }


class Correct(CaseActPage):
    """Correct a visit: the old words stay and show."""

    act = actions.correct
    form_class = VisitForm
    template = "visits/correct.html"

    def find_standing(self):
        return the_visit(self.case, self.address["line"], self.by)

    def make_form(self):
        row = self.standing
        if not row.made:
            self.form_class = NotMadeForm
        elif row.alone in (Alone.OBSERVED, "") and is_observed(row.child_id, row.happened_on):
            self.form_class = InfantForm
        return super().make_form()

    def initial(self):
        return as_shown(of_row(self.standing)) | {"id": self.standing.line, "seen_row": self.standing.pk}

    def form_options(self):
        return {"workers": workers(self.case, self.by, self.standing.worker), "by": self.by}

    def answers(self):
        return {"answers": Answers.of(asdict(of_row(self.standing)) | self.form.answers())}

    def perform(self):
        require_seen(self.standing, self.form.cleaned_data["seen_row"])
        return self.act(self.standing, by=self.by, **self.answers())

    def destination(self, visit):
        return visit

    def context(self):
        rows = lines.rows_of(self.standing) if self.status == 409 else []
        return {"visit": self.standing, "rows": rows}


def keep(request, case):
    """Keep what was typed so far, for the one who typed it."""
    names = names_typed(form_of(case.child_id))
    answers = {name: value[:6000] for name, value in request.POST.items() if name in names}
    return drafts.keep(case, answers, by=request.by)


def at_what_time(kept):
    """That a draft is kept, and since when."""
    at = timezone.localtime(kept.saved_at)
    return _("Kept at %(time)s. Only you see it. It is not part of the file yet.") % {"time": f"{at:%H:%M}"}


def the_visit(case, line, by):
    """The row of a visit that counts now; 404 where this case has no such visit."""
    row = Visit.objects.within_reach_of(by).filter(case=case, line=line).values_list("pk", flat=True).first()
    if row is None:
        turn_away("visits.read", About("visits.visit", line), by=by)
    return consult(Visit, row, by=by, related=("worker", "recorded_by", "case"))


def missed_in(case, by):
    """The missed visits of this case, the newest first."""
    rows = Missed.objects.within_reach_of(by).filter(case=case).select_related("worker")
    return rows.prefetch_related("explanations").order_by("-latest_on")


def open_conflicts(case, by):
    """Visits that came twice with different words, and nobody settled which stands."""
    return list(Conflict.objects.within_reach_of(by).filter(case=case, settlement=None))


def workers(case, by, *more):
    """Who can have gone: the workers of the district, with the one who writes."""
    known = candidates(case, by)
    ids = {one.worker_id for one in known}
    others = {who.pk: who for who in (by.worker, *more) if who.pk not in ids}
    return [*known, *(Candidate(pk, str(who), "", "", 0) for pk, who in others.items())]


def form_of(child_id):
    """The form for this child today: a child too young to speak is observed."""
    return InfantForm if is_observed(child_id, today()) else VisitForm
