"""Begin a review after a death, conclude it, and answer it."""

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import AlreadyAnswered, insert_once, refuse_future, require_text
from umai.intake.cases.actions import lock_file
from umai.law.justice.self_harm import answer_due_on, review_due_on
from umai.law.terms.clock import today
from umai.refusal import NotPermitted, Refusal
from umai.self_harm.deaths.models import DeathAnswer, DeathConclusion, DeathReview


class InTheLine(NotPermitted):
    """Whoever worked on the child, or leads the office, does not review the death."""


class ReviewBegun(Refusal):
    """The death is reviewed already."""


class AnotherBodyOwes(NotPermitted):
    """The answer is owed by another office."""


@act("self_harm.begin_review", done=gettext_lazy("began a review after the death"))
def begin_review(child, *, by, died_on, reason, id=None):
    """Begin to review a death, from outside the line; answers the `DeathReview`.

    Raises `InTheLine`, `ReviewBegun`, `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    lock_file(child.pk)
    require_text(reason, _("Write why the death is reviewed. Nothing was saved."))
    refuse_future(died_on)
    if is_in_line(child, by):
        raise in_the_line()
    row = DeathReview(child_id=child.pk, died_on=died_on, reason=reason, due_on=review_due_on(today()))
    refusals = {
        "self_harm_outside_the_line": in_the_line(),
        "self_harm_one_review_a_child": ReviewBegun(
            _("This death is reviewed already. Nothing was begun twice. Open the review that stands there.")
        ),
    }
    return insert_once(row, refusals, id=id)


@act("self_harm.conclude_review", done=gettext_lazy("concluded the review after the death"))
def conclude_review(review, *, by, findings, recommendations, body, id=None):
    """Write what was found and what is to change; the office `body` owes an answer from then on.

    Raises `InTheLine`, `AlreadyAnswered`, `Incomplete`, `AlreadyReceived`.
    """
    lock_file(review.child_id)
    require_text(findings, _("Write what was found. Nothing was saved."))
    require_text(recommendations, _("Write what is to change. Nothing was saved."))
    row = DeathConclusion(
        child_id=review.child_id,
        review=review,
        findings=findings,
        recommendations=recommendations,
        body=body,
        answer_due_on=answer_due_on(today()),
    )
    refusals = {
        "self_harm_outside_the_line": in_the_line(),
        "review_id": AlreadyAnswered(_("This review is concluded. Nothing was overwritten. Read it there.")),
    }
    return insert_once(row, refusals, id=id)


@act("self_harm.answer_review", done=gettext_lazy("answered the review after the death"))
def answer_review(conclusion, *, by, words, id=None):
    """Write what the body changes. Raises `AnotherBodyOwes`, `AlreadyAnswered`, `Incomplete`."""
    lock_file(conclusion.child_id)
    require_text(words, _("Write what is changed, by whom and until when. Nothing was saved."))
    row = DeathAnswer(child_id=conclusion.child_id, conclusion=conclusion, words=words)
    refusals = {
        "self_harm_answer_of_the_body": AnotherBodyOwes(
            _("Another office owes this answer. Nothing was saved. Its head writes it.")
        ),
        "conclusion_id": AlreadyAnswered(_("This was answered. Nothing was overwritten. Read it there.")),
    }
    return insert_once(row, refusals, id=id)


def is_in_line(child, by) -> bool:
    """Whether this person wrote in the child's file, was assigned, or led the office."""
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute("select self_harm_in_line(%s)", [child.pk])
        return cursor.fetchone()[0]


def in_the_line():
    return InTheLine(
        _(
            "You worked on this child or led the office, so you do not review the death. Nothing was saved."
            " Somebody of the oblast or the Ministry who never did reviews it."
        )
    )
