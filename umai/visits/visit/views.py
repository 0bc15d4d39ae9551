"""The pages of visits: those of a case, a new one, one that could not be made, a correction."""

import uuid
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.doors import answer_not_found, consult
from umai.access.permissions import may_do
from umai.design.days import date_in_words
from umai.design.fields.forms import typed_values
from umai.documents.actions import attach_document
from umai.documents.models import Document, DocumentKind
from umai.documents.reading import files_of
from umai.intake.cases.page import CaseActPage, CasePage
from umai.intake.cases.workers import WorkerCandidate, candidates
from umai.intake.lowering.page import judged_in, waiting_in_words
from umai.law.terms.clock import today
from umai.trail.entries import EntrySubject
from umai.visits.page import VisitsActPage
from umai.visits.safety.actions import current_outing_of
from umai.visits.visit import actions, drafts, lines
from umai.visits.visit.advice import advice_of
from umai.visits.visit.answers import Answers, answers_of
from umai.visits.visit.forms import InfantForm, NotMadeForm, VisitForm, WhoWentForm, as_initial, names_typed
from umai.visits.visit.models import Alone, Visit, VisitConflict
from umai.visits.visit.reading import told_among, visits_summary_of
from umai.visits.visit.rules import may_be_observed
from umai.visits.windows import MissedVisit

LISTED = 50  # visits on the page of a case


class Visits(CasePage):
    """The visits of a case: planned, made and missed; warnings and what to do next on top."""

    look = "visits.read"
    template = "visits/of_case.html"

    def context(self):
        case, by, closed = self.case, self.by, self.closed
        visits = Visit.objects.within_reach_of(by).filter(case=case).order_by("-at")
        visits = visits.select_related("worker", "recorded_by")
        listed = list(visits[:LISTED])
        may_explain = may_do(by, "visits.explain", case) and not closed
        return {
            "short": visits_summary_of(case, by),
            "advice": None if closed else advice_of(listed, by=by, case=case),
            "out": current_outing_of(by),
            "draft": drafts.draft_of(case, by=by),
            "conflicts": open_conflicts(case, by),
            "visits": lines.tasks_of(listed, told_among(listed, by)),
            "older": max(visits.count() - LISTED, 0) if len(listed) == LISTED else 0,
            "missed": lines.missed_tasks(case, missed_visits_of(case, by), may_explain=may_explain),
            "writes": may_do(by, "visits.record", case) and not closed,
            "settles": may_do(by, "visits.settle", case),
            "warns": may_do(by, "visits.warn", case),
            "lifts": may_do(by, "visits.lift", case),
        }


class VisitFormPage(VisitsActPage):
    """A page on which a visit is written down. The same words with the same id are the same visit."""

    makes = Visit
    compares_itself = True

    def form_options(self):
        return {"workers": possible_workers(self.case, self.by), "by": self.by} | judged_in(
            self.case, self.form_class
        )

    def answers(self):
        return {"id": self.form.cleaned_data["id"], "answers": Answers.of(self.form.answers())}

    def received(self):
        if not self.form.is_valid():
            return None
        return actions.find_same_visit(
            self.case, self.form.cleaned_data["id"], Answers.of(self.form.answers())
        )

    @property
    def message(self):
        """A sentence that the visit is saved, and by when the next one is planned."""
        window = visits_summary_of(self.case, self.by).window
        saved = _("Saved.")
        if window is not None:
            saved = _("Saved. The next visit is planned by %(day)s.") % {
                "day": date_in_words(window.latest_on)
            }
        return f"{saved} {waiting_in_words(self.case)}".strip()


class RecordVisit(VisitFormPage):
    """Write down a visit: five questions, and the others folded. What is typed is kept as a draft."""

    act = actions.record_visit
    form_class = VisitForm
    template = "visits/new.html"

    def find(self):
        case = super().find()
        self.form_class = form_of(case.child_id)
        self.draft = drafts.draft_of(case, by=self.by)
        return case

    def initial(self):
        return typed_values(self.form_class, self.draft.answers) if self.draft else {}

    def respond(self):
        match self.request.POST.get("then"):
            case "throw_away":
                drafts.delete_draft(self.case, by=self.by)
                return redirect(self.destination(None))
            case "keep":
                said = draft_saved_sentence(save_typed_draft(self.request, self.case))
                lost = photo_lost_sentence(self.request)
                messages.info(self.request, f"{said} {lost}".strip())
                return redirect("visits:new", self.case.pk)
        return super().respond()

    def received(self):
        visit = super().received()
        if visit is not None:
            self.attach_photo(visit)  # it may have been added when the form was sent once more
        return visit

    def perform(self):
        visit = super().perform()
        self.attach_photo(visit)
        drafts.delete_draft(self.case, by=self.by)
        return visit

    def attach_photo(self, visit):
        """Put the photo to the visit, once."""
        upload, number = self.form.cleaned_data.get("photo"), uuid.uuid5(visit.line, "photo")
        if upload and not Document.objects.filter(pk=number).exists():
            attach_document(
                visit,
                by=self.by,
                id=number,
                upload=upload,
                kind=DocumentKind.PHOTO,
                title=_("Photo from the visit"),
                happened_on=visit.happened_on,
            )

    def context(self):
        short = visits_summary_of(self.case, self.by)
        before = lines.rows_before(self.case, short.last)
        lost = photo_lost_sentence(self.request)  # a page that is drawn again after a photo was sent
        return {"draft": self.draft, "short": short, "before": before, "photo_lost": lost}


