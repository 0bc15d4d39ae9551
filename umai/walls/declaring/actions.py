"""The act that declares a tie: the file is closed to the worker at once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.models import Tie, Wall
from umai.access.requirements import Incomplete
from umai.intake.cases.actions import name_worker
from umai.machine.cluster.functions import fetch_value
from umai.refusal import NotPermitted
from umai.walls.database import ask_or_refuse


@act("walls.declare", done=gettext_lazy("declared a tie to the child"))
def declare_tie(child, *, by, worker_id, tie, words=""):
    """Declare what ties a worker to this child: the speaker, or a colleague; answers the wall.

    The file does not exist for the worker from now on. Cases that the worker answered for have nobody, and
    stand on the day of the department. Raises `Incomplete`, and `NotPermitted` for a file out of reach.
    """
    if tie not in Tie.values:
        raise Incomplete(_("Choose what ties this person to the child. Nothing was saved."))
    refusal = NotPermitted(_("This file is not among those that you look after. Nothing was changed."))
    pk = ask_or_refuse(
        "select walls_declare(%s, %s, %s, %s)", [child.pk, worker_id, tie, words.strip()], refusal
    )
    wall = Wall(pk=pk, child_id=child.pk, worker_id=worker_id)
    wall.district_id = child.district_id  # the municipality's workers are not told
    return wall


@act("walls.name_worker", done=gettext_lazy("named the worker of a case whose file is closed to the head"))
def name_worker_for_head(case, *, by, worker_id):
    """Name the worker of a case, as the oblast, because the file is closed to the head of the department.

    The database refuses it where it is not. Raises as `umai.intake.cases.actions.assign_worker`.
    """
    if not fetch_value("select intake_oblast_names(%s)", [case.child_id]):
        raise NotPermitted(_("The department names the worker of this case. Nothing was changed. Ask there."))
    return name_worker(case, worker_id)
