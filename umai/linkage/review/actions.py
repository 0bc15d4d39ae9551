"""What may be said of a pair: one child, not one child, or that one cannot tell; and taking it back."""

from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import BY_POLICY, raise_refusals
from umai.linkage.review.models import PairAnswer, PairJudgement
from umai.machine.cluster.functions import fetch_rows
from umai.refusal import NotPermitted, Refusal
from umai.trail import entries
from umai.trail.entries import EntrySubject

SAMPLED_EVERY = 3  # every third pair is a drawn one, whatever the rule did with it
NEXT = """
select pair, turn, count(*) over () from linkage_due(), (
    select count(*) %% %s = 2 as sample from linkage_pairjudgement where current) said
order by (place is null) = said.sample, place, floor(abs(probability - 0.5) * 10), md5(%s || pair::text), pair
limit 1
"""


class DuePair(NamedTuple):
    """A pair that waits for a reader, for which turn, and how many wait with it."""

    pair: UUID
    turn: int
    left: int


class PairNotDue(Refusal):
    """This pair does not wait for this reader: it was answered, or others answer it."""


@act("linkage.judge")
def judge_pair(pair, *, by, answer, note=""):
    """Say what these two records are; answers the judgement, which is never changed.

    The database says which turn it is: the first reader, the second of a drawn pair, or the third where
    the two differ. It also resolves a row that is found to be a child of the register; two children of the
    register are joined later by `register.merge`, by whoever may do that. Raises `PairNotDue`.
    """
    turn = turn_of(pair.pk)
    if turn is None:
        raise PairNotDue(not_due_sentence())
    quicker = PairNotDue(not_due_sentence())
    with raise_refusals({"one_judgement_a": quicker, BY_POLICY: quicker}):
        made = PairJudgement.objects.create(
            child_id=pair.child_id,
            pair=pair,
            answer=PairAnswer(answer),
            note=note.strip(),
            turn=turn,
            bits=pair.bits,
            probability=pair.probability,
            band=pair.band,
            model=pair.model,
            district_id=pair.district_id,
            municipality_id=pair.municipality_id,
            recorded_by_id=by.pk,
        )
    _note_for_other(made, pair, "linkage.judge", by)
    return made


@act("linkage.take_back")
def take_back_judgement(judgement, *, by):
    """Take back one's judgement of a pair; the pair waits again. Answers the row that strikes it.

    The database also strikes what followed from it. Raises `NotPermitted` for another reader's judgement, and
    `AlreadyReplaced`.
    """
    if judgement.recorded_by_id != by.pk:
        raise NotPermitted(_("Another reader said this. Nothing was changed."))
    return judgement.replace_with(why=ReplacementReason.STRUCK)


def next_due_pair(by) -> DuePair | None:
    """The pair that this reader is shown next, and how many wait with it.

    The most doubtful come first; every third is a drawn one, so that whoever stops early leaves a sample. Of
    pairs that are equally doubtful, two readers of one office are shown different ones.
    """
    with by.speaking():
        found = fetch_rows(NEXT, [SAMPLED_EVERY, str(by.pk)])
    return DuePair(*found[0]) if found else None


def turn_of(pair_id) -> int | None:
    """The turn for which this pair waits for the speaker, or None."""
    found = fetch_rows("select turn from linkage_due(%s)", [pair_id])
    return found[0][0] if found else None


def last_judgement_of(by) -> PairJudgement | None:
    """What this reader said last and did not take back."""
    with by.speaking():
        return PairJudgement.objects.within_reach_of(by).order_by("-recorded_at").first()


def not_due_sentence():
    return _("This pair does not wait for you any more: somebody has just answered it. Nothing was kept.")


def _note_for_other(made, pair, name, by):
    """Note the act on the trail of the second child; the door notes it on that of the first."""
    if pair.other_child_id:
        about = EntrySubject(made._meta.label_lower, made.pk, pair.other_child_id, pair.other_district_id)
        entries.note_act(by.token, name, about, request_id=by.request_id)
