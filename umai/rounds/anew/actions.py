"""Draw dwellings for a second team, and write what it found there, without what the first one found."""

import uuid

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import raise_refusals
from umai.law.options.rounds import asked_anew
from umai.machine.cluster.functions import fetch_value
from umai.refusal import Refusal
from umai.rounds.anew.models import AnewDraw
from umai.rounds.door.actions import create_answer
from umai.rounds.door.models import DoorAnswerKind
from umai.rounds.planning.actions import is_over


class NothingToDraw(Refusal):
    """No dwelling is done yet, or the share of the law was drawn already."""


class NotDrawn(Refusal):
    """This dwelling was not drawn for a second team."""


class SameTeam(Refusal):
    """This team walked there first, so it may not be the second."""


@act("rounds.draw_anew", done=gettext_lazy("had dwellings of a round drawn for a second team"))
def draw_anew(round, *, by):
    """Draw from the dwellings that are done until the share of the law is drawn; answers the draw.

    The database draws, with a seed of its own that it keeps. May be done again as the round goes on. Raises
    `NothingToDraw`, `AlreadyEnded`.
    """
    wanted = asked_anew(round.stops.filter(done=True).count(), round.from_on)
    pk = uuid.uuid4()
    with raise_refusals({"round_is_over": is_over()}):
        drawn = fetch_value("select rounds_draw_anew(%s, %s, %s)", [round.pk, pk, wanted])
    if not drawn:
        raise NothingToDraw(
            _("There is nothing to draw: of the dwellings that are done the share was drawn.")
        )
    return AnewDraw.objects.get(pk=pk)


@act("rounds.answer_anew", done=gettext_lazy("wrote what a second team found at a dwelling of a round"))
def answer_anew(own_office, *, by, id, stop, team, result, said_on, **said):
    """Write what a second team found at a drawn dwelling; answers the row.

    `own_office` and `id` are the writer's; `said` as `create_answer` takes it. Raises `NotDrawn`,
    `SameTeam`, and what `create_answer` raises.
    """
    refusals = {
        "asked_anew_was_drawn": NotDrawn(
            _("This dwelling was not drawn for a second team. Nothing was saved. Check the code.")
        ),
        "asked_anew_by_another": SameTeam(
            _("This team was there the first time. Nothing was saved. Another team has to ask.")
        ),
    }
    with raise_refusals(refusals):
        return create_answer(
            id=id,
            stop=stop,
            team=team,
            result=result,
            said_on=said_on,
            kind=DoorAnswerKind.ASKED_ANEW,
            **said,
        )
