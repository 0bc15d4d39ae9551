"""The rules by which an opening of a file looks unusual, each with its name and its points, in one place.

The numbers are dated parameters (`umai/law/parameters/opens.toml`); `opens_unusual` in the database applies
them to all openings of some days in one statement.
"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from umai.law.dated_values import parameter

RULES = {
    "same_surname": _("the child, or who cares for it, has the same surname"),
    "own_village": _("the child lives in the same village"),
    "no_task": _("no task with this child is written down"),
    "out_of_hours": _("it was outside working hours"),
    "serial": _("it was one of many files, one after the other"),
}
POINTS = {rule: parameter(f"open_points_{rule}") for rule in RULES}
LIMITS = {
    "asked": parameter("open_points_asked"),
    "task_days": parameter("open_task_days"),
    "hour_from": parameter("open_hour_from"),
    "hour_to": parameter("open_hour_to"),
    "serial_files": parameter("open_serial_files"),
    "serial_minutes": parameter("open_serial_minutes"),
    "serial_factor": parameter("open_serial_factor"),
    "serial_least": parameter("open_serial_least"),
    "peers_least": parameter("open_peers_least"),
    "asked_again_days": parameter("open_asked_again_days"),
    "answer_days": parameter("open_answer_days"),
}
LOOK_BACK_DAYS = parameter("open_look_back_days")


def numbers_on(on: date) -> dict[str, int]:
    """The points of each rule and all limits on this day, as the database takes them."""
    return {name: int(value.on(on)) for name, value in (POINTS | LIMITS).items()}
