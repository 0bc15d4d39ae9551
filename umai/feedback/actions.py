"""What may be done with a decision about a child: tell the child, say why not, act on a disagreement."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.permissions import require_right
from umai.access.requirements import ImpossibleTime, Incomplete, insert_once, refuse_future, require_text
from umai.design.days import date_in_words
from umai.feedback.kinds import CarerToo, NotToldReason, Reaction, TellState, TellWay, ToldLanguage
from umai.feedback.models import ChildDecision, DisagreementAnswer, Telling
from umai.feedback.texts import GAP
from umai.intake.cases.actions import lock_file
from umai.refusal import Refusal
from umai.register import merge_groups


class OfAnotherFile(Refusal):
    """The decision is of another child, or of another case."""


class NothingToTell(Refusal):
    """Of this decision nothing is to be said any more."""


class NobodyDisagrees(Refusal):
    """The child does not disagree with this decision, or that was answered."""


@act("feedback.tell", done=gettext_lazy("wrote down what was said to the child about a decision"))
def tell_child(
    child,
    *,
    by,
    decision,
    case,
    told_on,
    told_by,
    how,
    language,
    decided_words,
    became_words,
    call,
    carer,
    reaction,
    reaction_words="",
    id=None,
):
    """Write down that the child was told of a decision in three sentences, and what it answered.

    `decision` is the id of a `ChildDecision` of this child, `case` the id of its case, or None. Raises
    `OfAnotherFile`, `NothingToTell`, `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    known = require_own(child, decision, case, by, "feedback.tell")
    refuse_future(told_on)
    if told_on < known.decided_on:
        raise ImpossibleTime(
            _("It was decided on %(day)s. Write that day or a later one.")
            % {"day": date_in_words(known.decided_on)}
        )
    require_text(told_by, _("Write who told the child. Nothing was saved."))
    for sentence in (decided_words, became_words, call):
        require_text(sentence, _("Write all three sentences. Nothing was saved."))
        if GAP in sentence:
            raise Incomplete(gap_left())
    require_answers((how, TellWay), (language, ToldLanguage), (carer, CarerToo), (reaction, Reaction))
    if reaction == Reaction.DISAGREES:
        require_text(reaction_words, disagrees_without_words())
    return write_telling(
        known,
        id,
        told=True,
        told_on=told_on,
        told_by=told_by.strip(),
        how=how,
        language=language,
        decided_words=decided_words.strip(),
        became_words=became_words.strip(),
        call=call.strip(),
        carer=carer,
        reaction=reaction,
        reaction_words=reaction_words.strip(),
    )


@act("feedback.not_told", done=gettext_lazy("wrote down why the child was not told of a decision"))
def excuse_telling(child, *, by, decision, case, reason, carer, reason_words="", id=None):
    """Write down why the child was not told of a decision; a disagreement stays as it is.

    `decision` and `case` as in `tell_child`. Raises `OfAnotherFile`, `NothingToTell`, `Incomplete`,
    `AlreadyReceived`.
    """
    known = require_own(child, decision, case, by, "feedback.not_told")
    if reason not in NotToldReason.values:
        raise Incomplete(_("Choose why the child was not told. Nothing was saved."))
    if reason == NotToldReason.OTHER:
        require_text(reason_words, other_without_words())
    require_answers((carer, CarerToo))
    said = {"reason": reason, "reason_words": reason_words.strip(), "carer": carer}
    return write_telling(known, id, told=False, **said)


@act("feedback.answer", done=gettext_lazy("wrote down what was done about a child's disagreement"))
def answer_disagreement(child, *, by, decision, words, id=None):
    """Write down what was done about it that the child does not agree with a decision.

    Raises `OfAnotherFile`, `NobodyDisagrees`, `Incomplete`, `AlreadyReceived`.
    """
    known = require_decision(child, decision, by, "feedback.answer")
    require_text(words, _("Write what was done about it. Nothing was saved."))
    nobody = NobodyDisagrees(_("The child does not disagree with this any more. Nothing was saved."))
    if known.state != TellState.DISAGREES:
        raise nobody
    row = DisagreementAnswer(child_id=known.child_id, decision=known, words=words.strip())
    return insert_once(row, {"feedback_nobody_disagrees": nobody, "feedback_void": nobody}, id=id)


def require_answers(*chosen):
    """Each answer is one of its choices; of the carer it is asked too, who hears of it or who may not."""
    for answer, choices in chosen:
        if answer not in choices.values:
            raise Incomplete(_("Choose one of the answers. Nothing was saved."))


def require_own(child, pk, case, by, name) -> ChildDecision:
    """The decision, if the child may be told of it in this case. Called inside an act; locks the file."""
    known = require_decision(child, pk, by, name)
    if known.case_id != case:
        raise of_another_file()
    if known.state == TellState.VOID:
        raise nothing_to_tell()
    return known


def require_decision(child, pk, by, name) -> ChildDecision:
    """The decision with this id, if it is of this child, in whichever of its records; locks that file.

    Raises `OfAnotherFile`; `NotPermitted` for a record that another office keeps.
    """
    records = merge_groups.ids_of(child.pk, by)
    known = ChildDecision.objects.within_reach_of(by).filter(pk=pk, child_id__in=records).first()
    if known is None:
        raise of_another_file()
    require_right(by, name, known)
    lock_file(known.child_id)
    known.refresh_from_db(fields=["state"])
    return known


def write_telling(decision, id, **fields):
    row = Telling(child_id=decision.child_id, case_id=decision.case_id, decision=decision, **fields)
    half = Incomplete(_("Write either what the child was told, or why it was not told. Nothing was saved."))
    return insert_once(
        row,
        {
            "feedback_own_decision": of_another_file(),
            "one_file": of_another_file(),
            "feedback_void": nothing_to_tell(),
            "told_or_not_told": half,
            "disagreement_in_words": Incomplete(disagrees_without_words()),
            "other_reason_in_words": Incomplete(other_without_words()),
        },
        id=id,
    )


def of_another_file():
    return OfAnotherFile(
        _("This decision is of another child or another case. Nothing was saved. Open the page again.")
    )


def nothing_to_tell():
    return NothingToTell(
        _("This decision was struck out or changed, so nothing is to be said of it. Nothing was saved.")
    )


def gap_left():
    return _("Write in place of ____ what you said to the child. Nothing was saved.")


def disagrees_without_words():
    return _("Write what the child does not agree with, in its own words. Nothing was saved.")


def other_without_words():
    return _("Write which reason it is. Nothing was saved.")
