"""Whether somebody may do something: by the role (`policy`), and by what is within reach."""

from django.utils.translation import gettext as _

from umai.access.policy import READING_ACTS, ROLES_OF_ACT
from umai.refusal import NotPermitted


def may_do(by, act, record=None):
    """Whether `require_right` would pass, to show a button or not."""
    return is_in_duties(by, act) and (
        record is None or is_within_reach(by, record, reading=act in READING_ACTS)
    )


def is_in_duties(by, act):
    """Whether this worker's role may do this act at all."""
    return by.reach is not None and by.role in ROLES_OF_ACT[act]


def require_right(by, act, record=None):
    """Refuse when this worker may not do this act to this record."""
    if not is_in_duties(by, act):
        raise NotPermitted(
            _("This step is not part of your duties. Nothing was changed. Ask the head of your department."),
            act=act,
            record=record,
        )
    if record is not None and not is_within_reach(by, record, reading=act in READING_ACTS):
        raise NotPermitted(
            _("This is kept by another office. Nothing was changed. Ask that office, or your department."),
            act=act,
            record=record,
        )


def is_within_reach(by, record, *, reading=True):
    """The rule of `ReachableQuerySet.within_reach_of`, for one row or for a place of work.

    What the office wrote in a file that has moved away may be read, and no longer changed; a file that was
    opened in an emergency may be read.
    """
    reach = by.reach
    child_id = getattr(record, "child_id", None)
    if child_id is not None and child_id in reach.walled:
        return False
    if not hasattr(record, "district_id"):
        return True  # not a record of a file: the role alone decides
    # What another body decides about or answers has its own rule, which is also the policy of its table.
    if (open_to := getattr(record, "open_to", None)) and open_to(by):
        return True
    return (
        record.district_id in reach.districts
        or record.municipality_id in reach.municipalities
        or (child_id is not None and child_id in reach.granted)
        or (reading and child_id in reach.emergency)
        or (
            reading
            and child_id in reach.wrote
            and getattr(record, "recorded_office_id", None) == reach.office_id
        )
    )
