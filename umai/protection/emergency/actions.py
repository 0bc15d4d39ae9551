"""What may be done to protect a child now. Nothing here waits for anybody's approval.

Every act but the first takes the protection. `**step` are the values that every step has:
`happened_at`, `id`, `seen` and `corrects`, as `umai.protection.writing.write_step` takes them.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import Incomplete, insert_once, raise_refusals, refuse_future, require_text
from umai.design.days import date_in_words
from umai.intake.cases.actions import lock_file, refuse_if_closed
from umai.law.terms.clock import day_of
from umai.law.terms.protection import last_day_of_place
from umai.protection.emergency.models import (
    Arrival,
    Companion,
    Examination,
    ExaminationOutcome,
    Protection,
    SafetyDecision,
    SafetyDecisionKind,
    TemporaryPlace,
)
from umai.protection.writing import lock_open_case, require_in_family, write_sealed, write_step
from umai.refusal import Refusal


class AlreadyRunning(Refusal):
    """A protection of this child runs already; `protection` is that one."""

    def __init__(self, sentence, protection):
        super().__init__(sentence)
        self.protection = protection


class RemovalEndsByTwo(Refusal):
    """That a child was taken to a safe place ends with the protection, by two persons."""


@act("protection.begin", done=gettext_lazy("began to protect the child"))
def begin_protection(case, *, by, id, danger, known_at, words):
    """Begin to protect the child, now. `known_at` is when the danger became known.

    Runs from the instant it is written. Raises `AlreadyRunning`, `AlreadyReceived`, `CaseClosed`,
    `ImpossibleTime`, `Incomplete`.
    """
    lock_file(case.child_id)
    refuse_if_closed(case)
    running = Protection.objects.filter(case=case).running().first()
    if running is not None:
        raise AlreadyRunning(
            _("This child is being protected since %(day)s. Go on there: nothing was begun twice.")
            % {"day": date_in_words(day_of(running.recorded_at))},
            running,
        )
    require_text(words, _("Write what the danger is, in a few words. Nothing was saved."))
    refuse_future(known_at)
    return insert_once(
        Protection(id=id, child_id=case.child_id, case=case, danger=danger, known_at=known_at, words=words)
    )


@act("protection.record_going", done=gettext_lazy("wrote down who went to the child"))
def record_arrival(protection, *, by, who_went, child_seen, findings, companions=(), **step):
    """Write who reached the child, when and with whom, and what was seen and heard.

    `companions` are dicts of body, name and rank.
    """
    require_text(findings, _("Write what you saw and heard. Nothing was saved."))
    require_text(who_went, _("Write who went to the child. Nothing was saved."))
    arrival = write_step(
        Arrival, protection, **step, who_went=who_went, child_seen=child_seen, findings=findings
    )
    for companion in companions:
        Companion.objects.create(child_id=arrival.child_id, arrival=arrival, **companion)
    return arrival


@act("protection.decide", done=gettext_lazy("decided how the child is safe"))
def record_decision(
    protection,
    *,
    by,
    decided,
    reason,
    adult_id=None,
    adult_words="",
    suspect_id=None,
    suspect_words="",
    **step,
):
    """Write what was decided on the spot, with reasons; a later decision replaces it.

    Where the child stays, the safe adult has to be named; where somebody leaves, that person too. Nothing
    replaces a removal: it ends with the protection. Raises `RemovalEndsByTwo`.
    """
    require_text(reason, _("Write the reasons for the decision. Nothing was saved."))
    require_in_family(protection, adult_id, suspect_id)
    if decided in (SafetyDecisionKind.SAFE_ADULT, SafetyDecisionKind.SUSPECT_LEAVES) and not (
        adult_id or adult_words.strip()
    ):
        raise Incomplete(_("Write with which adult the child is safe. Nothing was saved."))
    if decided == SafetyDecisionKind.SUSPECT_LEAVES and not (suspect_id or suspect_words.strip()):
        raise Incomplete(_("Write who has to leave the home. Nothing was saved."))
    by_two = RemovalEndsByTwo(
        _(
            "The child was taken to a safe place. That ends only with the protection, and two persons decide"
            " it. Nothing was changed. Propose how the protection ends."
        )
    )
    with raise_refusals({"removal_ends_by_two": by_two}):
        return write_step(
            SafetyDecision,
            protection,
            **step,
            decided=decided,
            reason=reason,
            adult_id=adult_id,
            adult_words=adult_words,
            suspect_id=suspect_id,
            suspect_words=suspect_words,
        )


@act("protection.record_place", done=gettext_lazy("wrote down the temporary place"))
def record_place(protection, *, by, happened_at, kind, address, **step):
    """Write where the child is kept safe since `happened_at`. The address is sealed at once.

    Whoever protects the child may write it, also somebody who may not read it afterwards.
    """
    require_text(address, _("Write where the child is and who took the child in. Nothing was saved."))
    lock_open_case(protection)
    refuse_future(happened_at)
    since = day_of(happened_at)
    before = TemporaryPlace.objects.filter(protection=protection).first()
    return write_step(
        TemporaryPlace,
        protection,
        **step,
        happened_at=happened_at,
        kind=kind,
        due_on=last_day_of_place(since),
        shelter_id=write_sealed(
            protection, "shelter", address, since=since, before=before and before.shelter_id
        ),
    )


@act("protection.record_examination", done=gettext_lazy("wrote down the doctor's examination"))
def record_examination(
    protection,
    *,
    by,
    happened_at,
    outcome,
    doctor="",
    forensic=None,
    number="",
    refused_by="",
    reason="",
    findings="",
    **step,
):
    """Write that a doctor examined the child, or who refused. The findings are sealed at once."""
    if outcome == ExaminationOutcome.REFUSED and not refused_by:
        raise Incomplete(_("Write who refused the examination. Nothing was saved."))
    if outcome == ExaminationOutcome.DONE:
        require_text(doctor, _("Write which doctor or clinic examined the child. Nothing was saved."))
        refused_by = ""
    lock_open_case(protection)
    refuse_future(happened_at)
    before = Examination.objects.filter(protection=protection).first()
    finding_id = before.finding_id if before else None
    if findings.strip():
        since = day_of(happened_at)
        finding_id = write_sealed(protection, "health", findings, since=since, before=finding_id)
    return write_step(
        Examination,
        protection,
        **step,
        happened_at=happened_at,
        outcome=outcome,
        doctor=doctor,
        forensic=forensic,
        number=number,
        refused_by=refused_by,
        reason=reason,
        finding_id=finding_id,
    )
