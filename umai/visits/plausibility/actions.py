"""Answer a question about a visit, decide about it, and write down a call to the family."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import insert_once, raise_refusals, refuse_future, require_text
from umai.design.days import date_in_words
from umai.intake.cases.actions import lock_file
from umai.law.terms.clock import today
from umai.refusal import NotPermitted, Refusal
from umai.staff.models import Role, Term
from umai.visits.plausibility.models import (
    FamilyCall,
    FamilyCallResult,
    QuestionAnswer,
    QuestionDecision,
    QuestionResult,
)


class NotYours(NotPermitted):
    """Only the worker who went may answer."""


class AboutOneself(NotPermitted):
    """Nobody decides or calls about their own visit."""


class HeadDecidesFirst(NotPermitted):
    """The oblast decides only what the head passed on, or where the head went."""


class NotAnsweredYet(Refusal):
    """The worker has not answered yet, and still has time to."""


class DecidedAlready(Refusal):
    """Somebody decided before."""


@act("visits.answer_question", done=gettext_lazy("answered a question about a visit"))
def answer_question(question, *, by, words, id=None):
    """Say how a visit was; a later answer is kept together with an earlier one.

    Raises `NotYours`, `Incomplete`, `AlreadyReceived`.
    """
    if question.worker_id != by.pk:
        raise NotYours(
            _("This is asked of the person who made the visit. Nothing was saved."),
            act="visits.answer_question",
            record=question,
        )
    lock_file(question.child_id)
    require_text(words, _("Write how it was. Nothing was saved yet."))
    row = QuestionAnswer(child_id=question.child_id, question_id=question.pk, words=words.strip())
    return insert_once(row, id=id)


@act("visits.decide_question", done=gettext_lazy("decided about a question on a visit"))
def decide_question(question, *, by, result, reason):
    """Decide what follows from a question, once it is answered or the time to answer is over.

    The head decides; the oblast decides where the head passed it on, or made the visit. Raises
    `AboutOneself`, `HeadDecidesFirst`, `NotAnsweredYet`, `DecidedAlready`, `Incomplete`.
    """
    refuse_oneself(question, by, "visits.decide_question")
    lock_file(question.child_id)
    before = QuestionDecision.objects.filter(question=question).values_list("result", flat=True)
    passed_on = QuestionResult.TO_OBLAST in before
    if by.role == Role.OBLAST_SUPERVISOR:
        refuse_what_the_head_decides(question, result, passed_on)
    if any(each != QuestionResult.TO_OBLAST for each in before) or (passed_on and by.role == Role.HEAD):
        raise DecidedAlready(already_decided_sentence())
    require_text(reason, _("Write why. Nothing was saved yet."))
    if not may_be_decided(question):
        raise NotAnsweredYet(
            _("The worker has time to answer until %(day)s. Nothing was saved: first hear the answer.")
            % {"day": date_in_words(question.due_on)}
        )
    with raise_refusals({"": DecidedAlready(already_decided_sentence())}):
        return QuestionDecision.objects.create(
            child_id=question.child_id, question=question, result=result, reason=reason.strip()
        )


@act("visits.record_callback", done=gettext_lazy("wrote down a call about a visit"))
def record_family_call(draw, *, by, result, words, at, id=None):
    """Write down what a family said about a visit that was drawn.

    A family that was not reached is called again. Raises `AboutOneself`, `ImpossibleTime`, `DecidedAlready`,
    `Incomplete`, `AlreadyReceived`.
    """
    refuse_oneself(draw, by, "visits.record_callback")
    lock_file(draw.child_id)
    refuse_future(at)
    if result == FamilyCallResult.NOT_CONFIRMED:
        require_text(words, _("Write what the family said. Nothing was saved yet."))
    row = FamilyCall(child_id=draw.child_id, draw_id=draw.pk, result=result, words=words.strip(), at=at)
    sentence = _("What the family said about this visit is written down already. Nothing was changed.")
    return insert_once(row, {"": DecidedAlready(sentence)}, id=id)


def may_be_decided(question):
    """Whether the worker has answered, or the time to answer is over."""
    return today() > question.due_on or QuestionAnswer.objects.filter(question=question).exists()


def is_of_a_head(question):
    """Whether the worker who went is the head of a department today: then the oblast decides."""
    posts = Term.objects.on(today()).filter(worker_id=question.worker_id, role=Role.HEAD, ended_at=None)
    return posts.exists()


def refuse_oneself(row, by, name):
    if row.worker_id == by.pk:
        raise AboutOneself(
            _("This is about your own visit. Somebody else does this step. Nothing was saved."),
            act=name,
            record=row,
        )


def refuse_what_the_head_decides(question, result, passed_on):
    if result == QuestionResult.TO_OBLAST or not (passed_on or is_of_a_head(question)):
        raise HeadDecidesFirst(
            _("The head of the department decides this first, or passes it on to you. Nothing was saved."),
            act="visits.decide_question",
            record=question,
        )


def already_decided_sentence():
    return _("Somebody decided this before. Nothing was changed. Open the page again.")
