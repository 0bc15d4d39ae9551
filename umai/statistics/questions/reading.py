"""Registered questions and their results, in the words of a page."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found
from umai.design.days import date_in_words
from umai.design.parts import Code, SummaryRow
from umai.statistics.elsewhere.words import number
from umai.statistics.questions.models import LawQuestion, LawQuestionResult
from umai.statistics.questions.results import ResultInWords, result_in_words
from umai.trail.entries import EntrySubject

SHOWN = 200  # questions on the page
STANDS = {
    "found": (gettext_lazy("with a result"), "blue"),
    "corrected": (gettext_lazy("corrected"), "grey"),
    "waits": (gettext_lazy("no result yet"), "orange"),
}


class LawQuestionLine(NamedTuple):
    """A question in the list."""

    question: LawQuestion
    stands: str
    colour: str


def questions_page(by) -> list[LawQuestionLine]:
    """The questions, the one registered last first."""
    with by.speaking():
        found = rows().order_by("-recorded_at")[:SHOWN]
        return [LawQuestionLine(one, *map(str, STANDS[state_of(one)])) for one in found]


def unanswered_questions(by) -> int:
    """How many questions wait for their result; those in whose place another stands wait for none."""
    with by.speaking():
        return LawQuestion.objects.filter(result=None, correction=None).count()


def rows():
    return LawQuestion.objects.select_related("office", "recorded_by", "corrects", "correction", "result")


def find_question(pk, *, by) -> Any:
    """A question that the reader may read; 404 otherwise."""
    with by.speaking():
        found = rows().filter(pk=pk).first()
    if found is None:
        answer_not_found("statistics.read", EntrySubject("statistics.lawquestion", pk), by=by)
    return found


def correction_of(question) -> LawQuestion | None:
    try:
        return question.correction
    except LawQuestion.DoesNotExist:
        return None


def result_of(question) -> LawQuestionResult | None:
    try:
        return question.result
    except LawQuestionResult.DoesNotExist:
        return None


def state_of(question) -> str:
    if result_of(question) is not None:
        return "found"
    return "corrected" if correction_of(question) is not None else "waits"


KNOWN = """
    with recursive before (id, corrects_id) as (
        select id, corrects_id from statistics_lawquestion where id = %(this)s
        union
        select q.id, q.corrects_id from before b join statistics_lawquestion q on q.id = b.corrects_id)
    select exists (
        select from statistics_lawquestionresult r join statistics_lawquestion mine on mine.id = %(this)s
        where r.question_id <> mine.id and r.recorded_at <= mine.recorded_at
            and (r.file_sha256 = mine.file_sha256 or r.question_id in (select id from before)))"""


def was_known(question, *, by) -> bool:
    """Whether what decides this question could be read when it was registered.

    That is a result of the same file, under whatever question, or of a question in whose place this one
    stands, back to the first.
    """
    return by.ask(KNOWN, this=question.pk)[0][0]


def question_page(question, *, by) -> dict[str, Any]:
    """What was registered, and what was found."""
    result, correction = result_of(question), correction_of(question)
    found: ResultInWords | None = result_in_words(result.answer) if result else None
    return {
        "question": question,
        "rows": question_rows(question),
        "files": file_rows(question),
        "result": result,
        "found": found,
        "correction": correction,
        "known": was_known(question, by=by),
        "command": Code(command_of(question)) if result is None and correction is None else "",
    }


def command_of(question) -> str:
    """What the administrator types to store the result."""
    beside = " --placebo PLACEBO.csv" if question.placebo_sha256 else ""
    return f"bin/umai evaluate FILE.csv{beside} --question {question.pk}"


def question_rows(question) -> list[SummaryRow]:
    """What was registered, as lines of a summary."""
    found = [
        SummaryRow(_("What changed"), question.rule),
        SummaryRow(_("In force from"), date_in_words(question.starts_on) if question.starts_on else ""),
        SummaryRow(_("How it is judged"), question.get_method_display()),
        SummaryRow(_("Which figures are judged"), question.series),
        SummaryRow(_("Which figures the rule cannot touch"), question.placebo_series),
        SummaryRow(
            _("Smallest change that would be seen 80 times of 100; a smaller one may be missed"),
            seen_in_words(question),
        ),
        SummaryRow(_("What would count as an answer"), question.answer_means),
        SummaryRow(_("Registered by"), str(question.office)),
        SummaryRow(_("What was wrong before"), question.why),
    ]
    return [row for row in found if row.value]


def file_rows(question) -> list[SummaryRow]:
    """By which the files that were registered are known again, as lines of a summary."""
    found = [
        SummaryRow(_("SHA-256 of the file"), Code(question.file_sha256)),
        SummaryRow(
            _("SHA-256 of the file of the figures that the rule cannot touch"), Code(question.placebo_sha256)
        ),
    ]
    return [row for row in found if row.value]


def seen_in_words(question) -> str:
    return _("a fall by %(fall)s %%, or a rise by %(rise)s %%") % {
        "fall": number(question.fall),
        "rise": number(question.rise),
    }