class RecordNotMade(VisitFormPage):
    """Write down that a visit could not be made, and why."""

    act = actions.record_visit
    form_class = NotMadeForm
    template = "visits/not_made.html"


class SaveVisitDraft(CasePage):
    """Save the draft of an open form, for its script, and answer when it was saved."""

    look = "visits.record"
    methods = ("POST",)

    def respond(self):
        return JsonResponse({"words": draft_saved_sentence(save_typed_draft(self.request, self.case))})


class OneVisit(CasePage):
    """One visit: all answers, what was corrected, and its photos and papers."""

    look = "visits.read"
    template = "visits/visit.html"

    def context(self):
        case, by, line = self.case, self.by, self.address["line"]
        row = visit_or_404(case, line, by)
        before = Visit.ever.within_reach_of(by).filter(case=case, line=line, current=False)
        before = list(before.select_related("worker", "recorded_by").order_by("-recorded_at"))
        return {
            "visit": row,
            "rows": lines.rows_of(row),
            "before": [lines.rows_of(one) for one in before],
            "files": [file for one in [row, *before] for file in files_of(one, by)],
            "conflicts": [one for one in open_conflicts(case, by) if one.line == line],
            "corrects": may_do(by, "visits.correct", case) and not self.closed,
            "attaches": may_do(by, "documents.attach", case),
            "settles": may_do(by, "visits.settle", case),
            "about": f"visits.visit:{row.pk}",
        }


class CorrectVisit(CaseActPage):
    """Correct a visit; the old answers stay visible."""

    act = actions.correct_visit
    form_class: type[WhoWentForm] = VisitForm
    template = "visits/correct.html"

    @property
    def message(self):
        return waiting_in_words(self.case)

    def find_standing(self):
        return visit_or_404(self.case, self.address["line"], self.by)

    def make_form(self):
        row = self.standing
        if not row.made:
            self.form_class = NotMadeForm
        elif row.alone in (Alone.OBSERVED, "") and may_be_observed(row.child_id, row.happened_on):
            self.form_class = InfantForm
        form: Any = super().make_form()
        form.fields.pop("photo", None)  # it is put to a visit, and no part of its answers
        return form

    def initial(self):
        return as_initial(answers_of(self.standing)) | {
            "id": self.standing.line,
            "seen_row": self.standing.pk,
        }

    def form_options(self):
        workers = possible_workers(self.case, self.by, self.standing.worker)
        return {"workers": workers, "by": self.by} | judged_in(self.case, self.form_class)

    def answers(self):
        answers = Answers.of(asdict(answers_of(self.standing)) | self.form.answers())
        return {"answers": answers, "seen": self.form.cleaned_data["seen_row"]}

    def perform(self):
        return self.act(self.standing, by=self.by, **self.answers())

    def destination(self, visit):
        return visit

    def context(self):
        rows = lines.rows_of(self.standing) if self.status == 409 else []
        return {"visit": self.standing, "rows": rows}


def save_typed_draft(request, case):
    """Save what was typed so far as a draft of this worker; answers the row."""
    names = names_typed(form_of(case.child_id))
    answers = {name: value[:6000] for name, value in request.POST.items() if name in names}
    return drafts.save_draft(case, answers, by=request.by)


def draft_saved_sentence(draft):
    """A sentence that a draft is saved, and at what time it was."""
    at = timezone.localtime(draft.saved_at)
    return _("Kept at %(time)s. Only you see it. It is not part of the file yet.") % {"time": f"{at:%H:%M}"}


def photo_lost_sentence(request):
    """That the photo has to be chosen again, where one was sent with answers that were not saved."""
    return _("The photo was not kept. Choose it again.") if request.FILES.get("photo") else ""


def visit_or_404(case, line, by):
    """The current row of a visit; 404 where this case has no such visit."""
    row = Visit.objects.within_reach_of(by).filter(case=case, line=line).values_list("pk", flat=True).first()
    if row is None:
        answer_not_found("visits.read", EntrySubject("visits.visit", line), by=by)
    return consult(Visit, row, by=by, related=("worker", "recorded_by", "case"))


def missed_visits_of(case, by):
    """The missed visits of this case, the newest first."""
    rows = MissedVisit.objects.within_reach_of(by).filter(case=case).select_related("worker")
    return rows.prefetch_related("explanations").order_by("-latest_on")


def open_conflicts(case, by):
    """Visits that came twice with different words, of which nobody chose one yet."""
    return list(VisitConflict.objects.within_reach_of(by).filter(case=case, settlement=None))


def possible_workers(case, by, *more):
    """Who can have gone: the workers of the district, the writer, and those in `more`."""
    workers = candidates(case, by)
    ids = {one.worker_id for one in workers}
    others = {who.pk: who for who in (by.worker, *more) if who.pk not in ids}
    return [*workers, *(WorkerCandidate(pk, str(who), "", "", 0, 0) for pk, who in others.items())]


def form_of(child_id):
    """The form for this child today: a child too young to speak is observed."""
    return InfantForm if may_be_observed(child_id, today()) else VisitForm
