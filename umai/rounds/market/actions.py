"""Write down a child who was seen at a market or on a street, and make a signal of it."""

import uuid

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import AlreadyReplaced, act
from umai.access.facts import RecordSource, ReplacementReason
from umai.access.requirements import (
    BY_POLICY,
    AlreadyAnswered,
    AlreadyEnded,
    Incomplete,
    already_received,
    insert_once,
    refuse_future,
    require_text,
)
from umai.identification.signal.actions import create_signal
from umai.identification.signal.concerns import Channel, Concern
from umai.identification.signal.sealing import CannotSeal, NoKey, ReportWords, seal_words
from umai.law.options.choices import may_be_chosen
from umai.refusal import NotPermitted
from umai.rounds.door.actions import OutsideRound
from umai.rounds.market.children import children_of
from umai.rounds.market.matching import require_standing
from umai.rounds.market.models import MOST_HOURS, MedicalCare, Sighting, SightingSignal
from umai.rounds.market.words import words_of_signal
from umai.rounds.planning.actions import require_running
from umai.rounds.walkers import require_walking
from umai.staff.models import Role

# A signal made of a sighting has an id made of this and the id of the sighting, so it is made once.
SIGNAL_NAMESPACE = uuid.UUID("c0f5a3c4-3a0e-4b7e-9a53-6d61726b6574")


@act("rounds.note_sighting", done=gettext_lazy("wrote down a child who was seen in a round"))
def note_sighting(
    own_office,
    *,
    by,
    id,
    round,
    team,
    seen_on,
    work,
    company,
    words: ReportWords,
    source=RecordSource.FORM,
    **seen,
):
    """Write down a child who works or lives there; where there is danger, also a signal, at once.

    `own_office` and `id` are the writer's. `words`: name or description, row or gate, what else was said.
    `seen`: the further fields of `Sighting`. The same child seen twice is two rows: a person at the office
    says that they are one. Raises `Incomplete`, `OutsideRound`, `ImpossibleTime`, `AlreadyEnded`,
    `AlreadyReceived`, `CannotSeal`, `NobodyWalked`, `NotPermitted`.
    """
    require_running(round)
    require_possible(round, team, seen_on, work, company, words, seen)
    row = Sighting(round=round, team=team, seen_on=seen_on, work=work, company=company, source=source, **seen)
    write_sealed(row, words, id)
    if row.urgent:
        write_signal(row, words, by=by)
    return row


@act("rounds.correct_sighting", done=gettext_lazy("corrected what was written of a child who was seen"))
def correct_sighting(own_office, *, by, id, before, team, seen_on, work, company, words: ReportWords, **seen):
    """Write what stands in place of a sighting that was written wrongly; the wrong row stays below it.

    `before` is that sighting; of a member of a round it has only what `own_sightings` answers. The other
    arguments as `note_sighting` takes them. Matches and signals stay as they are, and the office is asked
    again whether they hold. Danger that was not said before is a signal at once. Raises as `note_sighting`,
    and `AlreadyReplaced`; a member of a round corrects while the round goes on, the office until the words
    are made unreadable.
    """
    round = before.round
    if by.role == Role.ROUND_MEMBER:
        require_running(round)
    elif not before.sealed_words:
        raise AlreadyEnded(
            _("What was said in this round was made unreadable, as its time was over. Nothing was saved.")
        )
    require_possible(round, team, seen_on, work, company, words, seen)
    row = Sighting(round=round, team=team, seen_on=seen_on, work=work, company=company, **seen)
    row.replaces_id, row.why = before.pk, ReplacementReason.CORRECTION
    write_sealed(row, words, id, {"replace": corrected_before()})
    if row.urgent and not before.urgent:
        write_signal(row, words, by=by)
    return row


def corrected_before():
    return AlreadyReplaced(
        _("Somebody else corrected this a moment ago. Nothing was overwritten. Compare, and save again.")
    )


def write_sealed(row, words, id, refusals=None) -> None:
    """Write a sighting, its words sealed. Raises `CannotSeal`, `AlreadyReceived`, `NotPermitted`."""
    try:
        row.sealed_words, row.words_key = seal_words(id, words)
    except NoKey as error:
        raise CannotSeal(
            _("What was told could not be sealed, so it was not saved. Tell the administrator at once.")
        ) from error
    elsewhere = NotPermitted(_("This round is walked by another office. Nothing was saved."))
    insert_once(row, {BY_POLICY: elsewhere, **(refusals or {})}, id=id)


def require_possible(round, team, seen_on, work, company, words, seen):
    """Refuse what cannot be: a round from house to house, a day outside it, a child that nobody described."""
    if round.has_dwellings:
        raise OutsideRound(
            _("This round goes from house to house. Nothing was saved. Write what was found at the dwelling.")
        )
    refuse_future(seen_on)
    if seen_on < round.from_on:
        raise OutsideRound(_("This day lies before the round. Nothing was saved. Check the day."))
    if team < 1:
        raise Incomplete(_("Write the number of the team. Nothing was saved."))
    require_walking(round, team, seen_on)
    if not may_be_chosen("round_work", work, seen_on) or not may_be_chosen("round_company", company, seen_on):
        raise Incomplete(_("Choose what the child does there, and with whom. Nothing was saved."))
    require_text(words.child, _("Write a name, or describe the child. Nothing was saved."))
    if work == "other":
        require_text(words.happened, _("Write what other work it is. Nothing was saved."))
    if (seen.get("age") or 0) > 17 or (seen.get("hours") or 0) > MOST_HOURS:
        raise Incomplete(_("Check the age and the hours. Nothing was saved."))
    if seen.get("care", MedicalCare.UNKNOWN) not in MedicalCare.values:
        raise Incomplete(_("Choose whether the child needs a doctor. Nothing was saved."))


@act("rounds.signal_sighting", done=gettext_lazy("made a signal of a child who was seen in a round"))
def signal_sighting(sighting, *, by, words=""):
    """Make a signal of a child who was seen; the department screens it as any other.

    `words` is what the worker knows beside. Answers the `SightingSignal`. Raises `AlreadyAnswered` where a
    signal was made of any sighting of this child, `AlreadyReplaced`, and what `create_signal` raises.
    """
    require_standing(sighting)
    (child,) = children_of([sighting])
    if child.made is not None:
        raise AlreadyAnswered(_("A signal was made of this child before. Nothing was sent twice."))
    try:
        said = sighting.said
    except NoKey as error:
        raise CannotSeal(
            _("The words could not be opened, so no signal was made. Tell the administrator at once.")
        ) from error
    return write_signal(sighting, said, by=by, more=words.strip())


def write_signal(sighting, said, *, by, more="") -> SightingSignal:
    """Write the signal of a sighting, and that it was made; called inside an act."""
    round = sighting.round
    at_district = round.place_id == sighting.district_id
    signal = create_signal(
        by.office,
        by=by,
        id=uuid.uuid5(SIGNAL_NAMESPACE, str(sighting.pk)),
        received_at=timezone.now(),
        channel=Channel.ROUND.value,
        concern=Concern.LABOUR.value,
        danger_now=sighting.danger_now,
        self_harm=sighting.self_harm,
        child_age=sighting.age,
        words=words_of_signal(sighting, said, more),
        district_id=sighting.district_id,
        settlement_id=None if at_district else round.place_id,
    )
    row = SightingSignal(sighting=sighting, signal=signal)
    return insert_once(row, {"sighting_id": already_received()})
