"""Propose a letter about a body that was asked, sign it as another person, and write what was answered."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyAnswered,
    ImpossibleTime,
    Incomplete,
    NeedsAnotherPerson,
    insert_once,
    refuse_future,
    require_text,
)
from umai.intake.cases.actions import lock_file
from umai.justice.duties.models import DutyLetter, DutyLetterAnswer, DutyLetterSigning, DutyLetterTo
from umai.law.informing import letter_due_on
from umai.law.options.choices import may_be_chosen
from umai.law.terms.clock import today
from umai.refusal import Refusal


class NotAskedFirst(Refusal):
    """The body has not answered, and still has time to."""


class NotSigned(Refusal):
    """The letter did not leave: nobody signed it."""


@act("justice.propose_letter", done=gettext_lazy("proposed a letter about a duty to inform"))
def propose_letter(question, *, by, to, missing=(), id=None):
    """Propose a letter to the head of the body, to the prosecutor or to the Ministry.

    `missing` are codes of what is missing, for the Ministry. Raises `NotAskedFirst`, `Incomplete`,
    `AlreadyReceived`.
    """
    lock_file(question.child_id)
    codes = list(dict.fromkeys(missing)) if to == DutyLetterTo.MINISTRY else []
    if to == DutyLetterTo.MINISTRY and not codes:
        raise Incomplete(_("Choose what is missing: the Ministry is written to for that. Nothing was saved."))
    if not all(may_be_chosen("missing_means", code, today()) for code in codes):
        raise Incomplete(_("Choose what is missing among the answers on the page. Nothing was saved."))
    row = DutyLetter(child_id=question.child_id, question=question, to=to, missing=codes)
    return insert_once(row, {"letter_in_turn": not_asked_first()}, id=id)


@act("justice.sign_letter", done=gettext_lazy("signed a letter about a duty to inform, or did not"))
def sign_letter(letter, *, by, signed, reason="", id=None):
    """Sign a letter that another person proposed, or say why not; answers the `DutyLetterSigning`.

    The database gives a signed letter its number. Raises `NeedsAnotherPerson`, `Incomplete`,
    `AlreadyAnswered`, `AlreadyReceived`.
    """
    lock_file(letter.child_id)
    if not signed:
        require_text(reason, _("Write why you do not sign. Nothing was saved."))
    refusals = {
        "letter_by_two": NeedsAnotherPerson(
            _("Another person than the one who proposed the letter has to sign it. Nothing was saved.")
        ),
        "letter_id": AlreadyAnswered(_("This letter was signed or refused before. Nothing was changed.")),
    }
    row = DutyLetterSigning(
        child_id=letter.child_id,
        letter=letter,
        signed=signed,
        reason="" if signed else reason.strip(),
        signed_on=today(),
        due_on=letter_due_on(today()) if signed else None,
    )
    insert_once(row, refusals, id=id)
    row.refresh_from_db()  # the number that the database gave it
    return row


@act("justice.answer_letter", done=gettext_lazy("wrote down the answer to a letter about a duty to inform"))
def answer_letter(letter, *, by, answered_on, words, paper_number="", id=None):
    """Write what was answered to a letter that left.

    Raises `NotSigned`, `Incomplete`, `ImpossibleTime`, `AlreadyAnswered`, `AlreadyReceived`.
    """
    lock_file(letter.child_id)
    refuse_future(answered_on)
    require_text(words, _("Write what was answered. Nothing was saved."))
    signing = DutyLetterSigning.objects.filter(letter=letter, signed=True).first()
    if signing is None:
        raise NotSigned(_("Nobody signed this letter, so it did not leave. Nothing was saved."))
    if answered_on < signing.signed_on:
        raise ImpossibleTime(_("The letter left later than that. Nothing was saved. Check the day."))
    answered = AlreadyAnswered(_("This was answered before. That answer stands, and nothing was changed."))
    row = DutyLetterAnswer(
        child_id=letter.child_id,
        letter=letter,
        answered_on=answered_on,
        paper_number=paper_number,
        words=words.strip(),
    )
    return insert_once(row, {"letter_id": answered}, id=id)


def not_asked_first() -> NotAskedFirst:
    return NotAskedFirst(
        _("The body is asked before a letter leaves. Wait for its answer or for the last day to answer.")
    )
