"""The pages of duties to inform of one child: who informed whom, a question to a body and its answer."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.doors import consult, consult_list
from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.justice.duties import actions, ledger, lines
from umai.justice.duties.forms import (
    AskBodyForm,
    BodyNoticeCorrectionForm,
    BodyPaperAnswerForm,
    NewBodyNoticeForm,
    day_and_time,
)
from umai.justice.duties.models import BODIES_WITH_PAGE, BodyNotice, DutyAnswer, DutyLetter, DutyQuestion
from umai.justice.duties.reading import bodies_for, letter_states, notices_of, questions_of, with_answers
from umai.justice.line import later_id
from umai.law.terms.clock import day_of, today
from umai.register import merge_groups
from umai.register.child.page import FileActPage, FilePage
from umai.register.models import Child

MOST_WAITING = 200  # of a kind, on the list of what waits


class ChildDuties(FilePage):
    """Who informed whom about this child, what bodies were asked, and which letters left."""

    of = Child
    look = "justice.duties.read"
    template = "justice/duties.html"

    def find(self):
        return merge_groups.consult_child(self.address["pk"], self.by)

    def respond(self):
        if self.record.pk != self.address["pk"]:  # another record of this child is the leading one
            return redirect("justice:duties", self.record.pk)
        return super().respond()

    def context(self):
        child, by = self.record, self.by
        writes = may_do(by, "justice.record_notice", child)
        with by.speaking():
            notices, questions = notices_of(child, by), questions_of(child, by)
        return {
            "child": child,
            "notices": [lines.notice_line(one, writes) for one in notices],
            "questions": [lines.question_line(one) for one in questions],
            "writes": writes,
            "asks": may_do(by, "justice.ask_body", child),
        }


class DutyActPage(FileActPage):
    """A page on which something about duties to inform is written, and that leads back to the child's."""

    title: Any = ""
    intro: Any = ""
    button: Any = gettext_lazy("Save")
    template = "justice/duty_form.html"

    def back(self) -> str:
        return reverse("justice:duties", args=[self.record.child_id])

    def shown(self) -> list:
        """What stands above the form, as lines of a summary."""
        return []

    def context(self):
        said = {"title": self.title, "intro": self.intro, "button": self.button}
        return said | {"back": self.back(), "shown": self.shown()}

    def destination(self, outcome):
        return self.back()


class RecordNotice(DutyActPage):
    """Ask who informed whom about this child."""

    act = actions.record_notice
    of = Child
    makes = BodyNotice
    form_class = NewBodyNoticeForm
    title = gettext_lazy("Who informed whom")
    intro = gettext_lazy(
        "Bodies have a duty to inform one another of a child in danger. Write down bodies and hours. What a"
        " citizen or a relative told does not stand here: they have no such duty, and are never listed."
    )

    def form_options(self):
        return {"bodies": bodies_for(self.record, self.by)}


class CorrectNotice(DutyActPage):
    """Correct an entry."""

    act = actions.correct_notice
    of = BodyNotice
    related = ("child", "body_office")
    form_class = BodyNoticeCorrectionForm
    title = gettext_lazy("Correct who informed whom")

    def find(self):
        number = later_id(BodyNotice, self.address["pk"], self.by)
        return consult(BodyNotice, number, by=self.by, related=self.related)

    def find_standing(self):
        return self.record

    def initial(self):
        notice = self.record
        times = day_and_time(notice.learned_at, "learned") | day_and_time(notice.informed_at, "informed")
        return super().initial() | times | {"body_office": str(notice.body_office_id or "")}

    def form_options(self):
        return {"bodies": bodies_for(self.record.child, self.by, keep=self.record.body_office)}


class AskBody(DutyActPage):
    """Ask a body why it did not inform; the form is filled from the entry that `?notice=` names."""

    act = actions.ask_body
    of = Child
    makes = DutyQuestion
    form_class = AskBodyForm
    title = gettext_lazy("Ask the body")
    intro = gettext_lazy(
        "A juvenile inspectorate, a school or a clinic reads what stands here: the day, what it was about,"
        " and the village. Any other body is asked on paper, of the same and of nothing more. None is told"
        " which child it is, nor who reported. A letter about it leaves only after the answer, or when the"
        " time to answer is over."
    )
    button = gettext_lazy("Ask")

    def notice(self) -> BodyNotice | None:
        asked = self.request.GET.get("notice", "")
        rows = BodyNotice.objects.within_reach_of(self.by).select_related("body_office")
        return next(
            (row for row in rows.filter(child_id=self.record.pk) if asked and str(row.pk) == asked), None
        )

    def form_options(self):
        return {"bodies": bodies_for(self.record, self.by)}

    def initial(self):
        notice = self.notice()
        if notice is None:
            return {}
        asks = "late" if notice.informed_at else "not_informed"
        office = notice.body_office
        where = "to_office" if office is None or office.kind in BODIES_WITH_PAGE else "paper_office"
        return {
            where: str(notice.body_office_id or ""),
            "matter": notice.matter,
            "happened_on": day_of(notice.learned_at),
            "asks": asks if notice.direction == "by_body" else "no_answer",
        }

    def answers(self):
        return super().answers() | {"notice": self.notice()}

    def destination(self, question):
        return question


