"""Receive a child from abroad, and say what becomes of an arrangement when a parent is back."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act, write_replacement
from umai.access.facts import ReplacementReason
from umai.access.requirements import (
    AlreadyAnswered,
    AlreadyReceived,
    ImpossibleTime,
    Incomplete,
    insert_once,
    refuse_future,
    require_text,
)
from umai.guardianship.placement.actions import insert_placement, is_with_parent
from umai.guardianship.returns.models import ChildReturn, ReturnAnswer, ReturnOutcome
from umai.guardianship.returns.reading import papers_at_return, return_of
from umai.intake.cases.actions import lock_file
from umai.register.child.actions import insert_fact
from umai.register.consequences.change import lasting
from umai.register.models import CareArrangement, CarePaper, Kinship, Relation

DAY = timedelta(days=1)


class NobodyIsBack(Incomplete):
    """No parent of the child came back, or no carer has a paper by now, so nothing is asked."""


@act("guardianship.receive_child", done=gettext_lazy("received the child from abroad"))
def receive_child(child, *, by, carer_id=None, institution="", id=None, **said):
    """Write down that the child came back from abroad; the care follows, and the first check visit.

    `said` are the fields of `ChildReturn`. Who cared for the child until then is ended before by the page.
    Raises `Incomplete`, `ImpossibleTime`, `AlreadyReceived`, `NotPermitted` for an adult outside the family.
    """
    lock_file(child.pk)
    refuse_future(said["returned_on"])
    for name, sentence in (
        ("met_by", _("Write who met the child. Nothing was saved.")),
        ("goes_to", _("Write where the child goes. Nothing was saved.")),
        ("papers", _("Write which papers the child has, or that it has none. Nothing was saved.")),
    ):
        require_text(said.get(name), sentence)
    if id and ChildReturn.objects.filter(pk=id).exists():
        raise AlreadyReceived(_("This was received before. Nothing was saved twice."))
    care = care_after(child, by, carer_id, institution, said["returned_on"])
    row = insert_once(ChildReturn(child_id=child.pk, care=care, **said), id=id)
    if care and not is_with_parent(care, by):
        insert_placement(care, said["returned_on"])
    return row


def care_after(child, by, carer_id, institution, since):
    """The care that follows, a row of its own also where the same carer cared before; None for nobody."""
    if not (carer_id or institution):
        return None
    rows = CareArrangement.objects.filter(child_id=child.pk, carer_id=carer_id, institution=institution)
    if before := lasting(rows).order_by("recorded_at").last():
        return write_replacement(before, why=ReplacementReason.CHANGE, happened_on=since)
    return insert_fact(child, CareArrangement, by, **fields_of_care(child, carer_id, institution, since))


def fields_of_care(child, carer_id, institution, since) -> dict:
    """The care of a child that came back: without a paper, until somebody records one."""
    kinship = Kinship.objects.filter(child_id=child.pk, adult_id=carer_id).first() if carer_id else None
    return {
        "carer_id": carer_id,
        "institution": institution,
        "is_kin": kinship.relation != Relation.NOT_RELATED if kinship else None,
        "paper": CarePaper.NONE,
        "holds_from": since,
    }


@act("guardianship.answer_return", done=gettext_lazy("wrote what becomes of a paper when a parent is back"))
def answer_return(child, *, by, adult_id, outcome, decided_by, words, ends_on=None, id=None):
    """Say whether the papers of the carers end or stay, now that this parent is back.

    What ends, ends on `ends_on`, the care with its paper. Raises `NobodyIsBack`, `Incomplete`,
    `ImpossibleTime`, `AlreadyAnswered`, `AlreadyReceived`.
    """
    lock_file(child.pk)
    absence = return_of(child.pk, adult_id, by)
    if absence is None or absence.holds_to is None:
        raise NobodyIsBack(
            _("By the register this parent is not back, or is away again. Nothing was saved. Open the file.")
        )
    require_text(words, _("Write why, and what the child says to it. Nothing was saved."))
    require_text(decided_by, _("Write who decided it. Nothing was saved."))
    rows = papers_at_return(child.pk, absence.holds_to, by)
    require_last_day(rows, outcome, ends_on)
    answered = AlreadyAnswered(_("Somebody answered this already. Nothing was overwritten. Read it there."))
    row = ReturnAnswer(
        child_id=child.pk,
        adult_id=adult_id,
        returned_on=absence.holds_to,
        outcome=outcome,
        ends_on=ends_on if outcome == ReturnOutcome.ENDS else None,
        decided_by=decided_by,
        words=words,
    )
    refusals = {
        "one_answer_a_return": answered,
        "answer_of_a_return": NobodyIsBack(_("The entry of the absence was changed. Nothing was saved.")),
    }
    row = insert_once(row, refusals, id=id)
    if outcome == ReturnOutcome.ENDS:
        for care in rows:
            write_replacement(care, why=ReplacementReason.CHANGE, happened_on=ends_on + DAY, holds_to=ends_on)
    return row


def require_last_day(rows, outcome, ends_on):
    """Refuse an end without a day, before what ends began, or where nothing is left that could end."""
    if outcome not in ReturnOutcome.values:
        raise Incomplete(_("Choose what becomes of the paper. Nothing was saved."))
    if not rows:
        raise NobodyIsBack(_("No carer has a paper by now. Nothing was saved, and nothing is asked."))
    if outcome != ReturnOutcome.ENDS:
        return
    if ends_on is None:
        raise Incomplete(_("Write the last day of the paper. Nothing was saved."))
    if any(care.holds_from and ends_on < care.holds_from for care in rows):
        raise ImpossibleTime(
            _("This day is before the care began. Nothing was saved. Check the day, or correct the care.")
        )
