"""The acts by which two persons lift a wall."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import AlreadyAnswered, NeedsAnotherPerson, require_text
from umai.machine.cluster.functions import fetch_value
from umai.refusal import NotPermitted
from umai.walls.database import ask_or_refuse
from umai.walls.models import LiftAnswer, LiftRequest


@act("walls.ask_lift", done=gettext_lazy("asked to open the file to a worker again"))
def ask_lift(wall, *, by, reason):
    """Ask that a wall is lifted, and say why; nothing changes until another person agrees.

    Raises `Incomplete`, `AlreadyAnswered` where a request waits, `NotPermitted`.
    """
    require_text(reason, _("Write why the file may be opened to this person again. Nothing was saved."))
    if getattr(wall, "request", None):
        raise AlreadyAnswered(_("Somebody asked for this already, and it waits for a second person."))
    refusal = NotPermitted(_("You do not decide about this person's tie. Nothing was changed."))
    pk = ask_or_refuse("select walls_ask_lift(%s, %s)", [wall.pk, reason], refusal)
    return in_file(LiftRequest(pk=pk, wall_id=wall.pk), wall)


@act("walls.agree_lift", done=gettext_lazy("agreed to open the file to a worker again"))
def agree_lift(request, *, by):
    """Agree that a wall is lifted, as another person: the worker reaches the file again as the post says.

    Raises `NeedsAnotherPerson`.
    """
    return answer(request, True, "")


@act("walls.refuse_lift", done=gettext_lazy("did not agree to open the file to a worker again"))
def refuse_lift(request, *, by, words):
    """Do not agree, and say why: the wall stands. Raises `Incomplete`, `NeedsAnotherPerson`."""
    require_text(words, _("Write why you do not agree. Nothing was saved."))
    return answer(request, False, words)


def answer(request, agreed, words):
    refusal = NeedsAnotherPerson(
        _(
            "You cannot be the second person here: not who asked, not the person whom the file is closed to,"
            " and nobody below that person. The file stays closed."
        )
    )
    # Asked before: the answer is refused also where the request was written in this same transaction.
    if not fetch_value("select walls_may_answer(%s)", [request.pk]):
        raise refusal
    pk = ask_or_refuse("select walls_answer_lift(%s, %s, %s)", [request.pk, agreed, words], refusal)
    return in_file(LiftAnswer(pk=pk, request_id=request.pk, agreed=agreed), request)


def in_file(row, record):
    """This row with the file that it is about, for its entry on the trail."""
    row.child_id, row.district_id = record.child_id, record.district_id
    return row