class QuestionPage(FilePage):
    """One question to a body: what it was told, its answer, the letters, and what can be done next."""

    of = DutyQuestion
    related = ("to_office", "place", "recorded_by", "child")
    look = "justice.duties.read"
    template = "justice/question.html"

    def context(self):
        question, by = self.record, self.by
        with by.speaking():
            (one,) = with_answers([question], by)
        return {
            "question": question,
            "rows": lines.question_rows(question),
            "clock": lines.answer_clock(question, one.answer),
            "answer": one.answer,
            "letters": [lines.letter_line(letter) for letter in one.letters],
            "back": reverse("justice:duties", args=[question.child_id]),
            "on_paper": one.answer is None and may_do(by, "justice.answer_on_paper", question),
            "follows": one.may_be_followed(on=today()) and may_do(by, "justice.propose_letter", question),
            "waits": not one.may_be_followed(on=today()),
        }


class RecordPaperOfBody(DutyActPage):
    """Write down what a body answered by letter."""

    act = actions.record_paper_answer
    of = DutyQuestion
    related = ("to_office", "place")
    makes = DutyAnswer
    form_class = BodyPaperAnswerForm
    title = gettext_lazy("The answer came by letter")

    def shown(self):
        return lines.question_rows(self.record)

    def back(self):
        return self.record.get_absolute_url()


class WaitingDuties(Page):
    """Questions and letters within reach that wait: for an answer, or for a signature."""

    look = "justice.duties.read"
    template = "justice/waiting_duties.html"

    def context(self):
        by = self.by
        answered = DutyAnswer.objects.filter(question=OuterRef("pk"))
        asked = DutyQuestion.objects.within_reach_of(by).exclude(Exists(answered)).order_by("due_on", "pk")
        open_ones = DutyLetter.objects.within_reach_of(by).filter(answer=None).exclude(signing__signed=False)
        questions = consult_list(
            "justice.duties",
            asked[:MOST_WAITING],
            by=by,
            read=lambda rows: rows.select_related("to_office", "place").order_by("due_on", "pk"),
        )
        letters = consult_list(
            "justice.duties",
            open_ones.order_by("recorded_at", "pk")[:MOST_WAITING],
            by=by,
            read=lambda rows: rows.select_related("question__to_office", "recorded_by"),
        )
        with by.speaking():
            return {
                "questions": [lines.question_line(one) for one in with_answers(questions, by)],
                "letters": [lines.letter_line(one) for one in letter_states(letters, by)],
                "ledger": reverse("justice:ledger"),
            }


class DutyLedger(Page):
    """One line for each body: what it had to tell in a year, and how it did."""

    look = "justice.duties.read"
    template = "justice/ledger.html"

    def context(self):
        year = year_of(self.request)
        with self.by.speaking():
            found = ledger.ledger_of(year, self.by)
        return {"lines": found, "year": year, "before": year - 1}


class LedgerOfOneBody(Page):
    """What the ledger counts of one body: entries, questions, reports; only files within reach are linked."""

    look = "justice.duties.read"
    template = "justice/ledger_of.html"

    def context(self):
        year, by, which = year_of(self.request), self.by, self.address["which"]
        name = ledger.name_of(which)
        if name is None:
            raise Http404
        notices, questions, reports = ledger.rows_of_body(which, year, by)
        with by.speaking():
            asked = with_answers(questions, by)
        return {
            "name": name,
            "year": year,
            "notices": [lines.notice_line(one) for one in notices],
            "questions": [lines.question_line(one) for one in asked],
            "reports": reports,
            "back": f"{reverse('justice:ledger')}?year={year}",
        }


def year_of(request) -> int:
    """The year that the address names; this year where it names none."""
    year = request.GET.get("year", "")
    is_year = year.isascii() and year.isdigit() and 2000 <= int(year) <= 2999
    return int(year) if is_year else today().year
