"""Questions about unusual openings as pages show them: the own ones, and those of the head's people."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.doors import answer_not_found, consult_list
from umai.access.permissions import may_do, require_right
from umai.design.days import date_in_words, moment_in_words
from umai.design.parts import Link, SummaryRow
from umai.design.templatetags.design import moment
from umai.law.terms.clock import today
from umai.opens.unusual.models import UnusualOpen, UnusualOpenAnswer
from umai.opens.unusual.rules import RULES
from umai.register import merge_groups
from umai.trail.entries import EntrySubject

RELATED = ("worker", "office", "answer")
PAGE = 50


class QuestionLine(NamedTuple):
    """One question with the name of the child, where the reader reaches the file, and the answer."""

    question: UnusualOpen
    child: str
    rules: list
    answer: UnusualOpenAnswer | None
    late: bool


def answer_of(question) -> UnusualOpenAnswer | None:
    try:
        return question.answer
    except UnusualOpenAnswer.DoesNotExist:
        return None


def as_lines(questions, by) -> list[QuestionLine]:
    """These questions with names of children within reach; a file out of reach has no name here."""
    reads = may_do(by, "register.read")
    names = merge_groups.names_of({one.child_id for one in questions}, by) if reads and questions else {}
    return [
        QuestionLine(
            one,
            str(names.get(one.child_id, "")),
            [RULES[rule] for rule in one.rules if rule in RULES],
            answer_of(one),
            not one.answered and one.answer_by < today(),
        )
        for one in questions
    ]


def own_questions(by) -> list[UnusualOpen]:
    """The questions that the reader has not answered, the earliest first; the list is on the trail."""
    rows = UnusualOpen.objects.filter(worker_id=by.pk, answered=False).order_by("answer_by", "first_at")
    ids = list(rows.values_list("pk", flat=True)[:PAGE])
    return consult_list("opens.questions", rows, by=by, ids=ids) if ids else []


def waiting_sql(_by) -> str:
    """Whether any waits for the reader (`opens_asked`), and how many of others are late (`opens_late`)."""
    return """select exists (select from opens_unusualopen where worker_id = %(me)s and not answered)
            as opens_asked,
        (select count(*) from opens_unusualopen where worker_id <> %(me)s and not answered
            and answer_by < %(on)s) as opens_late"""


def questions_to_answer(by) -> list[Link]:
    """One link a question that waits for the reader's answer."""
    if not may_do(by, "opens.answer"):
        return []
    with by.speaking():
        lines = as_lines(own_questions(by), by)
    words = _("Why did you open the file of %(child)s? (%(when)s)")
    return [
        Link(
            words % {"child": line.child or _("a child"), "when": moment_in_words(line.question.first_at)},
            line.question.get_absolute_url(),
        )
        for line in lines
    ]


def late_answers(n, by) -> list[Link]:
    """For who answers for others: `n` of their people's questions are not answered in time."""
    if not may_do(by, "opens.questions.read"):
        return []
    words = ngettext(
        "%(n)d question why a file was opened is not answered in time",
        "%(n)d questions why a file was opened are not answered in time",
        n,
    )
    return [Link(words % {"n": n}, f"{reverse('opens:questions')}?late=1")] if n else []


def questions_page(by, *, late=False) -> list[QuestionLine]:
    """The questions about people for whom the reader answers, the latest first; the list is on the trail."""
    rows = UnusualOpen.objects.exclude(worker_id=by.pk)
    if late:
        rows = rows.filter(answered=False, answer_by__lt=today())
    with by.speaking():
        ids = list(rows.order_by("-first_at").values_list("pk", flat=True)[:PAGE])
        found = consult_list(
            "opens.questions",
            UnusualOpen.objects.select_related(*RELATED).order_by("-first_at"),
            by=by,
            ids=ids,
        )
        return as_lines(found, by)


def find_question(pk, *, by) -> UnusualOpen:
    """One question of the reader, or of somebody for whom the reader answers; 404 otherwise."""
    require_right(by, "opens.questions.read")
    with by.speaking():
        ids = list(UnusualOpen.objects.filter(pk=pk).values_list("pk", flat=True))
    if not ids:
        answer_not_found("opens.questions.read", EntrySubject("opens.unusualopen", pk), by=by)
    rows = UnusualOpen.objects.select_related(*RELATED)
    return consult_list("opens.questions", rows, by=by, ids=ids)[0]


def question_rows(line: QuestionLine):
    """What was opened by whom and when, and by when it is to be answered, as lines of a summary."""
    one = line.question
    return [
        SummaryRow(_("Who"), f"{one.worker}, {one.get_role_display()}"),
        SummaryRow(_("Office"), str(one.office or "")),
        SummaryRow(_("Child"), line.child or _("a file out of your reach")),
        SummaryRow(_("Opened at"), moment(one.first_at)),
        SummaryRow(_("Last day to answer"), date_in_words(one.answer_by)),
    ]
