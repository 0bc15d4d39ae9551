"""How a signal ends: with a case (`umai.intake` does that), or with an answer and without a case.

No signal ends because its reporter withdrew it. A signal that anybody judged urgent or a concern is answered
without a case by two persons only.
"""

from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.requirements import NeedsAnotherPerson, SomethingCame, raise_refusals
from umai.identification.signal.concerns import Concern, SignalEndingKind
from umai.identification.signal.ending_models import EndingProposal, SignalEnding
from umai.identification.signal.groups import alike_signals, current_screening, gathered_signals, lock_signals
from umai.identification.signal.guard import (
    done_meanwhile,
    lock_open_signal,
    refuse_if_ended,
    require_in_inbox,
    require_may_answer,
    territory_of,
)
from umai.identification.signal.models import Addition, Gathering, Screening, ScreeningOutcome
from umai.refusal import Refusal

SERIOUS = (ScreeningOutcome.URGENT, ScreeningOutcome.CONCERN)


class NotScreened(Refusal):
    """Nobody has said yet what this signal is."""


class NeedsTwoPersons(Refusal):
    """One person alone may not end it: it was judged urgent or a concern, or is said to be unfounded."""


class SaysTooLittle(Refusal):
    """Something is missing that must be written."""


class AlreadyProposed(Refusal):
    """There is a proposal with this id already."""


@act("identification.end")
def end_signal(signal, *, by, how, findings, body="", alike=False):
    """Answer a signal without a case, as one person: where nobody ever judged it urgent or a concern.

    `findings` say what was checked and by whom; `body` names to whom it was passed on. Signals gathered
    with it end too; with `alike`, also all with the same words in the same state. Raises `NotScreened`,
    `NeedsTwoPersons`, `SaysTooLittle`, and what `lock_open_signal` raises.
    """
    lock_open_signal(signal, by)
    require_complete_answer(signal, how, findings, body)
    others = list(alike_signals(signal, by)) if alike else []
    if how == SignalEndingKind.UNFOUNDED:
        raise NeedsTwoPersons(
            _(
                "One person alone does not judge a report malicious or unfounded. Nothing was changed."
                " Propose it: another person agrees."
            )
        )
    if needs_two_persons([signal, *others]):
        raise NeedsTwoPersons(
            _(
                "This report speaks of violence or danger, or somebody held it for urgent or for a concern."
                " Nothing was changed."
                " Propose the answer: another person agrees."
            )
        )
    return write_endings([signal, *others], how=how, findings=findings, body=body)


@act("identification.propose_ending")
def propose_ending(signal, *, by, id, how, findings, body="", childs_view="", lives_with="", alike=False):
    """Propose to answer a signal without a case; another person agrees, or nothing ends.

    No need for protection is proposed only with the child's view (or why it was not heard) and with whom
    the child lives; malicious or unfounded only with the child's view. The latest proposal counts. Raises
    `NotScreened`, `SaysTooLittle`, `AlreadyProposed`, and what `lock_open_signal` raises.
    """
    lock_open_signal(signal, by)
    require_complete_answer(signal, how, findings, body)
    if how == SignalEndingKind.NO_NEED and not (childs_view.strip() and lives_with.strip()):
        raise SaysTooLittle(
            _("Write what the child says, or why the child could not be heard, and who the child lives with.")
        )
    if how == SignalEndingKind.UNFOUNDED and not childs_view.strip():
        raise SaysTooLittle(
            _("Write what the child says, or why it could not be heard, or that there is no child.")
        )
    if EndingProposal.objects.filter(pk=id).exists():
        raise AlreadyProposed(_("This was proposed already. Nothing was saved twice."))
    return EndingProposal.objects.create(
        id=id,
        signal=signal,
        how=how,
        findings=findings,
        body=body,
        childs_view=childs_view,
        lives_with=lives_with,
        alike=alike,
        **territory_of(signal),
    )


@act("identification.agree_ending")
def agree_ending(proposal, *, by):
    """Let a signal end as another person proposed it.

    Raises `NeedsAnotherPerson` for the person who proposed it, and `SomethingCame` when there is a later
    proposal, screening or gathered signal, or when the reporter wrote more.
    """
    require_may_answer(proposal.signal, by)
    proposal = EndingProposal.objects.select_related("signal").get(pk=proposal.pk)
    signal = proposal.signal
    lock_signals(signal)
    require_in_inbox(signal)
    if proposal.recorded_by_id == by.pk:
        raise NeedsAnotherPerson(
            _("You proposed this yourself, so another person has to agree. The signal stays open.")
        )
    if has_newer_rows(proposal, by):
        raise SomethingCame(
            _("Something new came after this proposal. The signal stays open. Read it, then propose again.")
        )
    others = list(alike_signals(signal, by)) if proposal.alike else []
    another = NeedsAnotherPerson(_("Another person than the one who proposed it has to agree."))
    with raise_refusals({"another_person": another}):
        return write_endings(
            [signal, *others],
            how=proposal.how,
            findings=proposal.findings,
            body=proposal.body,
            proposal=proposal,
        )


def write_endings(signals, *, how, findings="", body="", proposal=None):
    """End these signals and those gathered with them; answers the first ending. Called inside an act."""
    every = {one.pk: one for one in [*signals, *gathered_signals(*signals)]}.values()
    meanwhile = {"signal_id": done_meanwhile()}
    with raise_refusals(meanwhile):
        rows = SignalEnding.objects.bulk_create(
            SignalEnding(
                signal=one, how=how, findings=findings, body=body, proposal=proposal, **territory_of(one)
            )
            for one in every
        )
    return rows[0]


def proposal_of(signal):
    """The latest proposal to end this signal, or None."""
    return EndingProposal.objects.filter(signal_id=signal.pk).order_by("-recorded_at").first()


def needs_two_persons(signals):
    """Whether one of them was ever urgent or a concern, for its reporter or in any screening."""
    every = [*signals, *gathered_signals(*signals)]
    return is_grave(every) or Screening.ever.filter(signal__in=every, outcome__in=SERIOUS).exists()


def is_grave(signals):
    """Whether one of these speaks of violence, self-harm or danger, or was ever held for urgent.

    The database asks `identification_is_grave`: change both together.
    """
    if any(one.urgent or one.concern in (Concern.VIOLENCE, Concern.SELF_HARM) for one in signals):
        return True
    return Screening.ever.filter(signal__in=signals, outcome=ScreeningOutcome.URGENT).exists()


def require_complete_answer(signal, how, findings, body):
    """Raise unless the signal was screened, and all is written that this way to end asks for."""
    refuse_if_ended(signal)
    if current_screening(signal) is None:
        raise NotScreened(_("First say what this signal is: screen it. Nothing was changed."))
    if not findings.strip():
        raise SaysTooLittle(_("Write what was checked, and by whom. Nothing was changed."))
    if how == SignalEndingKind.PASSED_ON and not body.strip():
        raise SaysTooLittle(_("Write to which body it was passed on. Nothing was changed."))


def has_newer_rows(proposal, by):
    """Whether something was recorded after the proposal that its writer could not know."""
    since, signal = proposal.recorded_at, proposal.signal
    same = alike_signals(signal, by) if proposal.alike else []
    every = [signal, *same]
    every = [*every, *gathered_signals(*every)]
    return (
        EndingProposal.objects.filter(signal=signal, recorded_at__gt=since).exists()
        or Addition.objects.filter(signal__in=every, recorded_at__gt=since).exists()
        or Screening.ever.filter(signal__in=every, recorded_at__gt=since).exists()
        or Gathering.ever.filter(first__in=every, recorded_at__gt=since).exists()
    )
