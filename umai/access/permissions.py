"""Whether somebody may do something: by the role (`policy`), and by what is within reach."""

from django.utils.translation import gettext as _

from umai.access.policy.table import READING_ACTS, ROLES_OF_ACT
from umai.access.reach import is_within_reach
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
