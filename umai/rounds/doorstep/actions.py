"""Write what was said at doors, several at once, each once however often it is sent."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.models import ReceivedForm
from umai.access.requirements import BY_POLICY, AlreadyReceived, already_received, raise_refusals
from umai.refusal import Refusal
from umai.rounds.door.actions import create_answer
from umai.rounds.planning.models import Round, RoundStop
from umai.rounds.walkers import elsewhere, require_walking

MOST = 50  # answers in one packet


class NotOfRound(Refusal):
    """The dwelling is not part of the round."""


@dataclass(frozen=True)
class DoorSaid:
    """An answer as its writer sends it: its id, the id of the dwelling, and what `create_answer` takes."""

    id: UUID
    stop: UUID
    said: dict

    @property
    def digest(self) -> bytes:
        """By which the same answer, sent again, is recognised: who walks does not read it back."""
        said = {name: value for name, value in self.said.items() if name != "said_at"}
        said["children"] = [asdict(one) for one in self.said.get("children", ())]
        content = [str(self.id), str(self.stop), said]
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
        return salted_hmac("umai.rounds.doorstep", text, algorithm="sha256").digest()


@dataclass(frozen=True)
class Receipt:
    """What became of an answer: written now, written before, or refused with a sentence."""

    id: UUID
    status: str
    error: str = ""
    code: int = 200


@act("rounds.answer_packet", done=gettext_lazy("wrote what was found at dwellings of a round"))
def answer_doors(own_office, *, by, round, answers: Sequence[DoorSaid]):
    """Write these answers, all or none; answers the row of the last one. Each keeps by what it is recognised.

    Raises `NotOfRound`, `NobodyWalked`, and what `create_answer` raises.
    """
    ids = [one.stop for one in answers]
    stops = {one.pk: one for one in RoundStop.objects.filter(round=round, pk__in=ids)}
    for team, day in {(one.said["team"], one.said["said_on"]) for one in answers}:
        require_walking(round, team, day)
    written = None
    with raise_refusals({BY_POLICY: elsewhere()}):
        for one in answers:
            stop = stops.get(one.stop)
            if stop is None:
                raise NotOfRound(_("This dwelling is not part of the round. Nothing was saved of it."))
            stop.round = round
            written = create_answer(id=one.id, stop=stop, **one.said)
    keep_digests(answers, by=by)
    return written


def keep_digests(answers, *, by) -> None:
    """Keep, in the transaction of the act, what each of these answers is recognised by."""
    rows = [ReceivedForm(id=one.id, worker_id=by.pk, digest=one.digest) for one in answers]
    with raise_refusals({"_pkey": already_received()}):
        ReceivedForm.objects.bulk_create(rows)


def take_packet(round: Round, answers: Sequence[DoorSaid], *, by) -> list[Receipt]:
    """Write what is new of a packet; answers what became of each, in their order.

    Where one cannot be written, the others are written nevertheless.
    """
    known = digests_of(answers, by=by)
    fresh = [one for one in answers if one.id not in known]
    alone = len({one.id for one in fresh}) == len(fresh)
    if fresh and alone:
        try:
            answer_doors(by.office, by=by, round=round, answers=fresh)
        except Refusal:
            alone = False
    if fresh and not alone:
        return [take_one(round, one, by=by) for one in answers]
    return [Receipt(one.id, "written") if one.id not in known else again(one, known) for one in answers]


def take_one(round, one: DoorSaid, *, by) -> Receipt:
    """Write one answer; answers what became of it."""
    known = digests_of([one], by=by)
    if known:
        return again(one, known)
    try:
        answer_doors(by.office, by=by, round=round, answers=[one])
    except AlreadyReceived:
        return other_words(one)
    except Refusal as refusal:
        return Receipt(one.id, "refused", str(refusal), refusal.status)
    return Receipt(one.id, "written")


def again(one: DoorSaid, known) -> Receipt:
    """What is said of an answer that was received before."""
    return Receipt(one.id, "again") if known[one.id] == one.digest else other_words(one)


def other_words(one: DoorSaid) -> Receipt:
    sentence = _("This was received before, with other words. Nothing was overwritten.")
    return Receipt(one.id, "refused", sentence, 409)


def digests_of(answers, *, by) -> dict[UUID, bytes]:
    """By what those of these answers are recognised that this worker sent before."""
    rows = ReceivedForm.objects.filter(worker_id=by.pk, pk__in=[one.id for one in answers])
    return {pk: bytes(digest) for pk, digest in rows.values_list("pk", "digest")}


def not_ahead(instant):
    """The instant that a device says; None where its clock is ahead, as then it says nothing."""
    return instant if instant and instant <= timezone.now() else None
