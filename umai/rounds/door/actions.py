"""Write what was found at a dwelling: at the door, or from a sheet of paper."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import RecordSource, ReplacementReason
from umai.access.requirements import ANY_ROW, Incomplete, insert_once, refuse_future, require_seen
from umai.identification.signal.sealing import CannotSeal, NoKey, ReportWords, seal_words
from umai.law.options.choices import is_marked, may_be_chosen
from umai.law.options.rounds import again_on
from umai.refusal import Refusal
from umai.rounds.door.models import MOST_CHILDREN, DoorAnswer, DoorAnswerKind, DoorChild
from umai.rounds.door.signals import signal_urgent
from umai.rounds.planning.actions import require_running


class OutsideRound(Refusal):
    """The day lies before the round, or nobody walks in this team on that day."""


class TooManyChildren(Refusal):
    """More children in one dwelling than anybody has seen."""


@dataclass(frozen=True)
class ChildSaid:
    """A child of whom somebody spoke at a door, as it was said. Any part may be unknown."""

    away: str
    lives_with: str
    age: int | None = None
    sex: str = ""
    at_school: bool | None = None
    danger_now: bool = False
    self_harm: bool = False
    words: ReportWords = field(default_factory=ReportWords)


@act("rounds.answer", done=gettext_lazy("wrote what was found at a dwelling of a round"))
def answer_door(own_office, *, by, id, stop, team, result, said_on, **said):
    """Write what a team found at a dwelling; answers the row.

    `own_office` and `id` are the writer's. `said` as `create_answer` takes it; raises what it raises.
    """
    return create_answer(id=id, stop=stop, team=team, result=result, said_on=said_on, **said)


def create_answer(
    *,
    id,
    stop,
    team,
    result,
    said_on,
    migrants=None,
    others=0,
    children: Sequence[ChildSaid] = (),
    kind=DoorAnswerKind.WALK,
    source=RecordSource.FORM,
    replaces=None,
    **where,
):
    """Write an answer with its children; called inside an act.

    `migrants` counts the children of migrants, where more live there than `children` describes; `where`:
    sheet, said_at, latitude, longitude. Two answers about one dwelling are both kept. What is urgent is a
    signal in the same transaction. Raises `Incomplete`, `OutsideRound`, `ImpossibleTime`, `TooManyChildren`,
    `AlreadyEnded`, `AlreadyReceived`, `CannotSeal`.
    """
    of_migrants = [one for one in children if is_marked("round_away", one.away, "migrants")]
    migrants = len(of_migrants) if migrants is None else migrants
    require_possible(stop.round, team, result, said_on, migrants, others, of_migrants)
    before = 0
    if is_marked("round_results", result, "again"):
        before = answers_of(stop, kind).exclude(pk=getattr(replaces, "pk", None)).count()
    answer = DoorAnswer(
        stop=stop,
        kind=kind,
        team=team,
        result=result,
        migrants=migrants,
        others=others,
        said_on=said_on,
        again_on=again_on(result, said_on, max(stop.attempts, before) + (replaces is None)),
        source=source,
        replaces=replaces,
        why=ReplacementReason.CORRECTION if replaces else ReplacementReason.CHANGE,
        **where,
    )
    insert_once(answer, id=id)
    written = [(write_child(answer, number, one), one.words) for number, one in enumerate(children, start=1)]
    signal_urgent(answer, written)
    return answer


def answers_of(stop, kind):
    """The answers of one kind at a dwelling, of which a count is asked only where somebody may go again."""
    return DoorAnswer.objects.filter(stop=stop, kind=kind)


def require_possible(round, team, result, said_on, migrants, others, of_migrants):
    """Refuse what cannot be: days outside the round, children who do not fit what was found, too many."""
    require_running(round)
    refuse_future(said_on)
    if said_on < round.from_on:
        raise OutsideRound(_("This day lies before the round. Nothing was saved. Check the day."))
    if not may_be_chosen("round_results", result, said_on):
        raise Incomplete(_("Choose what was found there. Nothing was saved."))
    if team < 1:
        raise Incomplete(_("Write the number of the team. Nothing was saved."))
    if max(migrants, others) > MOST_CHILDREN:
        raise TooManyChildren(
            _("More than %(most)d children in one dwelling. Nothing was saved. Check the number.")
            % {"most": MOST_CHILDREN}
        )
    if (migrants > 0) != is_marked("round_results", result, "children") or migrants < len(of_migrants):
        raise Incomplete(
            _(
                "The number of children of migrants does not fit what was found there. Nothing was saved."
                " Check both."
            )
        )
    if others and not is_marked("round_results", result, "others"):
        raise Incomplete(_("Other children do not fit what was found there. Nothing was saved. Check both."))


def write_child(answer, number, one: ChildSaid):
    """Write a child of an answer, its words sealed. Raises `CannotSeal`."""
    pk = uuid.uuid5(answer.pk, str(number))
    try:
        sealed, key = seal_words(pk, one.words)
    except NoKey as error:
        raise CannotSeal(
            _("What was told could not be sealed, so it was not saved. Tell the administrator at once.")
        ) from error
    plain = {name: value for name, value in vars(one).items() if name != "words"}
    return DoorChild.objects.create(
        id=pk, answer=answer, number=number, sealed_words=sealed, words_key=key, **plain
    )


@act("rounds.correct_answer", done=gettext_lazy("corrected what was found at a dwelling of a round"))
def correct_answer(answer, *, by, id, seen=ANY_ROW, **said):
    """Write what stands in place of an answer that was wrong; the wrong one stays.

    `seen` as in `require_seen`. Raises as `create_answer`, and `AlreadyReplaced`.
    """
    require_seen(answer, seen)
    return create_answer(id=id, stop=answer.stop, kind=answer.kind, replaces=answer, **said)
